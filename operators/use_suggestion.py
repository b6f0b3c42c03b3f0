# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Use Suggestion: the description the service would accept."""

from __future__ import annotations

from bpy.types import Context, Operator

from ..sequencer.compat import sequencer_scene_or_none
from ..sequencer.selection import NO_SCENE
from ..ui import status
from ..ui.told import greyed


class VIDEO_TO_MUSIC_OT_use_suggestion(Operator):
    """Put the description the service suggests into the brief"""

    bl_idname = "video_to_music.use_suggestion"
    bl_label = "Use Suggestion"
    bl_options = {"REGISTER", "UNDO", "INTERNAL"}

    @classmethod
    def poll(cls, context: Context) -> bool:
        error = status.now.error
        if error and error.suggestion and sequencer_scene_or_none(context) is None:
            cls.poll_message_set(greyed(NO_SCENE))
            return False
        return bool(error and error.suggestion)

    def execute(self, context: Context) -> set[str]:
        assert status.now.error
        scene = sequencer_scene_or_none(context)
        scene.video_to_music.description = status.now.error.suggestion
        status.now.error = None
        return {"FINISHED"}
