# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tempo map: beats that fall on the cuts. No bpy.

Between two anchored hits the number of eighth notes is whole, so each anchored hit stands on the grid;
which hits are anchored, and at which base tempo, is the cheapest path through all of them. A hit the
path passes over keeps its accent, off the grid. Only sums, products and quotients are used here, which
IEEE 754 makes equal on every machine.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


@dataclass(frozen=True)
class Anchor:
    """A moment to be met: `weight` is how much it matters, `bar` asks for a bar line."""

    time_s: float
    weight: float = 1.0
    bar: bool = False


@dataclass(frozen=True)
class TempoMap:
    """`grid_s[k]` is when eighth note k sounds. `bars` are the eighths on which bars start.

    `met` are the times of the anchors that stand on the grid; `bpm` is the base tempo.
    """

    bpm: float
    grid_s: tuple[float, ...]
    bar_lines: tuple[int, ...]
    met: tuple[float, ...] = ()

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


class Step(NamedTuple):
    """A path's last step: what it all cost, the anchor and eighth in the bar before, and its length."""

    cost: float
    before: tuple[int, int]
    eighths: int


class Plan(NamedTuple):
    """A whole path at one base tempo, as (anchor, eighths from the start)."""

    cost: float
    bpm: float
    path: tuple[tuple[int, int], ...]


_BEND_LONG, _BEND_S, _BEND_MAX = 0.045, 0.04, 0.11
_LOOK_AHEAD = 6
_HOPELESS = 1.6
_OFF_BEAT = 0.7
_ODD_BAR = 0.2
_MISSED = 1.0
_BEND = 0.3


def bend_max(gap_s: float) -> float:
    """By what share a stretch of `gap_s` may be faster or slower than the base, unnoticed.

    Ears forgive about 4.5 % of drift over a long stretch, and 40 ms of a single beat.
    """
    return min(_BEND_LONG + _BEND_S / gap_s, _BEND_MAX)


def solve(
    anchors: tuple[Anchor, ...], *, duration_s: float, tempo: tuple[int, int, int], beats_per_bar: int
) -> TempoMap:
    """The map whose bends are small and whose beats meet the most anchors.

    `tempo` is (slowest, favourite, fastest) in beats a minute.
    """
    slow, favourite, fast = tempo
    points = (Anchor(0.0, 1.0, bar=True), *(a for a in anchors if 0.0 < a.time_s < duration_s))
    pull = 0.5 + 0.08 * len(points)

    def plan(bpm: int) -> Plan:
        away = (bpm - favourite) / max(fast - slow, 1)
        cost, path = _cheapest(points, float(bpm), beats_per_bar)
        return Plan(cost + pull * away * away, float(bpm), path)

    rough = min(plan(bpm) for bpm in range(slow, fast + 1, 3))
    near = range(max(int(rough.bpm) - 2, slow), min(int(rough.bpm) + 2, fast) + 1)
    best = min(rough, *(plan(bpm) for bpm in near))
    return _map_of(points, best.path, best.bpm, duration_s, beats_per_bar)


def steady(*, bpm: float, duration_s: float, beats_per_bar: int) -> TempoMap:
    """A map that follows nothing: the same music with the tempo map turned off."""
    return _map_of((Anchor(0.0, bar=True),), ((0, 0),), bpm, duration_s, beats_per_bar)


