# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`blender -b edit.blend -c video_to_music score …`: the same click from a terminal or a farm."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import bpy
from bpy.types import Context

from ..contract import OUTPUT_FORMATS
from ..errors import ScoringError
from ..job.services import SERVICES
from ..sentence import n_
from ..ui.preferences import preferences
from ..ui.properties import set_tags

if TYPE_CHECKING:
    import argparse

COMMAND = "video_to_music"
REFUSED, USAGE = 1, 2

_handles: list[Any] = []


def main(arguments: list[str]) -> int:
    """Runs one command; 0 when the music stands, 1 when it could not, 2 for a wrong command line."""
    try:
        asked = parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        answer = score(asked)
    except ScoringError as error:
        if asked.json:
            print(json.dumps({"error": error.to_json()}, ensure_ascii=False), flush=True)
        print(f"Video to Music: {error.sentence}", file=sys.stderr, flush=True)
        return REFUSED
    print(json.dumps(answer, ensure_ascii=False) if asked.json else answer["said"], flush=True)
    return 0


def parser() -> argparse.ArgumentParser:
    import argparse

    command = argparse.ArgumentParser(
        prog=f"blender -b edit.blend -c {COMMAND}", description="Music for the strips of an edit."
    )
    verbs = command.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser("score", help="score the selected strips, or all of them with --all")
    verb.add_argument("--scene", help="which scene; the one the file was saved with if not given")
    verb.add_argument("--all", action="store_true", help="score every picture strip of the scene")
    verb.add_argument("--description", help="the music wanted; the scene's own if not given")
    verb.add_argument("--tag", action="append", help="a style; repeat for more. The scene's own if not given")
    verb.add_argument("--service", choices=list(SERVICES), help="the preferences' own if not given")
    verb.add_argument(
        "--output-format", choices=OUTPUT_FORMATS, metavar="FORMAT", help="such as mp3_44100_128"
    )
    verb.add_argument("--seed", type=int, help="the same seed gives the same Temp Score")
    verb.add_argument("--save", action="store_true", help="save the .blend with its new strip")
    verb.add_argument("--json", action="store_true", help="print the answer as one line of JSON")
    return command


def score(asked: argparse.Namespace) -> dict[str, Any]:
    """Scores as the arguments ask. Raises ScoringError."""
    scene = _scene_or_raise(asked.scene)
    _change_brief(scene, asked)
    if asked.all:
        _select_all(scene)
    chosen = preferences(bpy.context)
    service_before = chosen.service
    # A file that was loaded without a window leaves the context without one.
    with bpy.context.temp_override(scene=scene, sequencer_scene=scene):
        try:
            chosen.service = asked.service or chosen.service
            strip = _score_here(bpy.context)
        finally:
            chosen.service = service_before
    if asked.save:
        _save()
    return {"strip": strip, "scene": scene.name, "said": f"“{strip}” is on the timeline of “{scene.name}”"}


def _score_here(context: Context) -> str:
    from .gather import gather
    from .scoring import score_blocking

    return score_blocking(context, gather(context))


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
    for window in bpy.context.window_manager.windows:
        return getattr(window.workspace, "sequencer_scene", None) or window.scene
    return bpy.context.scene


def _change_brief(scene: Any, asked: argparse.Namespace) -> None:
    brief = scene.video_to_music
    if asked.description is not None:
        brief.description = asked.description
    if asked.tag is not None:
        set_tags(scene, tuple(asked.tag))
    if asked.output_format:
        brief.output_format = asked.output_format
    if asked.seed is not None:
        brief.seed = asked.seed


def _select_all(scene: Any) -> None:
    from ..sequencer.compat import open_level, strips

    for strip in strips(open_level(scene.sequence_editor)) if scene.sequence_editor else ():
        strip.select = True


def _save() -> None:
    if not bpy.data.filepath:
        raise ScoringError(n_("The music stands, but the file was never saved: open a .blend to use --save."))
    bpy.ops.wm.save_mainfile()


def register() -> None:
    _handles.append(bpy.utils.register_cli_command(COMMAND, main))


def unregister() -> None:
    for handle in _handles:
        bpy.utils.unregister_cli_command(handle)
    _handles.clear()
