# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""See-through films of every sort, alone and above another strip, look as in Blender's own render."""

import sys

import av
import bpy
import numpy as np
import pytest

FRAMES = 6
SIZE = (320, 180)
FILMS = {
    "png.mov": ("png", "rgba"),
    "deep.mov": ("png", "rgba64be"),
    "palette.mov": ("png", "pal8"),
    "grey.mov": ("png", "ya8"),
    "prores.mov": ("prores_ks", "yuva444p10le"),
    "ffv1.mkv": ("ffv1", "yuva420p"),
    "ffv1_deep.mkv": ("ffv1", "yuva444p10le"),
    "vp8.webm": ("libvpx", "yuva420p"),
    "vp9.webm": ("libvpx-vp9", "yuva420p"),
}


def pictures_in(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def veil():
    """Light green from the left, where it is clear, to the right, where it hides all."""
    picture = np.full((SIZE[1], SIZE[0], 4), (60, 200, 60, 0), np.uint8)
    picture[:, :, 3] = np.linspace(0, 255, SIZE[0]).astype(np.uint8)
    return picture


def as_format(picture, pixels):
    if pixels != "pal8":
        return av.VideoFrame.from_ndarray(picture, format="rgba").reformat(format=pixels)
    palette = np.full((256, 4), (0, 60, 200, 60), np.uint8)
    palette[:, 0] = np.arange(256)  # alpha comes first here
    return av.VideoFrame.from_ndarray((picture[:, :, 3], palette), format="pal8")


def make_film(path):
    codec, pixels = FILMS[path.name]
    with av.open(str(path), "w") as container:
        options = {"auto-alt-ref": "0", "deadline": "realtime", "b": "4M"} if "vpx" in codec else {}
        video = container.add_stream(codec, rate=24, options=options)
        video.width, video.height, video.pix_fmt = *SIZE, pixels
        for number in range(FRAMES):
            frame = as_format(veil(), pixels)
            frame.pts = number
            container.mux(video.encode(frame))
        container.mux(video.encode())
    return path


def drawn_by_blender(scene, frame, path):
    settings = scene.render.image_settings
    if hasattr(settings, "media_type"):
        settings.media_type = "IMAGE"
    settings.file_format, settings.color_mode = "PNG", "RGB"
    scene.frame_set(frame)
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True, scene=scene.name)
    return pictures_in(path)[0]


@pytest.fixture
def exported(edit, module, tmp_path):
    def export():
        cut = module("sequencer.read").read_cut(edit.scene)
        path = module("sequencer.snapshot").write_snapshot(edit.scene, tmp_path / "snapshot.blend")
        snapshot = module("export.snapshot").Snapshot(path, (sys.executable,))
        picture = module("export").export_picture(
            cut, quality="SHARP", folder=tmp_path, report=lambda _: None, snapshot=snapshot
        )
        return pictures_in(picture.videos[0])

    return export


def new_color(edit):
    """A strip of red below the film; each Blender names the arguments its own way."""
    length = {"length": FRAMES} if bpy.app.version >= (5, 0) else {"frame_end": 1 + FRAMES}
    strip = edit.strips.new_effect("red", "COLOR", 1, 1, **length)
    strip.color = (1, 0, 0)
    return strip


@pytest.mark.parametrize("below", [False, True], ids=["alone", "above another"])
@pytest.mark.parametrize("name", FILMS)
def test_a_see_through_film_looks_as_in_blender(edit, exported, tmp_path, name, below):
    scene = edit.scene
    scene.render.resolution_x, scene.render.resolution_y = SIZE
    film = edit.add_movie(make_film(tmp_path / name), channel=2)
    film.blend_type = "ALPHA_OVER"
    edit.select(film, *([new_color(edit)] if below else []))
    ours = exported()
    assert len(ours) == FRAMES
    theirs = drawn_by_blender(scene, 4, tmp_path / "theirs.png")
    assert abs(ours[3].astype(float) - theirs).mean() < 4
