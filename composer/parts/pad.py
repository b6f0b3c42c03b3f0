# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pad: the harmony held, voice by voice, tied where a voice stays. No bpy."""

from __future__ import annotations

from ..harmony import voice
from ..score import Note
from .desk import Desk


def pad(desk: Desk) -> list[Note]:
    """Four voices that move as little as they can."""
    if not desk.style.pad:
        return []
    held: dict[int, Note] = {}
    done: list[Note] = []
    before: tuple[int, ...] = ()
    for bar, beat, beats, chord in desk.chords():
        before = voice(chord, before, low=48 + desk.style.register, high=76 + desk.style.register, voices=4)
        velocity = desk.velocity(bar, beat) - 14
        keep = set(before)
        ring = beats + 4.0 if desk.final(bar) else beats
        if bar.number == 0 and beat == bar.beat:
            keep.clear()
        for pitch in [p for p in held if p not in keep]:
            done.append(held.pop(pitch))
        for pitch in before:
            tied = held.get(pitch)
            if tied and tied.beats + ring <= 16.0:
                held[pitch] = Note("pad", tied.beat, beat + ring - tied.beat, pitch, tied.velocity)
                continue
            if tied:
                done.append(tied)
            held[pitch] = Note("pad", beat, ring, pitch, velocity)
    return [*done, *held.values()]
