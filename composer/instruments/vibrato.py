# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A solo player's long notes: the loops of a pitch, read faster and slower as the hand rocks. No bpy.

The loops are kept at twice the rate, where what lies between two samples is on the line between them:
5 kHz are then true to 50 dB, and the error stays near the tone it comes from.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from . import RATE_HZ
from .bowed import Bowed, envelope, openings, spectra

SETS_IN_S = 0.28
LEAST_S = 0.75
"""Notes held shorter than this are played straight; in the others vibrato sets in after a moment."""
_GROWS_S = 0.5
_SWAY = 0.05
"""By what share loudness moves with the pitch."""
_SIZE = 1 << 16
_FINE = 2


def fine_loops(spec: Bowed, pitch: int) -> Any:
    """Both loops of `pitch` at twice the rate, as one of complex64: dull is real, bright imaginary."""
    dull, bright = np.float32(_FINE) * spectra(spec, pitch, _SIZE)[:, : _SIZE // 2]
    spectrum = np.zeros(_SIZE * _FINE, dtype=np.complex64)
    spectrum[: _SIZE // 2] = dull + np.complex64(1j) * bright
    spectrum[-_SIZE // 2 + 1 :] = (dull.conj() + np.complex64(1j) * bright.conj())[:0:-1]
    return np.fft.ifft(spectrum).astype(np.complex64, copy=False)


def sing(spec: Bowed, fine: Any, pitch: int, *, cents: float, loudness: float, seconds: float) -> Any:
    """Stereo float32 (2, n): a note of `seconds` with its release, and with vibrato if it is long."""
    held = max(int(seconds * RATE_HZ), 64)
    count = held + int(spec.release_s * RATE_HZ)
    rocking = _rocking(cents, pitch, seconds, count)
    opened = openings(spec, loudness, count)
    sound = np.empty((2, count), dtype=np.float32)
    for side in (0, 1):
        both = _read(fine, (pitch * 7919 + side * _SIZE // 2) * _FINE, rocking[0])
        np.subtract(both.imag, both.real, out=sound[side])
        sound[side] *= opened
        sound[side] += both.real
    sound *= envelope(spec, held, count, seconds) * rocking[1]
    return sound


def _rocking(cents: float, pitch: int, seconds: float, count: int) -> Any:
    """How far ahead in the loop each sample is read, in fine samples, and how loud: float32 (2, count)."""
    rocking = np.zeros((2, count), dtype=np.float32)
    rocking[1] = 1.0
    first = int(SETS_IN_S * RATE_HZ)
    if seconds < LEAST_S:
        return rocking
    t = np.arange(count - first, dtype=np.float32) / np.float32(RATE_HZ)
    hz = 5.2 + (pitch * 37 + int(seconds * 100) * 13) % 9 / 10
    grown = np.minimum(t / np.float32(_GROWS_S), np.float32(1.0))
    depth = grown * grown * (3.0 - 2.0 * grown)
    farthest = (2.0 ** (cents / 1200.0) - 1.0) * RATE_HZ * _FINE / (2 * np.pi * hz)
    turn = np.float32(2 * np.pi * hz) * t
    rocking[0, first:] = np.float32(farthest) * depth * np.sin(turn)
    rocking[1, first:] += np.float32(_SWAY) * depth * np.cos(turn)
    return rocking


def _read(fine: Any, start: int, ahead: Any) -> Any:
    """The loop from `start` on at the playing rate, each sample read `ahead` of its place."""
    whole = np.floor(ahead)
    at = np.arange(start, start + _FINE * len(ahead), _FINE) + whole.astype(np.int64)
    here = fine[at & (_SIZE * _FINE - 1)]
    there = fine[(at + 1) & (_SIZE * _FINE - 1)]
    there -= here
    there *= ahead - whole
    here += there
    return here
