# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tune: a motif that is stated, varied and brought back, and a counter-line against it. No bpy."""

from __future__ import annotations

from dataclasses import dataclass

from ..chance import Chance
from ..harmony import scale_classes
from ..score import Bar, Chord, Note
from .desk import Desk

RHYTHMS: dict[int, tuple[tuple[float, ...], ...]] = {
    4: ((1, 1, 2), (1.5, 0.5, 2), (0.5, 0.5, 1, 2), (3, 1), (1, 0.5, 0.5, 2), (1.5, 1.5, 1), (2, 1, 1)),
    3: ((2, 1), (1, 1, 1), (1.5, 0.5, 1), (0.5, 0.5, 2), (1, 2)),
}
"""Bars of note lengths a motif's cells are drawn from, by beats in the bar."""

CONTOURS = (
    (0, 1, 2, 4),
    (0, 2, 1, 0),
    (4, 3, 2, 1),
    (0, 4, 3, 2),
    (2, 1, 0, 1),
    (0, -1, 0, 3),
    (0, 2, 4, 3),
    (4, 2, 3, 0),
)
"""Shapes of a cell, in scale steps above where it starts."""


@dataclass(frozen=True)
class Cell:
    """One bar of a motif: note lengths in beats, and heights in scale steps."""

    lengths: tuple[float, ...]
    heights: tuple[int, ...]


def lead(desk: Desk) -> list[Note]:
    """The motif over four-bar phrases: stated, answered, sequenced, and a bar to breathe."""
    if not desk.style.lead:
        return []
    motifs = {letter: _motif(desk.chance.fork(f"motif {letter}"), desk) for letter in "ABC"}
    motifs["C"] = tuple(_inverted(cell) for cell in motifs["A"])
    low = 67 + desk.style.register
    notes: list[Note] = []
    for bar in desk.bars:
        cell = _cell_for(bar, desk, motifs[desk.section(bar).letter])
        if cell is not None and not desk.final(bar):
            up = 12 if desk.section(bar).role == "climax" and desk.style.brightness > 0.3 else 0
            notes.extend(_realised(cell, bar, desk, low=low + up))
    notes.extend(_last_note(desk, low, notes))
    return notes


def counter(desk: Desk) -> list[Note]:
    """A slow line below the tune, in contrary motion, where there is energy for one."""
    if not desk.style.counter:
        return []
    notes: list[Note] = []
    pitch = 60 + desk.style.register
    for k, (bar, beat, beats, chord) in enumerate(desk.chords()):
        if desk.level(bar) < 0.5 or desk.section(bar).role in ("intro", "outro") or desk.final(bar):
            continue
        direction = 1 if k % 2 else -1
        halves = (0.0, beats / 2) if beats >= 4 else (0.0,)
        for number, at in enumerate(halves):
            pitch = _chord_tone(chord, pitch + direction * 2 * number, 55, 74)
            length = beats / len(halves)
            notes.append(Note("counter", beat + at, length, pitch, desk.velocity(bar, beat) - 16))
    return notes


def _motif(chance: Chance, desk: Desk) -> tuple[Cell, ...]:
    """Four cells: idea, answer, idea again a step away, and a long note that closes."""
    beats = desk.style.beats_per_bar
    calm = [r for r in RHYTHMS[beats] if len(r) <= (4 if desk.style.density > 0.35 else 3)]
    idea = _cell(chance, chance.pick(calm))
    answer = _cell(chance, chance.pick(calm))
    again = Cell(idea.lengths, tuple(h + chance.pick((1, -1, 2)) for h in idea.heights))
    close = Cell((beats - 1.0,), (answer.heights[-1],))
    return idea, answer, again, close


def _cell(chance: Chance, lengths: tuple[float, ...]) -> Cell:
    shape = chance.pick(CONTOURS)
    base = chance.pick((0, 0, 2, 4))
    return Cell(lengths, tuple(base + shape[k % len(shape)] for k in range(len(lengths))))


def _inverted(cell: Cell) -> Cell:
    top = max(cell.heights)
    return Cell(cell.lengths, tuple(top - h for h in cell.heights))


def _cell_for(bar: Bar, desk: Desk, motif: tuple[Cell, ...]) -> Cell | None:
    """Which cell this bar plays, if any: fragments in the intro, all of it once the tune is out."""
    role, place = desk.section(bar).role, bar.number % 4
    if role == "intro":
        return motif[0] if bar.number >= 2 and place == 2 else None
    if role == "outro":
        return motif[place] if place in (0, 3) else None
    if desk.level(bar) < 0.22 and place in (1, 2):
        return None
    if role in ("return", "climax") and place == 1:
        return _ornamented(motif[1])
    return motif[place]


def _ornamented(cell: Cell) -> Cell:
    """The longest note becomes three, around its upper neighbour."""
    at = max(range(len(cell.lengths)), key=lambda k: cell.lengths[k])
    length, height = cell.lengths[at], cell.heights[at]
    if length < 1.5:
        return cell
    parts, heights = (0.5, 0.5, length - 1.0), (height, height + 1, height)
    return Cell(
        (*cell.lengths[:at], *parts, *cell.lengths[at + 1 :]),
        (*cell.heights[:at], *heights, *cell.heights[at + 1 :]),
    )


def _realised(cell: Cell, bar: Bar, desk: Desk, *, low: int) -> list[Note]:
    """The cell as notes: strong notes belong to the chord, the others to the scale."""
    notes: list[Note] = []
    at = 0.0
    for length, height in zip(cell.lengths, cell.heights, strict=True):
        if at >= bar.beats - 0.01:
            break
        pitch = _scale_pitch(height, desk, low)
        if at % 2 == 0 or length >= 1.5:
            pitch = _chord_tone(desk.chord_at(bar, at), pitch, low - 3, low + 16)
        velocity = desk.velocity(bar, bar.beat + at) + (6 if at % 2 == 0 else 0)
        held = min(length, bar.beats - at) * 0.96
        notes.append(Note("lead", bar.beat + _swung(at, desk), held, pitch, velocity))
        at += length
    return notes


def _last_note(desk: Desk, low: int, notes: list[Note]) -> list[Note]:
    bar = desk.bars[-1]
    before = notes[-1].pitch if notes else low
    pitch = _chord_tone(bar.chords[0][1], before, low - 3, low + 16)
    return [Note("lead", bar.beat, bar.beats + 2, pitch, desk.velocity(bar, bar.beat))]


def _scale_pitch(height: int, desk: Desk, low: int) -> int:
    """The pitch `height` scale steps above the lowest tonic or dominant from `low` on."""
    scale = sorted((c - desk.tonic) % 12 for c in scale_classes(desk.style.mode, desk.tonic))
    octave, step = divmod(height, 7)
    base = low + (desk.tonic - low) % 12
    if base - low > 7:
        base -= 12
    return base + 12 * octave + scale[step]


def _chord_tone(chord: Chord, pitch: int, low: int, high: int) -> int:
    """The note of `chord` nearest to `pitch` between `low` and `high`."""
    tones = [p for p in range(low, high + 1) if p % 12 in chord.classes]
    return min(tones, key=lambda p: (abs(p - pitch), p))


def _swung(at: float, desk: Desk) -> float:
    return at + desk.style.swing if at % 1 == 0.5 else at
