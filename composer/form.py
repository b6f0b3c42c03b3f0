# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form: which section does what, its bars and their chords, and where the last chord lands. No bpy."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from .chance import Chance
from .harmony import chord, progression, with_cadence
from .score import Bar, Chord, Section
from .spot import Spotting
from .style import Style
from .tempo import TempoMap

_RING_MAX_S = 7.5
_RING_MIN_S = 0.4
_CHORD_LEAST = 1.5
"""The least beats a chord lasts."""


def landing_s(spotting: Spotting, style: Style) -> float:
    """When the last chord lands: with the last picture, or far enough from the end to ring out."""
    end_s = spotting.duration_s
    late = [c.time_s for c in spotting.cues if end_s - _RING_MAX_S <= c.time_s <= end_s - _RING_MIN_S]
    roomy = [time_s for time_s in late if time_s <= end_s - 1.5]
    if roomy or late:
        return max(roomy) if roomy and end_s - max(late) < 0.8 else max(late)
    return max(end_s - min(120.0 / style.tempo[1] * 2.0, 0.35 * end_s), 0.0)


def form_of(
    spotting: Spotting, tempo: TempoMap, *, style: Style, tonic: int, landing: float, chance: Chance
) -> tuple[tuple[Section, ...], tuple[Bar, ...]]:
    """Sections with roles, and all bars with their chords; the bar of the landing is the last."""
    sections = _roles(spotting.sections)
    bars = _bars(sections, tempo, landing)
    songs = {letter: chance.fork(f"song {letter}") for letter in "ABC"}
    chosen = {letter: progression(style.mode, song) for letter, song in songs.items()}
    hits = [tempo.beat_at(cue.time_s) for cue in spotting.cues if cue.kind != "peak"]
    written: list[Bar] = []
    for number, section in enumerate(sections):
        mine = [bar for bar in bars if bar.section == number]
        final = number == len(sections) - 1
        cadence = "full" if final else ("turn" if number % 3 == 2 else "half")
        changes = _changes(mine, hits, final=final)
        degrees = _degrees(chosen[section.letter], len(changes), cadence, style.mode)
        chords = [_chord(d, style, tonic, inverted=k % 4 == 2 and d == 0) for k, d in enumerate(degrees)]
        written.extend(_with_chords(mine, dict(zip(changes, chords, strict=True))))
    return sections, tuple(written)


def _roles(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """What each section does: an intro and an outro where there is room, and A B A' between."""
    count = len(sections)
    peak = max(range(count), key=lambda k: (sections[k].energy, k))
    result: list[Section] = []
    for k, section in enumerate(sections):
        letter = "ABAC"[(k - 1) % 4] if count >= 4 else "ABA"[k]
        role = "statement" if letter == "A" else "contrast"
        if k == 0 and count >= 3:
            role, letter = "intro", "A"
        elif k == count - 1 and count >= 4:
            role, letter = "outro", "A"
        elif count >= 3 and k == (peak if count >= 4 else 2):
            role, letter = "climax", "A"
        elif letter == "A" and any(done.letter == "A" and done.role == "statement" for done in result):
            role = "return"
        result.append(replace(section, role=role, letter=letter))
    return tuple(result)


def _bars(sections: tuple[Section, ...], tempo: TempoMap, landing: float) -> list[Bar]:
    """The bars up to the landing, which is a bar of its own, each in the section that has begun by then."""
    end = tempo.beat_at(landing)
    lines = [line / 2 for line in tempo.bar_lines if line / 2 < end - 0.75]
    lines = [*(lines if lines or end < 0.01 else [0.0]), end]
    starts = _section_lines(sections, lines, tempo)
    close = max(tempo.beat_at(sections[-1].end_s), end + 0.5)
    bars: list[Bar] = []
    number = section = 0
    for line, after in pairwise([*lines, close]):
        while section + 1 < len(starts) and line >= starts[section + 1]:
            section, number = section + 1, 0
        bars.append(Bar(line, after - line, section, number, after in starts or after == end))
        number += 1
    return bars


def _section_lines(sections: tuple[Section, ...], lines: list[float], tempo: TempoMap) -> list[float]:
    """The bar line nearest to each section's start."""
    return [min(lines, key=lambda line: abs(tempo.time_s(line) - section.start_s)) for section in sections]


def _changes(bars: list[Bar], hits: list[float], *, final: bool) -> list[float]:
    """The beats on which the harmony of a section changes: on cuts first, then on the bar lines between.

    A cut within a beat or so of another change would only blur it.
    """
    if not bars:
        return []
    end = bars[-1].beat + bars[-1].beats
    changes = [bars[0].beat, bars[-1].beat] if final and len(bars) > 1 else [bars[0].beat]
    on_grid = sorted({round(hit * 2) / 2 for hit in hits if abs(hit * 2 - round(hit * 2)) < 0.02})
    for beat in (*on_grid, *(bar.beat for bar in bars)):
        clear = all(abs(beat - other) >= _CHORD_LEAST for other in changes)
        if clear and bars[0].beat < beat <= end - _CHORD_LEAST:
            changes.append(beat)
    return sorted(changes)


def _degrees(pattern: tuple[int, ...], count: int, cadence: str, mode: str) -> list[int]:
    plan = with_cadence([pattern[k % len(pattern)] for k in range(count)], mode, cadence)
    if cadence == "full" and plan:
        plan[-1] = 0
    return plan


def _with_chords(bars: list[Bar], changes: dict[float, Chord]) -> list[Bar]:
    """Each bar with the chord it begins on, new or still sounding, and those that come inside it."""
    written: list[Bar] = []
    sounding = next(iter(changes.values()), None)
    for bar in bars:
        inside = [(at - bar.beat, chord) for at, chord in changes.items() if 0 <= at - bar.beat < bar.beats]
        if sounding and not (inside and inside[0][0] == 0.0):
            inside.insert(0, (0.0, sounding))
        sounding = inside[-1][1]
        written.append(replace(bar, chords=tuple(inside)))
    return written


def _chord(degree: int, style: Style, tonic: int, *, inverted: bool) -> Chord:
    return chord(degree, mode=style.mode, tonic=tonic, flavour=style.flavour, inverted=inverted)
