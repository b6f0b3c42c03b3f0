# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Play from Start."""

import bpy
from bpy.props import StringProperty
from bpy.types import Context, Operator

from ..errors import ScoringError
from ..ui.told import reported
from .take_of import take_of


class VIDEO_TO_MUSIC_OT_hear_take(Operator):
    """Choose this take and play it from its start"""

    bl_idname = "video_to_music.hear_take"
    bl_label = "Play from Start"
    bl_options = {"REGISTER", "UNDO", "INTERNAL"}

    name: StringProperty(name="Take", description="The name of its strip", options={"SKIP_SAVE"})

    def execute(self, context: Context) -> set[str]:
        from ..sequencer.hearing import hear_take
        from .gather import the_scene

        try:
            scene = the_scene(context)
            take = take_of(context, self.name)
            hear_take(scene, take.name)
        except ScoringError as error:
            self.report({"ERROR"}, reported(error.sentence))
            return {"CANCELLED"}
        scene.frame_set(take.span[0])
        if not context.screen.is_animation_playing:
            bpy.ops.screen.animation_play()
        return {"FINISHED"}
