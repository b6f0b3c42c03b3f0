# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run has ended: its take goes on the timeline, or into the waiting ones, and the editor is told."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import bpy
from bpy.types import Context

from ..errors import Cancelled, ScoringError, TimelineError
from ..job.folder import Job
from ..job.services import PICTURE_ONLY
from ..job.waiting import mark_placed
from ..sequencer.place import place_take
from ..ui import status
from .look import count_waiting


def land(context: Context, scoring: status.Scoring) -> None:
    """Places the take of a run that ended; what went wrong is left for the panel to say."""
    try:
        land_or_raise(context, scoring)
    except Cancelled as stopped:
        status.now.error = stopped if stopped.billed == "MAYBE" else None
    except ScoringError as error:
        status.now.error = error
    count_waiting()


def land_or_raise(_context: Context, scoring: status.Scoring) -> str:
    """Places the take of a run that ended; the name of its strip. Raises ScoringError."""
    run = scoring.run
    if run.error:
        raise run.error
    assert run.take
    if run.job.service == PICTURE_ONLY:
        settle(run.folder, strip="")
        return run.take.name
    scene = scene_or_raise(scoring.scene)
    strip = stand(scene, take=run.take, job=run.job)
    settle(run.folder, strip=strip)
    if run.note:
        status.now.error = ScoringError(run.note)
    return strip


def stand(scene: Any, *, take: Path, job: Job) -> str:
    """Puts the take under its strips, in one undo step; the name of its strip. Raises ScoringError."""
    strip = place_take(scene, take_path=take, cut=job.cut, name=take.stem, recipe=recipe_of(job, take))
    if bpy.ops.ed.undo_push.poll():
        bpy.ops.ed.undo_push(message="Score")
    return strip


def settle(folder: Path, *, strip: str) -> None:
    """Notes in the journal that the take waits no longer."""
    try:
        mark_placed(folder, strip=strip)
    except OSError as error:
        # The strip stands; at worst the take is offered once more.
        print(f"Video to Music: the journal can't be written ({error.strerror})")


def recipe_of(job: Job, take: Path) -> dict[str, Any]:
    """What a scored strip remembers of how it came to be."""
    brief = dataclasses.asdict(job.brief)
    return {
        "job": job.id,
        "service": job.service,
        **brief,
        "tags": list(job.brief.tags),
        "take": take.name,
        "range": [job.cut.start, job.cut.end],
    }


def scene_or_raise(name: str) -> Any:
    scene = bpy.data.scenes.get(name)
    if scene is None:
        raise TimelineError(f"Scene “{name}” is gone: press Recover to place the take in the scene you edit.")
    return scene
