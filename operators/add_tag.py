# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Add Tag."""

from bpy.props import StringProperty
from bpy.types import Context, Operator

from ..contract import TAGS_MAX
from ..sentence import n_
from ..sequencer.compat import sequencer_scene_or_none
from ..ui.properties import add_tags
from ..ui.told import greyed


class VIDEO_TO_MUSIC_OT_add_tag(Operator):
    """Add a style tag to the brief, or several with commas between"""

    bl_idname = "video_to_music.add_tag"
    bl_label = "Add Tag"
    bl_options = {"REGISTER", "UNDO", "INTERNAL"}

    name: StringProperty(name="Tag", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: Context) -> bool:
        scene = sequencer_scene_or_none(context)
        is_full = scene is not None and len(scene.video_to_music.tags) >= TAGS_MAX
        if is_full:
            cls.poll_message_set(greyed(n_("The service takes {n} tags", n=TAGS_MAX)))
        return scene is not None and not is_full

    def execute(self, context: Context) -> set[str]:
        add_tags(sequencer_scene_or_none(context).video_to_music, self.name)
        return {"FINISHED"}
