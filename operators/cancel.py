# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cancel: stops a run."""

from bpy.props import StringProperty
from bpy.types import Context, Operator

from ..sentence import n_
from ..ui import status
from ..ui.follow import show
from ..ui.told import greyed
from .stop import stop_newest, stop_run


class VIDEO_TO_MUSIC_OT_cancel(Operator):
    """Stop the run. What a paid service has been sent may still be billed"""

    bl_idname = "video_to_music.cancel"
    bl_label = "Stop"
    bl_options = {"REGISTER"}

    job: StringProperty(name="Run", description="Which run; the newest when empty", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, _context: Context) -> bool:
        if not status.now.runs:
            cls.poll_message_set(greyed(n_("Nothing is being scored")))
        return bool(status.now.runs)

    def execute(self, context: Context) -> set[str]:
        if self.job:
            stop_run(self.job)
        else:
            stop_newest()
        show(context)
        return {"FINISHED"}
