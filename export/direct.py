# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clip's pictures straight from its file, each the one Blender shows on its frame. No bpy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from av.video.frame import VideoFrame

from ..model import Cut, Source
from .canvas import Canvas
from .footage import Footage

BACKWARDS_AT_ONCE = 32
"""Frames kept while a reversed clip is decoded forwards; more would be faster, and fuller memory."""


def pictures_of(
    source: Source, frames: Sequence[int], cut: Cut, size: tuple[int, int]
) -> Iterator[VideoFrame]:
    """One picture of `size` for each of the ascending timeline `frames`."""
    numbers = [source.frame_at(frame) for frame in frames]
    with Footage(source.path, shrunk=_shrunk(source, cut, size)) as footage:
        yield from _in_any_order(footage, Canvas(source, cut, size), numbers)


def _shrunk(source: Source, cut: Cut, size: tuple[int, int]) -> bool:
    return max(source.scale) * size[0] / cut.width <= 1 / 2


def _in_any_order(footage: Footage, canvas: Canvas, numbers: list[int]) -> Iterator[VideoFrame]:
    if numbers[0] <= numbers[-1]:
        yield from _drawn(footage, canvas, numbers)
        return
    for first in range(0, len(numbers), BACKWARDS_AT_ONCE):
        backwards = numbers[first : first + BACKWARDS_AT_ONCE]
        yield from reversed(list(_drawn(footage, canvas, backwards[::-1])))


def _drawn(footage: Footage, canvas: Canvas, numbers: list[int]) -> Iterator[VideoFrame]:
    seen: VideoFrame | None = None
    drawn: VideoFrame | None = None
    for frame in footage.frames(numbers):
        if drawn is None or frame is not seen:
            seen, drawn = frame, canvas.draw(frame)
        yield drawn
