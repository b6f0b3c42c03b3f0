# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes that reached this machine and stand on no timeline yet."""

from __future__ import annotations

from typing import Any

import bpy
from bpy.types import Context

from ..errors import ScoringError
from ..job.folder import Job
from ..job.waiting import WaitingTake, waiting_takes
from ..sequencer.placeholder import placeholders
from ..ui import status
from ..ui.places import runs_folder
from .gather import take_folder, the_scene
from .landing import settle, stand
from .look import count_waiting, takes_for_here


def place_all(context: Context) -> int:
    """Places every take that waits for the open file; how many.

    Raises the first ScoringError when all that can be placed are.
    """
    waiting = [take for take in waiting_takes(runs_folder()) if not _is_under_way(take)]
    placed, errors = 0, list[ScoringError]()
    for take in takes_for_here(waiting):
        try:
            place(context, take)
            placed += 1
        except ScoringError as error:
            errors.append(error)
    count_waiting()
    if errors:
        raise errors[0]
    return placed


def place(context: Context, waiting: WaitingTake) -> None:
    """Keeps a waiting take with the open project and puts it on the timeline. Raises ScoringError."""
    scene = scene_for(context, waiting.job).name
    placeholder = waiting.folder.name if waiting.folder.name in placeholders() else ""
    take = waiting.keep(into=take_folder(context))
    strip = stand(waiting.job, folder=waiting.folder, take=take, placeholder=placeholder, scene=scene)
    settle(waiting.folder, strip=strip)


def scene_for(context: Context, job: Job) -> Any:
    """The scene of the name that was scored, or else the one being edited."""
    return bpy.data.scenes.get(job.cut.scene) or the_scene(context)


def _is_under_way(take: WaitingTake) -> bool:
    return any(scoring.run.folder == take.folder for scoring in status.now.runs)
