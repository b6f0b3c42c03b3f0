# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Preferences: the extension's own."""

from __future__ import annotations

import bpy
from bpy.types import Context, Operator

from ..ui.places import PACKAGE


class VIDEO_TO_MUSIC_OT_open_preferences(Operator):
    """Show the preferences of Video to Music: service, key, picture quality"""

    bl_idname = "video_to_music.open_preferences"
    bl_label = "Preferences"
    bl_options = {"INTERNAL"}

    def execute(self, _context: Context) -> set[str]:
        bpy.ops.preferences.addon_show(module=PACKAGE)
        return {"FINISHED"}
