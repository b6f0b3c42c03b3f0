# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing but the selected strips, in the copy of the scene that a background Blender draws. No bpy.

Run by render_in_blender.py, which is no part of a package: this file imports nothing of ours.
"""

from __future__ import annotations

from typing import Any

HIGHEST_CHANNEL = 128
FAR_OFF = -1_000_000
"""A frame that no edit reaches."""


def show_only(scene: Any, *, metas: list[str], names: set[str], curves: list[Any]) -> None:
    """Has Blender draw the strips `names`, in the innermost of the open `metas`.

    Blender draws the level that is open, so the metas themselves stay out of it. An adjustment layer
    with nothing below it looks further in the levels around, so those are emptied, too. `curves` are the
    scene's F-curves and drivers.
    """
    editor = scene.sequence_editor
    editor.display_stack(None)
    level, held = editor, dict[str, Any]()
    for name in metas:
        held |= _mute_others(level, {name})
        level = _strips(level)[name]
        level.mute, held[name] = False, level
        editor.display_stack(level)
    _hold_mute(scene, held | _mute_others(level, names), curves)
    _stay_in_the_sequencer(editor)


def _mute_others(level: Any, names: set[str]) -> dict[str, Any]:
    """The strips of the level that are now muted, by name; the named ones are not."""
    for strip in _strips(level):
        strip.mute = strip.name not in names
    return {strip.name: strip for strip in _strips(level) if strip.mute}


def _hold_mute(scene: Any, held: dict[str, Any], curves: list[Any]) -> None:
    """None of `curves` mutes or unmutes the strips `held`, by name."""
    for curve in curves:
        owner, _, prop = curve.data_path.rpartition(".")
        if prop == "mute" and owner.startswith("sequence_editor."):
            strip = _resolved_or_none(scene, owner)
            if strip is not None and held.get(strip.name) == strip:
                curve.mute = True


def _resolved_or_none(scene: Any, path: str) -> Any:
    try:
        return scene.path_resolve(path)
    except ValueError:  # of a strip that is gone
        return None


def _stay_in_the_sequencer(editor: Any) -> None:
    """Where every strip is muted, as keys may have it, Blender draws the 3D scene: an empty one never is."""
    _strips(editor).new_meta("never muted", HIGHEST_CHANNEL, FAR_OFF)
    editor.channels[HIGHEST_CHANNEL].mute = False


def _strips(level: Any) -> Any:
    return level.strips if hasattr(level, "strips") else level.sequences
