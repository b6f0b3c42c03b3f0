# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From spotting and style to a whole score: tempo map, form, harmony, and what each part plays. No bpy."""

from __future__ import annotations

from dataclasses import replace

from .beats import Anchor
from .chance import Chance
from .form import form_of, landing_s
from .parts.accents import accents
from .parts.bass import bass
from .parts.comping import comping
from .parts.desk import Desk
from .parts.drums import drums
from .parts.melody import counter, lead
from .parts.pad import pad
from .score import Note, Score
from .spot import Cue, Spotting
from .style import Style
from .tempo import Home, TempoMap, solve

_APART_S = 0.24
_APART = 0.03
"""How far apart the tempos are that are tried."""
_TRIED = 3000
"""About how many cuts, times half the tempos, there is time to look at."""
_DENSE = 0.9
"""With more cuts a second than this, hits may stand on eighths too."""
_REACH_ON_EIGHTHS = 4
"""How many tempos are then tried either side of the one drawn."""
_TASTE = 0.03
"""What share of the hits is given up at the most for a tempo that the seed likes better."""


def arrange(spotting: Spotting, *, style: Style, seed: int) -> Score:
    """The score for one picture. The same arguments give the same notes on every machine."""
    chance = Chance(seed, style.genre)
    style = _at_pace(style, spotting) if _pulses(spotting) == 1 else style
    landing = landing_s(spotting, style)
    tempo = solve(
        _anchors(spotting, landing),
        duration_s=spotting.duration_s,
        homes=_homes(style, spotting, chance.fork("tempo")),
        beats_per_bar=style.beats_per_bar,
    )
    return arrange_on(tempo, spotting, style=style, chance=chance, landing=landing)


def arrange_on(tempo: TempoMap, spotting: Spotting, *, style: Style, chance: Chance, landing: float) -> Score:
    """The score on a given tempo map."""
    tonic = style.tonic if style.tonic is not None else chance.fork("tonic").pick((0, 2, 3, 5, 7, 9, 10))
    sections, bars = form_of(spotting, tempo, style=style, tonic=tonic, landing=landing, chance=chance)
    desk = Desk(style, tonic, tempo, sections, bars, spotting.cues, spotting.duration_s, landing, chance)
    notes: list[Note] = []
    for play in (pad, comping, bass, lead, counter, drums, accents):
        notes.extend(play(desk))
    return Score(
        style,
        tonic,
        tempo,
        sections,
        bars,
        tuple(sorted(_inside(notes, desk), key=lambda n: (n.beat, n.part, n.pitch))),
        spotting.duration_s,
        tuple((cue.time_s, cue.name or cue.kind) for cue in spotting.cues),
    )


def _homes(style: Style, spotting: Spotting, chance: Chance) -> tuple[Home, ...]:
    """Tempos around one that is drawn from the style's range, half the times below its favourite.

    The denser the cuts, the wider the choice they need. A tempo that was asked for is the only one.
    """
    slow, best, fast = style.tempo
    pulses = _pulses(spotting)
    if fast - slow <= 4:
        return (Home(float(best), pulses=pulses),)
    place = 2.0 * chance.unit()
    drawn = slow + (best - slow) * place if place < 1.0 else best + (fast - best) * (place - 1.0)
    cuts_a_second = len(spotting.cues) / spotting.duration_s
    reach = 2 + int(16.0 * max(cuts_a_second - 0.4, 0.0))
    reach = min(reach if pulses == 1 else _REACH_ON_EIGHTHS, max(_TRIED // (len(spotting.cues) + 1), 2))
    around = [drawn * (1.0 + _APART * step) for step in range(-reach, reach + 1)]
    return tuple(Home(bpm, _TASTE * chance.unit(), pulses) for bpm in around if slow <= bpm <= fast)


def _pulses(spotting: Spotting) -> int:
    """Among dense cuts the pulse is the eighth: the beats alone are too few for them, however they bend."""
    return 2 if len(spotting.cues) > _DENSE * spotting.duration_s else 1


def _at_pace(style: Style, spotting: Spotting) -> Style:
    """Faster tempos for a faster cut, which needs more beats to fall on; a tempo asked for stays."""
    slow, best, fast = style.tempo
    if fast - slow <= 4 or not spotting.cues:
        return style
    shot_s = spotting.duration_s / (len(spotting.cues) + 1)
    wanted = min(int(200.0 / shot_s), fast + int(fast * 0.35 * style.energy), 176)
    fast = max(fast, wanted)
    hurry = min(max(1.0 - 0.5 * shot_s, 0.0), 0.6)
    return replace(style, tempo=(slow, best + int((fast - best) * hurry), fast))


def _anchors(spotting: Spotting, landing: float) -> tuple[Anchor, ...]:
    """The cues the tempo map should meet; of those too close together, the more important."""
    starts = {section.start_s for section in spotting.sections}
    anchors: list[Anchor] = []
    for anchor in sorted((_anchor(cue, starts, landing) for cue in spotting.cues), key=_importance):
        if all(abs(anchor.time_s - other.time_s) >= _APART_S for other in anchors):
            anchors.append(anchor)
    return tuple(sorted(anchors, key=lambda anchor: anchor.time_s))


def _anchor(cue: Cue, starts: set[float], landing: float) -> Anchor:
    if cue.time_s == landing or cue.time_s in starts:
        return Anchor(cue.time_s, 3.0, bar=True)
    return Anchor(cue.time_s, 2.0 if cue.kind == "marker" else 0.5 + cue.strength)


def _importance(anchor: Anchor) -> tuple[float, float]:
    return -anchor.weight, anchor.time_s


def _inside(notes: list[Note], desk: Desk) -> list[Note]:
    """Only notes that begin in the picture, at a playable pitch and loudness."""
    end = desk.tempo.beat_at(desk.duration_s) - 0.02
    return [
        replace(n, velocity=min(max(n.velocity, 1), 127), beats=max(n.beats, 0.05))
        for n in notes
        if 0.0 <= n.beat < end and 0 < n.pitch < 128
    ]
