# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chance that is the same everywhere: whole numbers only, so that a seed means the same notes. No bpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zlib import crc32

Item = TypeVar("Item")

_MASK = (1 << 64) - 1


class Chance:
    """A stream of decisions. Sebastiano Vigna's SplitMix64, on Python's own integers."""

    def __init__(self, seed: int, name: str = "") -> None:
        self._seed = seed & _MASK
        self._name = name
        self._state = (self._seed * 0x9E3779B97F4A7C15 + crc32(name.encode()) * 0xD1B54A32D192ED03) & _MASK

    def fork(self, name: str) -> Chance:
        """A stream of its own for one purpose, so that a new decision here moves nothing there."""
        return Chance(self._seed, f"{self._name}/{name}")

    def bits(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def below(self, count: int) -> int:
        return self.bits() % count

    def unit(self) -> float:
        return (self.bits() >> 11) / (1 << 53)

    def spread(self, width: float) -> float:
        """Around zero, most often near it, never beyond `width`."""
        return (self.unit() + self.unit() - 1.0) * width

    def happens(self, probability: float) -> bool:
        return self.unit() < probability

    def pick(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def weighted(self, items: Sequence[tuple[Item, int]]) -> Item:
        """One of `items`, each given with a whole weight."""
        at = self.below(sum(weight for _, weight in items))
        for item, weight in items:
            if at < weight:
                return item
            at -= weight
        return items[-1][0]
