# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run has ended: its take goes on the timeline, or into the waiting ones, and the editor is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bpy
from bpy.types import Context

from ..errors import Cancelled, ScoringError, TimelineError
from ..job.folder import Job
from ..job.loudness import loudness_or_none
from ..job.services import PICTURE_ONLY
from ..job.waiting import mark_placed
from ..sentence import n_
from ..sequencer.hearing import hear_new_take, turn_down
from ..sequencer.place import place_take
from ..sequencer.placeholder import fill_placeholder
from ..sequencer.takes import all_takes
from ..ui import status
from ..ui.preferences import preferences
from .hold import release, undo_step
from .look import count_waiting, look_soon
from .recipe import recipe_of


class PlaceGone(TimelineError):
    """Somebody took the placeholder away: nothing failed, and the take waits."""


def land(context: Context, scoring: status.Scoring) -> None:
    """Places the take of a run that ended; what went wrong is left for the panel to say.

    That a take waits for a place, the panel says anyway.
    """
    try:
        land_or_raise(context, scoring)
    except Cancelled as stopped:
        if stopped.billed == "MAYBE":
            status.now.error = stopped
    except PlaceGone:
        look_soon()
    except ScoringError as error:
        status.now.error = error
    count_waiting()


def land_or_raise(_context: Context, scoring: status.Scoring) -> str:
    """Places the take of a run that ended; the name of its strip. Raises ScoringError."""
    run = scoring.run
    if run.error:
        release(scoring.placeholder)
        raise run.error
    assert run.take
    strip = ""
    if run.job.service != PICTURE_ONLY:
        strip = stand(
            run.job, folder=run.folder, take=run.take, placeholder=scoring.placeholder, scene=scoring.scene
        )
    settle(run.folder, strip=strip)
    if run.notes:
        status.now.error = ScoringError(run.notes[0], more=run.notes[1:])
    return strip or run.take.name


def stand(job: Job, *, folder: Path, take: Path, placeholder: str, scene: str) -> str:
    """Puts the take on the timeline, in one undo step; the name of its strip. Raises ScoringError.

    Where a placeholder holds its place, wherever that is by now; a take that never had one goes
    under its strips in the scene of that name.
    """
    loudness_lufs = loudness_or_none(folder)
    recipe = recipe_of(job, take, loudness_lufs=loudness_lufs)
    if placeholder:
        strips = fill_placeholder(placeholder, take_path=take, name=take.stem, recipe=recipe)
        if not strips:
            raise PlaceGone(n_("The take's place is gone from the timeline: press Recover Takes."))
    else:
        there = scene_or_raise(scene)
        strips = [place_take(there, take_path=take, cut=job.cut, name=take.stem, recipe=recipe)]
    _let_it_be_heard(job, loudness_lufs=loudness_lufs)
    undo_step("Score")
    return strips[0]


def _let_it_be_heard(job: Job, *, loudness_lufs: float | None) -> None:
    """Has the take asked for last be heard where several would sound, and this one as loud as the editor
    likes."""
    for scene in bpy.data.scenes:  # the one it was scored in may have another name by now
        for take in all_takes(scene) if not scene.library else ():
            if take.job == job.id:
                hear_new_take(scene, take.name)
                if loudness_lufs is not None:
                    at_most = preferences(bpy.context).loudness_lufs
                    turn_down(scene, take, from_lufs=loudness_lufs, to_lufs=at_most)


def settle(folder: Path, *, strip: str) -> None:
    """Notes in the journal that the take waits no longer."""
    try:
        mark_placed(folder, strip=strip)
    except OSError as error:
        # The strip stands; at worst the take is offered once more.
        print(f"Video to Music: the journal can't be written ({error.strerror})")


def scene_or_raise(name: str) -> Any:
    scene = bpy.data.scenes.get(name)
    if scene is None:
        raise TimelineError(n_("Scene “{name}” is gone: press Recover Takes in the one you edit.", name=name))
    return scene
