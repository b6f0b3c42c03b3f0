# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Its Folder."""

from pathlib import Path

from bpy.props import StringProperty
from bpy.types import Context, Operator

from ..errors import ScoringError
from ..ui.told import reported
from .open_folder import open_folder
from .take_of import take_of


class VIDEO_TO_MUSIC_OT_reveal_take(Operator):
    """Open the folder that holds this take"""

    bl_idname = "video_to_music.reveal_take"
    bl_label = "Open Its Folder"
    bl_options = {"REGISTER", "INTERNAL"}

    name: StringProperty(name="Take", description="The name of its strip", options={"SKIP_SAVE"})

    def execute(self, context: Context) -> set[str]:
        try:
            open_folder(Path(take_of(context, self.name).path).parent)
        except ScoringError as error:
            self.report({"ERROR"}, reported(error.sentence))
            return {"CANCELLED"}
        return {"FINISHED"}
