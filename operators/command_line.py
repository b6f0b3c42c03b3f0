# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`blender -b edit.blend -c video_to_music score …`: the same click from a terminal or a farm."""

from __future__ import annotations

import json
import os
import sys
from typing import Any, TextIO

import bpy
from bpy.app.handlers import persistent

from ..errors import ScoringError
from ..sentence import n_

COMMAND = "video_to_music"
STANDS, REFUSED, USAGE, UNSAVED = range(4)
STDOUT, STDERR = 1, 2

_handles: list[Any] = []
_not_opened: list[str] = []
"""The file that Blender was to open last, and could not."""


def main(arguments: list[str]) -> int:
    """Runs one command for the shell; the exit code.

    With --json, stdout gets the answer and nothing else from here on. Whatever else is printed goes to
    stderr, and so does Blender's name, which it holds back until it ends where stdout is a pipe.
    """
    if "--json" not in arguments:
        return answered(arguments)
    with os.fdopen(os.dup(STDOUT), "w", encoding="utf-8") as answer:
        sys.stdout.flush()
        os.dup2(STDERR, STDOUT)
        return answered(arguments, json_to=answer)


def answered(arguments: list[str], *, json_to: TextIO | None = None) -> int:
    """0 when the music stands, 1 when it could not, 2 for a wrong command line, 3 when it is not saved."""
    from .command_arguments import UsageError, parsed
    from .command_score import UnsavedError, save, score

    answer: dict[str, Any] = {"blend": "".join(_not_opened) or bpy.data.filepath}
    code = STANDS
    try:
        asked = parsed(arguments)
        _check_opened()
        answer |= score(asked)
        if asked.save:
            save(take=answer["take"])
    except SystemExit:  # --help, which has been given
        return STANDS
    except ScoringError as error:
        code = {UsageError: USAGE, UnsavedError: UNSAVED}.get(type(error), REFUSED)
        answer["error"] = error.to_json()
    _tell(answer, json_to=json_to)
    return code


def _check_opened() -> None:
    """Where a file can't be opened, Blender goes on with the start-up file: its strips are not meant."""
    if _not_opened:
        raise ScoringError(
            n_("“{file}” can't be opened: see in Blender what is wrong with it.", file=_not_opened[0])
        )


def _tell(answer: dict[str, Any], *, json_to: TextIO | None) -> None:
    failed = answer.get("error")
    for sentence in (*answer.get("notes", ()), *([failed["sentence"]] if failed else ())):
        print(f"Video to Music: {sentence}", file=sys.stderr, flush=True)
    if json_to:
        print(json.dumps(answer), file=json_to, flush=True)
    elif not failed:
        print(answer["said"], flush=True)


@persistent
def _opened(*_arguments: Any) -> None:
    _not_opened.clear()


@persistent
def _failed_to_open(path: str, *_arguments: Any) -> None:
    _not_opened[:] = [path]


def register() -> None:
    _handles.append(bpy.utils.register_cli_command(COMMAND, main))
    bpy.app.handlers.load_post.append(_opened)
    bpy.app.handlers.load_post_fail.append(_failed_to_open)


def unregister() -> None:
    bpy.app.handlers.load_post_fail.remove(_failed_to_open)
    bpy.app.handlers.load_post.remove(_opened)
    for handle in _handles:
        bpy.utils.unregister_cli_command(handle)
    _handles.clear()
