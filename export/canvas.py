# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a source's frames at their place on the video: cropped, scaled in one pass, black around. No bpy."""

from __future__ import annotations

from fractions import Fraction

from av.filter import Graph
from av.video.frame import VideoFrame

from ..model import Cut, Source
from .placement import Placement, placement_of

SCALING = "area"
"""The average of what a small pixel covers: the cheapest kernel that does not flicker when shrinking."""

TURNED = {0: [], 1: [("transpose", "cclock")], 2: [("hflip", ""), ("vflip", "")], 3: [("transpose", "clock")]}
"""The filters for that many quarter turns to the left."""
ANY_TICK = Fraction(1, 1000)
"""No filter here looks at the time, but the graph wants to know its unit."""


class Canvas:
    """Draws one clip's frames. Its graph is made anew when they change their looks."""

    def __init__(self, source: Source, cut: Cut, size: tuple[int, int]) -> None:
        self._source, self._cut, self._size = source, cut, size
        self._graph: Graph | None = None
        self._look: tuple[int, int, str, int] | None = None

    def draw(self, frame: VideoFrame) -> VideoFrame:
        look = (frame.width, frame.height, frame.format.name, frame.rotation)
        if look != self._look:
            self._graph, self._look = self._graph_for(frame), look
        if self._graph is None:
            return black(self._size)
        self._graph.vpush(frame)
        return self._graph.vpull()

    def _graph_for(self, frame: VideoFrame) -> Graph | None:
        turns = turns_of(frame, self._source)
        picture = (frame.height, frame.width) if turns % 2 else (frame.width, frame.height)
        placement = placement_of(self._source, self._cut, picture=picture, size=self._size)
        return _graph(frame, placement, turns) if placement else None


def turns_of(frame: VideoFrame, source: Source) -> int:
    """How many quarter turns to the left set the frame upright, as far as this Blender turns it."""
    return frame.rotation // 90 % 4 if source.turned else 0


def _graph(frame: VideoFrame, placement: Placement, turns: int) -> Graph:
    graph = Graph()
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=ANY_TICK)
    upright = [graph.add(*filter_) for filter_ in TURNED[turns]]
    drawing = [graph.add(*filter_) for filter_ in _drawing(placement)]
    graph.link_nodes(source, *upright, *drawing, graph.add("buffersink")).configure()
    return graph


def _drawing(placement: Placement) -> list[tuple[str, str]]:
    crop, at, (width, height) = placement.crop, placement.at, placement.size
    seen = ("crop", f"{crop.width}:{crop.height}:{crop.x}:{crop.y}:exact=1")
    scaled = ("scale", f"{at.width}:{at.height}:flags={SCALING}:out_color_matrix=bt709:out_range=tv")
    padded = ("pad", f"{width}:{height}:{at.x}:{at.y}:black")
    return [seen, scaled, ("format", "yuv420p"), *([] if placement.covers else [padded])]


def black(size: tuple[int, int]) -> VideoFrame:
    """A black frame in the video's own format."""
    frame = VideoFrame(*size, format="yuv420p")
    for plane, level in zip(frame.planes, (16, 128, 128), strict=True):
        plane.update(bytes([level]) * plane.buffer_size)
    return frame
