# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies on every player's desk: the form, the tempo, the style, and how loud a moment is. No bpy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..chance import Chance
from ..score import Bar, Chord, Section
from ..spot import Cue
from ..style import Style
from ..tempo import TempoMap

ROLE_LEVELS = {"intro": -0.3, "contrast": -0.12, "return": 0.06, "climax": 0.2, "outro": -0.25}
"""How far a section's part in the form moves its level."""


@dataclass(frozen=True)
class Desk:
    """Everything a part may read. `landing` is the time of the last chord."""

    style: Style
    tonic: int
    tempo: TempoMap
    sections: tuple[Section, ...]
    bars: tuple[Bar, ...]
    cues: tuple[Cue, ...]
    duration_s: float
    landing: float
    chance: Chance

    def section(self, bar: Bar) -> Section:
        return self.sections[bar.section]

    def level(self, bar: Bar) -> float:
        """0 to 1: how much is going on in this bar, from the picture's energy and the style's."""
        return max(self._level_of(bar.section) - (0.1 if self.breathes(bar) else 0.0), 0.05)

    def _level_of(self, number: int) -> float:
        section, style = self.sections[number], self.style
        swing = 0.4 + 0.6 * style.dynamics
        level = style.energy + (section.energy - 0.5 + ROLE_LEVELS.get(section.role, 0.0)) * swing
        return min(max(level, 0.05), 1.0)

    def breathes(self, bar: Bar) -> bool:
        """Whether a long take is on screen: nothing to hit for some seconds before and after."""
        start = self.tempo.time_s(bar.beat)
        end = self.tempo.time_s(bar.beat + bar.beats)
        return all(cue.time_s < start - 3.0 or cue.time_s > end + 1.0 for cue in self.cues)

    def velocity(self, bar: Bar, beat: float) -> int:
        """The dynamic of a moment: the section's, rising into a louder one and falling into a softer."""
        here = self.level(bar)
        mine = [b for b in self.bars if b.section == bar.section]
        start, end = mine[0].beat, mine[-1].beat + mine[-1].beats
        place = (beat - start) / max(end - start, 0.01)
        if bar.section + 1 < len(self.sections) and place > 0.5:
            here += (self._level_of(bar.section + 1) - here) * (place - 0.5) * 0.8
        soft = 1.0 - 0.75 * self.style.dynamics
        return int(108 * (soft + (1.0 - soft) * here))

    def final(self, bar: Bar) -> bool:
        return bar is self.bars[-1]

    def chords(self) -> Iterator[tuple[Bar, float, float, Chord]]:
        """(bar, beat it starts, beats it lasts, chord) of every chord in order."""
        for bar in self.bars:
            starts = [at for at, _ in bar.chords]
            for (at, chord), end in zip(bar.chords, [*starts[1:], bar.beats], strict=True):
                yield bar, bar.beat + at, end - at, chord

    def chord_at(self, bar: Bar, at: float) -> Chord:
        """The chord that sounds `at` beats into a bar."""
        return [chord for start, chord in bar.chords if start <= at + 0.01][-1]
