# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays the score: notes into buses, buses into a stereo mix, a block at a time. No bpy.

Only the block being played and what still rings from before is in memory, however long the picture is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .bus import Bus
from .instruments import RATE_HZ
from .instruments.orchestra import Orchestra
from .room import Room
from .score import DRUMS, SOLO, Note, Score

_KICKS = (36,)


@dataclass(frozen=True)
class Seat:
    """Where a part sits: how loud, how far left (-1) or right (1), how much of it reaches the room.

    `width` is how far apart its left and right are: 0 in one spot, as low notes must be, 1 unrelated.
    """

    gain: float
    pan: float
    send: float
    width: float = 0.8


SEATS: dict[str, Seat] = {
    "lead": Seat(0.90, 0.08, 0.34, 0.6),
    "counter": Seat(0.55, -0.32, 0.40, 0.7),
    "keys": Seat(0.58, -0.14, 0.24),
    "pad": Seat(0.38, 0.0, 0.38, 0.9),
    "bass": Seat(0.62, 0.0, 0.05, 0.0),
    "drums": Seat(0.80, 0.0, 0.14),
    "hits": Seat(0.80, 0.0, 0.34),
}

_LOOP_GAIN = 2.0
"""Sustained sounds are normalised by power and struck ones by peak; this makes them meet."""

DRUM_PANS = {42: 0.3, 46: 0.3, 70: -0.4, 54: 0.42, 51: -0.3, 76: 0.25, 48: -0.3, 45: 0.1, 41: 0.35, 64: -0.15}


@dataclass(frozen=True)
class Event:
    """A note in samples."""

    start: int
    note: Note
    seconds: float


def play(score: Score) -> Iterator[dict[str, Any]]:
    """Blocks of the mix in order, each {"mix": (2, n), part: (2, n) dry…}; exactly the picture's length."""
    room = Room(score.style.wetness)
    desk = _Mixer(score, room)
    total = round(score.duration_s * RATE_HZ)
    for start in range(0, total, room.hop):
        buses = desk.block(start)
        yield {name: bus[:, : total - start] for name, bus in buses.items()}


class _Mixer:
    """Holds what rings on from block to block."""

    def __init__(self, score: Score, room: Room) -> None:
        self._score = score
        self._room = room
        self._orchestra = Orchestra(score.tonic)
        self._events = _events(score)
        self._next = 0
        self._buses = {part: Bus(room.hop) for part in SEATS}
        self._kicks = [e.start for e in self._events if e.note.pitch in _KICKS and e.note.part == "drums"]

    def block(self, start: int) -> dict[str, Any]:
        hop = self._room.hop
        if start:
            for bus in self._buses.values():
                bus.advance()
        while self._next < len(self._events) and self._events[self._next].start < start + hop:
            self._sound(self._events[self._next], start)
            self._next += 1
        return {"mix": self._mixed(start), **{part: bus.block for part, bus in self._buses.items()}}

    def _sound(self, event: Event, start: int) -> None:
        part, note = event.note.part, event.note
        sides = _sides(DRUM_PANS.get(note.pitch, 0.0) if part == "drums" else SEATS[part].pan)
        if part in DRUMS:
            sound = self._orchestra.strike_drum(
                note.pitch, velocity=note.velocity, seconds=event.seconds, sides=sides
            )
        else:
            instrument = getattr(self._score.style, part)
            sound = self._orchestra.play(
                instrument,
                note.pitch,
                velocity=note.velocity,
                seconds=event.seconds,
                sides=sides,
                width=SEATS[part].width,
                solo=part == SOLO,
            )
        self._buses[part].add(event.start - start, sound)

    def _mixed(self, start: int) -> Any:
        mix = np.zeros((2, self._room.hop), dtype=np.float32)
        send = np.zeros(self._room.hop, dtype=np.float32)
        ducked = self._duck(start) if self._score.style.sidechain else None
        wetness = np.float32(0.35 + 0.9 * self._score.style.wetness)
        for part, seat in SEATS.items():
            if not self._buses[part].live:
                continue
            bus = self._buses[part].block
            np.multiply(bus, np.float32(seat.gain * _balance(part, self._score)), out=bus)
            if ducked is not None and part in ("pad", "keys", "bass"):
                np.multiply(bus, ducked, out=bus)
            mix += bus
            send += (bus[0] + bus[1]) * np.float32(0.5 * seat.send)
        return mix + self._room(send) * wetness

    def _duck(self, start: int) -> Any:
        """The gain under the kick: down at once, back within a beat."""
        hop = self._room.hop
        gain = np.ones(hop, dtype=np.float32)
        reach = int(0.28 * RATE_HZ)
        dip = (
            1.0 - self._score.style.sidechain * (1.0 - np.linspace(0.0, 1.0, reach, dtype=np.float32)) ** 1.5
        )
        dip[:240] = np.linspace(1.0, dip[240], 240)
        for kick in self._kicks:
            low, high = max(kick - start, 0), min(kick - start + reach, hop)
            if low < high:
                gain[low:high] = np.minimum(gain[low:high], dip[low - kick + start : high - kick + start])
        return gain


def _events(score: Score) -> list[Event]:
    events: list[Event] = []
    for note in score.notes:
        start_s = score.tempo.time_s(note.beat) + note.nudge_s
        end_s = score.tempo.time_s(note.beat + note.beats)
        events.append(Event(max(round(start_s * RATE_HZ), 0), note, max(end_s - start_s, 0.04)))
    return sorted(events, key=lambda event: event.start)


def _balance(part: str, score: Score) -> float:
    from .instruments.catalogue import BOWED

    if part in DRUMS:
        return 1.0
    if getattr(score.style, part) not in BOWED:
        return 1.0
    return 0.75 * _LOOP_GAIN if part == "lead" else _LOOP_GAIN


def _sides(pan: float) -> tuple[float, float]:
    """Left and right gain of equal power, 1 in the middle."""
    angle = (pan + 1.0) * math.pi / 4.0
    return math.cos(angle) * 1.4142, math.sin(angle) * 1.4142
