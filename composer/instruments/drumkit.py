# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drums: swept sines, ringing skins and shaped noise, each hit made once. No bpy."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import RATE_HZ
from .waves import fall, noise, sines, sweep, time


def hit(drum: int) -> Any:
    """Stereo float32 (2, n) of one drum of the General MIDI map at full force."""
    make = _MAKERS.get(drum, _tick)
    sound = np.asarray(make(np.random.default_rng(drum)), dtype=np.float32)
    if sound.ndim == 1:
        sound = np.stack([sound, sound])
    fade = min(480, sound.shape[1] // 4)
    sound[:, -fade:] *= np.linspace(1.0, 0.0, fade, dtype=np.float32)
    sound[:, :16] *= np.linspace(0.0, 1.0, 16, dtype=np.float32)
    return sound * np.float32(_LEVELS.get(drum, 0.5) / max(float(np.abs(sound).max()), 1e-9))


def _kick(rng: Any) -> Any:
    return sweep(170.0, 47.0, 0.028, 0.16, 0.6) + 0.12 * noise(rng, 1500.0, 6000.0, 0.004, 0.6)


def _snare(rng: Any) -> Any:
    body = sweep(260.0, 185.0, 0.02, 0.07, 0.4)
    return 0.7 * body + 0.55 * noise(rng, 900.0, 9500.0, 0.085, 0.4)


def _rim(rng: Any) -> Any:
    return sweep(1750.0, 1700.0, 0.01, 0.012, 0.12) + 0.4 * noise(rng, 2000.0, 8000.0, 0.006, 0.12)


def _clap(rng: Any) -> Any:
    sound = noise(rng, 800.0, 6500.0, 0.09, 0.4)
    bursts = np.full(sound.shape[1], 0.35, dtype=np.float32)
    for start in (0.0, 0.011, 0.023):
        at = int(start * RATE_HZ)
        bursts[at:] += fall(0.007, sound.shape[1] - at)
    return sound * bursts


def _tom(hz: float) -> Any:
    def make(rng: Any) -> Any:
        skin = sweep(hz * 1.5, hz, 0.05, 0.22, 0.8) + 0.3 * sweep(hz * 2.4, hz * 1.6, 0.04, 0.1, 0.8)
        return skin + 0.12 * noise(rng, 500.0, 4000.0, 0.02, 0.8)

    return make


def _taiko(rng: Any) -> Any:
    skin = sweep(120.0, 62.0, 0.06, 0.42, 1.6) + 0.5 * sweep(190.0, 104.0, 0.05, 0.2, 1.6)
    return skin + 0.25 * noise(rng, 200.0, 2600.0, 0.03, 1.6)


def _frame(rng: Any) -> Any:
    skin = sweep(150.0, 92.0, 0.03, 0.24, 0.8) + 0.35 * sweep(340.0, 230.0, 0.03, 0.08, 0.8)
    return skin + 0.15 * noise(rng, 800.0, 5000.0, 0.02, 0.8)


def _hat(decay_s: float, seconds: float) -> Any:
    def make(rng: Any) -> Any:
        return noise(rng, 7000.0, 15000.0, decay_s, seconds) + 0.2 * _metal(rng, seconds, decay_s)

    return make


def _metal(rng: Any, seconds: float, decay_s: float) -> Any:
    """A cluster of high, unrelated partials."""
    count = int(seconds * RATE_HZ)
    hz = 3200.0 + 9000.0 * rng.random(14)
    sides = [sines(hz * spread, count) for spread in (1.0, 1.003)]
    return np.stack(sides) * (np.float32(0.25) * fall(decay_s, count))


def _crash(rng: Any) -> Any:
    wash = noise(rng, 2800.0, 14000.0, 0.75, 2.4)
    return wash + 0.3 * _metal(rng, 2.4, 0.6)


def _ride(rng: Any) -> Any:
    return 0.5 * noise(rng, 5000.0, 13000.0, 0.25, 1.0) + 0.6 * _metal(rng, 1.0, 0.3)


def _shaker(rng: Any) -> Any:
    sound = noise(rng, 5000.0, 12000.0, 0.04, 0.16)
    rise = np.minimum(time(0.16) / 0.012, 1.0)
    return sound * rise.astype(np.float32)


def _tambourine(rng: Any) -> Any:
    return noise(rng, 6000.0, 14000.0, 0.09, 0.3) + 0.3 * _metal(rng, 0.3, 0.06)


def _tick(rng: Any) -> Any:
    return sweep(2450.0, 2400.0, 0.01, 0.012, 0.1) + 0.2 * noise(rng, 3000.0, 9000.0, 0.004, 0.1)


def _impact(rng: Any) -> Any:
    deep = sweep(95.0, 34.0, 0.18, 0.9, 3.4) + 0.5 * sweep(180.0, 70.0, 0.06, 0.3, 3.4)
    return deep + 0.35 * noise(rng, 90.0, 2400.0, 0.25, 3.4) + 0.1 * noise(rng, 2500.0, 9000.0, 0.5, 3.4)


def _boom(rng: Any) -> Any:
    return sweep(70.0, 38.0, 0.12, 0.7, 2.6) + 0.08 * noise(rng, 60.0, 500.0, 0.2, 2.6)


_MAKERS: dict[int, Any] = {
    36: _kick, 37: _rim, 38: _snare, 39: _clap, 41: _tom(82.0), 45: _tom(110.0), 48: _tom(147.0),
    42: _hat(0.035, 0.15),
    46: _hat(0.18, 0.6), 49: _crash, 51: _ride, 54: _tambourine, 70: _shaker, 76: _tick, 61: _taiko,
    64: _frame,
    90: _impact, 93: _boom,
}  # fmt: skip

_LEVELS = {36: 0.85, 37: 0.4, 38: 0.6, 39: 0.45, 41: 0.6, 45: 0.6, 48: 0.55, 42: 0.3, 46: 0.32, 49: 0.42,
           51: 0.32,
           54: 0.3, 70: 0.26, 76: 0.36, 61: 0.85, 64: 0.55, 90: 0.95, 93: 0.85}  # fmt: skip
