# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which take is heard. Of takes that would be two musics on top of each other, at most one is.

A strip's lock keeps it in its place, and not from being muted or deleted, as in Blender itself.
"""

from __future__ import annotations

from typing import Any

import bpy

from . import compat
from .take import Take, compete
from .takes import all_takes, take_or_raise


def choose_take(scene: Any, name: str) -> None:
    """Lets one take be heard alone; or none, where it is already. Raises TimelineError when it is gone."""
    take = take_or_raise(scene, name)
    if take.muted or any(not other.muted for other in _others(scene, take)):
        hear_take(scene, name)
    else:
        _set_muted(scene, take, muted=True)


def hear_take(scene: Any, name: str) -> None:
    """Lets one take be heard and mutes those that compete. Raises TimelineError when it is gone."""
    take = take_or_raise(scene, name)
    _set_muted(scene, take, muted=False)
    for other in _others(scene, take):
        _set_muted(scene, other, muted=True)


def hear_new_take(scene: Any, name: str) -> None:
    """Lets a take that has just come be heard, unless one that was asked for after it is heard already."""
    take = take_or_raise(scene, name)
    if any(other.job > take.job and not other.muted for other in _others(scene, take)):
        _set_muted(scene, take, muted=True)
    else:
        hear_take(scene, name)


def delete_take(scene: Any, name: str) -> None:
    """Takes its strips off the timeline; the file stays on disk. Raises TimelineError when it is gone.

    If it was heard, the newest of those that competed with it is heard in its place.
    """
    take = take_or_raise(scene, name)
    others = _others(scene, take)
    for piece in take.pieces:
        _remove(scene, piece.name)
    unopposed = [other for other in others if all(rival.muted for rival in _others(scene, other))]
    if unopposed and not take.muted:
        hear_take(scene, max(unopposed, key=lambda other: other.job).name)


def rename_take(scene: Any, name: str, *, new_name: str) -> str:
    """Gives its strips another name; what the first is called then. Raises TimelineError when it is gone."""
    take = take_or_raise(scene, name)
    strips = [_strip(scene, piece.name) for piece in take.pieces]
    for strip in strips:
        strip.name = new_name.strip() or take.name
    return strips[0].name


def turn_down(scene: Any, take: Take, *, from_lufs: float, to_lufs: float) -> None:
    """Has a take that is `from_lufs` loud heard at `to_lufs`, but never turns it up: that could clip."""
    for piece in take.pieces:
        _strip(scene, piece.name).volume = min(10 ** ((to_lufs - from_lufs) / 20), 1.0)


def _others(scene: Any, take: Take) -> list[Take]:
    """Those that compete with it."""
    return [other for other in all_takes(scene) if compete(take, other)]


def _set_muted(scene: Any, take: Take, *, muted: bool) -> None:
    for piece in take.pieces:
        # Only where it differs: set anew, it has Blender forget the frames it holds of the strip's range.
        if piece.muted != muted:
            _strip(scene, piece.name).mute = muted


def _strip(scene: Any, name: str) -> Any:
    """Names are unique in a scene, metas included."""
    return compat.strips_all(scene.sequence_editor)[name]


def _remove(scene: Any, name: str) -> None:
    strip = _strip(scene, name)
    sound = strip.sound
    level = strip.parent_meta() or scene.sequence_editor
    compat.strips(level).remove(strip)
    if sound and not sound.users:
        bpy.data.sounds.remove(sound)
