# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which plain clips let another one show beside them. No bpy."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from ..model import Clip, Source

BESIDE = "lets another strip show beside it"


def mark(
    clips: tuple[Clip, ...], *, size: tuple[int, int], replacing: frozenset[str] = frozenset()
) -> tuple[Clip, ...]:
    """The clips, those that don't fill the frame while another lies below them marked for Blender to draw.

    A strip blended by REPLACE, named in `replacing`, has black around it whatever lies below.
    """
    ends = _ends_by_channel(clips)
    return tuple(
        replace(clip, source=None, needs_render=BESIDE)
        if clip.source
        and clip.name not in replacing
        and not fills(clip.source, size=size)
        and _something_below(clip, ends)
        else clip
        for clip in clips
    )


def fills(source: Source, *, size: tuple[int, int]) -> bool:
    """Whether the source, scaled and moved, leaves no pixel of the frame open."""
    (scale_x, scale_y), (offset_x, offset_y) = source.scale, source.offset
    return (
        source.width * scale_x / 2 - abs(offset_x) >= size[0] / 2
        and source.height * scale_y / 2 - abs(offset_y) >= size[1] / 2
    )


def _ends_by_channel(clips: tuple[Clip, ...]) -> dict[int, list[tuple[int, int]]]:
    """End and start of the clips of each channel, in order: clips of one channel never overlap."""
    found: dict[int, list[tuple[int, int]]] = {}
    for clip in clips:
        found.setdefault(clip.channel, []).append((clip.end, clip.start))
    return {channel: sorted(ends) for channel, ends in found.items()}


def _something_below(clip: Clip, ends: dict[int, list[tuple[int, int]]]) -> bool:
    for channel, spans in ends.items():
        if channel < clip.channel:
            at = bisect_left(spans, (clip.start + 1, 0))
            if at < len(spans) and spans[at][1] < clip.end:
                return True
    return False
