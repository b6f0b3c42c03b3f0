# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sketch: its tempo map plays every hit on time, and each part has its notes."""

from pathlib import Path

import mido
import pytest
from video_to_music.composer.arrange import arrange
from video_to_music.composer.midi import TICKS, write_midi
from video_to_music.composer.score import PARTS, Score
from video_to_music.composer.spot import spotted
from video_to_music.composer.words import style_of
from video_to_music.model import Brief, Hit

CUTS = (1.5, 3.25, 4.0, 6.75, 8.125, 11.0, 12.25, 15.0)


@pytest.fixture(scope="module")
def score() -> Score:
    marks = (Hit(6.75, "Tür"), Hit(9.5, "日本"))
    return arrange(spotted(tuple(map(Hit, CUTS)), marks, (), 20.0), style=style_of(Brief("epic")), seed=1)


@pytest.fixture
def sketch(score: Score, tmp_path: Path) -> mido.MidiFile:
    write_midi(score, tmp_path / "take.mid")
    return mido.MidiFile(tmp_path / "take.mid")


def test_hits_play_back_within_a_millisecond(score: Score, sketch: mido.MidiFile) -> None:
    seconds, tempo, found = 0.0, 500_000, []
    for message in sketch.tracks[0]:
        seconds += mido.tick2second(message.time, TICKS, tempo)
        if message.type == "set_tempo":
            tempo = message.tempo
        if message.type == "cue_marker":
            found.append(seconds)
    assert found == pytest.approx([time_s for time_s, _ in score.hits], abs=0.001)


def test_every_note_is_there_and_ends(score: Score, sketch: mido.MidiFile) -> None:
    names = [track.name for track in sketch.tracks[1:]]
    assert names == [part for part in PARTS if any(note.part == part for note in score.notes)]
    for track in sketch.tracks[1:]:
        on = sum(1 for message in track if message.type == "note_on")
        assert on == sum(1 for note in score.notes if note.part == track.name)
        assert on == sum(1 for message in track if message.type == "note_off")


def test_it_lasts_as_long_as_the_music(score: Score, sketch: mido.MidiFile) -> None:
    last = max(score.tempo.time_s(note.beat + note.beats) for note in score.notes)
    assert sketch.length == pytest.approx(last, abs=0.01)


def test_markers_name_sections_and_metres_are_written(score: Score, sketch: mido.MidiFile) -> None:
    kinds = [message.type for message in sketch.tracks[0]]
    assert kinds.count("marker") == len({bar.section for bar in score.bars})
    assert "time_signature" in kinds and kinds.count("set_tempo") > 2


def test_the_modulation_wheel_is_up_on_long_solo_notes_only(score: Score, sketch: mido.MidiFile) -> None:
    lead = next(track for track in sketch.tracks if track.name == "lead")
    wheel = [message.value for message in lead if message.type == "control_change"]
    assert wheel and set(wheel) <= {0, 64} and wheel[::2] == [64] * len(wheel[::2])
    assert all(message.control == 1 for message in lead if message.type == "control_change")
    others = [m for track in sketch.tracks if track.name != "lead" for m in track]
    assert not [message for message in others if message.type == "control_change"]


def test_a_piano_has_no_vibrato(tmp_path: Path) -> None:
    score = arrange(spotted((), (), (), 20.0), style=style_of(Brief("piano")), seed=1)
    write_midi(score, tmp_path / "take.mid")
    tracks = mido.MidiFile(tmp_path / "take.mid").tracks
    assert not [message for track in tracks for message in track if message.type == "control_change"]
