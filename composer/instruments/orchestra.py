# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The orchestra: plays any note of any part, and keeps what it has made for the next time. No bpy."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import numpy as np

from . import RATE_HZ
from .bowed import bow, loops
from .catalogue import BOWED, STRUCK, VIBRATO_CENTS
from .drumkit import hit
from .rises import riser, swell
from .struck import strike
from .vibrato import fine_loops, sing

Sides = tuple[float, float]

_KEPT = 160
_RISER, _SWELL = 91, 92
_LONGEST_RING_S = 8.0


class Orchestra:
    """Makes sounds on demand; of each kind only the last `_KEPT` are held, so memory stays flat."""

    def __init__(self, tonic: int) -> None:
        self._tonic = tonic
        self._rings: OrderedDict[tuple[str, int, int], Any] = OrderedDict()
        self._loops: OrderedDict[tuple[str, int, bool], Any] = OrderedDict()
        self._hits: dict[int, Any] = {}

    def play(
        self,
        instrument: str,
        pitch: int,
        *,
        velocity: int,
        seconds: float,
        sides: Sides = (1.0, 1.0),
        width: float = 1.0,
        solo: bool = False,
    ) -> Any:
        """Stereo float32 (2, n) of one note with its release, loud as `velocity` and both `sides` say.

        `width` is how far apart the left and right of bowed and blown ones are. A `solo` player has vibrato,
        where the instrument has.
        """
        if instrument in STRUCK:
            sound = self._ring(instrument, pitch, velocity, seconds)
        else:
            sound = self._held(instrument, pitch, (velocity / 127.0) ** 1.2, seconds, solo=solo)
            _narrow(sound, width)
        sound *= _gains(sides, (velocity / 127.0) ** 1.5)
        return sound

    def strike_drum(self, drum: int, *, velocity: int, seconds: float, sides: Sides = (1.0, 1.0)) -> Any:
        """One drum hit, or a riser or swell of `seconds`."""
        gains = _gains(sides, (velocity / 127.0) ** 1.6)
        if drum == _RISER:
            return riser(seconds, tonic=self._tonic) * gains
        if drum == _SWELL:
            return swell(seconds) * gains
        if drum not in self._hits:
            self._hits[drum] = hit(drum)
        return self._hits[drum] * gains

    def _held(self, instrument: str, pitch: int, loudness: float, seconds: float, *, solo: bool) -> Any:
        """The note bowed or blown; a soloist's from loops that can be read unevenly."""
        spec, cents = BOWED[instrument], VIBRATO_CENTS.get(instrument, 0.0) if solo else 0.0
        key = (instrument, pitch, cents > 0.0)
        if key not in self._loops:
            _keep(self._loops, key, (fine_loops if cents else loops)(spec, pitch))
        pair = self._loops[key]
        if cents:
            return sing(spec, pair, pitch, cents=cents, loudness=loudness, seconds=seconds)
        return bow(spec, pair, pitch, loudness=loudness, seconds=seconds)

    def _ring(self, instrument: str, pitch: int, velocity: int, seconds: float) -> Any:
        """The note damped after `seconds`, cut from a free ringing one of the same hardness."""
        spec = STRUCK[instrument]
        need_s = min(seconds + spec.release_s, _LONGEST_RING_S)
        layer = min(velocity // 26, 4)
        key = (instrument, pitch, layer)
        ring = self._rings.get(key)
        if ring is None or ring.shape[1] < int(need_s * RATE_HZ):
            ring = strike(spec, pitch, hardness=layer / 4.0, seconds=_bucket(need_s))
            _keep(self._rings, key, ring)
        sound = ring[:, : int(need_s * RATE_HZ)].copy()
        fall = min(int(spec.release_s * RATE_HZ), sound.shape[1])
        sound[:, -fall:] *= np.cos(np.linspace(0.0, np.pi / 2, fall, dtype=np.float32)) ** 2
        return sound


def _narrow(sound: Any, width: float) -> None:
    """Gives the right side as much of the left as leaves `width` of its own, and the power it had."""
    if width < 1.0:
        sound[1] *= np.float32(width)
        sound[1] += np.float32((1.0 - width * width) ** 0.5) * sound[0]


def _gains(sides: Sides, gain: float) -> Any:
    return np.array([[sides[0] * gain], [sides[1] * gain]], dtype=np.float32)


def _bucket(seconds: float) -> float:
    """Rings are made in lengths of 0.5, 1, 2, 4 and 8 s, so that a longer note seldom needs a new one."""
    length = 0.5
    while length < seconds:
        length *= 2.0
    return length


def _keep(store: OrderedDict[Any, Any], key: Any, value: Any) -> None:
    store[key] = value
    while len(store) > _KEPT:
        store.popitem(last=False)
