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
    written: list[Bar] = []
    for number, section in enumerate(sections):
        mine = [bar for bar in bars if bar.section == number]
        final = number == len(sections) - 1
        cadence = "full" if final else ("turn" if number % 3 == 2 else "half")
        written.extend(
            _harmonised(mine, chosen[section.letter], cadence, style=style, tonic=tonic, final=final)
        )
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
        elif k == count - 1 and count >= 3:
            role, letter = "outro", "A"
        elif k == peak and count >= 3:
            role, letter = "climax", "A"
        elif letter == "A" and any(done.letter == "A" and done.role == "statement" for done in result):
            role = "return"
        result.append(replace(section, role=role, letter=letter))
    return tuple(result)


def _bars(sections: tuple[Section, ...], tempo: TempoMap, landing: float) -> list[Bar]:
    """The bars up to and with the landing, each in the section whose start it is nearest to or after."""
    end = round(tempo.beat_at(landing) * 2)
    lines = [line for line in tempo.bar_lines if line < end - 1] or [0]
    if lines[-1] < end:
        lines.append(end)
    starts = _section_lines(sections, lines, tempo)
    close = max(round(tempo.beat_at(sections[-1].end_s) * 2), end + 2)
    bars: list[Bar] = []
    number = section = 0
    for line, after in pairwise([*lines, close]):
        while section + 1 < len(starts) and line >= starts[section + 1]:
            section, number = section + 1, 0
        last = after in starts or after == end
        bars.append(Bar(line / 2, max((after - line) / 2, 0.5), section, number, last))
        number += 1
    return bars


def _section_lines(sections: tuple[Section, ...], lines: list[int], tempo: TempoMap) -> list[int]:
    return [
        min(lines, key=lambda line: (abs(tempo.time_s(line / 2) - section.start_s), line))
        for section in sections
    ]


def _harmonised(
    bars: list[Bar], degrees: tuple[int, ...], cadence: str, *, style: Style, tonic: int, final: bool
) -> list[Bar]:
    plan = [degrees[k % len(degrees)] for k in range(len(bars))]
    plan = with_cadence(plan, style.mode, cadence)
    if final and bars:
        plan[-1] = 0
    written: list[Bar] = []
    for k, (bar, degree) in enumerate(zip(bars, plan, strict=True)):
        inverted = k % 4 == 2 and degree == 0
        written.append(replace(bar, chords=((0.0, _chord(degree, style, tonic, inverted)),)))
    return written


def _chord(degree: int, style: Style, tonic: int, inverted: bool) -> Chord:
    return chord(degree, mode=style.mode, tonic=tonic, flavour=style.flavour, inverted=inverted)
