# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rhythm section: grooves in layers that come in with the energy, and fills into new sections. No bpy.

A layer is (least level, drum, sixteenths): "X" accent, "x" normal, "o" soft, "." nothing.
"""

from __future__ import annotations

from ..score import Bar, Note
from .desk import Desk

KICK, RIM, SNARE, CLAP, TOM_LOW, TOM_MID, TOM_HIGH = 36, 37, 38, 39, 41, 45, 48
HAT, HAT_OPEN, CRASH, RIDE, TAMBOURINE, SHAKER, TICK, TAIKO, FRAME = 42, 46, 49, 51, 54, 70, 76, 61, 64
IMPACT, RISER, SWELL, BOOM = 90, 91, 92, 93
"""General MIDI's drums, and above 89 the effects of the hits part."""

Layer = tuple[float, int, str]

GROOVES: dict[str, tuple[Layer, ...]] = {
    "none": (),
    "orchestral": ((0.35, TAIKO, "X.......o......."), (0.6, TAIKO, "......o...x...oo"), (0.55, SHAKER,
                                                                                         "o.o.x.o.o.o.x.o."),
                   (0.75, SNARE, "..o.x.oo..o.x.oo")),
    "taiko": ((0.2, TAIKO, "X.....x...x....."), (0.45, TAIKO, "..o.o...o...o.oo"), (0.5, TOM_LOW,
                                                                                    "....x.......x.x."),
              (0.6, SNARE, "..oo..oo..oo..oo"), (0.7, SHAKER, "xoxoxoxoxoxoxoxo")),
    "ticking": ((0.1, TICK, "x.o.x.o.x.o.x.o."), (0.45, KICK, "X.......x......."), (0.55, SHAKER,
                                                                                    "oxooxoxooxooxoxo"),
                (0.65, TAIKO, "X..x..x.....x..."), (0.75, RIM, "....x.......x..x")),
    "heartbeat": ((0.1, BOOM, "X..o............"), (0.6, TAIKO, "..........o...o.")),
    "brushes": ((0.25, SHAKER, "x.o.x.oox.o.x.oo"), (0.45, RIM, "....x.......x..."), (0.4, KICK,
                                                                                      "X.......x.......")),
    "frame_drum": ((0.2, FRAME, "X..o..x.o...x.o."), (0.5, SHAKER, "x.o.x.o.x.o.x.o."), (0.65, TAMBOURINE,
                                                                                         "....x.......x..."),
                   (0.7, TAIKO, "X.......X.......")),
    "light": ((0.2, SHAKER, "o.x.o.x.o.x.o.x."), (0.4, RIM, "....x.......x..."), (0.45, KICK,
                                                                                  "X.......x......."),
              (0.7, TAMBOURINE, "..o...o...o...o.")),
    "waltz": ((0.3, KICK, "X..........."), (0.4, TAMBOURINE, "....o...o..."), (0.65, RIDE, "x...x...x.o.")),
    "pop": ((0.25, SHAKER, "o.x.o.x.o.x.o.x."), (0.35, KICK, "X.....x.x......."), (0.4, SNARE,
                                                                                   "....X.......X..."),
            (0.55, HAT, "x.x.x.x.x.x.x.x."), (0.5, CLAP, "....x.......x...")),
    "rock": ((0.2, KICK, "X.....x.X.x....."), (0.2, SNARE, "....X.......X..."), (0.3, HAT,
                                                                                 "X.x.X.x.X.x.X.x."),
             (0.75, CRASH, "x...............")),
    "house": ((0.2, KICK, "X...X...X...X..."), (0.35, HAT_OPEN, "..x...x...x...x."), (0.45, CLAP,
                                                                                      "....X.......X..."),
              (0.55, HAT, "xoxoxoxoxoxoxoxo"), (0.7, SHAKER, "oxoxoxoxoxoxoxox")),
    "techno": ((0.1, KICK, "X...X...X...X..."), (0.3, HAT_OPEN, "..X...X...X...X."), (0.5, HAT,
                                                                                      "oxoxoxoxoxoxoxox"),
               (0.55, CLAP, "....x.......x..."), (0.65, RIM, "...x..x....x..x.")),
    "eighties": ((0.2, KICK, "X.......X......."), (0.25, SNARE, "....X.......X..."), (0.35, HAT,
                                                                                      "x.x.x.x.x.x.x.x."),
                 (0.6, TOM_MID, "..............xx"), (0.65, CLAP, "....x.......x...")),
    "boom_bap": ((0.1, KICK, "X.....o...x....."), (0.15, SNARE, "....X.......X..o"), (0.2, HAT,
                                                                                      "x.x.x.x.x.x.x.xo")),
    "trap": ((0.15, KICK, "X.....x...x....."), (0.2, CLAP, "........X......."), (0.3, HAT,
                                                                                 "x.x.x.xxx.x.x.x."),
             (0.65, HAT, ".............xxx"), (0.55, SNARE, "..............x.")),
    "swing": ((0.15, RIDE, "x...x.o.x...x.o."), (0.3, HAT, "....x.......x..."), (0.5, KICK,
                                                                                 "o.......o......."),
              (0.55, SNARE, "......o.......o.")),
    "funk": ((0.1, KICK, "X..x......x..x.."), (0.15, SNARE, "....X..o.o..X..o"), (0.25, HAT,
                                                                                  "xoxoxoxoxoxoxoxo")),
    "latin": ((0.15, SHAKER, "xoxoxoxoxoxoxoxo"), (0.2, RIM, "x..x..x...x.x..."), (0.35, FRAME,
                                                                                   "..o.x.oo..o.x.oo"),
              (0.5, KICK, "x.....x.x.....x.")),
    "chip": ((0.1, KICK, "X...x...X...x..."), (0.15, SNARE, "....X.......X..."), (0.3, HAT,
                                                                                  "x.x.x.x.x.x.x.x.")),
}  # fmt: skip

