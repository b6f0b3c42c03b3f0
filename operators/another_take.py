# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another Take: the brief of one that is there, for the strips that are selected, with another seed."""

import dataclasses
from typing import TYPE_CHECKING

from bpy.props import StringProperty
from bpy.types import Context, Operator

from .score import Scorer
from .take_of import take_of

if TYPE_CHECKING:
    from ..model import Brief


class VIDEO_TO_MUSIC_OT_another_take(Scorer, Operator):
    """Score the selected strips with the brief of this take: the same strips once more, or others"""

    bl_idname = "video_to_music.another_take"
    bl_label = "Another Take"
    bl_options = {"REGISTER"}

    name: StringProperty(name="Take", description="The name of its strip", options={"SKIP_SAVE"})

    def brief_or_none(self, context: Context) -> "Brief | None":
        from .recipe import brief_of_recipe

        brief = brief_of_recipe(take_of(context, self.name).recipe)
        return dataclasses.replace(brief, seed=brief.seed + 1)
