# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scene as it is now, unsaved changes and all, in a file that a background Blender can open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bpy

from ..errors import PictureError
from ..sentence import n_
from . import compat

LEAN = "video_to_music_snapshot"
"""Marks the scene of a snapshot whose name is not the scene's own."""


def write_snapshot(scene: Any, path: Path) -> Path:
    """Writes the scene with all its strips stand on to `path`, all paths absolute. Raises PictureError.

    Unlike Save a Copy this runs nobody's save handlers, makes no thumbnail and leaves the settings,
    the recent files and the dirty flag alone. A file without a window layout opens as a library:
    whoever opens it finds the scene marked LEAN or, without such a one, by its name.

    Where no strip that is to be drawn shows a scene, objects and their meshes are left out: they
    can be gigabytes, and this is written while an editor waits.
    """
    if scene.library or _shows_scenes(scene):
        return _write(scene, path)
    lean = scene.copy()
    try:
        _make_lean(lean, scene)
        return _write(lean, path)
    finally:
        bpy.data.scenes.remove(lean)


def _write(scene: Any, path: Path) -> Path:
    part = path.with_suffix(".part.blend")
    compat.sync_view_layers()
    try:
        bpy.data.libraries.write(str(part), {scene}, path_remap="ABSOLUTE", fake_user=False, compress=False)
        part.replace(path)
    except (OSError, RuntimeError) as error:
        part.unlink(missing_ok=True)
        raise PictureError(
            n_(
                "The scene can't be copied to {folder}: make room on that disk and score again.",
                folder=path.parent,
            ),
            details=str(error),
        ) from error
    return path


def _shows_scenes(scene: Any) -> bool:
    """Whether a selected strip is a scene, or one is inside of a meta strip, selected or not."""
    level = compat.open_level(scene.sequence_editor)
    below = (child for strip in compat.strips(level) if strip.type == "META" for child in _inside(strip))
    return any(strip.type == "SCENE" for strip in (*compat.selected_of(compat.strips(level)), *below))


def _inside(meta: Any) -> Iterator[Any]:
    for strip in compat.strips(meta):
        yield from _inside(strip) if strip.type == "META" else (strip,)


def _make_lean(lean: Any, scene: Any) -> None:
    """Takes from the scene's copy what only scene strips show."""
    lean[LEAN] = True
    lean.camera = lean.world = lean.background_set = None
    for marker in lean.timeline_markers:
        marker.camera = None
    for setting in ("proxy_storage", "proxy_dir"):  # forgotten by the copies of 4.2
        value = getattr(scene.sequence_editor, setting)
        # Only where it differs: set anew, it has Blender 5.2 forget the frames it holds of the open scene.
        if getattr(lean.sequence_editor, setting) != value:
            setattr(lean.sequence_editor, setting, value)
    for strip in compat.strips_all(lean.sequence_editor):
        if strip.type == "SCENE":
            strip.scene = None
    compat.forget_compositing(lean)
    for links in (lean.collection.objects, lean.collection.children):
        for linked in list(links):
            links.unlink(linked)
