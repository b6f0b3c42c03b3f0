# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip that holds a take's place: put there at the click, taken off when its run is over.

Which one belongs to a run stands in the run's folder, so that another session finds it too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bpy
from bpy.app.handlers import persistent

from ..errors import ScoringError
from ..sentence import n_
from ..ui import status

FILE = "placeholder"
COMPOSING = "Composing…"


def hold_place(scene: Any, *, run_folder: Path, cut: Any) -> str:
    """Puts the placeholder of a run on the timeline, in an undo step; its id. Raises TimelineError."""
    from ..sequencer.placeholder import place_placeholder

    placeholder = place_placeholder(scene, cut, name=COMPOSING, folder=run_folder)
    try:
        (run_folder / FILE).write_text(placeholder, encoding="utf-8")
    except OSError as error:
        release(placeholder)
        raise ScoringError(
            n_(
                "The job folder can't be written ({reason}): free some disk space, then score again.",
                reason=error.strerror,
            )
        ) from error
    undo_step("Score")
    return placeholder


def release(placeholder: str) -> None:
    """Takes a placeholder off the timeline, if it is there."""
    from ..sequencer.placeholder import remove_placeholder

    if placeholder:
        remove_placeholder(placeholder)


def placeholder_of(run_folder: Path) -> str:
    """The id of a run's placeholder; empty when it had none."""
    try:
        with (run_folder / FILE).open(encoding="utf-8") as file:
            return file.read(100)
    except (OSError, ValueError):
        return ""


def undo_step(message: str) -> None:
    if bpy.ops.ed.undo_push.poll():  # there is no undo in background
        bpy.ops.ed.undo_push(message=message)


@persistent
def sweep(*_arguments: Any) -> None:
    """After undo, redo and load: placeholders come back with the past, though their runs are over."""
    from ..sequencer.placeholder import placeholders

    held = placeholders()
    held -= {scoring.placeholder for scoring in status.now.runs}
    if held:
        for placeholder in held - _expected():
            release(placeholder)


def _expected() -> set[str]:
    """The placeholders of takes that wait, and of runs that a worker is still at."""
    from ..job.lock import is_held
    from ..job.turn import WORKER
    from ..job.waiting import waiting_takes
    from ..ui.places import runs_folder

    root = runs_folder()
    waiting = {take.folder for take in waiting_takes(root)}
    working = {lock.parent for lock in root.glob(f"*/{WORKER}") if is_held(lock)}
    return {placeholder_of(folder) for folder in waiting | working}


def register() -> None:
    for handlers in _handler_lists():
        handlers.append(sweep)


def unregister() -> None:
    for handlers in _handler_lists():
        handlers.remove(sweep)


def _handler_lists() -> tuple[Any, ...]:
    handlers = bpy.app.handlers
    return handlers.undo_post, handlers.redo_post, handlers.load_post
