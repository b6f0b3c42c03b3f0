# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A strip that shows others is read with what it shows, or refused by name: never is black sent for it."""

import bpy
import pytest

LENGTH = 24


@pytest.fixture
def read(module, edit):
    return lambda: [clip.name for clip in module("sequencer.read").read_cut(edit.scene).clips]


@pytest.fixture
def refused(module):
    return lambda words: pytest.raises(module("errors").TimelineError, match=words)


@pytest.fixture
def film(edit, footage):
    """`film(channel)`: a movie named after its channel."""
    return lambda channel, **more: edit.add_movie(
        footage(f"{channel}.mp4", frames=LENGTH), channel=channel, name=f"film {channel}", **more
    )


@pytest.fixture
def effect(edit):
    def make(kind, channel, *inputs, start=1):
        length = {"length": LENGTH} if bpy.app.version >= (5, 0) else {"frame_end": start + LENGTH}
        word = "input" if bpy.app.version >= (4, 4) else "seq"
        named = {f"{word}{n}": strip for n, strip in enumerate(inputs, 1)}
        return edit.strips.new_effect(kind, kind, channel, start, **length, **named)

    return make


def test_an_effect_without_its_input(edit, film, effect, read, refused):
    blur = effect("GAUSSIAN_BLUR", 2, film(1))
    edit.select(blur)
    with refused("“GAUSSIAN_BLUR” is made from “film 1”"):
        read()


def test_an_effect_whose_input_is_muted(edit, film, effect, read, refused):
    """Blender draws it all the same, so its file must be there, too."""
    source = film(1)
    source.mute = True
    edit.select(effect("GAUSSIAN_BLUR", 2, source), source)
    assert read() == ["GAUSSIAN_BLUR"]
    source.filepath = "//gone.mp4"
    with refused(r"“gone\.mp4” is missing"):
        read()


@pytest.mark.parametrize("kind", ["MULTICAM", "ADJUSTMENT"])
@pytest.mark.parametrize(
    ("channel", "start"), [(None, 0), (4, 1), (2, 1 + LENGTH)], ids=["none", "above", "later"]
)
def test_what_shows_only_what_lies_below_it(edit, film, effect, read, refused, kind, channel, start):
    below, layer = film(1), effect(kind, 3)
    others = [film(channel, start=start)] if channel else []
    if kind == "MULTICAM":
        layer.multicam_source = 2
    edit.select(layer, *others)
    with refused(f"“{kind}” shows what lies below it"):
        read()
    edit.select(layer, below, *others)
    assert {kind, below.name} <= set(read())


def test_every_camera_a_multicam_selector_shows(edit, film, effect, read, refused):
    first, second = film(1), film(2)
    switch = effect("MULTICAM", 3)
    switch.multicam_source = 2
    edit.select(switch, first)
    with refused("“MULTICAM” is made from “film 2”"):
        read()
    edit.select(switch, second)
    assert read() == ["film 2", "MULTICAM"]
    edit.select(switch, first)
    second.mute = True
    assert read() == ["film 1", "MULTICAM"]
    second.mute, edit.editor.channels[2].mute = False, True
    assert read() == ["film 1", "MULTICAM"]


def test_every_camera_the_keys_of_a_multicam_selector_show(edit, film, effect, read, refused):
    film(1), film(2)
    switch = effect("MULTICAM", 3)
    for camera, frame in ((2, 12), (1, 1)):
        switch.multicam_source = camera
        switch.keyframe_insert("multicam_source", frame=frame)
    edit.select(switch, edit.strips["film 1"])
    with refused("“MULTICAM” is made from “film 2”"):
        read()
    edit.select(switch, *edit.strips[:2])
    assert read() == ["film 1", "film 2", "MULTICAM"]


def test_a_meta_whose_missing_file_is_in_a_muted_channel(edit, film, read, refused):
    meta = edit.strips.new_meta("meta", 5, 1)
    for strip in (film(1), film(2)):
        strip.move_to_meta(meta)
    meta.frame_final_duration = LENGTH
    edit.select(meta)
    inside = meta.strips if hasattr(meta, "strips") else meta.sequences
    inside["film 2"].filepath = "//gone.mp4"
    with refused(r"“gone\.mp4” is missing"):
        read()
    meta.channels[inside["film 2"].channel].mute = True
    assert read() == ["meta"]
