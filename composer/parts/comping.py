# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys: the harmony in motion, as one of the figures below. No bpy.

A figure is one bar of steps (beat, voices, beats long, loudness in percent). Voices are "0" to "3" from the
bottom, "*" all together, "/" all rolled upwards, "b" the bass note below.
"""

from __future__ import annotations

from dataclasses import replace

from ..harmony import voice
from ..score import Bar, Note
from .desk import Desk

Step = tuple[float, str, float, int]


def _run(order: str, step: float, length: float) -> tuple[Step, ...]:
    """One bar of single voices in `order`, a little louder on the beat."""
    count = int(4 / step)
    return tuple(
        (k * step, order[k % len(order)], length, 100 if k * step % 1 == 0 else 84) for k in range(count)
    )


FIGURES: dict[str, tuple[Step, ...]] = {
    "arpeggio": _run("01232123", 0.5, 1.5),
    "broken": _run("b1232321", 0.5, 2.0),
    "alberti": _run("0212", 0.5, 0.75),
    "fingerstyle": ((0, "b", 1.5, 100), (0.5, "2", 1, 70), (1, "1", 1, 85), (1.5, "3", 1, 75), (2, "b", 1.5,
                                                                                                92),
                    (2.5, "2", 1, 70), (3, "1", 1, 85), (3.5, "3", 0.5, 70)),
    "sixteenths": _run("0132031203123213", 0.25, 0.3),
    "ostinato": tuple((k / 4, "0*"[k % 8 in (0, 3, 6)] if k % 8 else "*", 0.22,
                       100 if k % 8 in (0, 3, 6) else 68) for k in range(16)),
    "pulse": tuple((k / 2, "0", 0.4, 100 if k % 2 == 0 else 78) for k in range(8)),
    "muted_eighths": tuple((k / 2, "*" if k in (0, 3, 6) else "01"[k % 2], 0.3, 100 if k in (0, 3, 6) else 70)
                           for k in range(8)),
    "power_eighths": tuple((k / 2, "*", 0.46, 100 if k in (0, 3, 6) else 80) for k in range(8)),
    "blocks": ((0, "*", 0.95, 100), (1, "*", 0.95, 78), (2, "*", 0.95, 90), (3, "*", 0.95, 78)),
    "strum": ((0, "/", 0.9, 100), (1, "/", 0.45, 76), (1.5, "*", 0.5, 62), (2.5, "*", 0.5, 74),
              (3, "/", 0.5, 88), (3.5, "*", 0.5, 66)),
    "waltz": ((1, "*", 0.6, 80), (2, "*", 0.6, 72), (3, "*", 0.6, 72)),
    "sparse": ((0, "/", 4, 92), (2.5, "3", 1.5, 62)),
    "lazy": ((0, "*", 1.4, 92), (1.75, "*", 0.7, 70), (3.5, "*", 0.45, 60)),
    "charleston": ((0, "*", 0.7, 90), (1.5, "*", 0.4, 84)),
    "offbeat": ((0.5, "*", 0.3, 84), (1.5, "*", 0.3, 78), (2.5, "*", 0.3, 84), (3.5, "*", 0.3, 78)),
    "funk": ((0, "*", 0.3, 100), (0.75, "*", 0.2, 72), (1.5, "*", 0.2, 84), (2.25, "*", 0.2, 76),
             (2.75, "*", 0.2, 70), (3.5, "*", 0.2, 86)),
    "montuno": ((0, "*", 0.4, 96), (0.5, "3", 0.4, 78), (1, "1", 0.4, 76), (1.5, "*", 0.4, 90),
                (2.5, "*", 0.4, 90), (3, "2", 0.4, 76), (3.5, "*", 0.4, 86)),
}  # fmt: skip

THINNED = {
    "sixteenths": "arpeggio",
    "ostinato": "pulse",
    "strum": "sparse",
    "broken": "sparse",
    "funk": "lazy",
}
"""What a quiet section plays instead of a busy figure."""

_ROLL_S = 0.022


def comping(desk: Desk) -> list[Note]:
    """The style's figure over every chord; thinner where the picture is quiet, one chord to end on."""
    before: tuple[int, ...] = ()
    notes: list[Note] = []
    chance = desk.chance.fork("keys")
    low = 52 + desk.style.register
    for bar, beat, beats, chord in desk.chords():
        before = voice(chord, before, low=low, high=low + 24, voices=4)
        bass = _below(chord.bass, low)
        if desk.final(bar):
            notes.extend(_last(desk, bar, before, bass))
            continue
        for at, voices, length, percent in _figure(desk, bar):
            if at >= beats - 0.01 or (desk.section(bar).role == "intro" and bar.number == 0 and at > 0):
                continue
            if percent < 80 and chance.happens(0.25 * (1.0 - desk.style.density)):
                continue
            velocity = desk.velocity(bar, beat + at) * percent // 100 - 6
            held = min(length, beats - at + 0.5)
            player = Note("keys", beat + _swung(at, desk), held, bass, velocity)
            notes.extend(_sounded(voices, before, player))
    return notes


def _figure(desk: Desk, bar: Bar) -> tuple[Step, ...]:
    name = desk.style.comping
    if desk.level(bar) < 0.3:
        name = THINNED.get(name, name)
    figure = FIGURES[name]
    if bar.beats <= 4:
        return figure
    return (*figure, *((at + 4, voices, length, percent) for at, voices, length, percent in figure))


def _sounded(voices: str, pitches: tuple[int, ...], bass: Note) -> list[Note]:
    """The notes of one step; `bass` is the note that "b" stands for, and when and how loud all are."""
    if voices == "b":
        return [bass]
    if voices in ("*", "/"):
        roll = _ROLL_S if voices == "/" else 0.0
        soft = bass.velocity - 8
        return [replace(bass, pitch=p, velocity=soft, nudge_s=k * roll) for k, p in enumerate(pitches)]
    return [replace(bass, pitch=pitches[int(voices) % len(pitches)])]


def _last(desk: Desk, bar: Bar, pitches: tuple[int, ...], bass: int) -> list[Note]:
    velocity = desk.velocity(bar, bar.beat) + 6
    return [Note("keys", bar.beat, bar.beats + 4, pitch, velocity) for pitch in (bass, *pitches)]


def _below(pitch_class: int, low: int) -> int:
    return low - 1 - (low - 1 - pitch_class) % 12


def _swung(at: float, desk: Desk) -> float:
    return at + desk.style.swing if at % 1 == 0.5 else at
