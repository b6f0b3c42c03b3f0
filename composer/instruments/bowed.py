# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sustained instruments: a spectrum of slightly smeared harmonics turned into one seamless loop. No bpy.

Nasca Octavian Paul's PADsynth idea: give each harmonic a width and a random phase and transform back once.
What comes out is an ensemble, band-limited by construction, and its ends meet. A dull and a bright loop
of the same phases are mixed by loudness and as a note blooms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from . import RATE_HZ

LOOP = 1 << 17
_TOP_HZ = 17000.0


@dataclass(frozen=True)
class Bowed:
    """How one instrument sustains.

    `tilt` and `bright` are how fast harmonics weaken in the dull and the bright loop; `width_cents` how
    far the players are apart; `formants` (Hz, octaves wide, gain); `odd` what even harmonics keep;
    `bloom_s` how long a note takes to open up; `breath` the share of noise.
    """

    harmonics: int = 40
    tilt: float = 1.6
    bright: float = 1.0
    width_cents: float = 14.0
    formants: tuple[tuple[float, float, float], ...] = ()
    odd: float = 1.0
    attack_s: float = 0.12
    release_s: float = 0.35
    bloom_s: float = 0.0
    breath: float = 0.0
    octave: float = 0.0
    level: float = 1.0


def loops(spec: Bowed, pitch: int) -> tuple[Any, Any]:
    """The dull and the bright loop of `pitch`: float32 (LOOP,), equally loud."""
    hz = 440.0 * 2.0 ** ((pitch - 69) / 12.0)
    phases = np.exp(2j * np.pi * np.random.default_rng(pitch).random(LOOP // 2 + 1)).astype(np.complex64)
    return _loop(spec, hz, spec.tilt, phases), _loop(spec, hz, spec.bright, phases)


def _loop(spec: Bowed, hz: float, tilt: float, phases: Any) -> Any:
    spectrum = np.zeros(LOOP // 2 + 1, dtype=np.float32)
    for order in range(1, spec.harmonics + 1):
        at = order * hz
        if at > _TOP_HZ:
            break
        amp = order**-tilt * (spec.odd if order % 2 == 0 else 1.0) * _formant(spec, at)
        _smear(spectrum, at, amp, spec.width_cents)
    if spec.octave:
        _smear(spectrum, hz / 2.0, spec.octave, spec.width_cents)
    if spec.breath:
        _smear(spectrum, hz * 2.0, spec.breath * 0.6, 900.0)
    sound = np.fft.irfft(spectrum * phases, LOOP).astype(np.float32)
    return sound * np.float32(0.11 / max(float(np.sqrt(np.mean(sound * sound))), 1e-12))


def _smear(spectrum: Any, hz: float, amp: float, cents: float) -> None:
    """Adds one harmonic as a bell curve `cents` wide, its power kept."""
    bin_hz = RATE_HZ / LOOP
    sigma = max(hz * (2.0 ** (cents / 1200.0) - 1.0), 0.4) / bin_hz
    low = max(int(hz / bin_hz - 4 * sigma), 1)
    high = min(int(hz / bin_hz + 4 * sigma) + 2, len(spectrum))
    away = (np.arange(low, high) - hz / bin_hz) / sigma
    spectrum[low:high] += (amp * np.exp(-0.5 * away * away) / np.sqrt(sigma)).astype(np.float32)


def _formant(spec: Bowed, hz: float) -> float:
    gain = 1.0
    for centre, octaves, boost in spec.formants:
        gain += boost * float(np.exp(-0.5 * (np.log2(hz / centre) / octaves) ** 2))
    return gain


def bow(spec: Bowed, pair: tuple[Any, Any], pitch: int, *, loudness: float, seconds: float) -> Any:
    """Stereo float32 (2, n): a note of `seconds` with its release, from the loops of its pitch."""
    held = max(int(seconds * RATE_HZ), 64)
    count = held + int(spec.release_s * RATE_HZ)
    envelope = _envelope(spec, held, count, seconds)
    open_up = np.float32(loudness)
    if spec.bloom_s:
        rise = min(int(spec.bloom_s * RATE_HZ), count)
        open_up = np.full(count, loudness, dtype=np.float32)
        open_up[:rise] *= np.linspace(0.15, 1.0, rise, dtype=np.float32)
    start = (pitch * 7919) % LOOP
    sound = np.empty((2, count), dtype=np.float32)
    for side in (0, 1):
        dull, bright = (_around(loop, start + side * LOOP // 2, count) for loop in pair)
        sound[side] = (dull + (bright - dull) * open_up) * envelope
    return sound


def _around(loop: Any, start: int, count: int) -> Any:
    """`count` samples of the endless loop from `start` on."""
    start %= LOOP
    if start + count <= LOOP:
        return loop[start : start + count]
    turns = -(-(start + count) // LOOP)
    return np.concatenate([loop[start:], *[loop] * (turns - 1)])[:count]


def _envelope(spec: Bowed, held: int, count: int, seconds: float) -> Any:
    """Rise, hold, let go; every corner rounded."""
    rise = max(min(int(min(spec.attack_s, 0.6 * seconds) * RATE_HZ), held), 32)
    envelope = np.full(count, spec.level, dtype=np.float32)
    envelope[:rise] *= np.sin(np.linspace(0.0, np.pi / 2, rise, dtype=np.float32)) ** 2
    fall = count - held
    envelope[held:] *= np.cos(np.linspace(0.0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return envelope
