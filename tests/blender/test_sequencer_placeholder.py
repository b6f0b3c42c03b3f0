# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Placeholders that become takes."""

import wave

import bpy
import pytest

pytestmark = pytest.mark.usefixtures("sounds")


@pytest.fixture
def placeholder(module):
    return module("sequencer.placeholder")


@pytest.fixture
def a_cut(module, edit):
    model = module("model")
    return lambda start, end: model.Cut(edit.scene.name, model.Fraction(24), start, end, 640, 360, ())


@pytest.fixture
def wav(tmp_path):
    def write(name, duration_s=2, level=8192):
        path = tmp_path / name
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(48000)
            wave_500_hz = level.to_bytes(2, "little") * 48 + (-level).to_bytes(2, "little", signed=True) * 48
            out.writeframes(wave_500_hz * round(500 * duration_s))
        return path

    return write


def loudest(edit, folder):
    """Peak of Blender's own mixdown of frames 1 to 96, in each quarter of 24 frames."""
    edit.scene.frame_start, edit.scene.frame_end = 1, 96
    path = folder / "mix.wav"
    bpy.ops.sound.mixdown(filepath=str(path), container="WAV", codec="PCM", format="S16", mixrate=8000)
    with wave.open(str(path)) as mix:
        frames = memoryview(mix.readframes(4 * 8000)).cast("h")
    quarter = 8000 * mix.getnchannels()
    return [
        max(map(abs, frames[i * quarter + 400 : (i + 1) * quarter - 400]), default=0) > 1000 for i in range(4)
    ]


def test_a_placeholder_is_silent_and_becomes_the_take(edit, placeholder, a_cut, wav, tmp_path):
    uid = placeholder.place_placeholder(edit.scene, a_cut(1, 49), name="Composing…", folder=tmp_path)
    (strip,) = edit.strips
    assert (strip.name, strip.frame_final_start, strip.frame_final_end) == ("Composing…", 1, 49)
    assert strip.color_tag != "NONE"
    assert not strip.show_waveform
    assert loudest(edit, tmp_path) == [False] * 4
    names = placeholder.fill_placeholder(uid, take_path=wav("take.wav"), name="Take 1", recipe={"job": "j"})
    assert (names, strip.color_tag, strip["video_to_music"]) == (["Take 1"], "NONE", '{"job": "j"}')
    assert strip.show_waveform
    assert loudest(edit, tmp_path) == [True, True, False, False]
    assert [sound.name for sound in bpy.data.sounds] == ["take.wav"]
    assert not placeholder.placeholders()


def test_it_becomes_the_take_where_it_was_moved_and_trimmed(edit, placeholder, a_cut, wav, tmp_path):
    uid = placeholder.place_placeholder(edit.scene, a_cut(1, 49), name="Composing…", folder=tmp_path)
    (strip,) = edit.strips
    strip.frame_start += 24
    strip.frame_final_start += 24
    placeholder.fill_placeholder(uid, take_path=wav("take.wav"), name="Take 1", recipe={})
    assert (strip.frame_final_start, strip.frame_final_end) == (49, 73)
    assert loudest(edit, tmp_path) == [False, False, True, False]


def test_every_piece_of_a_split_placeholder_becomes_the_take(edit, placeholder, a_cut, wav, tmp_path):
    uid = placeholder.place_placeholder(edit.scene, a_cut(1, 49), name="Composing…", folder=tmp_path)
    edit.strips[0].split(frame=25, split_method="SOFT").frame_start += 24
    names = placeholder.fill_placeholder(uid, take_path=wav("take.wav"), name="Take 1", recipe={})
    assert len(names) == 2
    assert [(s.frame_final_start, s.frame_final_end) for s in edit.strips] == [(1, 25), (49, 73)]
    assert {strip.sound.name for strip in edit.strips} == {"take.wav"}


def test_it_is_found_in_any_scene_and_meta(edit, placeholder, a_cut, wav, tmp_path):
    uid = placeholder.place_placeholder(edit.scene, a_cut(1, 49), name="Composing…", folder=tmp_path)
    strip = edit.strips[0]
    meta = edit.strips.new_meta("Act", 3, 1)
    strip.move_to_meta(meta)
    bpy.context.window.scene = bpy.data.scenes.new("Other")
    assert placeholder.fill_placeholder(uid, take_path=wav("take.wav"), name="Take 1", recipe={}) == [
        "Take 1"
    ]


def test_a_failed_run_leaves_no_placeholder(edit, placeholder, a_cut, wav, tmp_path):
    uid = placeholder.place_placeholder(edit.scene, a_cut(1, 49), name="Composing…", folder=tmp_path)
    assert placeholder.placeholders() == {uid}
    assert placeholder.remove_placeholder(uid) == 1
    assert (len(edit.strips), len(bpy.data.sounds)) == (0, 0)
    assert placeholder.remove_placeholder(uid) == 0
    assert placeholder.fill_placeholder(uid, take_path=wav("take.wav"), name="Take 1", recipe={}) == []


def test_an_unreadable_take_leaves_the_placeholder(edit, placeholder, a_cut, module, tmp_path):
    uid = placeholder.place_placeholder(edit.scene, a_cut(1, 49), name="Composing…", folder=tmp_path)
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"no music")
    with pytest.raises(module("errors").TakeError, match="can't read the take"):
        placeholder.fill_placeholder(uid, take_path=broken, name="Take 1", recipe={})
    assert placeholder.placeholders() == {uid}