LOUDNESS = {"X": 112, "x": 86, "o": 58}

FILLS: tuple[str, ...] = ("..xxxxXX", "x.xx.xXX", "....xxxX", "x..x..XX")
"""The last two beats before a new section, in sixteenths, going down the toms."""


def drums(desk: Desk) -> list[Note]:
    """The groove under every bar but the last chord, with a fill before each change."""
    layers = GROOVES[desk.style.groove]
    notes: list[Note] = []
    chance = desk.chance.fork("drums")
    for bar in desk.bars:
        if desk.final(bar) or (desk.section(bar).role == "intro" and bar.number < 2):
            continue
        fill_from = _fill_from(bar, desk)
        for least, drum, pattern in layers:
            if desk.level(bar) >= least:
                notes.extend(_pattern(bar, drum, pattern, fill_from, desk))
        if layers and fill_from < bar.beats:
            notes.extend(_fill(bar, fill_from, chance.pick(FILLS), desk))
    return notes


def _fill_from(bar: Bar, desk: Desk) -> float:
    """From which beat the fill plays; past the bar where there is none."""
    if not bar.last or desk.level(bar) < 0.3:
        return bar.beats + 1
    return max(bar.beats - 2, 0.0)


def _pattern(bar: Bar, drum: int, pattern: str, fill_from: float, desk: Desk) -> list[Note]:
    notes: list[Note] = []
    for sixteenth in range(int(min(bar.beats, fill_from) * 4)):
        mark = pattern[sixteenth % len(pattern)]
        if mark in LOUDNESS:
            at = sixteenth / 4
            swung = at + desk.style.swing if at % 1 in (0.5, 0.75) else at
            velocity = LOUDNESS[mark] * (60 + int(40 * desk.level(bar))) // 100
            notes.append(Note("drums", bar.beat + swung, 0.25, drum, velocity))
    return notes


def _fill(bar: Bar, start: float, pattern: str, desk: Desk) -> list[Note]:
    toms = (SNARE, TOM_HIGH, TOM_MID, TOM_LOW)
    if desk.style.groove in ("orchestral", "taiko", "ticking", "frame_drum", "heartbeat"):
        toms = (TAIKO, TOM_MID, TOM_LOW, TAIKO)
    steps = pattern[-int((bar.beats - start) * 4) :]
    notes: list[Note] = []
    for k, mark in enumerate(steps):
        if mark in LOUDNESS:
            velocity = LOUDNESS[mark] * (55 + int(40 * desk.level(bar))) // 100
            notes.append(
                Note("drums", bar.beat + start + k / 4, 0.25, toms[k * len(toms) // len(steps)], velocity)
            )
    return notes
