# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Risers and swells: noise and tone that grow exactly to the moment they lead into. No bpy."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from . import RATE_HZ
from .waves import noise, sine

_FALL_S = 0.03
_AIR = 1 << 17


def riser(seconds: float, *, tonic: int) -> Any:
    """Stereo float32: a tone gliding up an octave inside growing noise, cut off on the moment."""
    count = int(seconds * RATE_HZ)
    place = _place(seconds)
    hz = 440.0 * 2.0 ** ((tonic + 48 - 69) / 12.0)
    turns = hz * seconds / np.log(2.0) * (np.exp2(place) - 1.0)
    low = np.stack([sine(turns), sine(turns * 1.004)])
    high = np.stack([sine(turns * 2.003), sine(turns * 2.0)])
    breath = (np.float32(0.3) * _air(700, 9000, count)) * (np.float32(0.3) + place)
    return _shaped(np.float32(0.12) * (low + np.float32(0.4) * high) + breath, place**2.2)


def swell(seconds: float) -> Any:
    """Stereo float32: a cymbal played backwards into the moment."""
    place = _place(seconds)
    return _shaped(np.float32(0.3) * _air(2500, 13000, len(place)), place * place * place)


def _place(seconds: float) -> Any:
    """0 to 1 over the rise."""
    return np.arange(int(seconds * RATE_HZ), dtype=np.float32) / np.float32(max(seconds, 0.01) * RATE_HZ)


@lru_cache(maxsize=2)
def _loop(low_hz: int, high_hz: int) -> Any:
    """Noise whose ends meet."""
    return noise(np.random.default_rng(91), low_hz, high_hz, 1e6, _AIR / RATE_HZ)


def _air(low_hz: int, high_hz: int, count: int) -> Any:
    return np.tile(_loop(low_hz, high_hz), -(-count // _AIR))[:, :count]


def _shaped(sound: Any, growth: Any) -> Any:
    sound = sound * growth.astype(np.float32)
    fall = min(int(_FALL_S * RATE_HZ), sound.shape[1])
    sound[:, -fall:] *= np.cos(np.linspace(0.0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return sound
