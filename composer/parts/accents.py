# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hits: what makes a cut land. Accents on cues, impacts and risers at section changes. No bpy."""

from __future__ import annotations

from ..chance import Chance
from ..harmony import voice
from ..score import Bar, Note
from ..spot import Cue
from .desk import Desk
from .drums import BOOM, CRASH, GROOVES, IMPACT, KICK, RISER, SNARE, SWELL, TAIKO, TOM_HIGH, TOM_MID

Gesture = tuple[tuple[int, int, int], ...]

GESTURES: tuple[tuple[Gesture, ...], ...] = (
    (((2, 0, 0),), ((1, 0, 2),), ((2, 0, 0), (2, -12, -10))),
    (((2, 0, 0),), ((2, 0, 0), (2, -12, -6)), ((2, 0, 0), (1, 0, -8)), ((1, 0, 2), (0, 0, -6))),
    (((2, 0, 0), (1, 0, 0)), ((2, 0, 2), (2, -12, 0)), ((2, 0, 0), (1, 0, -6), (0, 0, -6))),
)
"""What the keys may play on a weak, a plain and a strong cue: (voice of three, semitones up, louder by)."""
SECONDS = (SNARE, TOM_MID, TOM_HIGH, SNARE)
"""The drum that joins on a strong cue."""

_QUIET = frozenset({"none", "brushes", "light", "waltz", "frame_drum"})


def accents(desk: Desk) -> list[Note]:
    """Accents on the cues, and what leads into and opens each section."""
    notes: list[Note] = []
    chance = desk.chance.fork("accents")
    for cue in desk.cues:
        if cue.kind != "peak":
            notes.extend(_accent(cue, desk, chance))
    for bar in desk.bars:
        if bar.number == 0 and bar.section > 0:
            notes.extend(_opening(bar, desk))
    return notes


def _accent(cue: Cue, desk: Desk, chance: Chance) -> list[Note]:
    """Chord tones, the bass, and a drum, all exactly on the cue; the more it matters, the more of them."""
    beat = desk.tempo.beat_at(cue.time_s)
    bar = _bar_at(beat, desk)
    gesture = chance.pick(GESTURES[min(int(3.0 * cue.strength), 2)])
    second = chance.pick(SECONDS)
    if desk.final(bar) and beat > bar.beat + 0.1:
        return []
    chord = desk.chord_at(bar, beat - bar.beat)
    loud = min(desk.velocity(bar, beat) + 4 + int(14 * cue.strength), 122)
    top = voice(chord, (), low=67, high=91, voices=3)
    notes = [Note("keys", beat, 1.0, top[number] + up, loud + shift) for number, up, shift in gesture]
    if desk.style.bass:
        low = 36 + (chord.bass - 36) % 12
        notes.append(Note("bass", beat, 0.9, low, loud - 6))
    return [*notes, *_drum_accent(cue, beat, loud, second, desk)]


def _drum_accent(cue: Cue, beat: float, loud: int, second: int, desk: Desk) -> list[Note]:
    if desk.style.groove in _QUIET:
        return []
    if cue.kind == "marker" and desk.style.impacts:
        return [Note("hits", beat, 4, IMPACT, loud), Note("drums", beat, 1, CRASH, loud - 10)]
    drum = TAIKO if any(d == TAIKO for _, d, _ in GROOVES[desk.style.groove]) else KICK
    notes = [Note("drums", beat, 0.5, drum, loud)]
    if cue.strength > 0.6:
        notes.append(Note("drums", beat, 0.5, second, loud - 24))
    if cue.strength > 0.85:
        notes.append(Note("drums", beat, 1, CRASH, loud - 26))
    return notes


def _opening(bar: Bar, desk: Desk) -> list[Note]:
    """An impact and a cymbal on the first beat, a swell or riser that ends there."""
    loud = desk.velocity(bar, bar.beat)
    rises = desk.level(bar) - desk.level(desk.bars[desk.bars.index(bar) - 1])
    notes: list[Note] = []
    if desk.style.groove not in _QUIET:
        notes.append(Note("drums", bar.beat, 2, CRASH, loud - 14))
    if desk.style.impacts and (desk.level(bar) > 0.45 or desk.final(bar)):
        notes.append(Note("hits", bar.beat, 4, IMPACT if desk.level(bar) > 0.55 else BOOM, loud - 6))
    if desk.style.risers and rises > -0.15:
        beats = min(4.0 if desk.level(bar) > 0.5 else 2.0, bar.beat)
        kind = RISER if desk.level(bar) > 0.5 else SWELL
        notes.append(Note("hits", bar.beat - beats, beats, kind, loud - 10))
    return notes


def _bar_at(beat: float, desk: Desk) -> Bar:
    before = [bar for bar in desk.bars if bar.beat <= beat + 0.01]
    return before[-1] if before else desk.bars[0]
