# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which strips come straight from their file, why the others can't, and where the picture is drawn."""

import bpy
import numpy as np
import pytest
from footage import numbered_frame


@pytest.fixture
def read(module):
    return module("sequencer.read")


@pytest.fixture
def movie(footage):
    return footage("shot.mp4", frames=24, size=(320, 180))


def in_sequencer(name, **arguments):
    def run(edit, strip):
        edit.select(strip)
        with edit.sequencer():
            getattr(bpy.ops.sequencer, name)(**arguments)

    return run


def setting(path, value):
    def change(_edit, strip):
        *owners, name = path.split(".")
        for owner in owners:
            strip = getattr(strip, owner)
        setattr(strip, name, value)

    return change


def keyed(path):
    return lambda _edit, strip: strip.keyframe_insert(path, frame=3)


def keyed_channel(edit, strip):
    edit.editor.channels[strip.channel].keyframe_insert("mute", frame=3)


def driven(_edit, strip):
    strip.driver_add("blend_alpha")


def keyed_in_nla(_edit, strip):
    strip.transform.keyframe_insert("offset_x", frame=3)
    animation = bpy.context.scene.animation_data
    animation.nla_tracks.new().strips.new("moves", 1, animation.action)
    animation.action = None


def muted_modifier(_edit, strip):
    strip.modifiers.new("Curves", "CURVES").mute = True


def renamed(name):
    def change(_edit, strip):
        strip.name = name
        strip.keyframe_insert("blend_alpha", frame=3)

    return change


RENDERED = {
    "mirrored": (setting("use_flip_x", True), "is mirrored"),
    "cropped": (setting("crop.max_x", 10), "is cropped"),
    "rotated": (setting("transform.rotation", 0.1), "is rotated"),
    "flattened": (setting("transform.scale_x", 0), "is scaled to nothing or turned over"),
    "keyframed": (keyed("blend_alpha"), "is animated"),
    "an odd name": (renamed('a "b" \\ [c].d'), "is animated"),
    "driven": (driven, "is animated"),
    "keyframed in the NLA": (keyed_in_nla, "is animated"),
    "in a keyframed channel": (keyed_channel, "is animated"),
    "transparent": (setting("blend_alpha", 0.5), "is transparent"),
    "blended": (setting("blend_type", "MULTIPLY"), "is blended by “Multiply”"),
    "saturated": (setting("color_saturation", 2), "has its colors changed"),
    "brightened": (setting("color_multiply", 2), "has its colors changed"),
    "graded": (lambda _edit, strip: strip.modifiers.new("Curves", "CURVES"), "has modifiers"),
    "strobed": (setting("strobe", 3), "is strobed"),
    "deinterlaced": (setting("use_deinterlace", True), "is deinterlaced"),
    "retimed": (in_sequencer("retiming_segment_speed_set", speed=200), "is retimed"),
}
PLAIN = {
    "untouched": lambda _edit, _strip: None,
    "reversed": setting("use_reverse_frames", True),
    "scaled": setting("transform.scale_x", 0.5),
    "moved": setting("transform.offset_y", 20),
    "replacing": setting("blend_type", "REPLACE"),
    "a muted modifier": muted_modifier,
    "with a proxy": setting("use_proxy", True),
    "log": setting("colorspace_settings.name", "Filmic Log"),
}


@pytest.mark.parametrize("what", RENDERED)
def test_strips_that_only_blender_can_draw(edit, movie, read, what):
    change, reason = RENDERED[what]
    strip = edit.add_movie(movie)
    change(edit, strip)
    edit.select(strip)
    (clip,) = read.read_cut(edit.scene).clips
    assert (clip.needs_render, clip.source) == (reason, None)


@pytest.mark.parametrize("what", PLAIN)
def test_strips_that_come_straight_from_their_file(edit, movie, read, what):
    strip = edit.add_movie(movie)
    PLAIN[what](edit, strip)
    edit.select(strip)
    (clip,) = read.read_cut(edit.scene).clips
    assert clip.needs_render == ""
    assert (clip.source.width, clip.source.height) == (320, 180)
    assert clip.source.colors == ("Filmic Log" if what == "log" else "")


def effect(edit, kind, *inputs, start=1, frames=24):
    if bpy.app.version >= (5, 0):
        length = {"length": frames} | {f"input{n}": strip for n, strip in enumerate(inputs, 1)}
    else:
        first = "input" if hasattr(bpy.types, "Strip") else "seq"
        length = {"frame_end": start + frames} | {f"{first}{n}": s for n, s in enumerate(inputs, 1)}
    return edit.strips.new_effect(kind, kind, 5, start, **length)


