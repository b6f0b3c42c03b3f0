# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score: the one click."""

from __future__ import annotations

import time

from bpy.types import Context, Event, Operator

from ..errors import ScoringError
from ..job import folder, run
from ..job.run import Run
from ..sequencer.selection import why_not_or_none
from ..ui import status
from ..ui.places import runs_folder
from ..ui.redraw import redraw_sequencers
from .attend import Attendant
from .gather import Request, gather, python_command
from .landing import land_or_raise

POLL_EVERY_S = 0.05


class VIDEO_TO_MUSIC_OT_score(Attendant, Operator):
    """Compose music for the selected strips and put it exactly under them"""

    bl_idname = "video_to_music.score"
    bl_label = "Score Selected Strips"
    bl_options = {"REGISTER"}

    @classmethod
    def poll(cls, context: Context) -> bool:
        reason = why_not_or_none(context)
        if reason:
            cls.poll_message_set(reason)
        return not reason

    def invoke(self, context: Context, _event: Event) -> set[str]:
        try:
            status.now.runs.append(start(gather(context)))
        except ScoringError as error:
            return self._refuse(context, error)
        status.now.error = None
        return self.attend(context)

    def execute(self, context: Context) -> set[str]:
        try:
            strip = score_blocking(context, gather(context))
        except ScoringError as error:
            return self._refuse(context, error)
        self.report({"INFO"}, f"“{strip}” is on the timeline")
        return {"FINISHED"}

    def _refuse(self, context: Context, error: ScoringError) -> set[str]:
        status.now.error = error
        redraw_sequencers(context)
        self.report({"ERROR"}, error.sentence)
        return {"CANCELLED"}


def start(request: Request) -> status.Scoring:
    """Puts the job on disk and starts its worker. Raises ScoringError."""
    job_folder = folder.create(runs_folder(), request.job)
    started = run.start(request.job, job_folder, key=request.key, python=python_command())
    return status.Scoring(started, title=request.job.take_name, scene=request.job.cut.scene)


def score_blocking(context: Context, request: Request) -> str:
    """Scores and waits, with progress printed; the name of the new strip. Raises ScoringError."""
    scoring = start(request)
    try:
        _wait(scoring.run, scoring)
    except KeyboardInterrupt:
        scoring.run.cancel()
        _wait(scoring.run, scoring)
    return land_or_raise(context, scoring)


def _wait(running: Run, scoring: status.Scoring) -> None:
    said = ""
    while not running.finished:
        running.poll()
        text = status.progress_text(scoring)
        if text != said and running.progress:
            print(f"Video to Music: {text}", flush=True)
            said = text
        time.sleep(POLL_EVERY_S)
