# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a source's frames at their place on the video: cropped, scaled in one pass, black around. No bpy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from av.filter import Graph
from av.video.frame import VideoFrame

from .placement import Placement

SCALING = "area"
"""The average of what a small pixel covers: the cheapest kernel that does not flicker when shrinking."""

TURNED = {0: [], 1: [("transpose", "cclock")], 2: [("hflip", ""), ("vflip", "")], 3: [("transpose", "clock")]}
"""The filters for that many quarter turns to the left."""
PLANAR_RGB = "gbrp"
VIDEO_MATRIX = "out_color_matrix=bt709:out_range=tv"
ANY_TICK = Fraction(1, 1000)
"""No filter here looks at the time, but the graph wants to know its unit."""


@dataclass(frozen=True)
class Drawing:
    """How one frame comes to the canvas. `turns` are quarter turns to the left.

    Where it is not all picture, that has the size `part` and lies in its top left.
    """

    placement: Placement
    turns: int = 0
    see_through: bool = False
    part: tuple[int, int] | None = None


class Canvas:
    """Draws frames. `how` says how for one of new looks; None is for one out of view.

    They come out in the video's own format, or through `graded`, which takes RGB.
    """

    def __init__(
        self,
        how: Callable[[VideoFrame], Drawing | None],
        size: tuple[int, int],
        *,
        graded: Callable[[VideoFrame], VideoFrame] | None = None,
    ) -> None:
        self._how, self._size, self._graded = how, size, graded
        self._graph: Graph | None = None
        self._look: tuple[int, int, str, int] | None = None

    def draw(self, frame: VideoFrame) -> VideoFrame:
        look = (frame.width, frame.height, frame.format.name, frame.rotation)
        if look != self._look:
            drawing = self._how(frame)
            self._graph = _graph(frame, drawing, rgb=self._graded is not None) if drawing else None
            self._look = look
        if self._graph is None:
            return black(self._size)
        self._graph.vpush(frame)
        drawn = self._graph.vpull()
        return self._graded(drawn) if self._graded else drawn


def _graph(frame: VideoFrame, drawing: Drawing, *, rgb: bool) -> Graph:
    graph = Graph()
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=ANY_TICK)
    filters = [graph.add(*filter_) for filter_ in _filters(drawing, rgb=rgb)]
    graph.link_nodes(source, *filters, graph.add("buffersink")).configure()
    return graph


def _filters(drawing: Drawing, *, rgb: bool) -> list[tuple[str, str]]:
    placement = drawing.placement
    crop, at, (width, height) = placement.crop, placement.at, placement.size
    part = [("crop", "{}:{}:0:0:exact=1".format(*drawing.part))] if drawing.part else []
    seen = ("crop", f"{crop.width}:{crop.height}:{crop.x}:{crop.y}:exact=1")
    over_black = [("format", "gbrap"), ("premultiply", "inplace=1")] if drawing.see_through else []
    matrix = "" if rgb else f":{VIDEO_MATRIX}"
    scaled = ("scale", f"{at.width}:{at.height}:flags={SCALING}{matrix}")
    padded = [] if placement.covers else [("pad", f"{width}:{height}:{at.x}:{at.y}:black")]
    pixels = ("format", PLANAR_RGB if rgb else "yuv420p")
    return [*part, *TURNED[drawing.turns], seen, *over_black, scaled, pixels, *padded]


def black(size: tuple[int, int]) -> VideoFrame:
    """A black frame in the video's own format."""
    frame = VideoFrame(*size, format="yuv420p")
    for plane, level in zip(frame.planes, (16, 128, 128), strict=True):
        plane.update(bytes([level]) * plane.buffer_size)
    return frame
