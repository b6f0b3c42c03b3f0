# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What frames look like: brightness, colour, motion and change, from small pictures, many at once. No bpy.

Means are made of whole numbers, so the same decoded pixels give the same values on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Look:
    """What one frame looks like, each from 0 to 1 but `warmth` and `drift_*`, which are -1 to 1.

    `motion` and `change` compare with the frame before: mean difference a second of picture, and the
    difference as it is. `drift_x` and `drift_y` tell where things move.
    """

    time_s: float
    brightness: float
    contrast: float
    saturation: float
    warmth: float
    motion: float = 0.0
    change: float = 0.0
    drift_x: float = 0.0
    drift_y: float = 0.0


def looks_of(times_s: list[float], small: Any, *, first: bool) -> list[Look]:
    """The looks of consecutive small YUV pictures, int16 (frames, 3, rows, columns).

    Unless it is the `first` of the film, the first of them was looked at before and is only compared with.
    """
    still = _still(small)
    moved = [(0.0, 0.0, 0.0, 0.0), *_moved(times_s, small)]
    looks = [Look(at, *one, *two) for at, one, two in zip(times_s, still, moved, strict=True)]
    return looks if first else looks[1:]


def _still(small: Any) -> list[tuple[float, float, float, float]]:
    """Brightness, contrast, saturation and warmth of each picture."""
    luma, blue, red = (small[:, plane] for plane in range(3))
    count = luma[0].size
    mean = _sums(luma) / count
    spread = _sums(np.abs(luma - mean.astype(np.int16)[:, None, None])) / count
    colour = _sums(np.abs(blue - 128) + np.abs(red - 128)) / count
    warm = _sums(red - blue) / count
    rows = np.stack([mean / 255.0, spread / 64.0, colour / 128.0, warm / 128.0], axis=1)
    return [tuple(row) for row in rows.tolist()]


def _moved(times_s: list[float], small: Any) -> list[tuple[float, float, float, float]]:
    """Motion, change and drift of each picture but the first, against the one before."""
    change = _sums(np.abs(small[1:] - small[:-1])) / small[0].size / 255.0
    steps_s = np.maximum(np.diff(times_s), 0.001)
    x, y = _drifts(small[:, 0])
    return [tuple(row) for row in np.stack([change / steps_s, change, x, y], axis=1).tolist()]


def _drifts(luma: Any) -> tuple[Any, Any]:
    """Where the picture moves, -1 to 1 across and down, by Horn and Schunck's gradients in one cell."""
    before, later = luma[:-1].astype(np.int32), (luma[1:] - luma[:-1]).astype(np.int32)
    across = before[:, :, 2:] - before[:, :, :-2]
    down = before[:, 2:, :] - before[:, :-2, :]
    return (
        _ratios(-_sums(across * later[:, :, 1:-1]), _sums(across * across)),
        _ratios(-_sums(down * later[:, 1:-1, :]), _sums(down * down)),
    )


def _ratios(parts: Any, wholes: Any) -> Any:
    return np.where(wholes > 0, np.clip(2.0 * parts / np.maximum(wholes, 1), -1.0, 1.0), 0.0)


def _sums(values: Any) -> Any:
    """One whole number a picture."""
    return values.sum(axis=(1, 2) if values.ndim == 3 else (1, 2, 3), dtype=np.int64)
