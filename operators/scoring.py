# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One scoring from a request to its strip: started, and waited for where nobody is at a window."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import bpy
from bpy.types import Context

from ..errors import PictureError, ScoringError
from ..export.quality import check_size
from ..export.snapshot import needs_blender
from ..job import folder, run
from ..job.folder import Job
from ..job.waiting import dismiss
from ..sequencer.snapshot import write_snapshot
from ..ui import status
from ..ui.places import runs_folder
from .gather import Request, python_command
from .hold import hold_place, release
from .landing import land_or_raise

POLL_EVERY_S = 0.05


def start(request: Request, *, scene: Any = None) -> status.Scoring:
    """Puts the job on disk and starts its worker. Raises ScoringError.

    With a `scene`, a placeholder takes the take's place in it first: where there is none, nothing is sent.
    """
    check_size(request.job.cut, request.job.quality)
    job_folder = folder.create(runs_folder(), request.job)
    placeholder = ""
    try:
        if request.job.snapshot:
            _write_snapshot(request.job)
        if scene:
            placeholder = hold_place(scene, run_folder=job_folder, cut=request.job.cut)
        started = run.start(request.job, job_folder, key=request.key, python=python_command())
    except ScoringError:
        release(placeholder)
        dismiss(job_folder)
        raise
    return status.Scoring(
        started, scene=request.job.cut.scene, placeholder=placeholder, is_here=bool(placeholder)
    )


def _write_snapshot(job: Job) -> None:
    """Where all is plain a snapshot is for a file that won't decode; then that run can do without."""
    try:
        write_snapshot(bpy.data.scenes[job.cut.scene], Path(job.snapshot))
    except PictureError as error:
        if needs_blender(job.cut):
            raise
        print(error, error.details, file=sys.stderr)


def score_blocking(context: Context, request: Request) -> str:
    """Scores and waits, with progress printed; the name of the new strip. Raises ScoringError.

    Where a script does so in a window, the mouse pointer counts to 100, as in Blender's own long operators.
    """
    scoring = start(request)
    manager = context.window_manager
    manager.progress_begin(0, 100)
    try:
        _wait(scoring, manager)
    except KeyboardInterrupt:
        scoring.run.cancel()
        _wait(scoring, manager)
    finally:
        manager.progress_end()
    return land_or_raise(context, scoring)


def _wait(scoring: status.Scoring, manager: Any) -> None:
    said = ""
    while not scoring.run.finished:
        scoring.run.poll()
        text = status.progress_text(scoring)
        if text != said and scoring.run.progress:
            print(f"Video to Music: {text}", flush=True)
            manager.progress_update(100 * status.fraction(scoring))
            said = text
        time.sleep(POLL_EVERY_S)
