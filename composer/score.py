# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The nouns of the music: Note, Bar, Section, Score. No bpy.

Positions are in beats (quarter notes) from the first frame; the tempo map turns them into seconds.
Pitches are MIDI note numbers; drums use the General MIDI drum map.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .style import Style
from .tempo import TempoMap

PARTS = ("lead", "counter", "keys", "pad", "bass", "drums", "hits")
"""The players, top staff first. Each part plays one instrument of the style."""

DRUMS = ("drums", "hits")
"""The parts whose pitches name drums and effects."""

SOLO = "lead"
"""The part whose long notes have vibrato."""


@dataclass(frozen=True)
class Note:
    """One note. `nudge_s` is what a player is early or late; notes on a hit have none."""

    part: str
    beat: float
    beats: float
    pitch: int
    velocity: int
    nudge_s: float = 0.0


@dataclass(frozen=True)
class Chord:
    """A harmony: scale degree 0 to 6, the pitch classes from the root up, and the bass's class."""

    degree: int
    classes: tuple[int, ...]
    bass: int


@dataclass(frozen=True)
class Bar:
    """One bar: where it starts, how many beats it has, which section it is in and its chords.

    `chords` holds (beat inside the bar, chord). `last` marks the last bar before a section change.
    """

    beat: float
    beats: float
    section: int
    number: int
    last: bool
    chords: tuple[tuple[float, Chord], ...] = ()


@dataclass(frozen=True)
class Section:
    """A stretch of the form on one energy: `role` is what it does, `letter` which material it uses."""

    start_s: float
    end_s: float
    energy: float
    role: str = "verse"
    letter: str = "A"


@dataclass(frozen=True)
class Score:
    """The whole piece on paper."""

    style: Style
    tonic: int
    tempo: TempoMap
    sections: tuple[Section, ...]
    bars: tuple[Bar, ...]
    notes: tuple[Note, ...]
    duration_s: float
    hits: tuple[tuple[float, str], ...] = field(default=())
