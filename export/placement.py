# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a source's picture lies on the video, and which part of it is seen. No bpy, no av."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from ..model import Cut, Source


@dataclass(frozen=True)
class Rect:
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Placement:
    """`crop` is the part of the source, in its pixels, that is drawn to `at` on the `size` canvas."""

    crop: Rect
    at: Rect
    size: tuple[int, int]

    @property
    def covers(self) -> bool:
        return (self.at.width, self.at.height) == self.size


def placement_of(
    source: Source, cut: Cut, *, picture: tuple[int, int], size: tuple[int, int]
) -> Placement | None:
    """Where a source of `picture` pixels lies on the canvas; None where nothing of it is in view."""
    columns = _along(picture[0], source.scale[0], source.offset[0], cut.width, size[0])
    rows = _along(picture[1], source.scale[1], -source.offset[1], cut.height, size[1])
    if columns is None or rows is None:
        return None
    return Placement(
        crop=Rect(columns[0], rows[0], columns[1], rows[1]),
        at=Rect(columns[2], rows[2], columns[3], rows[3]),
        size=size,
    )


def _along(
    picture: int, scale: float, offset: float, scene: int, canvas: int
) -> tuple[int, int, int, int] | None:
    """One axis: first source pixel and count, first canvas pixel and count. All but the source's
    end are even: chroma has half the resolution, and half a chroma pixel can't be placed."""
    unit = canvas / scene
    length = picture * scale * unit
    begin = (canvas - length) / 2 + offset * unit
    seen_begin, seen_end = max(begin, 0.0), min(begin + length, float(canvas))
    at, until = _even(seen_begin), _even(seen_end)
    if length <= 0 or until <= at:
        return None
    first = 2 * floor((seen_begin - begin) / length * picture / 2 + 1e-6)
    last = min(ceil((seen_end - begin) / length * picture - 1e-6), picture)
    return first, max(last - first, 1), at, until - at


def _even(position: float) -> int:
    return 2 * round(position / 2)
