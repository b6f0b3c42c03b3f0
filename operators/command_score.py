# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `score` does in a terminal: the same as the click, in the file that was loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import bpy
from bpy.types import Context

from ..errors import ScoringError
from ..sentence import n_
from ..ui import status
from ..ui.preferences import preferences
from ..ui.properties import set_tags
from ..ui.tags import tags_in

if TYPE_CHECKING:
    import argparse


class UnsavedError(ScoringError):
    """The music stands, in a file that could not be saved."""


def score(asked: argparse.Namespace) -> dict[str, Any]:
    """Scores as the arguments ask; the answer. Raises ScoringError."""
    if asked.save and not bpy.data.filepath:
        raise ScoringError(n_("There is no file to save: give Blender a .blend, or leave --save out."))
    scene = _scene_or_raise(asked.scene)
    _change_brief(scene, asked)
    if asked.all:
        _select_all(scene)
    strip = _score_in(scene, service=asked.service)
    return {
        "said": f"“{strip}” is on the timeline of “{scene.name}”",
        "scene": scene.name,
        "strip": strip,
        "take": _path_of(scene, strip),
        "notes": _notes(),
    }


def save(*, take: str) -> None:
    """Saves the file, in which a take stands now. Raises UnsavedError."""
    try:
        bpy.ops.wm.save_mainfile()
    except RuntimeError as error:
        raise UnsavedError(
            n_(
                "The music is in “{take}”, but “{file}” can't be saved: see to its disk and folder, then add "
                "the music to it by hand.",
                take=take,
                file=bpy.data.filepath,
            ),
            details=str(error),
        ) from error


def _scene_or_raise(name: str | None) -> Any:
    scene = bpy.data.scenes.get(name) if name else _scene_saved_with()
    if scene is None:
        there = ", ".join(f"“{scene.name}”" for scene in bpy.data.scenes)
        raise ScoringError(
            n_("There is no scene “{name}” in this file: choose one of {there}.", name=name, there=there)
        )
    return scene


def _scene_saved_with() -> Any:
    """The scene that the sequencer of the first window edits."""
    window = _window_or_none()
    if window:
        return getattr(window.workspace, "sequencer_scene", None) or window.scene
    return bpy.context.scene


def _window_or_none() -> Any:
    return next(iter(bpy.context.window_manager.windows), None)


def _change_brief(scene: Any, asked: argparse.Namespace) -> None:
    brief = scene.video_to_music
    if asked.description is not None:
        brief.description = asked.description
    if asked.tag is not None:
        set_tags(scene, tags_in(*asked.tag))
    if asked.output_format:
        brief.output_format = asked.output_format
    if asked.seed is not None:
        brief.seed = asked.seed


def _select_all(scene: Any) -> None:
    from ..sequencer.compat import open_level, strips

    for strip in strips(open_level(scene.sequence_editor)) if scene.sequence_editor else ():
        strip.select = True


def _score_in(scene: Any, *, service: str | None) -> str:
    """The name of the new strip. Raises ScoringError."""
    chosen = preferences(bpy.context)
    service_before = chosen.service
    # A file that was just loaded leaves the context without window and scene; without the one, 4.3
    # crashes when a scene is removed, as a snapshot's is.
    places = {"window": _window_or_none(), "scene": scene, "sequencer_scene": scene}
    with bpy.context.temp_override(**places):
        try:
            chosen.service = service or chosen.service
            return _score_here(bpy.context)
        finally:
            chosen.service = service_before


def _score_here(context: Context) -> str:
    from .gather import gather
    from .scoring import score_blocking

    status.now.error = None
    return score_blocking(context, gather(context))


def _path_of(scene: Any, strip: str) -> str:
    from ..sequencer.takes import all_takes

    return next((take.path for take in all_takes(scene) if take.name == strip), "")


def _notes() -> list[str]:
    """What a run that brought its music home has to say besides, as the panel would."""
    left = status.now.error
    return [*(map(str, (left.sentence, *left.more)) if left else ())]
