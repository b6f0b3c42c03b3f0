# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The nouns go to disk and back, and refuse what they did not write."""

import json
from fractions import Fraction

import pytest
from video_to_music import model
from video_to_music.model import Brief, Clip, Cut, Marker, Receipt, Source

NTSC = Fraction(30000, 1001)


def a_cut(*clips: Clip, **changes: object) -> Cut:
    fields = {"scene": "Scene", "fps": NTSC, "start": 1, "end": 101, "width": 1920, "height": 1080}
    return Cut(clips=clips, **{**fields, **changes})


@pytest.mark.parametrize(
    "value",
    [
        a_cut(Clip("a", 2, 1, 50, Source("/v/a.mp4", 300, 1.0, rate=Fraction(25, 24))), meta=("Meta",)),
        a_cut(Clip("b", 1, 1, 101, needs_render="is a text"), markers=(Marker("hit", 12),)),
        Brief("rain on glass", ("calm", "piano"), seed=7),
        Receipt("ELEVENLABS", "take.mp3", "mp3_44100_128", 3.2, 44100, 2, 51_000, "ab" * 32, credits=None),
    ],
)
def test_values_survive_json(value):
    assert model.from_json(type(value), json.loads(json.dumps(model.to_json(value)))) == value


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "Brief should be an object"),
        ({"description": 3}, "Brief.description should be str"),
        ({"tags": "calm"}, "Brief.tags should be a list"),
        ({"sign_with_c2pa": 1}, "Brief.sign_with_c2pa should be bool"),
        ({"api_key": "x"}, "Brief has no api_key"),
    ],
)
def test_foreign_json_is_refused_by_field(data, said):
    with pytest.raises(ValueError, match=said):
        model.from_json(Brief, data)


def test_an_incomplete_cut_is_refused():
    with pytest.raises(ValueError, match="Cut is incomplete"):
        model.from_json(Cut, {"scene": "Scene"})


def test_cuts_are_where_the_view_changes():
    cut = a_cut(
        Clip("below", 1, 1, 101),
        Clip("hidden", 1, 40, 50),
        Clip("above", 2, 30, 60),
        Clip("late", 3, 80, 101),
    )
    assert cut.cut_frames == (30, 60, 80)


def test_a_gap_is_a_cut_to_black_and_one_back():
    assert a_cut(Clip("a", 1, 1, 40), Clip("b", 1, 50, 101)).cut_frames == (40, 50)


def test_a_cut_says_its_exact_length():
    assert a_cut().duration_s == Fraction(100 * 1001, 30000)


@pytest.mark.parametrize(
    ("source", "frame", "shown"),
    [
        (Source("/v", 100, 1.0), 11, 10),
        (Source("/v", 100, 1.0, trim_start=5), 11, 15),
        (Source("/v", 100, 1.0, rate=Fraction(25, 50)), 2, 1),
        (Source("/v", 100, 1.0, rate=Fraction(25, 50), held_from=1), 2, 0),
        (Source("/v", 100, 1.0, rate=Fraction(25, 50), held_from=2), 3, 1),
        (Source("/v", 100, 1.0, rate=Fraction(24, 25), held_from=1), 27, 24),
        (Source("/v", 100, 1.0, rate=Fraction(24, 25), held_from=1), 28, 26),
        (Source("/v", 100, 1.0, rate=Fraction(24, 25)), 27, 25),
        (Source("/v", 100, 1.0, reversed=True), 1, 99),
        (Source("/v", 100, 1.0, trim_start=5, trim_end=10, reversed=True), 1, 89),
        (Source("/v", 100, 1.0), 500, 99),
        (Source("/v", 100, 1.0, trim_start=5, trim_end=10), 500, 89),
        (Source("/v", 100, 1.0, trim_start=5), -20, 5),
    ],
)
def test_a_timeline_frame_shows_one_source_frame(source, frame, shown):
    assert source.frame_at(frame) == shown
