# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plain movie strip as a Source: its file, its frames and where Blender draws them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import bpy

from ..model import Source
from . import compat

PROBE_FACTOR = 8


@dataclass(frozen=True)
class Frames:
    """How many frames a movie has left after its trims, and whether its speed is matched to the scene."""

    count: int
    matched: bool


def source_of(strip: Any, *, scene: Any, frames: Frames) -> Source:
    trim_start, trim_end = compat.content_trims(strip)
    rate = playback_rate(strip, scene=scene) if frames.matched else 1.0
    held = rate != 1 and compat.holds_source_frames()
    width, height = size_of(strip)
    return Source(
        path=absolute(strip.filepath, scene=scene),
        frames=trim_start + frames.count + trim_end,
        content_start=compat.content_start(strip),
        content_frames=compat.content_frames(strip),
        trim_start=trim_start,
        trim_end=trim_end,
        rate=Fraction(rate),
        held_from=compat.left_handle(strip) if held else None,
        reversed=strip.use_reverse_frames,
        width=width,
        height=height,
        **_placement(strip.transform, size=(width, height), pixel=pixel_shape(scene)),
    )


def absolute(path: str, *, scene: Any) -> str:
    """The path of a file that a strip of the scene names, `//` being the folder of its .blend."""
    return bpy.path.abspath(path, library=scene.library)


def playback_rate(strip: Any, *, scene: Any) -> float:
    """Source frames a timeline frame when speeds are matched, in single precision as Blender has it."""
    return compat.single(compat.movie_fps(strip) / _scene_fps(scene)) or 1.0


def size_of(strip: Any) -> tuple[int, int]:
    for element in strip.elements:
        return element.orig_width, element.orig_height
    return 0, 0


def pixel_shape(scene: Any) -> tuple[float, float]:
    """Width and height of a render pixel; the smaller is 1."""
    x, y = scene.render.pixel_aspect_x, scene.render.pixel_aspect_y
    return x / min(x, y), y / min(x, y)


def frames_by_name(scene: Any, movies: list[Any]) -> dict[str, Frames]:
    """The Frames of each movie strip.

    Whether "match playback speed" is on is in no property of any Blender, and 4.4 and later don't
    say how many frames the file has. Both show in how the content's length follows the scene's
    frame rate, so a copy of the scene is given a high one where the movie's own rate differs.
    """
    lengths = {strip.name: compat.content_frames(strip) for strip in movies}
    odd = {strip.name: compat.movie_fps(strip) for strip in movies if playback_rate(strip, scene=scene) != 1}
    probed = _probe(scene, odd) if odd else {}
    return {name: probed.get(name) or Frames(length, matched=True) for name, length in lengths.items()}


def _probe(scene: Any, fps_by_name: dict[str, float]) -> dict[str, Frames]:
    copy = scene.copy()
    try:
        strips = compat.strips_all(copy.sequence_editor)
        before = {name: compat.content_frames(strips[name]) for name in fps_by_name}
        fastest = max(*fps_by_name.values(), _scene_fps(scene))
        copy.render.fps, copy.render.fps_base = min(round(PROBE_FACTOR * fastest), 32767), 1
        after = {name: compat.content_frames(strips[name]) for name in fps_by_name}
        rate = copy.render.fps
    finally:
        bpy.data.scenes.remove(copy)
    return {
        name: Frames(before[name], matched=False)
        if after[name] == before[name]
        else Frames(round((after[name] + 0.5) * fps / rate), matched=True)
        for name, fps in fps_by_name.items()
    }


def _placement(transform: Any, *, size: tuple[int, int], pixel: tuple[float, float]) -> dict[str, Any]:
    """Scaling happens around the strip's origin, which moves the middle when it is elsewhere."""
    scale = (transform.scale_x, transform.scale_y)
    offset = (transform.offset_x, transform.offset_y)
    moved = tuple(
        o + (1 - s) * (at - 0.5) * n
        for o, s, at, n in zip(offset, scale, transform.origin, size, strict=True)
    )
    return {
        "scale": (scale[0] * pixel[0], scale[1] * pixel[1]),
        "offset": (moved[0] * pixel[0], moved[1] * pixel[1]),
    }


def _scene_fps(scene: Any) -> float:
    return compat.single(scene.render.fps / scene.render.fps_base)
