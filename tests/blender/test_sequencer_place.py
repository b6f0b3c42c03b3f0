# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Placing a take as a sound strip."""

import json
import wave

import bpy
import pytest

pytestmark = pytest.mark.usefixtures("sounds")


@pytest.fixture
def place(module):
    return module("sequencer.place")


@pytest.fixture
def refused(module):
    return lambda words: pytest.raises(module("errors").ScoringError, match=words)


@pytest.fixture
def a_cut(module, edit):
    model = module("model")

    def make(start, end, meta=()):
        return model.Cut(edit.scene.name, model.Fraction(24), start, end, 640, 360, (), meta=meta)

    return make


@pytest.fixture
def take(tmp_path):
    return write_wav(tmp_path / "music" / "take.wav", duration_s=2)


def write_wav(path, *, duration_s):
    path.parent.mkdir(exist_ok=True)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(48000)
        out.writeframes(bytes(2 * round(48000 * duration_s)))
    return path


def standing(edit):
    return {s.name: (s.channel, s.frame_final_start, s.frame_final_end) for s in edit.strips}


def test_the_handles_are_the_cuts(edit, place, take, a_cut):
    name = place.place_take(edit.scene, take_path=take, cut=a_cut(11, 60), name="Take 1", recipe={"job": "j"})
    assert standing(edit) == {name: (1, 11, 60)}
    assert json.loads(edit.strips[name]["video_to_music"]) == {"job": "j"}


@pytest.mark.parametrize("duration_s", [1, 2, 2.04, 1.96, 10])
def test_a_take_of_another_length_keeps_the_cuts_handles(edit, place, tmp_path, a_cut, duration_s):
    take = write_wav(tmp_path / "t.wav", duration_s=duration_s)
    name = place.place_take(edit.scene, take_path=take, cut=a_cut(-20, 28), name="t", recipe={})
    assert standing(edit)[name] == (1, -20, 28)
    assert edit.strips[name].frame_start == -20


def test_it_takes_the_lowest_free_channel_and_moves_nothing(edit, place, take, a_cut):
    for name, channel, start in (("low", 1, 1), ("next", 2, 60), ("high", 5, 20)):
        add_color(edit, name, channel, start)
    edit.editor.channels[3].lock = True
    edit.editor.channels[4].mute = True
    before = standing(edit)
    active = edit.editor.active_strip
    edit.scene.frame_set(7)
    chosen = {s.name for s in edit.strips if s.select}
    name = place.place_take(edit.scene, take_path=take, cut=a_cut(1, 60), name="t", recipe={})
    assert standing(edit) == before | {name: (2, 1, 60)}
    assert {s.name for s in edit.strips if s.select} == chosen
    assert (edit.editor.active_strip, edit.scene.frame_current) == (active, 7)
    again = place.place_take(edit.scene, take_path=take, cut=a_cut(1, 60), name="t", recipe={})
    assert standing(edit)[again] == (6, 1, 60)


def add_color(edit, name, channel, start):
    """30 frames; `new_effect` took the end before 5.0, and takes the length since."""
    length = {"length": 30} if bpy.app.version >= (5, 0) else {"frame_end": start + 30}
    edit.strips.new_effect(name, "COLOR", channel, start, **length)


def test_it_stands_in_the_meta_that_was_scored(edit, place, take, a_cut, refused):
    meta = edit.strips.new_meta("Act", 1, 1)
    name = place.place_take(edit.scene, take_path=take, cut=a_cut(1, 40, ("Act",)), name="t", recipe={})
    inside = meta.strips if hasattr(meta, "strips") else meta.sequences
    assert [s.name for s in inside] == [name]
    with refused("Bring meta strip “Gone” back"):
        place.place_take(edit.scene, take_path=take, cut=a_cut(1, 40, ("Gone",)), name="t", recipe={})


def test_another_scene_than_the_one_on_screen(edit, place, take, a_cut):
    other = bpy.data.scenes.new("Other")
    name = place.place_take(other, take_path=take, cut=a_cut(5, 53), name="t", recipe={})
    editor = other.sequence_editor
    strip = (editor.strips if hasattr(editor, "strips") else editor.sequences)[name]
    assert (strip.frame_final_start, strip.frame_final_end) == (5, 53)
    assert not standing(edit)


def test_the_path_follows_the_saved_file(edit, place, take, a_cut, tmp_path):
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    name = place.place_take(edit.scene, take_path=take, cut=a_cut(1, 49), name="t", recipe={})
    assert edit.strips[name].sound.filepath == "//music/take.wav"


def test_no_free_channel(edit, place, take, a_cut, refused):
    for channel in edit.editor.channels:
        channel.lock = True
    with refused("Free or unlock a channel"):
        place.place_take(edit.scene, take_path=take, cut=a_cut(1, 49), name="t", recipe={})
    assert not standing(edit)


def test_a_take_that_is_no_sound(edit, place, tmp_path, a_cut, refused):
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"no music")
    for path in (broken, tmp_path / "gone.mp3"):
        with refused("can't read the take"):
            place.place_take(edit.scene, take_path=path, cut=a_cut(1, 49), name="t", recipe={})
    assert not standing(edit)
    assert not bpy.data.sounds