OTHERS = {
    "COLOR": (lambda edit, _png: effect(edit, "COLOR"), "is a color"),
    "TEXT": (lambda edit, _png: effect(edit, "TEXT"), "is a text"),
    "ADJUSTMENT": (lambda edit, _png: effect(edit, "ADJUSTMENT"), "is an adjustment layer"),
    "IMAGE": (lambda edit, png: edit.strips.new_image("still", str(png), 1, 1), "is an image"),
    "SCENE": (
        lambda edit, _png: edit.strips.new_scene("set", bpy.data.scenes.new("Set"), 1, 1),
        "is a scene",
    ),
    "MASK": (lambda edit, _png: edit.strips.new_mask("mask", bpy.data.masks.new("Mask"), 1, 1), "is a mask"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_kinds_need_blender(edit, read, tmp_path, kind):
    picture = bpy.data.images.new("still", 16, 16)
    picture.filepath_raw, picture.file_format = str(tmp_path / "still.png"), "PNG"
    picture.save()
    make, reason = OTHERS[kind]
    strip = make(edit, tmp_path / "still.png")
    strip.channel = 3
    below = edit.strips.new_image("below", str(tmp_path / "still.png"), 1, 1)
    edit.select(strip, below)
    (clip,) = (clip for clip in read.read_cut(edit.scene).clips if clip.name == strip.name)
    assert (clip.needs_render, clip.source) == (reason, None)


def test_a_transition_needs_blender_and_both_its_strips(edit, movie, read, module):
    first = edit.add_movie(movie, channel=1, start=1, name="first")
    second = edit.add_movie(movie, channel=2, start=13, name="second")
    cross = effect(edit, "CROSS", first, second, start=13, frames=12)
    edit.select(first, second, cross)
    reasons = {clip.name: clip.needs_render for clip in read.read_cut(edit.scene).clips}
    assert reasons["first"] == ""
    assert reasons["CROSS"].startswith("is a “Cross")  # 4.2 calls it Cross, later ones Crossfade
    edit.select(second, cross)
    with pytest.raises(module("errors").TimelineError, match="“CROSS” is made from “first”"):
        read.read_cut(edit.scene)


def test_a_meta_needs_blender_and_one_of_only_sound_is_sound(edit, movie, read, footage, sounds, module):
    meta = edit.strips.new_meta("Act", 3, 1)
    edit.add_sound(footage("tone.mp4", sound=True), channel=5).move_to_meta(meta)
    edit.select(meta)
    with pytest.raises(module("errors").TimelineError, match="only sound"):
        read.read_cut(edit.scene)
    edit.add_movie(movie).move_to_meta(meta)
    edit.select(meta)
    assert [clip.needs_render for clip in read.read_cut(edit.scene).clips] == ["is a meta strip"]


PLACES = {
    "as it is": {},
    "scaled": {"scale_x": 0.5, "scale_y": 1.5},
    "moved": {"offset_x": 100, "offset_y": 40},
    "from a corner": {"scale_x": 0.5, "scale_y": 0.5, "origin": (0, 1)},
    "all of it": {"scale_x": 1.25, "scale_y": 0.75, "offset_x": -60, "offset_y": 30, "origin": (1, 0.2)},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("pixel", [(1, 1), (2, 1)])
def test_the_picture_is_drawn_where_blender_draws_it(edit, movie, read, tmp_path, place, pixel):
    scene = edit.scene
    scene.render.pixel_aspect_x, scene.render.pixel_aspect_y = pixel
    strip = edit.add_movie(movie)
    for name, value in PLACES[place].items():
        setattr(strip.transform, name, value)
    edit.select(strip)
    cut = read.read_cut(scene)
    assert (cut.width, cut.height) == (640 * pixel[0], 360 * pixel[1])
    source = cut.clips[0].source
    seen = bounds(rendered(scene, tmp_path))
    for axis, size in enumerate((cut.width, cut.height)):
        middle = size / 2 + source.offset[axis] * (1, -1)[axis]
        half = (source.width, source.height)[axis] * source.scale[axis] / 2
        expected = (max(middle - half, 0) / pixel[axis], min(middle + half, size) / pixel[axis])
        assert seen[axis] == pytest.approx(expected, abs=1.5)


def rendered(scene, folder):
    """What Blender draws on frame 1, top row first."""
    if hasattr(scene.render.image_settings, "media_type"):
        scene.render.image_settings.media_type = "IMAGE"
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = str(folder / "frame.png")
    bpy.ops.render.render(write_still=True, scene=scene.name)
    image = bpy.data.images.load(str(folder / "frame.png"))
    pixels = np.array(image.pixels).reshape(360, 640, -1)
    return pixels[::-1, :, :3].mean(axis=2)


def bounds(picture):
    """Left and right, top and bottom of what is not black; the darkest of our fields is not quite."""
    assert numbered_frame(0).min() > 0
    lit = picture > 0.02
    columns, rows = np.flatnonzero(lit.any(axis=0)), np.flatnonzero(lit.any(axis=1))
    return (columns[0], columns[-1] + 1), (rows[0], rows[-1] + 1)


def test_a_strip_that_shows_another_beside_it_needs_blender(edit, movie, read):
    edit.add_movie(movie, channel=1, name="below")
    above = edit.add_movie(movie, channel=2, name="above")
    edit.select(*edit.strips)
    reasons = {clip.name: clip.needs_render for clip in read.read_cut(edit.scene).clips}
    assert reasons == {"below": "", "above": "lets another strip show beside it"}
    above.blend_type = "REPLACE"
    assert not any(clip.needs_render for clip in read.read_cut(edit.scene).clips)
    above.blend_type = "ALPHA_OVER"
    above.transform.scale_x = above.transform.scale_y = 2
    assert not any(clip.needs_render for clip in read.read_cut(edit.scene).clips)
