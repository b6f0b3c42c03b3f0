# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Struck and plucked instruments: decaying partials, all of one note in one matrix product. No bpy.

A decaying partial is z to the power n. With n = 256 q + r, its samples are the products of two short
tables, so a whole note of K partials is a (blocks x K) by (K x 256) product. Partials above the band
are left out, so nothing folds back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from . import RATE_HZ
from .product import product

_BLOCK = 256
_TOP_HZ = 19000.0
_UNHEARD = 1e-7
"""Weaker partials are nothing: numbers near the end of float32's range would make the product crawl."""


@dataclass(frozen=True)
class Struck:
    """How one instrument rings.

    `ratios` are the partials over the fundamental (() for `harmonics` of them, stretched by
    `stretch`); `tilt` how fast they weaken, `softness` how much more when played softly. `decay_s` is
    the time constant of middle C's fundamental, `damping` how much shorter it is a harmonic up,
    `odd` what even harmonics keep, `pluck` where the string is plucked. `knock` adds a touch of noise.
    """

    harmonics: int = 24
    ratios: tuple[float, ...] = ()
    tilt: float = 1.0
    softness: float = 0.6
    decay_s: float = 1.2
    damping: float = 0.25
    stretch: float = 0.0
    odd: float = 1.0
    pluck: float = 0.0
    knock: float = 0.0
    attack_s: float = 0.002
    release_s: float = 0.12
    detune_cents: float = 0.7
    level: float = 1.0


def strike(spec: Struck, pitch: int, *, hardness: float, seconds: float) -> Any:
    """Stereo float32 (2, n): the note ringing freely for `seconds`, `hardness` 0 to 1."""
    hz = 440.0 * 2.0 ** ((pitch - 69) / 12.0)
    freqs, amps, decays = _partials(spec, hz, hardness)
    count = -(-int(seconds * RATE_HZ) // _BLOCK)
    spread = 2.0 ** (spec.detune_cents / 1200.0)
    sides = [_ring(freqs * side, amps, decays, count) for side in (1.0 / spread, spread)]
    sound = np.stack(sides)
    sound *= spec.level * 0.5 / max(float(np.abs(sound[:, : RATE_HZ // 10]).max()), 1e-9)
    if spec.knock:
        _add_knock(sound, spec.knock * (0.4 + 0.6 * hardness))
    rise = min(max(int(spec.attack_s * RATE_HZ), 8), sound.shape[1])
    sound[:, :rise] *= np.sin(np.linspace(0.0, np.pi / 2, rise, dtype=np.float32)) ** 2
    return sound


def _partials(spec: Struck, hz: float, hardness: float) -> tuple[Any, Any, Any]:
    """Frequencies in Hz, amplitudes and time constants in seconds of what sounds below the band's top."""
    order = np.arange(1, spec.harmonics + 1, dtype=np.float64)
    ratios = np.asarray(spec.ratios) if spec.ratios else order * np.sqrt(1.0 + spec.stretch * order * order)
    order = ratios if spec.ratios else order
    amps = order ** -(spec.tilt + spec.softness * (1.0 - hardness))
    if not spec.ratios:
        amps = np.where(np.arange(len(order)) % 2 == 1, amps * spec.odd, amps)
    if spec.pluck:
        amps = amps * np.abs(np.sin(np.pi * order * spec.pluck))
    keyed = spec.decay_s * (261.6 / hz) ** 0.5
    decays = keyed / (1.0 + spec.damping * (order - 1.0))
    inside = ratios * hz < _TOP_HZ
    return ratios[inside] * hz, amps[inside], decays[inside]


def _ring(freqs: Any, amps: Any, decays: Any, blocks: int) -> Any:
    turn = np.exp((-1.0 / decays + 2j * np.pi * freqs) / RATE_HZ)
    inner = _powers(turn, _BLOCK)
    outer = _powers(inner[-1] * turn, blocks) * (-1j * amps)
    outer[np.abs(outer) < _UNHEARD] = 0.0
    left = np.concatenate([outer.real, -outer.imag], axis=1).astype(np.float32)
    right = np.concatenate([inner.real.T, inner.imag.T], axis=0).astype(np.float32)
    return product(left, right).ravel()


def _powers(base: Any, count: int) -> Any:
    """The powers 0 to `count` - 1 of each number of `base`, a row each: known ones times the next one."""
    rows = np.ones((count, len(base)), dtype=np.complex128)
    done, step = 1, base
    while done < count:
        some = min(done, count - done)
        rows[done : done + some] = rows[:some] * step
        done, step = done + some, step * step
    return rows


def _add_knock(sound: Any, level: float) -> None:
    """The hammer or nail: 30 ms of dull noise."""
    size = min(RATE_HZ * 3 // 100, sound.shape[1])
    noise = np.random.default_rng(7).standard_normal((2, size + 8)).astype(np.float32)
    dull = np.stack([np.convolve(side, np.ones(9) / 9.0, "valid") for side in noise])
    sound[:, :size] += (level * 0.3 * dull * np.exp(-np.arange(size) / (0.006 * RATE_HZ))).astype(np.float32)
