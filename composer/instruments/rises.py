# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Risers and swells: noise and tone that grow exactly to the moment they lead into. No bpy."""

from __future__ import annotations

from typing import Any

import numpy as np

from . import RATE_HZ
from .waves import noise, time

_FALL_S = 0.03


def riser(seconds: float, *, tonic: int) -> Any:
    """Stereo float32: a tone gliding up an octave inside growing noise, cut off on the moment."""
    t = time(seconds)
    place = t / max(seconds, 0.01)
    hz = 440.0 * 2.0 ** ((tonic + 48 - 69) / 12.0)
    phase = 2 * np.pi * np.cumsum(hz * 2.0**place) / RATE_HZ
    tone = np.stack([np.sin(phase), np.sin(phase * 1.004)]) + 0.4 * np.stack(
        [np.sin(phase * 2.003), np.sin(2 * phase)]
    )
    air = noise(np.random.default_rng(91), 700.0, 9000.0, 1e6, seconds)[:, : len(t)]
    return _shaped(0.12 * tone + 0.3 * air * (0.3 + place), place, 2.2)


def swell(seconds: float) -> Any:
    """Stereo float32: a cymbal played backwards into the moment."""
    t = time(seconds)
    wash = noise(np.random.default_rng(92), 2500.0, 13000.0, 1e6, seconds)[:, : len(t)]
    return _shaped(0.3 * wash, t / max(seconds, 0.01), 3.0)


def _shaped(sound: Any, place: Any, power: float) -> Any:
    sound = sound * place**power
    fall = min(int(_FALL_S * RATE_HZ), sound.shape[1])
    sound[:, -fall:] *= np.cos(np.linspace(0.0, np.pi / 2, fall)) ** 2
    return sound.astype(np.float32)
