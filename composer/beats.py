# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which beat each hit stands on: the cheapest path of a beat whose tempo drifts. No bpy.

At each hit the path has a tempo, a few percent around its home, and passes within some milliseconds. From
hit to hit it follows the cubic that bends least: where the beat's period goes from p to p (1 + d), in n
beats whose mean is p e longer than an even change would have, the squares of its second derivative sum up
to (d d + 12 e e) / n. The cheapest path is found by dynamic programming; a hit passed over costs its
weight. Only sums, products, quotients and roundings of single numbers are used, which IEEE 754 makes
equal on every machine and in every numpy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

_PACES = [0.0125 * step for step in range(-7, 8)]
"""Where the tempo may be at a hit: seconds a beat over the home's, less one."""
_PASSES = [-1.0, -0.5, 0.0, 0.5, 1.0]
"""Where the path may pass a hit, as a share of the farthest."""
_BEND, _PASS, _LEAVE = 25.0, 0.35, 0.025
"""The cost of bends; of passing a hit farthest; of a beat 5 % from home. A plain cut missed costs 1."""

_LOOK_AHEAD = 4
_HOPELESS = 1.5
_NEVER = 1e9
_PACE = np.array([pace for _ in _PASSES for pace in _PACES])
_PASS_AT = np.array([place for place in _PASSES for _ in _PACES])
_PASSING = _PASS * _PASS_AT * _PASS_AT


@dataclass(frozen=True)
class Anchor:
    """A moment to be met: `weight` is how much it matters, `bar` asks for a bar line."""

    time_s: float
    weight: float = 1.0
    bar: bool = False


class Knot(NamedTuple):
    """An anchor that is met, by its number, and the beat it stands on."""

    anchor: int
    beat: int


class Bounds(NamedTuple):
    """By what share a beat may be longer or shorter than at home, and than the one before it.

    The path may pass a hit `passing_s` away; the beats around it then share what is left.
    """

    leave: float = 0.09
    bend: float = 0.05
    passing_s: float = 0.024


BOUNDS = Bounds()


class Path(NamedTuple):
    """What a path costs, and the hits it meets."""

    cost: float
    knots: tuple[Knot, ...]


class _Steps(NamedTuple):
    """How each state of an anchor is reached best: from which anchor and state, in how many beats."""

    anchor: Any
    state: Any
    beats: Any


def cheapest(points: tuple[Anchor, ...], *, bpm: float, bounds: Bounds = BOUNDS) -> Path:
    """The best path from the first of `points`, which it meets exactly, at tempos around `bpm`."""
    home_s = 60.0 / bpm
    skipped = _running([point.weight for point in points])
    costs = np.full((len(points), len(_PACE)), _NEVER)
    costs[0] = np.where(_PASS_AT == 0.0, 0.0, _NEVER)
    steps = [_Steps(*np.zeros((3, len(_PACE)), dtype=np.int64)) for _ in points]
    for here, point in enumerate(points):
        live = np.nonzero(costs[here] < min(float(costs[here].min()) + _HOPELESS, _NEVER))[0]
        if not len(live):
            continue
        for there in range(here + 1, min(here + 1 + _LOOK_AHEAD, len(points))):
            price, beats = _ways(live, points[there].time_s - point.time_s, home_s, bounds)
            total = price + (costs[here][live] + (skipped[there] - skipped[here + 1]))[:, None]
            _keep_better(costs[there], steps[there], total, _Steps(here, live, beats))
    return _finish(costs + (skipped[-1] - np.array(skipped[1:]))[:, None], steps)


def _ways(live: Any, gap_s: float, home_s: float, bounds: Bounds) -> tuple[Any, Any]:
    """(cost, beats) of every way over a gap, from each `live` state before it to each state after it."""
    pass_s = _PASS_AT * bounds.passing_s
    long = (gap_s + pass_s[None, :] - pass_s[live][:, None]) / home_s
    turn = _PACE[None, :] - _PACE[live][:, None]
    even = 1.0 + 0.5 * (_PACE[None, :] + _PACE[live][:, None])
    beats = np.maximum(np.rint(long / even), 1.0)
    mean = long / beats
    stretch = mean - even
    leave = (mean - 1.0) * 20.0
    price = _BEND * (turn * turn + 12.0 * stretch * stretch) / beats + _LEAVE * leave * leave * beats
    sharpest = (np.abs(turn) + 6.0 * np.abs(stretch)) / beats
    farthest = np.abs(mean + 0.5 * stretch - 1.0)
    fits = (sharpest <= bounds.bend) & (farthest <= bounds.leave)
    return np.where(fits, price + _PASSING, _NEVER), beats


def _keep_better(costs: Any, steps: _Steps, total: Any, ways: _Steps) -> None:
    """Notes at each state the way that costs `total` where it is the cheapest so far."""
    rows = total.argmin(axis=0)
    states = np.arange(len(rows))
    least = total[rows, states]
    better = least < costs
    costs[better] = least[better]
    steps.anchor[better] = ways.anchor
    steps.state[better] = ways.state[rows[better]]
    steps.beats[better] = ways.beats[rows, states][better]


def _finish(ends: Any, steps: list[_Steps]) -> Path:
    """The cheapest end, followed back to the start."""
    anchor, state = divmod(int(ends.argmin()), len(_PACE))
    cost = float(ends[anchor, state])
    backwards: list[tuple[int, int]] = []
    while anchor > 0:
        step = steps[anchor]
        backwards.append((anchor, int(step.beats[state])))
        anchor, state = int(step.anchor[state]), int(step.state[state])
    knots, beat = [Knot(0, 0)], 0
    for number, beats in reversed(backwards):
        beat += beats
        knots.append(Knot(number, beat))
    return Path(cost, tuple(knots))


def _running(values: list[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums
