# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip that holds a take's place: put there at the click, taken off when its run is over.

Its id is the name of the run's folder, so that another session knows whose it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bpy
from bpy.app.handlers import persistent

from ..job.folder import move_home
from ..ui import status

COMPOSING = "Composing…"


def hold_place(scene: Any, *, run_folder: Path, cut: Any) -> str:
    """Puts the placeholder of a run on the timeline, in an undo step; its id. Raises TimelineError."""
    from ..sequencer.placeholder import place_placeholder

    placeholder = place_placeholder(scene, cut, name=COMPOSING, folder=run_folder)
    undo_step("Score")
    return placeholder


def release(placeholder: str) -> None:
    """Takes a placeholder off the timeline, if it is there."""
    from ..sequencer.placeholder import remove_placeholder

    if placeholder:
        remove_placeholder(placeholder)


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
    waiting = {take.folder.name for take in waiting_takes(root)}
    return waiting | {lock.parent.name for lock in root.glob(f"*/{WORKER}") if is_held(lock)}


@persistent
def follow_home(*_arguments: Any) -> None:
    """After a save: the takes under way in this file are to be kept where it is now."""
    from ..sequencer.placeholder import placeholders
    from .gather import take_folder

    held = placeholders() if status.now.runs else set()
    for scoring in status.now.runs:
        if scoring.placeholder in held:
            home = str(take_folder(bpy.context))
            try:
                move_home(scoring.run.folder, blend=bpy.data.filepath, take_folder=home)
            except OSError as error:
                # At worst the take is kept where it would have been.
                print(f"Video to Music: the job folder can't be written ({error.strerror})")


def register() -> None:
    bpy.app.handlers.save_post.append(follow_home)
    for handlers in _handler_lists():
        handlers.append(sweep)


def unregister() -> None:
    bpy.app.handlers.save_post.remove(follow_home)
    for handlers in _handler_lists():
        handlers.remove(sweep)


def _handler_lists() -> tuple[Any, ...]:
    handlers = bpy.app.handlers
    return handlers.undo_post, handlers.redo_post, handlers.load_post
