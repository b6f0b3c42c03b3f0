# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sustained instruments: a spectrum of slightly smeared harmonics turned into one seamless loop. No bpy.

Nasca Octavian Paul's PADsynth idea: give each harmonic a width and a random phase and transform back once.
What comes out is an ensemble, band-limited by construction, and its ends meet. A dull and a bright loop
of the same phases are mixed by loudness and as a note blooms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from . import RATE_HZ

LOOP = 1 << 17
_TURNED = 1 << 14
_LOOP_RMS = 0.11
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


def loops(spec: Bowed, pitch: int) -> Any:
    """The dull and the bright loop of `pitch`: float32 (2, LOOP), equally loud."""
    return np.fft.irfft(spectra(spec, pitch, LOOP), LOOP).astype(np.float32, copy=False)


def spectra(spec: Bowed, pitch: int, size: int) -> Any:
    """The spectra of the dull and the bright loop of `size` samples: complex64 (2, size // 2 + 1).

    Parseval's theorem tells how loud they will be.
    """
    hz = 440.0 * 2.0 ** ((pitch - 69) / 12.0)
    bin_hz = RATE_HZ / size
    spectrum = np.zeros((2, size // 2 + 1), dtype=np.float32)
    for order in range(1, spec.harmonics + 1):
        at = order * hz
        if at > _TOP_HZ:
            break
        amp = (spec.odd if order % 2 == 0 else 1.0) * _formant(spec, at)
        _smear(spectrum, at / bin_hz, (amp * order**-spec.tilt, amp * order**-spec.bright), spec.width_cents)
    if spec.octave:
        _smear(spectrum, hz / 2.0 / bin_hz, (spec.octave, spec.octave), spec.width_cents)
    if spec.breath:
        breath = spec.breath * 0.6
        _smear(spectrum, hz * 2.0 / bin_hz, (breath, breath), 900.0)
    power = 2.0 * np.square(spectrum).sum(axis=1, keepdims=True, dtype=np.float64) / (size * size)
    spectrum *= (_LOOP_RMS / np.sqrt(power)).astype(np.float32)
    start = pitch * 4099 % _TURNED
    return spectrum * _phases()[start : start + spectrum.shape[1]]


@lru_cache(maxsize=1)
def _phases() -> Any:
    """Numbers of size 1 and random phase; each pitch begins somewhere else in them."""
    turns = np.random.default_rng(69).random(LOOP // 2 + 1 + _TURNED, dtype=np.float32)
    return np.exp(np.complex64(2j * np.pi) * turns)


def _smear(spectrum: Any, at: float, amps: tuple[float, float], cents: float) -> None:
    """Adds to both spectra a harmonic at bin `at`, as a bell curve `cents` wide, its power kept."""
    bins_hz = RATE_HZ / (2 * spectrum.shape[1] - 2)
    sigma = max(at * (2.0 ** (cents / 1200.0) - 1.0), 0.4 / bins_hz)
    low = max(int(at - 4 * sigma), 1)
    high = min(int(at + 4 * sigma) + 2, spectrum.shape[1])
    away = (np.arange(low, high, dtype=np.float32) - np.float32(at)) * np.float32(1.0 / sigma)
    bell = np.exp(np.float32(-0.5) * away * away)
    for side, amp in zip(spectrum, amps, strict=True):
        side[low:high] += bell * np.float32(amp / sigma**0.5)


def _formant(spec: Bowed, hz: float) -> float:
    gain = 1.0
    for centre, octaves, boost in spec.formants:
        gain += boost * float(np.exp(-0.5 * (np.log2(hz / centre) / octaves) ** 2))
    return gain


def bow(spec: Bowed, pair: Any, pitch: int, *, loudness: float, seconds: float) -> Any:
    """Stereo float32 (2, n): a note of `seconds` with its release, from the loops of its pitch."""
    held = max(int(seconds * RATE_HZ), 64)
    count = held + int(spec.release_s * RATE_HZ)
    start = (pitch * 7919) % LOOP
    sound = np.empty((2, count), dtype=np.float32)
    opened = openings(spec, loudness, count)
    for side, into in enumerate(sound):
        _wind(pair, start + side * LOOP // 2, into, opened)
    sound *= envelope(spec, held, count, seconds)
    return sound


def _wind(pair: Any, start: int, into: Any, opened: Any) -> None:
    """Fills `into` with the loops from `start` on, round and round, mixed as `opened` says."""
    done = 0
    while done < len(into):
        at = (start + done) % LOOP
        size = min(LOOP - at, len(into) - done)
        dull, bright = pair[0, at : at + size], pair[1, at : at + size]
        some = into[done : done + size]
        np.subtract(bright, dull, out=some)
        some *= opened[done : done + size]
        some += dull
        done += size


def openings(spec: Bowed, loudness: float, count: int) -> Any:
    """How much of the bright loop is heard: it opens up as the note blooms."""
    opened = np.full(count, loudness, dtype=np.float32)
    rise = min(int(spec.bloom_s * RATE_HZ), count)
    opened[:rise] *= np.linspace(0.15, 1.0, rise, dtype=np.float32)
    return opened


def envelope(spec: Bowed, held: int, count: int, seconds: float) -> Any:
    """Rise, hold, let go; every corner rounded."""
    rise = max(min(int(min(spec.attack_s, 0.6 * seconds) * RATE_HZ), held), 32)
    shape = np.full(count, spec.level, dtype=np.float32)
    shape[:rise] *= np.sin(np.linspace(0.0, np.pi / 2, rise, dtype=np.float32)) ** 2
    fall = count - held
    shape[held:] *= np.cos(np.linspace(0.0, np.pi / 2, fall, dtype=np.float32)) ** 2
    return shape
