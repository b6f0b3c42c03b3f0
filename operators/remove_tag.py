# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Remove Tag."""

from bpy.props import IntProperty
from bpy.types import Context, Operator, OperatorProperties

from ..sentence import n_
from ..sequencer.compat import sequencer_scene_or_none
from ..ui.told import greyed


class VIDEO_TO_MUSIC_OT_remove_tag(Operator):
    """Remove this style tag from the brief"""

    bl_idname = "video_to_music.remove_tag"
    bl_label = "Remove Tag"
    bl_options = {"REGISTER", "UNDO", "INTERNAL"}

    index: IntProperty(name="Index", description="Which tag; the last one when negative", default=-1)

    @classmethod
    def poll(cls, context: Context) -> bool:
        scene = sequencer_scene_or_none(context)
        has_tags = scene is not None and len(scene.video_to_music.tags) > 0
        if not has_tags:
            cls.poll_message_set(greyed(n_("There is no tag to remove")))
        return has_tags

    @classmethod
    def description(cls, context: Context, properties: OperatorProperties) -> str:
        """The whole tag: its chip may have no room for it."""
        scene = sequencer_scene_or_none(context)
        tags = scene.video_to_music.tags if scene else ()
        if not 0 <= properties.index < len(tags):
            return ""
        return greyed(n_("Remove “{tag}” from the brief", tag=tags[properties.index].name))

    def execute(self, context: Context) -> set[str]:
        asked = sequencer_scene_or_none(context).video_to_music
        asked.tags.remove(self.index if self.index >= 0 else len(asked.tags) - 1)
        return {"FINISHED"}
