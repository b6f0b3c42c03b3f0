# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The selected picture strips of the open level, as a Cut."""

from __future__ import annotations

from typing import Any

from ..errors import TimelineError
from ..model import Clip, Cut, Marker
from . import compat, files, overlap, plain, selection, source
from .inputs import check_inputs
from .selection import Selection, selection_or_none, why_not_or_none

__all__ = ["Selection", "read_cut", "selection_or_none", "why_not_or_none"]


def read_cut(context_or_scene: Any) -> Cut:
    """What is selected in the sequencer of a context, or in a scene. Raises TimelineError."""
    scene = selection.scene_of(context_or_scene)
    pictures = selection.pictures_of(scene)
    span = selection.selection_of(scene, pictures)
    if too_long := selection.too_long_or_none(span):
        raise TimelineError(too_long)
    check_inputs(scene, pictures)
    pixel = source.pixel_shape(scene)
    size = round(scene.render.resolution_x * pixel[0]), round(scene.render.resolution_y * pixel[1])
    return Cut(
        scene=scene.name,
        fps=span.fps,
        start=span.start,
        end=span.end,
        width=size[0],
        height=size[1],
        clips=overlap.mark(_clips(scene, pictures, pixel), size=size, replacing=_replacing(pictures)),
        markers=_markers(scene, span),
        meta=tuple(meta.name for meta in compat.open_metas(scene.sequence_editor)),
    )


def _clips(scene: Any, pictures: list[Any], pixel: tuple[float, float]) -> tuple[Clip, ...]:
    named = {strip.name: strip for strip in pictures}  # asking Blender for a name is dear: once
    paths = files.paths_of_movies(named, scene=scene)
    reasons = plain.reasons_by_name(scene, named)
    movies = {name: strip for name, strip in named.items() if not reasons[name]}
    sources = source.sources_by_name(scene, movies, paths=paths, pixel=pixel)
    clips = (
        Clip(
            name=name,
            channel=strip.channel,
            start=compat.left_handle(strip),
            end=compat.right_handle(strip),
            source=sources.get(name),
            needs_render=reasons[name],
        )
        for name, strip in named.items()
    )
    return tuple(sorted(clips, key=lambda clip: (clip.start, clip.channel)))


def _replacing(pictures: list[Any]) -> frozenset[str]:
    return frozenset(strip.name for strip in pictures if strip.blend_type == "REPLACE")


def _markers(scene: Any, span: Selection) -> tuple[Marker, ...]:
    inside = [Marker(m.name, m.frame) for m in scene.timeline_markers if span.start <= m.frame < span.end]
    return tuple(sorted(inside, key=lambda marker: marker.frame))
