# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choose Take."""

from bpy.props import StringProperty
from bpy.types import Context, Operator

from ..errors import ScoringError
from ..ui.told import reported
from .take_of import take_of


class VIDEO_TO_MUSIC_OT_choose_take(Operator):
    """Hear this take, and mute those that sound at the same time. Once more: mute it too"""

    bl_idname = "video_to_music.choose_take"
    bl_label = "Choose Take"
    bl_options = {"REGISTER", "UNDO", "INTERNAL"}

    name: StringProperty(name="Take", description="The name of its strip", options={"SKIP_SAVE"})

    def execute(self, context: Context) -> set[str]:
        from ..sequencer.hearing import choose_take
        from .gather import the_scene

        try:
            choose_take(the_scene(context), take_of(context, self.name).name)
        except ScoringError as error:
            self.report({"ERROR"}, reported(error.sentence))
            return {"CANCELLED"}
        return {"FINISHED"}
