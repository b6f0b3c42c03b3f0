# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the music should be like, as plain values that every step reads: Style. No bpy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """One way of playing. Words in the brief choose and bend it.

    `tempo` is (slowest, favourite, fastest) in beats a minute. Names of instruments, comping figures,
    bass lines and grooves are keys of the tables in `instruments` and `parts`; "" leaves a part out.
    `energy`, `brightness`, `density`, `drive` and `wetness` run from 0 to 1; `swing` is how late the
    second eighth comes, in beats. `dynamics` is how far quiet sections fall below loud ones.
    """

    genre: str = "cinematic"
    mode: str = "minor"
    tempo: tuple[int, int, int] = (72, 92, 124)
    beats_per_bar: int = 4
    flavour: str = "triads"
    lead: str = "strings"
    counter: str = "horns"
    keys: str = "piano"
    pad: str = "strings"
    bass: str = "contrabass"
    comping: str = "arpeggio"
    bass_line: str = "roots"
    groove: str = "orchestral"
    impacts: bool = True
    risers: bool = True
    energy: float = 0.5
    brightness: float = 0.5
    density: float = 0.5
    wetness: float = 0.5
    dynamics: float = 0.6
    swing: float = 0.0
    human_s: float = 0.008
    sidechain: float = 0.0
    register: int = 0
    tonic: int | None = None
