# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo's walk through Blender: a timeline, the operator, a saved edit, a rendered film."""

import contextlib
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from installed_checkout import MODULE, install_checkout  # noqa: E402

FPS = 25
EDIT = (
    # clip, first timeline frame, frames left out at its start, frames shown
    ("bigbuckbunny.mp4", 1, 20, 100),
    ("bikes.mp4", 116, 60, 120),
    ("carphone_pristine.mp4", 236, 10, 90),
)
DESCRIPTION = "A light, curious piece for a forest morning; it grows when the city comes."


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="video_to_music-demo-") as user_folder:
        install_checkout(Path(user_folder))
        os.environ["BLENDER_USER_RESOURCES"] = user_folder
        walk(folder)


def walk(folder: Path) -> None:
    bpy = timed("Blender starts", start_blender)
    scene = timed("timeline of three clips", lambda: build_timeline(bpy, folder))
    with sequencer(bpy):
        timed("score", bpy.ops.video_to_music.score)
    timed("save scored.blend", bpy.ops.wm.save_mainfile)
    timed("render scored.mp4", lambda: render(bpy, scene, folder / "scored.mp4"))
    for strip in scene.sequence_editor.strips:
        print(line_of(strip))
    import addon_utils

    addon_utils.disable(MODULE, default_set=True)


def line_of(strip) -> str:
    handles = f"frames {strip.frame_final_start:>3} to {strip.frame_final_end:>3}"
    return f"  {strip.type:<6} channel {strip.channel}  {handles}  {strip.name}"


def timed(what, step):
    began = time.monotonic()
    result = step()
    print(f"{what:<28}{time.monotonic() - began:6.1f} s", flush=True)
    return result


def start_blender():
    import bpy  # puts addon_utils on the path

    # isort: split
    import addon_utils

    addon_utils.extensions_refresh(ensure_wheels=False)
    addon_utils.enable(MODULE, default_set=True)
    if MODULE not in bpy.context.preferences.addons:
        sys.exit("Blender did not enable the extension; its own message is above.")
    return bpy


def build_timeline(bpy, folder: Path):
    scene = bpy.context.scene
    bpy.context.workspace.sequencer_scene = scene
    scene.render.fps, scene.render.fps_base = FPS, 1
    scene.render.resolution_x, scene.render.resolution_y = 640, 360
    strips = scene.sequence_editor_create().strips
    for clip, first, left_out, shown in EDIT:
        path = str(folder / "footage" / clip)
        strip = strips.new_movie(Path(clip).stem, path, 1, first - left_out, fit_method="FIT")
        strip.frame_offset_start = left_out
        strip.frame_final_duration = shown
        strip.select = True
    scene.frame_start, scene.frame_end = EDIT[0][1], EDIT[-1][1] + EDIT[-1][3] - 1
    scene.video_to_music.description = DESCRIPTION
    for name in ("orchestral", "playful"):
        scene.video_to_music.tags.add().name = name
    bpy.ops.wm.save_as_mainfile(filepath=str(folder / "scored.blend"))
    bpy.ops.file.make_paths_relative()
    return scene


def sequencer(bpy):
    """The context of a Video Sequencer in Blender's one background window."""
    window = bpy.context.window_manager.windows[0]
    area = window.screen.areas[0]
    area.type = "SEQUENCE_EDITOR"
    region = next(region for region in area.regions if region.type == "WINDOW")
    return bpy.context.temp_override(window=window, area=area, region=region)


def render(bpy, scene, path: Path) -> None:
    scene.render.filepath = str(path)
    scene.render.image_settings.media_type = "VIDEO"
    scene.render.ffmpeg.format = "MPEG4"
    scene.render.ffmpeg.codec = "H264"
    scene.render.ffmpeg.audio_codec = "AAC"
    scene.render.ffmpeg.audio_bitrate = 256
    with said_into(path.with_suffix(".log")):
        bpy.ops.render.render(animation=True, use_sequencer_scene=True)


@contextlib.contextmanager
def said_into(log: Path):
    """Sends what Blender itself prints, a line a frame, into a file."""
    sys.stdout.flush()
    kept = os.dup(1)
    with log.open("wb") as file:
        os.dup2(file.fileno(), 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
