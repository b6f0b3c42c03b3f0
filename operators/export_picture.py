# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Save the picture that would be sent, as a file."""

from pathlib import Path

import bpy
from bpy.props import StringProperty
from bpy.types import Context, Event, Operator

from ..errors import ScoringError
from ..sentence import n_
from ..sequencer.selection import why_not_or_none
from ..ui import status
from ..ui.told import greyed, reported
from .attend import Attendant


class VIDEO_TO_MUSIC_OT_export_picture(Attendant, Operator):
    """Write the small silent video that a service would get, to see what leaves this computer"""

    bl_idname = "video_to_music.export_picture"
    bl_label = "Save the Picture That Would Be Sent"
    bl_options = {"REGISTER"}

    filepath: StringProperty(name="File", subtype="FILE_PATH", options={"SKIP_SAVE"})
    filter_glob: StringProperty(default="*.mp4", options={"HIDDEN"})

    _in_window = False

    @classmethod
    def poll(cls, context: Context) -> bool:
        reason = why_not_or_none(context)
        if reason:
            cls.poll_message_set(greyed(reason))
        return not reason

    def invoke(self, context: Context, _event: Event) -> set[str]:
        self._in_window = True
        self.filepath = self.filepath or "picture.mp4"
        context.window_manager.fileselect_add(self)
        return {"RUNNING_MODAL"}

    def execute(self, context: Context) -> set[str]:
        from .gather import gather_picture
        from .scoring import score_blocking, start

        target = Path(bpy.path.ensure_ext(bpy.path.abspath(self.filepath), ".mp4"))
        try:
            request = gather_picture(context, target=target)
            if self._in_window:
                status.now.runs.append(start(request))
                return self.attend(context)
            kept = score_blocking(context, request)
        except ScoringError as error:
            self.report({"ERROR"}, reported(error.sentence))
            return {"CANCELLED"}
        self.report({"INFO"}, reported(n_("“{file}” is what would be sent", file=kept)))
        return {"FINISHED"}
