# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The export shows, frame for frame, what Blender's own render of the same strip shows."""

from fractions import Fraction

import av
import bpy
import numpy as np
import pytest
from footage import make_footage, number_in
from odd_footage import FRAMES, KINDS, make_odd

TURNS = {"rotated.mp4": 1, "upside_down.mp4": 2}


def turned(picture, kind):
    """The number board upright again, whichever way the picture stands."""
    turns = TURNS.get(kind, 0) if bpy.app.version >= (4, 4) else 0
    return number_in(np.rot90(picture, -turns))


def pictures_in(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def render(scene, folder):
    """Every frame of the scene's range as Blender draws it."""
    settings = scene.render.image_settings
    if hasattr(settings, "media_type"):
        settings.media_type = "IMAGE"
    settings.file_format = "PNG"
    scene.render.filepath = f"{folder}/f####"
    bpy.ops.render.render(animation=True, scene=scene.name)
    return [pictures_in(path)[0] for path in sorted(folder.glob("*.png"))]


def strip_of(edit, path, kind, *, last):
    scene = edit.scene
    strip = edit.add_movie(path)
    scene.view_settings.view_transform = "Standard"
    picture = strip.elements[0]
    scene.render.resolution_x, scene.render.resolution_y = picture.orig_width, picture.orig_height
    scene.frame_start, scene.frame_end = 1, last
    return strip


def cut_of(module, edit, strip, path, *, last):
    model = module("model")
    picture = strip.elements[0]
    source = model.Source(
        str(path),
        strip.frame_duration,
        1,
        turned=bpy.app.version >= (4, 4),
        width=picture.orig_width,
        height=picture.orig_height,
    )
    clip = model.Clip(strip.name, 1, 1, last + 1, source)
    size = edit.scene.render.resolution_x, edit.scene.render.resolution_y
    return model.Cut("Scene", Fraction(24), 1, last + 1, *size, (clip,))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_footage_shows_blenders_frames(edit, module, tmp_path, kind):
    if kind == "mpeg2.mpg" and bpy.app.version < (4, 3):
        pytest.skip("4.2 itself loses the second and third frame of it")
    path = make_odd(tmp_path, kind)
    strip = strip_of(edit, path, kind, last=FRAMES - 1)
    cut = cut_of(module, edit, strip, path, last=FRAMES - 1)
    picture = module("export").export_picture(cut, quality="SHARP", folder=tmp_path, report=lambda _: None)
    ours = [turned(frame, kind) for frame in pictures_in(picture.videos[0])]
    theirs = [turned(frame, kind) for frame in render(edit.scene, tmp_path)]
    assert ours == theirs


@pytest.mark.parametrize("kind", ["index_first.mp4", "with_sound.ts", "with_sound.mkv"])
def test_a_file_cut_short_shows_what_blender_shows(edit, module, tmp_path, kind):
    path = make_odd(tmp_path, kind)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    strip = strip_of(edit, path, kind, last=1)
    last = edit.scene.frame_end = strip.frame_duration
    cut = cut_of(module, edit, strip, path, last=last)
    picture = module("export").export_picture(cut, quality="SHARP", folder=tmp_path, report=lambda _: None)
    ours = [number_in(frame) for frame in pictures_in(picture.videos[0])]
    theirs = [number_in(frame) for frame in render(edit.scene, tmp_path)]
    lost = 2 if kind == "index_first.mp4" else 0  # the last B-frames before the damage
    assert all(0 <= theirs - ours <= lost for ours, theirs in zip(ours, theirs, strict=True))


CROPS = {
    "h264": ("libx264", "h264_metadata=crop_left=32:crop_top=16", 0),
    "h264 by a whole step": ("libx264", "h264_metadata=crop_left=64:crop_right=10", 0),
    "h264 on its side": ("libx264", "h264_metadata=crop_left=32:crop_top=16", 90),
    "hevc": ("libx265", "hevc_metadata=crop_left=40:crop_top=20", 0),
}


def make_cropped(path, codec, crop, rotation):
    """A film whose stream says that part of each picture is not to be seen."""
    whole = make_footage(path.with_name("whole.mp4"), frames=4, size=(320, 184), codec=codec)
    with av.open(str(whole)) as film, av.open(str(path), "w") as container:
        video = container.add_stream_from_template(film.streams.video[0])
        if rotation:
            video.set_display_rotation(rotation)
        metadata = av.BitStreamFilterContext(crop, film.streams.video[0], video)
        for packet in film.demux(video=0):
            for cropped in metadata.filter(packet if packet.size else None):
                cropped.stream = video
                container.mux(cropped)
    return path


@pytest.mark.parametrize("kind", CROPS)
def test_a_cropped_stream_shows_the_part_that_blender_shows(edit, module, tmp_path, kind):
    path = make_cropped(tmp_path / "cropped.mp4", *CROPS[kind])
    strip = strip_of(edit, path, kind, last=2)
    cut = cut_of(module, edit, strip, path, last=2)
    picture = module("export").export_picture(cut, quality="SHARP", folder=tmp_path, report=lambda _: None)
    for ours, theirs in zip(pictures_in(picture.videos[0]), render(edit.scene, tmp_path), strict=True):
        assert ours.shape == theirs.shape
        assert abs(ours.astype(float) - theirs).mean() < 3
