# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What drums, rises and the room are made of: sweeps, sums of sines, noise. No bpy."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import RATE_HZ
from .product import product


def time(seconds: float) -> Any:
    return np.arange(int(seconds * RATE_HZ)) / RATE_HZ


def sweep(start_hz: float, end_hz: float, fall_s: float, decay_s: float, seconds: float) -> Any:
    """A sine that falls from `start_hz` to `end_hz` and dies away."""
    t = time(seconds)
    phase = end_hz * t + (start_hz - end_hz) * fall_s * (1.0 - np.exp(-t / fall_s))
    return np.sin(2 * np.pi * phase) * np.exp(-t / decay_s)


def noise(rng: Any, low_hz: float, high_hz: float, decay_s: float, seconds: float) -> Any:
    """Stereo noise between two frequencies that dies away."""
    count = int(seconds * RATE_HZ)
    size = 1 << max(count - 1, 1).bit_length()
    spectrum = hiss(rng, size)
    hz = np.fft.rfftfreq(size, 1.0 / RATE_HZ)
    above = 1.0 / (1.0 + (low_hz / np.maximum(hz, 1.0)) ** 6)
    below = 1.0 / (1.0 + (hz / high_hz) ** 6)
    sound = np.fft.irfft(spectrum * (above * below), size)[:, :count]
    return sound * np.exp(-time(seconds)[:count] / decay_s)


def hiss(rng: Any, size: int) -> Any:
    """The spectrum of `size` samples of stereo white noise of power 1, drawn as a spectrum."""
    parts = rng.standard_normal((2, 2, size // 2 + 1))
    spectrum = (parts[0] + 1j * parts[1]) * np.sqrt(size / 2.0)
    spectrum[:, [0, -1]] = spectrum[:, [0, -1]].real * np.sqrt(2.0)
    return spectrum


def sines(hz: Any, count: int) -> Any:
    """Sines added up; of sample 512 q + r each is the product of a q and an r, all in one matrix product."""
    turn = 2 * np.pi * hz / RATE_HZ
    outer = 512.0 * np.arange(-(-count // 512), dtype=np.float64)[:, None] * turn[None, :]
    inner = turn[:, None] * np.arange(512, dtype=np.float64)[None, :]
    sound = product(np.sin(outer), np.cos(inner)) + product(np.cos(outer), np.sin(inner))
    return sound.ravel()[:count]
