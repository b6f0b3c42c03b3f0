# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dismiss: the last error has been read."""

from __future__ import annotations

from bpy.types import Context, Operator

from ..ui import status
from ..ui.redraw import redraw_sequencers


class VIDEO_TO_MUSIC_OT_dismiss(Operator):
    """Hide this message"""

    bl_idname = "video_to_music.dismiss"
    bl_label = "Dismiss"
    bl_options = {"INTERNAL"}

    def execute(self, context: Context) -> set[str]:
        status.now.error = None
        redraw_sequencers(context)
        return {"FINISHED"}
