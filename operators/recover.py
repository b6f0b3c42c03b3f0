# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recover: places the finished takes that stand on no timeline yet."""

from __future__ import annotations

from bpy.types import Context, Operator

from ..errors import ScoringError
from ..sentence import n_
from ..ui import status
from ..ui.redraw import redraw_sequencers
from ..ui.told import reported


class VIDEO_TO_MUSIC_OT_recover(Operator):
    """Place the finished takes that are not on a timeline yet, each where it was composed for"""

    bl_idname = "video_to_music.recover"
    bl_label = "Recover Takes"
    bl_options = {"REGISTER"}

    def execute(self, context: Context) -> set[str]:
        from .recovery import place_all

        try:
            count = place_all(context)
        except ScoringError as error:
            self.report({"ERROR"}, reported(error.sentence))
            return {"CANCELLED"}
        finally:
            redraw_sequencers(context)
        status.now.error = None
        said = n_("1 take placed") if count == 1 else n_("{n} takes placed", n=count)
        self.report({"INFO"}, reported(said))
        return {"FINISHED"}
