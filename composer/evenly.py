# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The beats between the hits: those whose length changes least from one to the next. No bpy.

Of all beats that pass through given moments exactly, these have the least sum of squared second
differences, plus a little for every beat not as long as at home: a cubic spline under tension, on whole
beats. Its equations have five diagonals, and are solved in the order they are written.
"""

from __future__ import annotations

_TENSION = 0.2
_BAND = 2


def beats_through(fixed_s: dict[int, float], count: int, *, home_s: float) -> list[float]:
    """When each of `count` beats comes, those of `fixed_s` on their moments; beat 0 must be among them."""
    rows = [[0.0] * (2 * _BAND + 1) for _ in range(count)]
    right = [0.0] * count
    for middle in range(1, count - 1):
        _add(rows, middle - 1, (1.0, -2.0, 1.0), 1.0)
    for beat in range(count - 1):
        _add(rows, beat, (-1.0, 1.0), _TENSION)
        right[beat] -= _TENSION * home_s
        right[beat + 1] += _TENSION * home_s
    for beat, time_s in fixed_s.items():
        _fix(rows, right, beat, time_s)
    return _solved(rows, right)


def _add(rows: list[list[float]], first: int, factors: tuple[float, ...], weight: float) -> None:
    """Adds `weight` times the square of the sum of `factors` times the beats from `first` on."""
    for i, one in enumerate(factors):
        for j, other in enumerate(factors):
            rows[first + i][_BAND + j - i] += weight * one * other


def _fix(rows: list[list[float]], right: list[float], beat: int, time_s: float) -> None:
    """Takes a beat out of the equations: it is known."""
    for other in range(max(beat - _BAND, 0), min(beat + _BAND + 1, len(rows))):
        right[other] -= rows[other][_BAND + beat - other] * time_s
        rows[other][_BAND + beat - other] = 0.0
    rows[beat] = [0.0] * (2 * _BAND + 1)
    rows[beat][_BAND] = 1.0
    right[beat] = time_s


def _solved(rows: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination inside the band; the equations are positive definite, so no rows need to move."""
    count = len(rows)
    for k in range(count):
        for below in range(k + 1, min(k + 1 + _BAND, count)):
            share = rows[below][_BAND + k - below] / rows[k][_BAND]
            if share:
                for column in range(k, min(k + _BAND + 1, count)):
                    rows[below][_BAND + column - below] -= share * rows[k][_BAND + column - k]
                right[below] -= share * right[k]
    found = [0.0] * count
    for k in reversed(range(count)):
        known = sum(rows[k][_BAND + c - k] * found[c] for c in range(k + 1, min(k + _BAND + 1, count)))
        found[k] = (right[k] - known) / rows[k][_BAND]
    return found
