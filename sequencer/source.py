# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plain movie strip as a Source: its file, its frames and where Blender draws them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import Any

import bpy

from ..model import Source
from . import colors, compat

PROBE_FACTOR = 8
FPS_MAX = 32767
_stored_on_element = attrgetter("orig_width", "orig_height", "orig_fps")
_scale_and_offset = attrgetter("scale_x", "scale_y", "offset_x", "offset_y")


@dataclass(frozen=True)
class Frames:
    """How many frames a movie has left after its trims, how many timeline frames they fill, and how
    many go by in one of those."""

    count: int
    filled: int
    rate: float = 1.0


def sources_by_name(
    scene: Any, movies: dict[str, Any], *, paths: dict[str, str], pixel: tuple[float, float]
) -> dict[str, Source]:
    """The Source of each plain movie strip, in a scene whose pixels have that shape."""
    stored = _stored_by_path(movies, paths)
    fps = {name: compat.movie_fps(strip, stored=stored[paths[name]][2]) for name, strip in movies.items()}
    frames = _frames_by_name(scene, movies, fps_by_name=fps)
    changed = colors.changes_colors(scene)
    return {
        name: _source_of(
            strip,
            path=paths[name],
            size=stored[paths[name]][:2],
            frames=frames[name],
            pixel=pixel,
            shown=colors.colors_of(strip, changed=changed),
        )
        for name, strip in movies.items()
    }


def _source_of(
    strip: Any, *, path: str, size: tuple[int, int], frames: Frames, pixel: tuple[float, float], shown: str
) -> Source:
    trim_start, trim_end = compat.content_trims(strip)
    scale, offset = _placement(strip.transform, size=size, pixel=pixel)
    return Source(
        path=path,
        frames=trim_start + frames.count + trim_end,
        content_start=compat.content_start(strip),
        content_frames=frames.filled,
        trim_start=trim_start,
        trim_end=trim_end,
        rate=_exact(frames.rate),
        held_from=compat.left_handle(strip) if frames.rate != 1 and compat.HOLDS_SOURCE_FRAMES else None,
        reversed=strip.use_reverse_frames,
        turned=compat.TURNS_PICTURES,
        width=size[0],
        height=size[1],
        scale=scale,
        offset=offset,
        colors=shown,
    )


def absolute(path: str, *, scene: Any) -> str:
    """The path of a file that a strip of the scene names, `//` being the folder of its .blend."""
    return bpy.path.abspath(path, library=scene.library) if path.startswith("//") else path


def pixel_shape(scene: Any) -> tuple[float, float]:
    """Width and height of a render pixel; the smaller is 1."""
    x, y = scene.render.pixel_aspect_x, scene.render.pixel_aspect_y
    return x / min(x, y), y / min(x, y)


def _stored_by_path(movies: dict[str, Any], paths: dict[str, str]) -> dict[str, tuple[int, int, float]]:
    """What one of each file's strips remembers of it: looking it up is dear, and it is the same in all."""
    stored: dict[str, tuple[int, int, float]] = {}
    for name, strip in movies.items():
        if (path := paths[name]) not in stored:
            stored[path] = _stored(strip)
    return stored


def _stored(strip: Any) -> tuple[int, int, float]:
    """Width, height and frame rate of the file; 0 when the strip does not remember."""
    elements = strip.elements
    return _stored_on_element(elements[0]) if elements else (0, 0, 0.0)


def _frames_by_name(
    scene: Any, movies: dict[str, Any], *, fps_by_name: dict[str, float]
) -> dict[str, Frames]:
    """The Frames of each movie strip.

    Whether "match playback speed" is on is in no property of any Blender, and 4.4 and later don't
    say how many frames the file has. Both show in how the content's length follows the scene's
    frame rate, so a copy of the scene is given a high one where the movie's own rate differs.
    """
    scene_fps = compat.single(scene.render.fps / scene.render.fps_base)
    odd = {name: fps for name, fps in fps_by_name.items() if compat.single(fps / scene_fps) not in (0, 1)}
    probed = _probe(scene, odd, scene_fps=scene_fps) if odd else {}
    filled = {name: compat.content_frames(strip) for name, strip in movies.items() if name not in probed}
    return probed | {name: Frames(count, count) for name, count in filled.items()}


def _probe(scene: Any, fps_by_name: dict[str, float], *, scene_fps: float) -> dict[str, Frames]:
    copy = scene.copy()
    try:
        strips = {strip.name: strip for strip in compat.strips_all(copy.sequence_editor)}
        movies = {name: strips[name] for name in fps_by_name}
        before = {name: compat.content_frames(strip) for name, strip in movies.items()}
        high = min(round(PROBE_FACTOR * max(*fps_by_name.values(), scene_fps)), FPS_MAX)
        copy.render.fps = high
        if copy.render.fps_base != 1:  # for Blender lays every strip out anew, whatever is set
            copy.render.fps_base = 1
        after = {name: compat.content_frames(strip) for name, strip in movies.items()}
    finally:
        bpy.data.scenes.remove(copy)
    return {
        name: Frames(round((after[name] + 0.5) * fps / high), filled, rate=compat.single(fps / scene_fps))
        if after[name] != (filled := before[name])
        else Frames(filled, filled)
        for name, fps in fps_by_name.items()
    }


def _placement(
    transform: Any, *, size: tuple[int, int], pixel: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Scale and offset: scaling around an origin that is not the middle moves the middle."""
    scale_x, scale_y, offset_x, offset_y = _scale_and_offset(transform)
    if (scale_x, scale_y) != (1, 1):
        origin_x, origin_y = transform.origin
        offset_x += (1 - scale_x) * (origin_x - 0.5) * size[0]
        offset_y += (1 - scale_y) * (origin_y - 0.5) * size[1]
    return (scale_x * pixel[0], scale_y * pixel[1]), (offset_x * pixel[0], offset_y * pixel[1])


@lru_cache(maxsize=64)
def _exact(rate: float) -> Fraction:
    return Fraction(rate)
