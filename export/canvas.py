# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a source's frames at their place on the video: cropped, scaled in one pass, black around. No bpy."""

from __future__ import annotations

from av.filter import Graph
from av.filter.context import FilterContext
from av.video.frame import VideoFrame

from .placement import Placement

SCALING = "area"
"""The average of what a small pixel covers: the cheapest kernel that does not flicker when shrinking."""


class Canvas:
    """Draws frames that look alike (size and pixel format); a new graph is made when they change."""

    def __init__(self, placement: Placement) -> None:
        self._placement = placement
        self._graph: Graph | None = None
        self._look: tuple[int, int, str] | None = None

    def draw(self, frame: VideoFrame) -> VideoFrame:
        look = (frame.width, frame.height, frame.format.name)
        if self._graph is None or look != self._look:
            self._graph, self._look = _graph_for(frame, self._placement), look
        self._graph.vpush(frame)
        return self._graph.vpull()


def _graph_for(frame: VideoFrame, placement: Placement) -> Graph:
    graph = Graph()
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base
    )
    nodes = [source, *_drawing(graph, frame, placement), graph.add("buffersink")]
    graph.link_nodes(*nodes).configure()
    return graph


def _drawing(graph: Graph, frame: VideoFrame, placement: Placement) -> list[FilterContext]:
    crop, at, (width, height) = placement.crop, placement.at, placement.size
    nodes: list[FilterContext] = []
    if (crop.width, crop.height) != (frame.width, frame.height):
        nodes.append(graph.add("crop", f"{crop.width}:{crop.height}:{crop.x}:{crop.y}"))
    scaled = f"{at.width}:{at.height}:flags={SCALING}:out_color_matrix=bt709:out_range=tv"
    nodes.append(graph.add("scale", scaled))
    nodes.append(graph.add("format", "yuv420p"))
    if not placement.covers:
        nodes.append(graph.add("pad", f"{width}:{height}:{at.x}:{at.y}:black"))
    return nodes


def black(size: tuple[int, int]) -> VideoFrame:
    """A black frame in the video's own format."""
    frame = VideoFrame(*size, format="yuv420p")
    for plane, level in zip(frame.planes, (16, 128, 128), strict=True):
        plane.update(bytes([level]) * plane.buffer_size)
    return frame
