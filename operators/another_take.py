# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another Take: the brief and service of one that is there, another seed, for its strips or others."""

import dataclasses
from typing import Any

from bpy.props import StringProperty
from bpy.types import Context, Operator

from ..sequencer.compat import sequencer_scene_or_none
from ..sequencer.selection import NO_SCENE, why_not_or_none
from ..ui.told import greyed
from .score import Scorer
from .take_of import take_of


class VIDEO_TO_MUSIC_OT_another_take(Scorer, Operator):
    """Compose once more as this take was: for the selected strips, or else for those it stands under"""

    bl_idname = "video_to_music.another_take"
    bl_label = "Another Take"
    bl_options = {"REGISTER"}

    name: StringProperty(name="Take", description="The name of its strip", options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, context: Context) -> bool:
        has_scene = sequencer_scene_or_none(context) is not None
        if not has_scene:
            cls.poll_message_set(greyed(NO_SCENE))
        return has_scene

    def asks_for(self, context: Context) -> dict[str, Any]:
        from ..job.services import SERVICES
        from ..sequencer.scored import select_scored
        from .gather import the_scene
        from .recipe import brief_of_recipe

        take = take_of(context, self.name)
        if why_not_or_none(context):
            select_scored(the_scene(context), take)
        brief = brief_of_recipe(take.recipe)
        return {
            "brief": dataclasses.replace(brief, seed=brief.seed + 1),
            "service": take.service if take.service in SERVICES else "",
        }
