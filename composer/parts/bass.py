# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bass: roots, pedals, walking and driving lines. No bpy.

A line is one bar of steps (beat, what, beats long, loudness in percent); what is "r" root, "5" fifth,
"8" octave, "3" third, "t" the tonic whatever the chord, "n" a step towards the next root.
"""

from __future__ import annotations

from ..harmony import scale_classes
from ..score import Bar, Chord, Note
from .desk import Desk

Step = tuple[float, str, float, int]

LINES: dict[str, tuple[Step, ...]] = {
    "roots": ((0, "r", 4, 100),),
    "pedal": ((0, "t", 4, 96),),
    "pedal_eighths": tuple((k / 2, "t", 0.42, 100 if k % 2 == 0 else 78) for k in range(8)),
    "eighths": tuple((k / 2, "r", 0.45, 100 if k % 2 == 0 else 84) for k in range(8)),
    "drive": ((0, "r", 1.4, 100), (1.5, "r", 0.45, 82), (2, "r", 1.4, 94), (3.5, "n", 0.45, 84)),
    "offbeat": tuple((k + 0.5, "r", 0.42, 100) for k in range(4)),
    "octaves": tuple((k / 2, "r8"[k % 2], 0.4, 100 if k % 2 == 0 else 86) for k in range(8)),
    "roots_fifths": ((0, "r", 1.8, 100), (2, "5", 1.8, 88)),
    "walking": ((0, "r", 0.95, 100), (1, "3", 0.95, 88), (2, "5", 0.95, 94), (3, "n", 0.95, 90)),
    "syncopated": ((0, "r", 1.2, 100), (1.5, "r", 0.4, 80), (2.5, "5", 0.9, 90), (3.5, "n", 0.4, 78)),
    "tumbao": ((0, "r", 1.3, 84), (1.5, "5", 1.4, 96), (3, "8", 0.95, 92)),
}

_LOW = 31


def bass(desk: Desk) -> list[Note]:
    """The style's line; long roots where the picture is quiet, silence before the music has begun."""
    if not desk.style.bass:
        return []
    notes: list[Note] = []
    chords = list(desk.chords())
    for k, (bar, beat, beats, chord) in enumerate(chords):
        after = chords[min(k + 1, len(chords) - 1)][3]
        velocity = desk.velocity(bar, beat)
        if desk.final(bar):
            notes.append(Note("bass", beat, beats + 4, _pitch("r", chord, after, desk), velocity))
            continue
        if desk.section(bar).role == "intro" and bar.number < 2 and len(desk.bars) > 8:
            continue
        for at, what, length, percent in _line(desk, bar):
            if at < beats - 0.01:
                pitch = _pitch(what, chord, after, desk)
                held = min(length if length < 4 else beats, beats - at)
                notes.append(Note("bass", beat + _swung(at, desk), held, pitch, velocity * percent // 100))
    return notes


def _line(desk: Desk, bar: Bar) -> tuple[Step, ...]:
    quiet = desk.level(bar) < 0.28 and desk.style.bass_line not in ("pedal", "walking")
    line = LINES["roots" if quiet else desk.style.bass_line]
    if bar.beats <= 4:
        return line
    return (*line, *((at + 4, what, length, percent) for at, what, length, percent in line))


def _pitch(what: str, chord: Chord, after: Chord, desk: Desk) -> int:
    root = _near(chord.bass, _LOW + 3)
    members = chord.classes
    if what == "t":
        return _near(desk.tonic, _LOW + 3)
    if what == "8":
        return root + 12
    if what == "5":
        return _above(members[min(2, len(members) - 1)], root)
    if what == "3":
        return _above(members[1], root)
    if what == "n":
        return _towards(_near(after.bass, _LOW + 3), root, desk)
    return root


def _towards(goal: int, start: int, desk: Desk) -> int:
    """The scale note next to `goal`, on the side the line comes from."""
    scale = scale_classes(desk.style.mode, desk.tonic)
    side = -1 if start <= goal else 1
    steps = [goal + side * k for k in (1, 2, 3) if (goal + side * k) % 12 in scale]
    return steps[0] if steps else goal


def _near(pitch_class: int, low: int) -> int:
    return low + (pitch_class - low) % 12


def _above(pitch_class: int, pitch: int) -> int:
    return pitch + (pitch_class - pitch) % 12


def _swung(at: float, desk: Desk) -> float:
    return at + desk.style.swing if at % 1 == 0.5 else at
