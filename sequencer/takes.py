# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The takes that stand on a timeline, on whatever level."""

from __future__ import annotations

from typing import Any

import bpy

from ..errors import TimelineError
from ..sentence import n_
from . import compat
from .place import RECIPE
from .span import Span, is_nearly, shared
from .take import Piece, Take, copies
from .written import composed, read_recipe


def all_takes(scene: Any) -> list[Take]:
    """The takes of a scene, inside metas too, in the order of what they were composed for."""
    runs: dict[tuple[str, str], list[Any]] = {}
    for strip in compat.strips_all(scene.sequence_editor) if scene.sequence_editor else ():
        if is_take(strip):
            job = composed(strip[RECIPE]).job
            runs.setdefault((job, "" if job else strip.name), []).append(strip)
    takes = [
        Take(tuple(copy), strips[0][RECIPE])
        for strips in runs.values()
        for copy in copies(_piece(strip, scene) for strip in strips)
    ]
    return sorted(takes, key=lambda take: (take.scored, take.channel))


def takes_at_hand(scene: Any, pictures: Span | None) -> list[Take]:
    """The takes that sound, or would if they were not muted, where one works.

    That is where the selected takes and `pictures` are; with nothing selected, where the active take is.
    """
    takes = all_takes(scene)
    if not takes:
        return []
    spans = [take.span for take in takes if take.selected]
    if pictures:
        spans.append(pictures)
    elif not spans and (active := active_take_or_none(scene)):
        spans.append(active.span)
    return [take for take in takes if any(shared(p.span, span) for p in take.pieces for span in spans)]


def by_range(takes: list[Take]) -> list[list[Take]]:
    """Takes that were composed for nearly the same range together."""
    groups: list[list[Take]] = []
    for take in takes:
        group = next((group for group in groups if is_nearly(group[0].scored, take.scored)), None)
        if group is None:
            groups.append(group := [])
        group.append(take)
    return groups


def take_or_raise(scene: Any, name: str) -> Take:
    """The take that the strip of that name belongs to. Raises TimelineError when there is none."""
    if take := take_or_none(scene, name):
        return take
    raise TimelineError(n_("Take “{name}” is no longer on this timeline: choose another.", name=name))


def take_or_none(scene: Any, name: str) -> Take | None:
    return next((take for take in all_takes(scene) if name in take.names), None)


def active_take_or_none(scene: Any) -> Take | None:
    strip = active_strip_or_none(scene)
    return take_or_none(scene, strip.name) if strip else None


def active_strip_or_none(scene: Any) -> Any:
    """The active strip, if it is a take's: cheap enough for every menu."""
    strip = scene.sequence_editor and scene.sequence_editor.active_strip
    return strip if strip and is_take(strip) else None


def is_take(strip: Any) -> bool:
    return strip.type == "SOUND" and RECIPE in strip


def recipe_of(strip: Any) -> dict[str, Any]:
    """What the strip says it was made from; empty when it says nothing that can be read."""
    return read_recipe(strip.get(RECIPE))


def _piece(strip: Any, scene: Any) -> Piece:
    metas = compat.open_metas(scene.sequence_editor)
    open_meta = metas[-1] if metas else None
    return Piece(
        name=strip.name,
        channel=strip.channel,
        span=(compat.left_handle(strip), compat.right_handle(strip)),
        origin=round(compat.content_start(strip) - compat.content_trims(strip)[0]),
        muted=strip.mute,
        selected=strip.select and strip.parent_meta() == open_meta,
        volume=strip.volume,
        path=bpy.path.abspath(strip.sound.filepath, library=scene.library) if strip.sound else "",
    )
