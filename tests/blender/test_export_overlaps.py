# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which strip of several is seen: the export's choice is Blender's own, wherever effects and inputs lie."""

import sys

import bpy
import pytest
from footage import make_footage, numbers_in

FRAMES = 12
A, B = 0, 1000


@pytest.fixture
def timeline(edit, tmp_path):
    scene = edit.scene
    scene.render.resolution_x, scene.render.resolution_y = 320, 180
    for name, first in (("a", A), ("b", B)):
        make_footage(tmp_path / f"{name}.mp4", frames=FRAMES, first=first)

    class Timeline:
        def film(self, name, channel):
            return edit.add_movie(tmp_path / f"{name}.mp4", channel=channel)

        def effect(self, kind, channel, *inputs):
            word = "input" if bpy.app.version >= (4, 4) else "seq"
            length = {"length": FRAMES} if bpy.app.version >= (5, 0) else {"frame_end": 1 + FRAMES}
            named = {f"{word}{n}": strip for n, strip in enumerate(inputs, 1)}
            return edit.strips.new_effect(kind, kind, channel, 1, **length, **named)

    return Timeline()


def blur_below_its_input(timeline):
    blur = timeline.effect("GAUSSIAN_BLUR", 1, timeline.film("b", 3))
    blur.size_x = blur.size_y = 300


def blur_above_its_input(timeline):
    blur = timeline.effect("GAUSSIAN_BLUR", 3, timeline.film("b", 1))
    blur.size_x = blur.size_y = 300


def blur_below_input_and_another(timeline):
    another = timeline.film("a", 3)
    timeline.effect("GAUSSIAN_BLUR", 2, timeline.film("b", 4)).size_x = 300
    assert another.channel == 3


def cross_below_both(timeline):
    timeline.effect("CROSS", 1, timeline.film("a", 3), timeline.film("b", 4))


def cross_between(timeline):
    timeline.effect("CROSS", 2, timeline.film("a", 1), timeline.film("b", 4))


def film_above_an_effect(timeline):
    timeline.effect("GAUSSIAN_BLUR", 2, timeline.film("b", 1)).size_x = 300
    timeline.film("a", 4)


LAYOUTS = (
    blur_below_its_input,
    blur_above_its_input,
    blur_below_input_and_another,
    cross_below_both,
    cross_between,
    film_above_an_effect,
)


@pytest.mark.parametrize("build", LAYOUTS)
def test_the_export_shows_the_strip_that_blender_shows(edit, timeline, module, tmp_path, build):
    build(timeline)
    edit.select(*edit.strips)
    cut = module("sequencer.read").read_cut(edit.scene)
    path = module("sequencer.snapshot").write_snapshot(edit.scene, tmp_path / "snapshot.blend")
    picture = module("export").export_picture(
        cut,
        quality="SHARP",
        folder=tmp_path,
        report=lambda _: None,
        snapshot=module("export.snapshot").Snapshot(path, (sys.executable,)),
    )
    assert readable(numbers_in(picture.videos[0])) == readable(numbers_in(render(edit.scene, tmp_path)))


def readable(numbers):
    """Only those of a film itself: what an effect made may read as any number, or none."""
    films = {*range(A, A + FRAMES), *range(B, B + FRAMES)}
    return [number if number in films else None for number in numbers]


def render(scene, folder):
    scene.frame_start, scene.frame_end = 1, FRAMES
    settings = scene.render.image_settings
    if hasattr(settings, "media_type"):
        settings.media_type = "VIDEO"
    settings.file_format = "FFMPEG"
    scene.render.ffmpeg.format, scene.render.ffmpeg.codec = "MKV", "H264"
    scene.render.filepath, scene.render.use_file_extension = str(folder / "own.mkv"), False
    bpy.ops.render.render(animation=True, scene=scene.name)
    return folder / "own.mkv"
