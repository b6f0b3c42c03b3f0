# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks in the job folders for takes that wait, and for runs that were cut short."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import bpy
from bpy.app.handlers import persistent

from ..ui import status
from ..ui.places import runs_folder
from ..ui.redraw import redraw_sequencers

if TYPE_CHECKING:
    from ..job.waiting import WaitingTake

FIRST_LOOK_S = 0.5
LOOK_AGAIN_S = 3.0


def count_waiting() -> None:
    """Brings what the panel says of the job folders up to date."""
    from ..job.waiting import runs_cut_short, waiting_takes

    root = runs_folder()
    under_way = {scoring.run.folder for scoring in status.now.runs}
    waiting = [take for take in waiting_takes(root) if take.folder not in under_way]
    here = takes_for_here(waiting)
    status.now.waiting = len(here)
    status.now.waiting_for = Counter(take.job.blend for take in waiting if take not in here)
    cut_short = [found for found in runs_cut_short(root) if found.folder not in under_way]
    status.now.cut_short = len(cut_short)
    status.now.may_be_billed = sum(found.may_be_billed for found in cut_short)


def takes_for_here(waiting: list[WaitingTake]) -> list[WaitingTake]:
    """Those that belong into the open file: their place is held in it, or no other file has a claim."""
    from ..sequencer.placeholder import placeholders

    held = placeholders() if waiting else set()
    return [t for t in waiting if t.folder.name in held or t.may_stand_in(bpy.data.filepath)]


@persistent
def look_in_file(*_arguments: Any) -> None:
    """After a load, or a save under another name: other takes are its own now."""
    if _Seen.blend != bpy.data.filepath:
        _Seen.blend = bpy.data.filepath
        count_waiting()


class _Seen:
    blend = ""


def look_soon() -> None:
    """Looks again in a moment: while its worker is still on the way out, a take does not count as waiting."""
    if not bpy.app.timers.is_registered(first_look):
        bpy.app.timers.register(first_look, first_interval=FIRST_LOOK_S, persistent=True)


def first_look() -> float | None:
    """A timer's call, once Blender has started: what was left by the session before.

    A worker that is still bringing music home from then is waited for.
    """
    before = status.now.found
    count_waiting()
    if before != status.now.found:
        redraw_sequencers(bpy.context)
    return LOOK_AGAIN_S if _somebody_works() else None


def _somebody_works() -> bool:
    """Whether a worker that no run here follows is alive."""
    from ..job.lock import is_held
    from ..job.turn import WORKER

    under_way = {scoring.run.folder for scoring in status.now.runs}
    return any(is_held(lock) for lock in runs_folder().glob(f"*/{WORKER}") if lock.parent not in under_way)


def register() -> None:
    for handlers in _handler_lists():
        handlers.append(look_in_file)
    if not bpy.app.background:
        look_soon()


def unregister() -> None:
    if bpy.app.timers.is_registered(first_look):
        bpy.app.timers.unregister(first_look)
    for handlers in _handler_lists():
        handlers.remove(look_in_file)


def _handler_lists() -> tuple[Any, ...]:
    return bpy.app.handlers.load_post, bpy.app.handlers.save_post
