# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clip's pictures straight from its file, each the one Blender shows on its frame. No bpy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from av.error import FFmpegError
from av.video.format import VideoFormat
from av.video.frame import VideoFrame

from ..model import Cut, Source
from ..sentence import n_
from .canvas import Canvas, Drawing
from .colors import Grade
from .footage import Footage, NeedsBlender
from .placement import placement_of

BACKWARDS_AT_ONCE = 32
"""Frames kept while a reversed clip is decoded forwards; more would be faster, and fuller memory."""


def pictures_of(
    source: Source,
    frames: Sequence[int],
    cut: Cut,
    size: tuple[int, int],
    *,
    alone: bool,
    grade: Grade | None = None,
) -> Iterator[VideoFrame | None]:
    """One picture of `size` for each of the ascending timeline `frames`, and None while it takes long.

    `grade` gives it the scene's colors where those are not the file's.
    Raises NeedsBlender for a file that can't be decoded, or is see-through and not `alone`, or in a
    way that is not the same in every Blender.
    """
    numbers = [source.frame_at(frame) for frame in frames]
    with Footage(source.path, shrunk=_shrunk(source, cut, size)) as footage:
        _check_see_through(footage, alone=alone)
        graded = grade.draw if grade else None
        canvas = Canvas(lambda frame: drawing_of(frame, footage.size, source, cut, size), size, graded=graded)
        try:
            yield from _in_any_order(footage, canvas, numbers)
        except FFmpegError as error:
            raise footage.unreadable() from error


def _check_see_through(footage: Footage, *, alone: bool) -> None:
    see_through = has_alpha(footage.format)
    if see_through and not alone:
        raise NeedsBlender(
            n_(
                "“{name}” is see-through, with another strip below: deselect one and try again.",
                name=footage.name,
            )
        )
    if footage.hides_alpha or (see_through and not _mixes_alike(footage.format)):
        raise NeedsBlender(
            n_(
                "Only Blender can draw “{name}”, for it is see-through: deselect it and try again.",
                name=footage.name,
            )
        )


def drawing_of(
    frame: VideoFrame, shown: tuple[int, int], source: Source, cut: Cut, size: tuple[int, int]
) -> Drawing | None:
    """How the frame is drawn, of which no more is `shown` than so many columns and rows (0: unknown)."""
    part = min(frame.width, shown[0] or frame.width), min(frame.height, shown[1] or frame.height)
    turns = _turns(frame.rotation, part, source)
    picture = (part[1], part[0]) if turns % 2 else part
    placement = placement_of(source, cut, picture=picture, size=size)
    if placement is None:
        return None
    whole = part == (frame.width, frame.height)
    return Drawing(placement, turns, has_alpha(frame.format), None if whole else part)


def _turns(rotation: int, picture: tuple[int, int], source: Source) -> int:
    """Quarter turns to the left. On its side, a picture's own size shows whether Blender turns it."""
    turns = rotation // 90 % 4
    if turns % 2 and picture[0] != picture[1] and source.width:
        return turns if (source.height, source.width) == picture else 0
    return turns if source.turned else 0


def has_alpha(pixels: VideoFormat) -> bool:
    """Whether pixels can be see-through. Any color of a palette can."""
    return pixels.has_palette or any(component.is_alpha for component in pixels.components)


def _mixes_alike(pixels: VideoFormat) -> bool:
    """Whether a see-through picture alone is what Blender makes of it: not sure where it is not RGB, nor
    with more than 8 bits, which Blender 4.5 takes for multiplied by alpha and mixes in linear light."""
    return pixels.has_palette or (pixels.is_rgb and all(c.bits <= 8 for c in pixels.components))


def _shrunk(source: Source, cut: Cut, size: tuple[int, int]) -> bool:
    return max(source.scale) * size[0] / cut.width <= 1 / 2


def _in_any_order(footage: Footage, canvas: Canvas, numbers: list[int]) -> Iterator[VideoFrame | None]:
    if numbers[0] <= numbers[-1]:
        yield from _drawn(footage, canvas, numbers)
        return
    for first in range(0, len(numbers), BACKWARDS_AT_ONCE):
        kept: list[VideoFrame] = []
        for picture in _drawn(footage, canvas, numbers[first : first + BACKWARDS_AT_ONCE][::-1]):
            if picture is None:
                yield None
            else:
                kept.append(picture)
        yield from reversed(kept)


def _drawn(footage: Footage, canvas: Canvas, numbers: list[int]) -> Iterator[VideoFrame | None]:
    seen: VideoFrame | None = None
    drawn: VideoFrame | None = None
    for frame in footage.frames(numbers):
        if frame is not None and frame is not seen:
            seen, drawn = frame, canvas.draw(frame)
        yield drawn if frame is not None else None
