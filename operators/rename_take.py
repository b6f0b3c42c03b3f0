# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rename."""

from bpy.props import StringProperty
from bpy.types import Context, Event, Operator

from ..errors import ScoringError
from ..ui.told import reported
from .take_of import take_of


class VIDEO_TO_MUSIC_OT_rename_take(Operator):
    """Give this take another name. Its file keeps the old one"""

    bl_idname = "video_to_music.rename_take"
    bl_label = "Rename"
    bl_options = {"REGISTER", "UNDO", "INTERNAL"}

    name: StringProperty(name="Take", description="The name of its strip", options={"SKIP_SAVE"})
    new_name: StringProperty(name="Name", description="What the take's strip is called")

    def invoke(self, context: Context, _event: Event) -> set[str]:
        self.new_name = self.name
        return context.window_manager.invoke_props_dialog(self)

    def draw(self, _context: Context) -> None:
        self.layout.prop(self, "new_name")

    def execute(self, context: Context) -> set[str]:
        from ..sequencer.hearing import rename_take
        from .gather import the_scene

        try:
            rename_take(the_scene(context), take_of(context, self.name).name, new_name=self.new_name)
        except ScoringError as error:
            self.report({"ERROR"}, reported(error.sentence))
            return {"CANCELLED"}
        return {"FINISHED"}
