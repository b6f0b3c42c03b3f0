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


@dataclass(frozen=True)
class Step:
    """A path's last step: from anchor `before`, `eighths` long, at cost so far."""

    cost: float
    before: int
    eighths: int


@dataclass(frozen=True)
class _Came:
    """Where a step comes from: the anchor, the eighth in the bar, and the cost so far."""

    index: int
    place: int
    cost: float
    anchor: Anchor


BEND_MAX = 0.075
"""No stretch between two anchors is faster or slower than the base by more than this share."""

_LOOK_AHEAD = 7
_OFF_BEAT = 0.35
_ODD_BAR = 0.25
_MISSED = 1.0
_BEND = 160.0


def solve(
    anchors: tuple[Anchor, ...], *, duration_s: float, tempo: tuple[int, int, int], beats_per_bar: int
) -> TempoMap:
    """The map whose bends are small and whose beats meet the most anchors.

    `tempo` is (slowest, favourite, fastest) in beats a minute.
    """
    slow, favourite, fast = tempo
    inside = tuple(a for a in anchors if 0.0 < a.time_s < duration_s)
    points = (Anchor(0.0, 1.0, bar=True), *inside)
    best: tuple[float, float, tuple[tuple[int, int], ...]] | None = None
    for bpm in range(slow, fast + 1):
        cost, path = _cheapest(points, float(bpm), duration_s, beats_per_bar)
        away = abs(bpm - favourite) / max(fast - slow, 1)
        cost += (0.5 + 0.1 * len(points)) * away * away
        if best is None or cost < best[0]:
            best = (cost, float(bpm), path)
    assert best is not None
    return _map_of(points, best[2], best[1], duration_s, beats_per_bar)


def steady(*, bpm: float, duration_s: float, beats_per_bar: int) -> TempoMap:
    """A map that follows nothing: the same music with the tempo map turned off."""
    return _map_of((Anchor(0.0, bar=True),), ((0, 0),), bpm, duration_s, beats_per_bar)


def _cheapest(
    points: tuple[Anchor, ...], bpm: float, duration_s: float, beats_per_bar: int
) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The best path as (anchor, eighths since the start of the piece), and what it costs."""
    bar = 2 * beats_per_bar
    states: list[dict[int, Step]] = [{} for _ in points]
    states[0][0] = Step(0.0, -1, 0)
    skipped = _running([_MISSED * p.weight for p in points])
    for here, point in enumerate(points):
        for there in range(here + 1, min(here + 1 + _LOOK_AHEAD, len(points))):
            missed = skipped[there] - skipped[here + 1]
            for place, step in states[here].items():
                came = _Came(here, place, step.cost + missed, point)
                _extend(states[there], points[there], came, bpm=bpm, bar=bar)
    return _finish(points, states, skipped, bar)


def _extend(reached: dict[int, Step], point: Anchor, came: _Came, *, bpm: float, bar: int) -> None:
    """Adds to `reached` the ways from one anchor to `point` that bend little enough."""
    gap = point.time_s - came.anchor.time_s
    exact = gap * bpm / 30.0
    for eighths in (int(exact), int(exact) + 1):
        bend = eighths / exact - 1.0
        if eighths < 1 or not -BEND_MAX <= bend <= BEND_MAX:
            continue
        at = (came.place + eighths) % bar
        price = came.cost + _BEND * bend * bend * min(gap, 4.0) / 2.0
        if point.bar and at % 2:
            continue
        if at % 2:
            price += _OFF_BEAT * point.weight
        if point.bar:
            price += _ODD_BAR if at else 0.0
            at = 0
        if at not in reached or price < reached[at].cost:
            reached[at] = Step(price, came.index * 64 + came.place, eighths)


def _finish(
    points: tuple[Anchor, ...], states: list[dict[int, Step]], skipped: list[float], bar: int
) -> tuple[float, tuple[tuple[int, int], ...]]:
    total = skipped[len(points)]
    ends = [
        (step.cost + total - skipped[i + 1], i, place)
        for i, places in enumerate(states)
        for place, step in places.items()
    ]
    cost, index, place = min(ends)
    backwards: list[tuple[int, int]] = []
    while index > 0:
        step = states[index][place]
        backwards.append((index, step.eighths))
        index, place = divmod(step.before, 64)
    path, eighth = [(0, 0)], 0
    for index, eighths in reversed(backwards):
        eighth += eighths
        path.append((index, eighth))
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
    """The eighths after `left` up to `right` on Hermite's cubic, which meets both ends exactly."""
    (k0, t0), (k1, t1) = left, right
    count = k1 - k0
    times: list[float] = []
    for step in range(1, count):
        u = step / count
        rise = t0 + (t1 - t0) * (3.0 * u * u - 2.0 * u * u * u)
        bend = count * (slope0 * u * (1.0 - u) * (1.0 - u) - slope1 * u * u * (1.0 - u))
        times.append(rise + bend)
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
