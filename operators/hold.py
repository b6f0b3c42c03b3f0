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

from ..job import journal
from ..job.folder import move_home
from ..ui import status

COMPOSING = "Composing…"


def hold_place(scene: Any, *, run_folder: Path, cut: Any) -> str:
    """Puts the placeholder of a run on the timeline, in an undo step; its id. Raises TimelineError."""
    from ..sequencer.placeholder import mark_fresh, place_placeholder, take_fresh_marks

    placeholder = place_placeholder(scene, cut, name=COMPOSING, folder=run_folder)
    mark_fresh(placeholder)
    undo_step("Score")
    take_fresh_marks()
    return placeholder


def release(placeholder: str) -> None:
    """Takes a placeholder off the timeline, if it is there."""
    from ..sequencer.placeholder import remove_placeholder

    if placeholder:
        remove_placeholder(placeholder)


def undo_step(message: str) -> None:
    if bpy.ops.ed.undo_push.poll():  # there is no undo in background
        bpy.ops.ed.undo_push(message=message)


def sweep() -> set[str]:
    """Placeholders come back with the past, though their runs are over: takes them off, and says which."""
    from ..sequencer.placeholder import placeholders

    over = placeholders() - {scoring.placeholder for scoring in status.now.runs}
    over -= _expected() if over else set()
    for placeholder in over:
        release(placeholder)
    return over


def _expected() -> set[str]:
    """The placeholders of takes that wait, and of runs that a worker is still at."""
    from ..job.lock import is_held
    from ..job.turn import WORKER
    from ..job.waiting import waiting_takes
    from ..ui.places import runs_folder

    root = runs_folder()
    waiting = {take.folder.name for take in waiting_takes(root)}
    working = {lock.parent for lock in root.glob(f"*/{WORKER}") if is_held(lock)}
    return waiting | {run.name for run in working if not _is_placed(run)}


def _is_placed(run_folder: Path) -> bool:
    """Its worker may still be on the way out."""
    return journal.states(journal.read_all(run_folder))[-1:] == [journal.PLACED]


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


@persistent
def after_load(*_arguments: Any) -> None:
    sweep()


@persistent
def after_undo(*_arguments: Any) -> None:
    _pass_over("undo")


@persistent
def after_redo(*_arguments: Any) -> None:
    _pass_over("redo")


class _Steps:
    taken = 0


def _pass_over(verb: str) -> None:
    """Goes one step on where this one did nothing but put a placeholder there whose run is over."""
    from ..sequencer.placeholder import take_fresh_marks

    _Steps.taken += 1
    here = _Steps.taken
    fresh = take_fresh_marks()

    def go_on() -> None:
        windows = bpy.context.window_manager.windows
        if windows and here == _Steps.taken:  # nobody was quicker
            with bpy.context.temp_override(window=windows[0]):
                getattr(bpy.ops.ed, verb)()

    if sweep() & fresh:
        bpy.app.timers.register(go_on, first_interval=0)  # Blender is in the middle of this step yet


def register() -> None:
    for handlers, handler in _handlers():
        handlers.append(handler)


def unregister() -> None:
    for handlers, handler in _handlers():
        handlers.remove(handler)


def _handlers() -> tuple[tuple[Any, Any], ...]:
    on = bpy.app.handlers
    return (
        (on.undo_post, after_undo),
        (on.redo_post, after_redo),
        (on.load_post, after_load),
        (on.save_post, follow_home),
    )
