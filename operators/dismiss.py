# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dismiss: the message has been read."""

from bpy.props import IntProperty
from bpy.types import Context, Operator

from ..sentence import n_
from ..ui import status
from ..ui.places import runs_folder
from ..ui.redraw import redraw_sequencers
from ..ui.told import reported


class VIDEO_TO_MUSIC_OT_dismiss(Operator):
    """Hide this message"""

    bl_idname = "video_to_music.dismiss"
    bl_label = "Dismiss"
    bl_options = {"INTERNAL"}

    number: IntProperty(name="Message", description="Which; 0 is the newest", min=0, options={"SKIP_SAVE"})

    def execute(self, context: Context) -> set[str]:
        del status.now.errors[self.number : self.number + 1]
        redraw_sequencers(context)
        return {"FINISHED"}


class VIDEO_TO_MUSIC_OT_dismiss_cut_short(Operator):
    """Hide this message for good: the runs that never finished are not mentioned again"""

    bl_idname = "video_to_music.dismiss_cut_short"
    bl_label = "Dismiss"
    bl_options = {"INTERNAL"}

    def execute(self, context: Context) -> set[str]:
        from ..job.waiting import dismiss, runs_cut_short
        from .look import count_waiting

        try:
            for found in runs_cut_short(runs_folder()):
                dismiss(found.folder)
        except OSError as error:
            said = n_("The journal can't be written ({reason}): free some disk space.", reason=error.strerror)
            self.report({"ERROR"}, reported(said))
            return {"CANCELLED"}
        finally:
            count_waiting()
            redraw_sequencers(context)
        return {"FINISHED"}
