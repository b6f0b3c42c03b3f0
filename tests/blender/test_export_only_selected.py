# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A background Blender draws what is selected and nothing else, on every frame, into every folder."""

import sys

import av
import bpy
import pytest
from footage import make_footage, numbers_in

FRAMES = 12
RED, GREEN, BLACK = (255, 0, 0), (0, 255, 0), (0, 0, 0)


@pytest.fixture
def timeline(edit, module, tmp_path):
    scene = edit.scene
    scene.render.resolution_x, scene.render.resolution_y = 320, 180
    return Timeline(edit, module, tmp_path)


class Timeline:
    def __init__(self, edit, module, folder):
        self.edit, self.module, self.folder = edit, module, folder

    def film(self, *, start=1, frames=FRAMES):
        """A movie that only Blender can draw."""
        path = make_footage(self.folder / "film.mp4", frames=frames)
        strip = self.edit.add_movie(path, start=start)
        strip.color_saturation = 0.999
        return strip

    def effect(self, kind, channel, *, start=1, frames=FRAMES):
        length = {"length": frames} if bpy.app.version >= (5, 0) else {"frame_end": start + frames}
        return self.edit.strips.new_effect(kind, kind, channel, start, **length)

    def color(self, channel, rgb, **more):
        strip = self.effect("COLOR", channel, **more)
        strip.color = [level / 255 for level in rgb]
        return strip

    def meta(self, *strips, channel):
        meta = self.edit.strips.new_meta("meta", channel, 1)
        for strip in strips:
            strip.move_to_meta(meta)
        meta.frame_final_duration = FRAMES
        return meta

    def export(self, *selected, folder="job"):
        if selected:
            self.edit.select(*selected)
        job = self.folder / folder
        job.mkdir()
        cut = self.module("sequencer.read").read_cut(self.edit.scene)
        path = self.module("sequencer.snapshot").write_snapshot(self.edit.scene, self.folder / "scene.blend")
        snapshot = self.module("export.snapshot").Snapshot(path, (sys.executable,))
        export = self.module("export").export_picture
        picture = export(cut, quality="SHARP", folder=job, report=lambda _: None, snapshot=snapshot)
        assert not picture.notes
        assert [file.name for file in job.iterdir()] == ["picture.mp4"]
        return picture.videos[0]


def colors_in(path):
    """The color of each frame, as far as it is one of those above."""
    with av.open(path) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    means = [frame.mean(axis=(0, 1)) for frame in frames]
    return [next((c for c in (RED, GREEN, BLACK) if abs(mean - c).max() < 12), tuple(mean)) for mean in means]


def keyed(strip):
    for mute, frame in ((False, 1), (True, FRAMES)):
        strip.mute = mute
        strip.keyframe_insert("mute", frame=frame)


def driven(strip):
    driver = strip.driver_add("mute").driver
    driver.type, driver.expression = "SCRIPTED", "0"


@pytest.mark.parametrize("animate", [keyed, driven])
@pytest.mark.parametrize("name", ["title", 'the "end"\\'])
def test_an_animated_mute_brings_no_strip_into_the_picture(timeline, animate, name):
    green, red = timeline.color(1, GREEN), timeline.color(2, RED)
    red.name = name
    animate(red)
    assert colors_in(timeline.export(green)) == [GREEN] * FRAMES


def test_a_selected_strip_is_muted_when_its_keys_say_so(timeline):
    green = timeline.color(1, GREEN)
    for mute, frame in ((False, 1), (True, 7)):
        green.mute = mute
        green.keyframe_insert("mute", frame=frame)
    timeline.edit.scene.frame_set(1)
    assert colors_in(timeline.export(green)) == [GREEN] * 6 + [BLACK] * 6


def test_an_adjustment_layer_finds_nothing_outside_the_open_meta(timeline):
    timeline.color(1, RED)
    green = timeline.color(2, GREEN, frames=6)
    layer = timeline.effect("ADJUSTMENT", 3)
    meta = timeline.meta(green, layer, channel=4)
    timeline.edit.editor.display_stack(meta)
    green.select = layer.select = True
    assert colors_in(timeline.export()) == [GREEN] * 6 + [BLACK] * 6


@pytest.mark.parametrize("start", [-30, -7])
def test_frames_below_zero_are_drawn(timeline, start):
    assert numbers_in(timeline.export(timeline.film(start=start))) == list(range(FRAMES))


@pytest.mark.parametrize("folder", ["{blend_name}", "a{b", "50%d #1"])
@pytest.mark.parametrize("start", [1, -30])
def test_any_folder_will_do(timeline, folder, start):
    assert numbers_in(timeline.export(timeline.film(start=start), folder=folder)) == list(range(FRAMES))


def test_colors_are_asked_for_in_any_folder(timeline):
    timeline.edit.scene.view_settings.view_transform = "AgX"
    film = timeline.film()
    film.color_saturation = 1
    assert len(numbers_in(timeline.export(film, folder="{blend_name}"))) == FRAMES
