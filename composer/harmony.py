# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scales, chords, progressions with cadences, and voice leading. No bpy."""

from __future__ import annotations

from .chance import Chance
from .score import Chord

SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "harmonic_minor": (0, 2, 3, 5, 7, 8, 11),
    "locrian": (0, 1, 3, 5, 6, 8, 10),
}

PROGRESSIONS: dict[str, tuple[tuple[int, ...], ...]] = {
    "major": (
        (0, 4, 5, 3),
        (0, 3, 5, 4),
        (0, 5, 3, 4),
        (0, 2, 3, 4),
        (0, 3, 1, 4),
        (5, 3, 0, 4),
        (0, 4, 1, 3),
    ),
    "minor": (
        (0, 5, 2, 6),
        (0, 3, 5, 4),
        (0, 5, 3, 4),
        (0, 6, 5, 6),
        (0, 2, 5, 3),
        (0, 3, 6, 2),
        (5, 6, 0, 0),
    ),
    "dorian": ((0, 3, 0, 6), (0, 6, 3, 0), (0, 2, 3, 6), (0, 3, 4, 0), (0, 1, 6, 3)),
    "phrygian": ((0, 1, 0, 6), (0, 0, 1, 0), (0, 5, 1, 0), (0, 6, 5, 1), (0, 3, 1, 1)),
    "lydian": ((0, 1, 0, 4), (0, 1, 5, 1), (0, 4, 1, 2), (0, 6, 1, 0)),
    "mixolydian": ((0, 6, 3, 0), (0, 3, 6, 0), (0, 4, 6, 3), (0, 1, 6, 3)),
    "harmonic_minor": ((0, 3, 4, 0), (0, 5, 3, 4), (0, 3, 1, 4), (0, 5, 1, 4)),
    "locrian": ((0, 1, 0, 5), (0, 5, 1, 2), (0, 2, 1, 0)),
}
"""Progressions as scale degrees (0 is the tonic); sections choose one and end it with a cadence."""

CADENCES: dict[str, dict[str, tuple[int, ...]]] = {
    "major": {"half": (1, 4), "full": (4, 0), "turn": (4, 5)},
    "minor": {"half": (3, 4), "full": (4, 0), "turn": (6, 5)},
    "dorian": {"half": (0, 3), "full": (6, 0), "turn": (3, 6)},
    "phrygian": {"half": (6, 1), "full": (1, 0), "turn": (5, 1)},
    "lydian": {"half": (0, 1), "full": (4, 0), "turn": (1, 5)},
    "mixolydian": {"half": (3, 6), "full": (6, 0), "turn": (6, 3)},
    "harmonic_minor": {"half": (3, 4), "full": (4, 0), "turn": (4, 5)},
    "locrian": {"half": (5, 1), "full": (1, 0), "turn": (1, 5)},
}
"""The last two chords of a section: open, closed, or turned aside."""

FLAVOURS: dict[str, tuple[int, ...]] = {
    "triads": (0, 2, 4),
    "added": (0, 2, 4, 8),
    "sevenths": (0, 2, 4, 6),
    "power": (0, 4, 7),
    "clusters": (0, 2, 3, 4),
}
"""Chord members in scale steps above the root."""


def progression(mode: str, chance: Chance) -> tuple[int, ...]:
    return chance.pick(PROGRESSIONS[mode])


def with_cadence(degrees: list[int], mode: str, cadence: str) -> list[int]:
    """The same chords, the last two replaced by a cadence; a single chord takes its goal."""
    ending = CADENCES[mode][cadence]
    count = min(len(degrees), len(ending))
    return [*degrees[: len(degrees) - count], *ending[len(ending) - count :]]


def chord(degree: int, *, mode: str, tonic: int, flavour: str, inverted: bool = False) -> Chord:
    """The chord on `degree`. In minor keys the dominant borrows its leading note."""
    scale = SCALES[mode]
    classes = [(tonic + scale[(degree + step) % 7]) % 12 for step in FLAVOURS[flavour]]
    if mode == "minor" and degree == 4 and flavour != "power":
        flat = (tonic + 10) % 12
        classes = [(tonic + 11) % 12 if c == flat else c for c in classes]
    bass = classes[1] if inverted and flavour in ("triads", "added", "sevenths") else classes[0]
    return Chord(degree, tuple(dict.fromkeys(classes)), bass)


def scale_classes(mode: str, tonic: int) -> tuple[int, ...]:
    return tuple((tonic + step) % 12 for step in SCALES[mode])


def voice(harmony: Chord, before: tuple[int, ...], *, low: int, high: int, voices: int) -> tuple[int, ...]:
    """Pitches for `harmony` between `low` and `high` that move least from the chord before.

    Every class is sounded while there are voices; outer voices moving in parallel fifths or octaves,
    wide gaps and muddy low thirds cost.
    """
    options = _spellings(harmony, low=low, high=high, voices=voices)
    return min(options, key=lambda pitches: (_movement(pitches, before, (low + high) // 2), pitches))


def _spellings(harmony: Chord, *, low: int, high: int, voices: int) -> list[tuple[int, ...]]:
    """Every close or open position whose lowest note lies in the lower half of the range."""
    classes = list(harmony.classes)
    found: list[tuple[int, ...]] = []
    for start in range(len(classes)):
        turned = [classes[(start + k) % len(classes)] for k in range(voices)]
        for bottom in range(low, max((low + high) // 2, low + 12) + 1):
            if bottom % 12 == turned[0]:
                found.append(_stacked(turned, bottom, skip=0))
                if voices >= 4:
                    found.append(_stacked([turned[0], *turned[2:], turned[1]], bottom, skip=0))
    inside = [pitches for pitches in found if pitches[-1] <= high]
    return inside or found


def _stacked(classes: list[int], bottom: int, *, skip: int) -> tuple[int, ...]:
    pitches = [bottom]
    for each in classes[1:]:
        pitches.append(pitches[-1] + ((each - pitches[-1] - 1 - skip) % 12) + 1 + skip)
    return tuple(pitches)


def _movement(pitches: tuple[int, ...], before: tuple[int, ...], middle: int) -> int:
    """The cost of going from `before` to `pitches`."""
    centre = abs(sum(pitches) - middle * len(pitches)) // len(pitches)
    if len(before) != len(pitches):
        return centre * 3
    cost = centre + sum(min(abs(a - b), 12) * 2 for a, b in zip(before, pitches, strict=True))
    top, bottom = pitches[-1] - before[-1], pitches[0] - before[0]
    if top == bottom != 0 and (pitches[-1] - pitches[0]) % 12 in (0, 7):
        cost += 12
    if pitches[1] - pitches[0] < 5 and pitches[0] < 50:
        cost += 6
    return cost + max(abs(top) - 5, 0) * 2
