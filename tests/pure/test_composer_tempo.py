# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tempo map: it meets the cuts, bends little, covers the picture, and stays near its home."""

from itertools import pairwise

import pytest
from video_to_music.composer.beats import Anchor, cheapest
from video_to_music.composer.chance import Chance
from video_to_music.composer.evenly import beats_through
from video_to_music.composer.tempo import Home, TempoMap, solve, steady

HOMES = tuple(Home(float(bpm)) for bpm in range(72, 125, 5))


def random_cuts(seed: int, *, least_s: float, most_s: float, duration_s: float) -> list[float]:
    chance = Chance(seed)
    times, at = [], 0.0
    while (at := at + least_s + chance.unit() * (most_s - least_s)) < duration_s - 1:
        times.append(round(at * 24) / 24)
    return times


def solved(cuts: list[float], *, homes: tuple[Home, ...] = HOMES) -> TempoMap:
    return solve(tuple(Anchor(t) for t in cuts), duration_s=60.0, homes=homes, beats_per_bar=4)


CASES = [
    (seed, shots, met)
    for seed in range(4)
    for shots, met in (((0.5, 2.0), 0.6), ((1.0, 4.0), 0.8), ((3.0, 9.0), 0.95))
]


@pytest.mark.parametrize(("seed", "shots", "least_met"), CASES)
def test_most_cuts_stand_on_a_beat_and_no_beat_is_far_from_its_neighbours(
    seed: int, shots: tuple[float, float], least_met: float
) -> None:
    cuts = random_cuts(seed, least_s=shots[0], most_s=shots[1], duration_s=60.0)
    tempo = solved(cuts)
    assert sum(t in tempo.grid_s[::2] for t in cuts) >= least_met * len(cuts)
    assert all(t in tempo.grid_s for t in tempo.met)
    beats = [b - a for a, b in pairwise(tempo.grid_s[::2])]
    assert all(b > a for a, b in pairwise(tempo.grid_s))
    assert max(max(a, b) / min(a, b) for a, b in pairwise(beats)) < 1.18
    assert max(abs(60.0 / tempo.bpm / beat - 1.0) for beat in beats) < 0.25
    assert tempo.grid_s[-1] >= 60.0 and tempo.grid_s[0] == 0.0


@pytest.mark.parametrize("seed", range(4))
def test_the_tempo_stays_around_the_one_asked_for(seed: int) -> None:
    tempo = solved(random_cuts(seed, least_s=0.7, most_s=2.4, duration_s=60.0), homes=(Home(97.0),))
    assert tempo.bpm == pytest.approx(97.0, rel=0.03)


def test_a_tempo_liked_better_wins_when_both_meet_the_cuts() -> None:
    cuts = [4.0, 8.0, 12.0]
    for liked in (0, 1):
        homes = tuple(Home(bpm, 0.0 if k == liked else 0.05) for k, bpm in enumerate((90.0, 120.0)))
        assert solved(cuts, homes=homes).bpm == pytest.approx(homes[liked].bpm, rel=0.01)


@pytest.mark.parametrize("seed", range(4))
def test_on_eighths_dense_cuts_are_met_with_a_steadier_tempo(seed: int) -> None:
    cuts = random_cuts(seed, least_s=0.4, most_s=1.4, duration_s=60.0)
    tempo = solved(cuts, homes=tuple(Home(float(bpm), pulses=2) for bpm in range(96, 125, 5)))
    assert tempo.pulses_s == tempo.grid_s
    assert sum(t in tempo.grid_s for t in cuts) >= 0.66 * len(cuts)
    assert set(tempo.met) <= set(tempo.grid_s)
    pulses = [b - a for a, b in pairwise(tempo.grid_s)]
    assert max(max(a, b) / min(a, b) for a, b in pairwise(pulses)) < 1.13
    assert max(abs(30.0 / tempo.bpm / pulse - 1.0) for pulse in pulses) < 0.16
    assert 94.0 < tempo.bpm < 124.0


def test_sections_on_eighths_still_begin_on_bar_lines() -> None:
    anchors = tuple(Anchor(t, 3.0, bar=True) for t in (9.3, 21.7, 33.1))
    tempo = solve(anchors, duration_s=45.0, homes=(Home(100.0, pulses=2),), beats_per_bar=4)
    bars_s = [tempo.grid_s[line] for line in tempo.bar_lines]
    assert all(anchor.time_s in bars_s for anchor in anchors)
    assert all(b - a >= 4 for a, b in pairwise(tempo.bar_lines[:-1]))


def test_cuts_on_an_even_beat_bend_nothing() -> None:
    tempo = solved([2.0, 3.5, 5.0, 8.0, 12.0], homes=(Home(120.0),))
    assert [b - a for a, b in pairwise(tempo.grid_s)] == pytest.approx([0.25] * (len(tempo.grid_s) - 1))


def test_a_cut_that_no_beat_can_reach_is_passed_over() -> None:
    path = cheapest((Anchor(0.0), Anchor(1.2), Anchor(1.45), Anchor(3.0)), bpm=100.0)
    assert [knot.anchor for knot in path.knots] == [0, 1, 3]
    assert [knot.beat for knot in path.knots] == [0, 2, 5]


def test_beats_pass_through_what_is_fixed_and_are_even_between() -> None:
    beats = beats_through({0: 0.0, 4: 2.1, 9: 4.5}, 16, home_s=0.5)
    assert (beats[0], beats[4], beats[9]) == pytest.approx((0.0, 2.1, 4.5), abs=1e-12)
    steps = [b - a for a, b in pairwise(beats)]
    assert max(abs(b - a) for a, b in pairwise(steps)) < 0.02
    assert steps[-1] == pytest.approx(0.5, abs=0.005)


def test_section_changes_fall_on_bar_lines() -> None:
    anchors = tuple(Anchor(t, 3.0, bar=True) for t in (9.3, 21.7, 33.1))
    tempo = solve(anchors, duration_s=45.0, homes=(Home(90.0), Home(100.0)), beats_per_bar=4)
    bars_s = [tempo.grid_s[line] for line in tempo.bar_lines]
    assert all(anchor.time_s in bars_s for anchor in anchors)


def test_times_and_beats_are_inverse() -> None:
    tempo = solve((Anchor(3.3), Anchor(7.1)), duration_s=12.0, homes=HOMES, beats_per_bar=4)
    for beat in (0.0, 0.25, 1.5, 7.75, 15.0):
        assert tempo.beat_at(tempo.time_s(beat)) == pytest.approx(beat, abs=1e-9)


def test_without_anchors_the_tempo_is_steady() -> None:
    tempo = steady(bpm=120.0, duration_s=10.0, beats_per_bar=4)
    assert {round(b - a, 9) for a, b in pairwise(tempo.grid_s)} == {0.25}


@pytest.mark.parametrize("duration_s", [1 / 24, 0.3, 1.0, 600.0])
def test_any_length_has_a_map(duration_s: float) -> None:
    tempo = solve((), duration_s=duration_s, homes=HOMES, beats_per_bar=3)
    assert tempo.grid_s[-1] >= duration_s
