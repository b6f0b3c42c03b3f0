# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Log Folder."""

from __future__ import annotations

import bpy
from bpy.types import Context, Operator

from ..ui.places import runs_folder


class VIDEO_TO_MUSIC_OT_open_folder(Operator):
    """Open the folder with the journal and the log of each run"""

    bl_idname = "video_to_music.open_folder"
    bl_label = "Open Log Folder"
    bl_options = {"REGISTER", "INTERNAL"}

    def execute(self, _context: Context) -> set[str]:
        bpy.ops.wm.path_open(filepath=str(runs_folder()))
        return {"FINISHED"}
