# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Masters the mix: -16 LUFS, true peaks under the ceiling, silence at both ends. No bpy.

The mix lies in a spool file beside the take; each pass reads it block by block. The limiter looks both
ways, so a block needs only a little of its neighbours and the result does not depend on the blocks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .loudness import CELL, Meter, cell_peaks

TARGET_LUFS = -16.0
_CLOSE_ENOUGH = 0.12
_TRIES = 5
_LOOK_S = 0.02
_GAIN_MAX = 400.0


@dataclass(frozen=True)
class Spool:
    """The unmastered mix on disk: float32 frames of `channels`, `samples` of them."""

    path: Path
    rate_hz: int
    channels: int
    samples: int

    def blocks(self, size: int, margin: int) -> Iterator[tuple[int, Any]]:
        """(start, (channels, margin + n + margin)) in order, zeros beyond the ends."""
        with self.path.open("rb") as file:
            for start in range(0, self.samples, size):
                stop = min(start + size, self.samples)
                low, high = max(start - margin, 0), min(stop + margin, self.samples)
                file.seek(4 * self.channels * low)
                sound = np.fromfile(file, np.float32, (high - low) * self.channels)
                block = np.zeros((self.channels, stop - start + 2 * margin), dtype=np.float32)
                block[:, low - start + margin : high - start + margin] = sound.reshape(-1, self.channels).T
                yield start, block


@dataclass(frozen=True)
class Master:
    """How the mix is made final: one gain, one ceiling (or infinity), and fades in samples."""

    gain: float
    ceiling: float
    fade_in: int
    fade_out: int


def find_master(
    spool: Spool, *, target_lufs: float, ceiling_db: float, fade_out_s: float, tick: Callable[[], None]
) -> Master:
    """The gain whose limited result is as loud as it should be; a silent mix stays silent.

    `tick` is called now and then, and may raise to stop.
    """
    fade_out = min(int(fade_out_s * spool.rate_hz), spool.samples)
    master = Master(1.0, math.inf, min(int(0.004 * spool.rate_hz), spool.samples), fade_out)
    lufs = _measured(spool, master, tick)
    if not math.isfinite(lufs):
        return master
    ceiling = 10.0 ** (ceiling_db / 20.0)
    gain = 1.0
    for _ in range(_TRIES):
        gain = min(gain * 10.0 ** ((target_lufs - lufs) / 20.0), _GAIN_MAX)
        master = Master(gain, ceiling, master.fade_in, fade_out)
        lufs = _measured(spool, master, tick)
        if abs(lufs - target_lufs) < _CLOSE_ENOUGH:
            break
    return master


def mastered(spool: Spool, master: Master) -> Iterator[Any]:
    """Final blocks float32 (channels, n), together as long as the spool."""
    margin = -(-int(2 * _LOOK_S * spool.rate_hz) // CELL) * CELL
    for start, block in spool.blocks(CELL * 4096, margin):
        final = _limited(block, master, spool.rate_hz)[:, margin:-margin]
        _fade(final, start, spool, master)
        yield final


def _measured(spool: Spool, master: Master, tick: Callable[[], None]) -> float:
    meter = Meter(spool.rate_hz, spool.channels)
    for block in mastered(spool, master):
        meter.feed(block)
        tick()
    return meter.lufs()


def _limited(block: Any, master: Master, rate_hz: int) -> Any:
    """The block with gain and, where peaks would pass the ceiling, a smooth dip around them."""
    loud = block * np.float32(master.gain)
    if master.ceiling == math.inf:
        return loud
    rest = -loud.shape[1] % CELL
    whole = np.pad(loud, ((0, 0), (0, rest))) if rest else loud
    peaks = cell_peaks(whole, hot=0.7 * master.ceiling)
    if float(peaks.max(initial=0.0)) <= master.ceiling:
        return loud
    dips = np.minimum(master.ceiling / np.maximum(peaks, 1e-9), 1.0)
    reach = max(int(_LOOK_S * rate_hz / CELL / 2), 2)
    dips = _least_around(dips, reach)
    window = np.hanning(2 * reach + 1)
    dips = np.convolve(np.pad(dips, reach, mode="edge"), window / window.sum(), "valid")
    middles = (np.arange(len(dips), dtype=np.float64) + 0.5) * CELL
    gain = np.interp(np.arange(loud.shape[1], dtype=np.float64), middles, dips).astype(np.float32)
    return loud * gain


def _least_around(values: Any, reach: int) -> Any:
    """The least of each value and `reach` + 1 neighbours either side."""
    padded = np.pad(values, reach + 1, mode="edge")
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 3).min(axis=1)


def _fade(block: Any, start: int, spool: Spool, master: Master) -> None:
    at = np.arange(start, start + block.shape[1], dtype=np.float64)
    if start < master.fade_in:
        block *= np.clip((at + 0.5) / master.fade_in, 0.0, 1.0).astype(np.float32)
    if start + block.shape[1] > spool.samples - master.fade_out:
        left = np.clip((spool.samples - 1 - at) / max(master.fade_out, 1), 0.0, 1.0)
        block *= (np.sin(left * np.pi / 2) ** 1.5).astype(np.float32)
