# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The room: a convolution reverb, block by block, with early reflections. No bpy."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from .instruments import RATE_HZ
from .instruments.waves import fall, hiss

_EARLY = ((0.011, 0.50, 0.34), (0.017, 0.30, 0.46), (0.023, 0.38, 0.24), (0.031, 0.20, 0.34), (0.041, 0.28,
                                                                                               0.18),
          (0.053, 0.14, 0.24), (0.067, 0.16, 0.12))  # fmt: skip
"""(seconds, left, right) of the first reflections."""

_BANDS = ((120.0, 500.0, 1.15), (500.0, 2000.0, 1.0), (2000.0, 6000.0, 0.7), (6000.0, 12000.0, 0.4))
"""(low Hz, high Hz, how long it rings beside the middle)."""


class Room:
    """Feed it blocks of `hop` samples; it answers with as many, and keeps what still rings."""

    def __init__(self, wetness: float) -> None:
        self.hop = 1 << (16 if wetness < 0.6 else 17)
        answer = impulse(0.5 + 1.9 * wetness, self.hop)
        self._spectrum = np.fft.rfft(answer, 2 * self.hop).astype(np.complex64)
        self._tail = np.zeros((2, self.hop), dtype=np.float32)

    def __call__(self, send: Any) -> Any:
        """Stereo answer (2, hop) to one mono block (hop,)."""
        sent = np.fft.rfft(send, 2 * self.hop)
        wet = np.fft.irfft(sent[None, :] * self._spectrum, 2 * self.hop).astype(np.float32, copy=False)
        heard = wet[:, : self.hop] + self._tail
        self._tail = wet[:, self.hop :].copy()
        return heard


def impulse(ring_s: float, length: int) -> Any:
    """A hall's answer to a click, float32 (2, length); `ring_s` is the time to fall by 60 dB."""
    spectrum = hiss(np.random.default_rng(1), length)
    bins = [round(hz * length / RATE_HZ) for hz in (*(low for low, _, _ in _BANDS), _BANDS[-1][1])]
    late = np.zeros((2, length), dtype=np.float32)
    for (low, high), (_, _, share) in zip(pairwise(bins), _BANDS, strict=True):
        band = np.zeros_like(spectrum)
        band[:, low:high] = spectrum[:, low:high]
        late += np.fft.irfft(band, length) * fall(ring_s * share / 6.91, length)
    t = np.arange(length, dtype=np.float32) / np.float32(RATE_HZ)
    late *= np.minimum(np.maximum(t - np.float32(0.015), 0.0) / np.float32(0.03), 1.0)
    late *= np.minimum((t[-1] - t) / np.float32(0.1), 1.0)
    late /= np.sqrt((late * late).sum(axis=1, keepdims=True))
    for seconds, left, right in _EARLY:
        late[:, int(seconds * RATE_HZ)] += np.array([left, right], dtype=np.float32) * np.float32(0.5)
    return late
