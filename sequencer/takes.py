# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The takes that stand on a timeline: scored sound strips, and which one of a range is heard."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import bpy

from ..errors import TimelineError
from ..sentence import n_
from . import compat
from .place import RECIPE

SAME_RANGE = 0.5


@dataclass(frozen=True)
class Take:
    """A scored strip as it stands now. `path` is absolute; `written` is its recipe as the strip holds it."""

    name: str
    channel: int
    start: int
    end: int
    muted: bool
    volume: float
    path: str
    written: Any

    @property
    def recipe(self) -> dict[str, Any]:
        """Read when it is asked for, which no redraw does; empty when it can't be read."""
        return _read(self.written)


def takes_of_range(scene: Any, *, start: int, end: int) -> list[Take]:
    """The takes of the open level that share more than half of their common span with the range.

    A take trimmed or moved a little still belongs to it; the next scene's, under a crossfade, does not.
    """
    found = [take for take in all_takes(scene) if _overlap(take, start, end) > SAME_RANGE]
    return sorted(found, key=lambda take: (take.channel, take.start))


def all_takes(scene: Any) -> list[Take]:
    editor = scene.sequence_editor
    return (
        [_take(strip, scene) for strip in compat.strips(compat.open_level(editor)) if is_take(strip)]
        if editor
        else []
    )


def active_take_or_none(scene: Any) -> Take | None:
    strip = scene.sequence_editor and scene.sequence_editor.active_strip
    return _take(strip, scene) if strip and is_take(strip) else None


def is_take(strip: Any) -> bool:
    return strip.type == "SOUND" and RECIPE in strip


def choose_take(scene: Any, name: str) -> None:
    """Lets one take be heard and mutes the others of its range. Raises TimelineError when it is gone."""
    chosen = _take(_strip(scene, name), scene)
    for take in takes_of_range(scene, start=chosen.start, end=chosen.end):
        # Only where it differs: set anew, it has Blender forget the frames it holds of the strip's range.
        if take.muted != (take.name != name):
            _strip(scene, take.name).mute = take.name != name


def select_scored(scene: Any, take: Take) -> None:
    """Selects the strips a take was composed for, and no others. Raises TimelineError when none is left."""
    level = compat.strips(compat.open_level(scene.sequence_editor))
    named = take.recipe.get("strips")
    scored = {strip.name for strip in level if strip.name in named} if isinstance(named, list) else set()
    if not scored:
        raise TimelineError(
            n_(
                "The strips “{take}” was composed for are not on this level: select some, then try again.",
                take=take.name,
            )
        )
    for strip in level:
        strip.select = strip.name in scored


def delete_take(scene: Any, name: str) -> None:
    """Takes the strip off the timeline; the file stays on disk. Raises TimelineError when it is gone."""
    strip = _strip(scene, name)
    sound = strip.sound
    compat.strips(compat.open_level(scene.sequence_editor)).remove(strip)
    if sound and not sound.users:
        bpy.data.sounds.remove(sound)


def rename_take(scene: Any, name: str, *, new_name: str) -> str:
    """Gives the strip another name, and returns the one it got. Raises TimelineError when it is gone."""
    strip = _strip(scene, name)
    strip.name = new_name.strip() or name
    return strip.name


def match_volumes(
    scene: Any, loudness_lufs: Mapping[str, float], *, target_lufs: float | None = None
) -> None:
    """Makes the named takes as loud as the quietest of them, so that none clips, or as `target_lufs`."""
    known = {name: loud for name, loud in loudness_lufs.items() if loud > float("-inf")}
    if not known:
        return
    target = min(known.values()) if target_lufs is None else target_lufs
    for name, loudness in known.items():
        _strip(scene, name).volume = 10 ** ((target - loudness) / 20)


def _overlap(take: Take, start: int, end: int) -> float:
    shared = min(take.end, end) - max(take.start, start)
    return shared / (max(take.end, end) - min(take.start, start))


def _strip(scene: Any, name: str) -> Any:
    editor = scene.sequence_editor
    strips = compat.strips(compat.open_level(editor)) if editor else {}
    strip = strips.get(name)
    if strip is None or not is_take(strip):
        raise TimelineError(n_("Take “{name}” is no longer on this timeline: choose another.", name=name))
    return strip


def _take(strip: Any, scene: Any) -> Take:
    return Take(
        name=strip.name,
        channel=strip.channel,
        start=compat.left_handle(strip),
        end=compat.right_handle(strip),
        muted=strip.mute,
        volume=strip.volume,
        path=bpy.path.abspath(strip.sound.filepath, library=scene.library) if strip.sound else "",
        written=strip[RECIPE],
    )


def recipe_of(strip: Any) -> dict[str, Any]:
    """What the strip says it was made from; empty when it says nothing that can be read."""
    return _read(strip.get(RECIPE))


def _read(written: Any) -> dict[str, Any]:
    """A .blend may come from anywhere, so anything may be written there."""
    try:
        recipe = json.loads(written)
    except (TypeError, ValueError, RecursionError):
        return {}
    return recipe if isinstance(recipe, dict) else {}
