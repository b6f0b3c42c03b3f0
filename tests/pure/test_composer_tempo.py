# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tempo map: it meets the cuts, bends little, covers the picture, and MIDI plays it back on time."""

from itertools import pairwise

import pytest
from video_to_music.composer.chance import Chance
from video_to_music.composer.tempo import Anchor, bend_max, solve, steady


def random_cuts(seed: int, *, least_s: float, most_s: float, duration_s: float) -> list[float]:
    chance = Chance(seed)
    times, at = [], 0.0
    while (at := at + least_s + chance.unit() * (most_s - least_s)) < duration_s - 1:
        times.append(round(at * 24) / 24)
    return times


CASES = [(seed, least, most) for seed in range(4) for least, most in ((0.5, 2.0), (1.0, 4.0), (3.0, 9.0))]


@pytest.mark.parametrize(("seed", "least_s", "most_s"), CASES)
def test_most_cuts_stand_on_the_grid_and_the_tempo_bends_little(
    seed: int, least_s: float, most_s: float
) -> None:
    cuts = random_cuts(seed, least_s=least_s, most_s=most_s, duration_s=60.0)
    tempo = solve(tuple(Anchor(t) for t in cuts), duration_s=60.0, tempo=(72, 92, 124), beats_per_bar=4)
    on_grid = [t for t in cuts if min(abs(t - g) for g in tempo.grid_s) < 1e-9]
    assert len(on_grid) == len(tempo.met) >= (0.75 if most_s == 2.0 else 0.85) * len(cuts)
    steps = [b - a for a, b in pairwise(tempo.grid_s)]
    assert all(step > 0 for step in steps)
    bends = [30.0 / tempo.bpm / step - 1.0 for step in steps]
    assert max(map(abs, bends)) < 1.5 * bend_max(0.5)
    assert tempo.grid_s[-1] >= 60.0 and tempo.grid_s[0] == 0.0


def test_section_changes_fall_on_bar_lines() -> None:
    anchors = tuple(Anchor(t, 3.0, bar=True) for t in (9.3, 21.7, 33.1))
    tempo = solve(anchors, duration_s=45.0, tempo=(80, 96, 120), beats_per_bar=4)
    bars_s = [tempo.grid_s[line] for line in tempo.bar_lines]
    assert all(anchor.time_s in bars_s for anchor in anchors)


def test_times_and_beats_are_inverse() -> None:
    tempo = solve((Anchor(3.3), Anchor(7.1)), duration_s=12.0, tempo=(80, 100, 120), beats_per_bar=4)
    for beat in (0.0, 0.25, 1.5, 7.75, 15.0):
        assert tempo.beat_at(tempo.time_s(beat)) == pytest.approx(beat, abs=1e-9)


def test_without_anchors_the_tempo_is_steady() -> None:
    tempo = steady(bpm=120.0, duration_s=10.0, beats_per_bar=4)
    assert {round(b - a, 9) for a, b in pairwise(tempo.grid_s)} == {0.25}


@pytest.mark.parametrize("duration_s", [1 / 24, 0.3, 1.0, 600.0])
def test_any_length_has_a_map(duration_s: float) -> None:
    tempo = solve((), duration_s=duration_s, tempo=(72, 92, 124), beats_per_bar=3)
    assert tempo.grid_s[-1] >= duration_s
