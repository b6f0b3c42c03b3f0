# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tempo map: beats that fall on the cuts. No bpy.

Which beat each hit stands on is the cheapest path through them all (`beats`); the beats between are then
as even as can be (`evenly`). A hit the path passes over keeps its accent: on a half beat where one is near,
or else off the grid. Only sums, products and quotients are used, which IEEE 754 makes equal everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .beats import BOUNDS, Anchor, Bounds, Knot, Path, cheapest
from .evenly import beats_through

_HALF_BEAT_S = 0.015
"""How far from a hit that no beat meets an eighth may be and still be played on it."""


_EIGHTH_BOUNDS = Bounds(0.07, 0.04, 0.014)


class Home(NamedTuple):
    """A tempo to be around; `dislike` is what share of the hits it must meet more than another one.

    `pulses` is how many pulses a beat has that hits may stand on: 1, or 2 for eighths too.
    """

    bpm: float
    dislike: float = 0.0
    pulses: int = 1

    @property
    def pulse_s(self) -> float:
        return 60.0 / (self.bpm * self.pulses)


@dataclass(frozen=True)
class TempoMap:
    """`grid_s[k]` is when eighth note k sounds. `bars` are the eighths on which bars start.

    `met` are the times of the anchors that stand on the grid; `bpm` is the mean tempo, and `pulses` how
    many pulses a beat has.
    """

    bpm: float
    grid_s: tuple[float, ...]
    bar_lines: tuple[int, ...]
    met: tuple[float, ...] = ()
    pulses: int = 1

    @property
    def pulses_s(self) -> tuple[float, ...]:
        """When the pulses sound that hits stand on: the beats, or the eighths."""
        return self.grid_s[:: 2 // self.pulses]

    def time_s(self, beat: float) -> float:
        """When `beat` (in quarters) sounds; beyond the ends the last tempo goes on."""
        eighth = min(max(int(beat * 2 // 1), 0), len(self.grid_s) - 2)
        here, there = self.grid_s[eighth], self.grid_s[eighth + 1]
        return here + (there - here) * (beat * 2 - eighth)

    def beat_at(self, time_s: float) -> float:
        """The beat (in quarters, not rounded) that sounds at `time_s`."""
        eighth = min(max(bisect_right(self.grid_s, time_s) - 1, 0), len(self.grid_s) - 2)
        here, there = self.grid_s[eighth], self.grid_s[eighth + 1]
        return (eighth + (time_s - here) / (there - here)) / 2

    @property
    def beats(self) -> float:
        return (len(self.grid_s) - 1) / 2


def solve(
    anchors: tuple[Anchor, ...], *, duration_s: float, homes: tuple[Home, ...], beats_per_bar: int
) -> TempoMap:
    """The map around one of `homes` whose bends are small and whose beats meet the most anchors."""
    points = (Anchor(0.0, 1.0, bar=True), *(a for a in anchors if 0.0 < a.time_s < duration_s))
    paths = [cheapest(points, bpm=home.bpm * home.pulses, bounds=_bounds(home)) for home in homes]
    weight = sum(point.weight for point in points)
    best = min(range(len(paths)), key=lambda k: paths[k].cost + homes[k].dislike * weight)
    return _map_of(points, paths[best], homes[best], duration_s, beats_per_bar)


def _bounds(home: Home) -> Bounds:
    return BOUNDS if home.pulses == 1 else _EIGHTH_BOUNDS


def steady(*, bpm: float, duration_s: float, beats_per_bar: int) -> TempoMap:
    """A map that follows nothing: the same music with the tempo map turned off."""
    return _map_of((Anchor(0.0, bar=True),), Path(0.0, (Knot(0, 0),)), Home(bpm), duration_s, beats_per_bar)


def _map_of(
    points: tuple[Anchor, ...], path: Path, home: Home, duration_s: float, beats_per_bar: int
) -> TempoMap:
    pulses = _pulses(points, path.knots, home.pulse_s, duration_s)
    grid = _eighths(pulses) if home.pulses == 1 else pulses
    passed_over = set(range(len(points))).difference(knot.anchor for knot in path.knots)
    left = [points[k].time_s for k in sorted(passed_over)] if home.pulses == 1 else []
    met = sorted(
        [*(points[knot.anchor].time_s for knot in path.knots[1:]), *_move_half_beats(grid, path.knots, left)]
    )
    starts = [2 // home.pulses * knot.beat for knot in path.knots if points[knot.anchor].bar]
    last = path.knots[-1]
    mean = 60.0 * last.beat / home.pulses / points[last.anchor].time_s if last.beat else home.bpm
    lines = _bar_lines(starts, len(grid) - 1, 2 * beats_per_bar)
    return TempoMap(mean, tuple(grid), lines, tuple(met), home.pulses)


def _pulses(
    points: tuple[Anchor, ...], knots: tuple[Knot, ...], home_s: float, duration_s: float
) -> list[float]:
    """The pulses through the knots, and on at the home tempo until the picture has ended."""
    fixed_s = {knot.beat: points[knot.anchor].time_s for knot in knots}
    last = knots[-1].beat
    rest = max(int((duration_s - fixed_s[last]) / home_s) + 1, 1)
    beats = beats_through(fixed_s, last + rest + 1, home_s=home_s)
    while beats[-1] < duration_s:
        beats.append(beats[-1] + home_s)
    return beats


def _eighths(beats: list[float]) -> list[float]:
    """The beats with one more between each two, on the cubic through four of them."""
    grid: list[float] = []
    for k, (here, there) in enumerate(pairwise(beats)):
        before, after = beats[max(k - 1, 0)], beats[min(k + 2, len(beats) - 1)]
        inner = 0 < k < len(beats) - 2
        middle = (9.0 * (here + there) - before - after) / 16.0 if inner else (here + there) / 2.0
        grid.extend((here, middle))
    return [*grid, beats[-1]]


def _move_half_beats(grid: list[float], knots: tuple[Knot, ...], times_s: list[float]) -> list[float]:
    """Eighths very near a hit that no knot meets onto it; returns the hits met so."""
    taken = {2 * knot.beat for knot in knots}
    met: list[float] = []
    for time_s in times_s:
        after = bisect_right(grid, time_s)
        eighth = min((after - 1, min(after, len(grid) - 1)), key=lambda k: abs(grid[k] - time_s))
        if eighth not in taken and abs(grid[eighth] - time_s) <= _HALF_BEAT_S:
            grid[eighth] = time_s
            taken.add(eighth)
            met.append(time_s)
    return met


def _bar_lines(starts: list[int], end: int, bar: int) -> tuple[int, ...]:
    """A bar line on every section start; what does not fill a bar becomes one odd bar before it."""
    lines: list[int] = []
    for here, there in pairwise([*starts, end + bar]):
        line = here
        while line < there and line <= end:
            lines.append(line)
            rest = there - line
            line += rest if bar < rest < bar + 4 or rest < bar else bar
    return tuple(lines)
