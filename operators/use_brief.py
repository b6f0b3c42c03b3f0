# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copy Brief to Panel."""

from bpy.props import StringProperty
from bpy.types import Context, Operator

from ..errors import ScoringError
from ..ui.told import reported
from .take_of import take_of


class VIDEO_TO_MUSIC_OT_use_brief(Operator):
    """Copy the brief of this take into the panel"""

    bl_idname = "video_to_music.use_brief"
    bl_label = "Copy Brief to Panel"
    bl_options = {"REGISTER", "UNDO", "INTERNAL"}

    name: StringProperty(name="Take", description="The name of its strip", options={"SKIP_SAVE"})

    def execute(self, context: Context) -> set[str]:
        from ..ui.properties import set_brief
        from .gather import the_scene
        from .recipe import brief_of_recipe

        try:
            set_brief(the_scene(context), brief_of_recipe(take_of(context, self.name).recipe))
        except ScoringError as error:
            self.report({"ERROR"}, reported(error.sentence))
            return {"CANCELLED"}
        return {"FINISHED"}
