# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What drums, rises and the room are made of: sweeps, sums of sines, noise. No bpy."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import RATE_HZ
from .product import product

_SILENT = 10.0
"""After so many time constants a sound is 87 dB down: nobody hears it end there."""


def time(seconds: float) -> Any:
    return np.arange(int(seconds * RATE_HZ)) / RATE_HZ


def sine(turns: Any) -> Any:
    """The sine of so many turns; their fraction fits single precision, which is five times as fast."""
    return np.sin((turns - np.floor(turns)).astype(np.float32) * np.float32(2 * np.pi))


def fall(decay_s: float, count: int) -> Any:
    """`count` samples of a decay from 1."""
    return np.exp(np.arange(count, dtype=np.float32) * np.float32(-1.0 / (decay_s * RATE_HZ)))


def sweep(start_hz: float, end_hz: float, fall_s: float, decay_s: float, seconds: float) -> Any:
    """A sine that falls from `start_hz` to `end_hz` and dies away."""
    sound = np.zeros(int(seconds * RATE_HZ), dtype=np.float32)
    t = time(min(seconds, _SILENT * decay_s))
    turns = end_hz * t + (start_hz - end_hz) * fall_s * (1.0 - fall(fall_s, len(t)).astype(np.float64))
    sound[: len(t)] = sine(turns) * fall(decay_s, len(t))
    return sound


def noise(rng: Any, low_hz: float, high_hz: float, decay_s: float, seconds: float) -> Any:
    """Stereo noise between two frequencies that dies away."""
    sound = np.zeros((2, int(seconds * RATE_HZ)), dtype=np.float32)
    count = int(min(seconds, _SILENT * decay_s) * RATE_HZ)
    size = _transformed_size(count)
    band = hiss(rng, size) * _band(low_hz, high_hz, size)
    sound[:, :count] = np.fft.irfft(band, size)[:, :count] * fall(decay_s, count)
    return sound


def _band(low_hz: float, high_hz: float, size: int) -> Any:
    """What passes at each frequency of a transform of `size` samples."""
    hz = np.fft.rfftfreq(size, 1.0 / RATE_HZ).astype(np.float32)
    above, below = np.float32(low_hz) / np.maximum(hz, 1.0), hz / np.float32(high_hz)
    above, below = above * above, below * below
    return 1.0 / ((1.0 + above * above * above) * (1.0 + below * below * below))


def _transformed_size(count: int) -> int:
    """The next size that is transformed fast: a power of two, or a quarter or a half more."""
    whole = 16
    while whole < count:
        whole *= 2
    return next((size for size in (whole // 8 * 5, whole // 4 * 3) if size >= count), whole)


def hiss(rng: Any, size: int) -> Any:
    """The spectrum of `size` samples of stereo white noise of power 1, drawn as a spectrum."""
    parts = rng.standard_normal((2, size // 2 + 1, 2), dtype=np.float32) * np.float32(np.sqrt(size / 2.0))
    spectrum = parts.view(np.complex64)[:, :, 0]
    spectrum[:, [0, -1]] = spectrum[:, [0, -1]].real * np.float32(np.sqrt(2.0))
    return spectrum


def sines(hz: Any, count: int) -> Any:
    """Sines added up; of sample 512 q + r each is the product of a q and an r, all in one matrix product."""
    turn = 2 * np.pi * hz / RATE_HZ
    outer = 512.0 * np.arange(-(-count // 512), dtype=np.float64)[:, None] * turn[None, :]
    inner = turn[:, None] * np.arange(512, dtype=np.float64)[None, :]
    sound = product(np.sin(outer), np.cos(inner)) + product(np.cos(outer), np.sin(inner))
    return sound.ravel()[:count].astype(np.float32)
