# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes that reached this machine and stand on no timeline yet."""

from __future__ import annotations

from typing import Any

import bpy
from bpy.types import Context

from ..job.folder import Job
from ..job.waiting import WaitingTake, waiting_takes
from ..sequencer.placeholder import placeholders
from ..ui import status
from ..ui.places import runs_folder
from .gather import take_folder, the_scene
from .hold import placeholder_of
from .landing import settle, stand
from .look import count_waiting


def place_all(context: Context) -> int:
    """Places every waiting take; how many. Raises ScoringError at the first that can't be placed."""
    waiting = [take for take in waiting_takes(runs_folder()) if not _is_under_way(take)]
    try:
        for take in waiting:
            place(context, take)
    finally:
        count_waiting()
    return len(waiting)


def place(context: Context, waiting: WaitingTake) -> None:
    """Keeps a waiting take with the open project and puts it on the timeline. Raises ScoringError."""
    scene = scene_for(context, waiting.job).name
    placeholder = placeholder_of(waiting.folder)
    if placeholder not in placeholders():
        placeholder = ""
    take = waiting.keep(into=take_folder(context))
    strip = stand(waiting.job, folder=waiting.folder, take=take, placeholder=placeholder, scene=scene)
    settle(waiting.folder, strip=strip)


def scene_for(context: Context, job: Job) -> Any:
    """The scene the take was composed for when this is its file, else the one being edited."""
    is_its_file = job.blend == bpy.data.filepath
    scene = bpy.data.scenes.get(job.cut.scene) if is_its_file else None
    return scene or the_scene(context)


def _is_under_way(take: WaitingTake) -> bool:
    return any(scoring.run.folder == take.folder for scoring in status.now.runs)