def _cheapest(
    points: tuple[Anchor, ...], bpm: float, beats_per_bar: int
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The best path as (anchor, eighths since the start of the piece), and what it costs.

    A state is an anchor and the eighth of the bar it falls on. Ways much dearer than the best way to
    the same anchor are dropped.
    """
    bar = 2 * beats_per_bar
    states: list[dict[int, Step]] = [{} for _ in points]
    states[0][0] = Step(0.0, (0, 0), 0)
    skipped = _running([_MISSED * point.weight for point in points])
    for here, point in enumerate(points):
        least = min((step.cost for step in states[here].values()), default=0.0)
        fair = [(place, step.cost) for place, step in states[here].items() if step.cost < least + _HOPELESS]
        for there in range(here + 1, min(here + 1 + _LOOK_AHEAD, len(points))):
            missed = skipped[there] - skipped[here + 1]
            for eighths, bend_cost in _ways(points[there].time_s - point.time_s, bpm):
                price = missed + bend_cost
                for place, cost in fair:
                    at, extra = _arrival(points[there], (place + eighths) % bar)
                    total = cost + price + extra
                    if at not in states[there] or total < states[there][at].cost:
                        states[there][at] = Step(total, (here, place), eighths)
    return _finish(states, skipped)


def _ways(gap_s: float, bpm: float) -> list[tuple[int, float]]:
    """(eighths, cost) of the whole numbers of eighths a gap can hold without bending too far."""
    exact, most = gap_s * bpm / 30.0, bend_max(gap_s)
    ways: list[tuple[int, float]] = []
    for eighths in (int(exact), int(exact) + 1):
        bend = eighths / exact - 1.0
        if eighths >= 1 and -most <= bend <= most:
            ways.append((eighths, _BEND * (bend / most) * (bend / most)))
    return ways


def _arrival(point: Anchor, at: int) -> tuple[int, float]:
    """Where in the bar an anchor is noted, and what it costs to have it there."""
    off = _OFF_BEAT * point.weight if at % 2 else 0.0
    if point.bar:
        return 0, (2.0 * off if at % 2 else _ODD_BAR if at else 0.0)
    return at, off


def _finish(states: list[dict[int, Step]], skipped: list[float]) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The cheapest end, followed back to the start; anchors after it count as missed."""
    ends = [
        (step.cost + skipped[-1] - skipped[index + 1], index, place)
        for index, places in enumerate(states)
        for place, step in places.items()
    ]
    cost, index, place = min(ends)
    backwards: list[tuple[int, int]] = []
    while index > 0:
        step = states[index][place]
        backwards.append((index, step.eighths))
        index, place = step.before
    path, eighth = [(0, 0)], 0
    for number, eighths in reversed(backwards):
        eighth += eighths
        path.append((number, eighth))
    return cost, tuple(path)


def _running(values: list[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _map_of(
    points: tuple[Anchor, ...],
    path: tuple[tuple[int, int], ...],
    bpm: float,
    duration_s: float,
    beats_per_bar: int,
) -> TempoMap:
    knots = [(eighth, points[index].time_s) for index, eighth in path]
    knots = _with_end(knots, bpm, duration_s)
    grid = [0.0]
    slopes = _slopes(knots)
    for (left, right), (slope0, slope1) in zip(pairwise(knots), pairwise(slopes), strict=True):
        grid.extend(_between(left, right, slope0, slope1))
    met = tuple(points[index].time_s for index, _ in path[1:])
    starts = [eighth for index, eighth in path if points[index].bar]
    return TempoMap(bpm, tuple(grid), _bar_lines(starts, len(grid) - 1, 2 * beats_per_bar), met)


def _with_end(knots: list[tuple[int, float]], bpm: float, duration_s: float) -> list[tuple[int, float]]:
    """One more knot on or after the end, so that the grid covers the picture."""
    eighth, time_s = knots[-1]
    rest = max(int((duration_s - time_s) * bpm / 30.0) + 1, 2)
    rest += rest % 2
    return [*knots, (eighth + rest, time_s + rest * 30.0 / bpm)]


def _slopes(knots: list[tuple[int, float]]) -> list[float]:
    """Seconds an eighth at each knot: the harmonic mean of both sides, so that tempo has no jumps."""
    sides = [(t1 - t0) / (k1 - k0) for (k0, t0), (k1, t1) in pairwise(knots)]
    inner = [2.0 * a * b / (a + b) for a, b in pairwise(sides)]
    return [sides[0], *inner, sides[-1]]


def _between(left: tuple[int, float], right: tuple[int, float], slope0: float, slope1: float) -> list[float]:
    """The eighths after `left` up to `right`: half even, half on Hermite's cubic, which has no corners.

    The cubic alone would swing further than the bend needs; even steps alone would jump at each anchor.
    """
    (k0, t0), (k1, t1) = left, right
    count = k1 - k0
    times: list[float] = []
    for step in range(1, count):
        u = step / count
        rise = 3.0 * u * u - 2.0 * u * u * u
        curl = slope0 * u * (1.0 - u) * (1.0 - u) - slope1 * u * u * (1.0 - u)
        times.append(t0 + (t1 - t0) * (0.5 * u + 0.5 * rise) + 0.5 * count * curl)
    return [*times, t1]


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
