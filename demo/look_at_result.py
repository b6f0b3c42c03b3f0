# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens what the demo left, in a Blender that never saw the extension, and says what is wrong with it."""

import sys
from fractions import Fraction
from pathlib import Path


def main(folder: Path) -> None:
    faults = [*faults_of_edit(folder / "scored.blend"), *faults_of_film(folder / "scored.mp4")]
    for fault in faults:
        print(f"WRONG: {fault}")
    if faults:
        sys.exit(1)
    print("looked at: one sound strip with the handles of the cut; picture and music equally long")


def faults_of_edit(blend: Path):
    import bpy

    bpy.ops.wm.open_mainfile(filepath=str(blend))
    strips = bpy.context.scene.sequence_editor.strips
    music = [strip for strip in strips if strip.type == "SOUND"]
    clips = [strip for strip in strips if strip.type == "MOVIE"]
    if len(clips) != 3 or len(music) != 1:
        yield f"{blend.name} holds {len(clips)} clips and {len(music)} sounds, not 3 and 1"
        return
    cut = (min(c.frame_final_start for c in clips), max(c.frame_final_end for c in clips))
    if (handles := (music[0].frame_final_start, music[0].frame_final_end)) != cut:
        yield f"the music's handles are {handles} and the cut's are {cut}"
    if not Path(bpy.path.abspath(music[0].sound.filepath)).is_file():
        yield f"the music's file {music[0].sound.filepath} is not there"


def faults_of_film(film: Path):
    import av

    with av.open(str(film)) as container:
        kinds = [stream.type for stream in container.streams]
        if sorted(kinds) != ["audio", "video"]:
            yield f"{film.name} holds the streams {kinds}, not one of picture and one of music"
            return
        frame_s = 1 / Fraction(container.streams.video[0].average_rate)
        picture_s, music_s = (
            Fraction(s.duration * s.time_base)
            for s in (container.streams.video[0], container.streams.audio[0])
        )
        if abs(picture_s - music_s) > frame_s:
            yield f"the picture lasts {float(picture_s):.3f} s and the music {float(music_s):.3f} s"
    with av.open(str(film)) as container:
        loudest = max(abs(frame.to_ndarray()).max() for frame in container.decode(audio=0))
        if loudest < 0.01:
            yield f"the film is silent: its loudest sample is {loudest:.4f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
