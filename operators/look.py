# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks in the job folders for takes that wait, and for runs that were cut short."""

from __future__ import annotations

import bpy

from ..ui import status
from ..ui.places import runs_folder
from ..ui.redraw import redraw_sequencers

FIRST_LOOK_S = 0.5
LOOK_AGAIN_S = 3.0


def count_waiting() -> None:
    """Brings what the panel says of the job folders up to date."""
    from ..job.waiting import runs_cut_short, waiting_takes

    root = runs_folder()
    under_way = {scoring.run.folder for scoring in status.now.runs}
    status.now.waiting = sum(take.folder not in under_way for take in waiting_takes(root))
    cut_short = [found for found in runs_cut_short(root) if found.folder not in under_way]
    status.now.cut_short = len(cut_short)
    status.now.may_be_billed = sum(found.may_be_billed for found in cut_short)


def first_look() -> float | None:
    """A timer's call, once Blender has started: what was left by the session before.

    A worker that is still bringing music home from then is waited for.
    """
    before = status.now.waiting, status.now.cut_short
    count_waiting()
    if before != (status.now.waiting, status.now.cut_short):
        redraw_sequencers(bpy.context)
    return LOOK_AGAIN_S if _somebody_works() else None


def _somebody_works() -> bool:
    """Whether a worker that no run here follows is alive."""
    from ..job.lock import is_held
    from ..job.turn import WORKER

    under_way = {scoring.run.folder for scoring in status.now.runs}
    return any(is_held(lock) for lock in runs_folder().glob(f"*/{WORKER}") if lock.parent not in under_way)


def register() -> None:
    if not bpy.app.background:
        bpy.app.timers.register(first_look, first_interval=FIRST_LOOK_S, persistent=True)


def unregister() -> None:
    if bpy.app.timers.is_registered(first_look):
        bpy.app.timers.unregister(first_look)
