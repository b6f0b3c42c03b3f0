# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spots the picture: what to hit, where sections change, and how the energy goes. No bpy."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from ..model import Hit, Picture
from .cuts import find_cuts
from .looks import Look
from .score import Section
from .watch import watch

_SECTION_LEAST_S = 6.0


@dataclass(frozen=True)
class Cue:
    """A moment the music answers: `strength` 0 to 1, `kind` one of cut, marker, peak."""

    time_s: float
    strength: float
    kind: str
    name: str = ""


@dataclass(frozen=True)
class Spotting:
    """The picture as a composer notes it down."""

    duration_s: float
    cues: tuple[Cue, ...]
    sections: tuple[Section, ...]
    looks: tuple[Look, ...]


def spot(picture: Picture) -> Spotting:
    """Watches the videos and spots them; cuts and markers the editor gave are taken as they are."""
    duration_s = float(picture.duration_s)
    looks = watch(picture.videos, duration_s=duration_s, every_frame=not picture.cuts)
    return spotted(picture.cuts or find_cuts(looks), picture.markers, looks, duration_s)


def spotted(
    cuts: tuple[Hit, ...], markers: tuple[Hit, ...], looks: tuple[Look, ...], duration_s: float
) -> Spotting:
    """The notes a composer takes from known cuts and markers, and from what was seen, if anything."""
    cues = _cues(cuts, markers, looks, duration_s)
    return Spotting(duration_s, cues, _sections(cues, looks, duration_s), looks)


def _cues(
    cuts: tuple[Hit, ...], markers: tuple[Hit, ...], looks: tuple[Look, ...], duration_s: float
) -> tuple[Cue, ...]:
    """All that can be hit, in order; a marker on a cut is one cue, and the stronger."""
    found = {round(hit.time_s, 3): Cue(hit.time_s, 1.0, "marker", hit.name) for hit in markers}
    for hit in cuts:
        cue = Cue(hit.time_s, _cut_strength(looks, hit.time_s), "cut")
        found.setdefault(round(hit.time_s, 3), cue)
    if len(found) < duration_s / 12.0:
        for cue in _peaks(looks):
            if all(abs(cue.time_s - other.time_s) > 2.0 for other in found.values()):
                found[round(cue.time_s, 3)] = cue
    inside = (cue for cue in found.values() if 0.0 < cue.time_s < duration_s)
    return tuple(sorted(inside, key=lambda cue: cue.time_s))


def _cut_strength(looks: tuple[Look, ...], time_s: float) -> float:
    """How different both sides of a cut are: light, colour and pace, over about a second each."""
    before = mean_look(looks, time_s - 1.0, time_s)
    after = mean_look(looks, time_s, time_s + 1.0)
    if before is None or after is None:
        return 0.5
    light = abs(after.brightness - before.brightness)
    colour = abs(after.warmth - before.warmth) + abs(after.saturation - before.saturation)
    pace = abs(after.motion - before.motion)
    return min(0.3 + 1.2 * light + 1.5 * colour + 0.6 * pace, 1.0)


def mean_look(looks: tuple[Look, ...], start_s: float, end_s: float) -> Look | None:
    """The average look from `start_s` up to `end_s`; None where nothing was seen."""
    first = bisect_left(looks, start_s, key=lambda look: look.time_s)
    stop = bisect_left(looks, end_s, key=lambda look: look.time_s)
    some = looks[first:stop]
    if not some:
        return None
    names = ("brightness", "contrast", "saturation", "warmth", "motion", "change", "drift_x", "drift_y")
    return Look(start_s, *(sum(getattr(look, name) for look in some) / len(some) for name in names))


def _peaks(looks: tuple[Look, ...]) -> list[Cue]:
    """Sudden motion in a long take: its change towers over the second around it."""
    cues: list[Cue] = []
    for index in range(8, len(looks) - 8):
        around = [look.change for look in looks[index - 8 : index + 9]]
        here = looks[index].change
        if here == max(around) and here > 0.02 and here > 2.0 * sum(around) / len(around):
            cues.append(Cue(looks[index].time_s, 0.4, "peak"))
    return cues


def _sections(cues: tuple[Cue, ...], looks: tuple[Look, ...], duration_s: float) -> tuple[Section, ...]:
    """Stretches of about eleven seconds that begin where the picture changes most."""
    edges = [0.0, *_edges(cues, duration_s), duration_s]
    raw = [_raw_energy(looks, cues, a, b) for a, b in pairwise(edges)]
    low, high = min(raw), max(raw)
    sections: list[Section] = []
    for number, (start_s, end_s) in enumerate(pairwise(edges)):
        seen = (raw[number] - low) / (high - low) if high - low > 0.02 else 0.5
        arc = _arc((start_s + end_s) / 2.0 / duration_s)
        sections.append(Section(start_s, end_s, round(0.5 * seen + 0.5 * arc, 2)))
    return tuple(sections)


def _edges(cues: tuple[Cue, ...], duration_s: float) -> list[float]:
    """Where sections change: for each even share of the time, the strongest cue near its end."""
    count = max(round(duration_s / 11.0), 1)
    share = duration_s / count
    edges: list[float] = []
    for number in range(1, count):
        ideal = number * share
        least = (edges[-1] if edges else 0.0) + _SECTION_LEAST_S
        near = [cue for cue in cues if abs(cue.time_s - ideal) < 0.5 * share and cue.time_s >= least]
        fitting = [cue for cue in near if cue.time_s <= duration_s - _SECTION_LEAST_S]
        if fitting:
            best = max(fitting, key=lambda cue: (_pull(cue) - abs(cue.time_s - ideal) / share, -cue.time_s))
            edges.append(best.time_s)
    return _split_long(edges, duration_s)


def _pull(cue: Cue) -> float:
    return cue.strength + (1.0 if cue.kind == "marker" else 0.0) - (0.5 if cue.kind == "peak" else 0.0)


def _split_long(edges: list[float], duration_s: float) -> list[float]:
    """A stretch over 30 s gets inner edges all the same: music needs form where the picture has none."""
    result: list[float] = []
    for start_s, end_s in zip([0.0, *edges], [*edges, duration_s], strict=True):
        pieces = max(int((end_s - start_s) / 20.0 + 0.5), 1)
        result.extend(start_s + (end_s - start_s) * k / pieces for k in range(1, pieces))
        result.append(end_s)
    return result[:-1]


def _raw_energy(looks: tuple[Look, ...], cues: tuple[Cue, ...], start_s: float, end_s: float) -> float:
    look = mean_look(looks, start_s, end_s)
    cuts = sum(1 for cue in cues if start_s <= cue.time_s < end_s) / max(end_s - start_s, 0.1)
    pace = min(cuts / 1.2, 1.0)
    if look is None:
        return pace
    return 0.5 * pace + 0.35 * min(look.motion * 1.5, 1.0) + 0.15 * look.brightness


def _arc(place: float) -> float:
    """The drama every cut wants: it rises until four fifths of the way, and lets go."""
    if place < 0.8:
        return 0.3 + 0.7 * place / 0.8
    return 1.0 - 0.4 * (place - 0.8) / 0.2
