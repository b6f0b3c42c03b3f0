# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The brief in the sidebar: description, tags, and what the take should be."""

from __future__ import annotations

from typing import Any

from bpy.types import Context, Panel, UILayout, UIList

from ..model import DESCRIPTION_MAX_CHARS, TAGS_MAX
from ..sequencer.compat import sequencer_scene_or_none
from .formats import can_sign
from .sidebar import Sidebar
from .wrap import draw_text

DESCRIPTION_LINES = 4


class VIDEO_TO_MUSIC_UL_tags(UIList):
    def draw_item(
        self, _context: Context, layout: UILayout, _brief: Any, tag: Any, _icon: int, _from: Any, _active: str
    ) -> None:
        layout.prop(tag, "name", text="", emboss=False, placeholder="Style")


class OfScene(Sidebar):
    """A panel that needs a scene in the sequencer."""

    @classmethod
    def poll(cls, context: Context) -> bool:
        return sequencer_scene_or_none(context) is not None


class VIDEO_TO_MUSIC_PT_brief(OfScene, Panel):
    bl_label = "Brief"
    bl_idname = "VIDEO_TO_MUSIC_PT_brief"

    def draw(self, context: Context) -> None:
        asked = sequencer_scene_or_none(context).video_to_music
        column = self.layout.column(align=True)
        _heading(column, "Description", len(asked.description), DESCRIPTION_MAX_CHARS)
        _draw_description(column, context, asked)
        column = self.layout.column(align=True)
        _heading(column, "Tags", len(asked.tags), TAGS_MAX)
        row = column.row()
        row.template_list(VIDEO_TO_MUSIC_UL_tags.__name__, "", asked, "tags", asked, "tag_index", rows=3)
        buttons = row.column(align=True)
        buttons.operator("video_to_music.add_tag", text="", icon="ADD")
        buttons.operator("video_to_music.remove_tag", text="", icon="REMOVE")


class VIDEO_TO_MUSIC_PT_format(OfScene, Panel):
    bl_label = "Take"
    bl_idname = "VIDEO_TO_MUSIC_PT_format"
    bl_options = {"DEFAULT_CLOSED"}

    def draw(self, context: Context) -> None:
        asked = sequencer_scene_or_none(context).video_to_music
        layout = self.layout
        layout.use_property_split = True
        layout.use_property_decorate = False
        layout.prop(asked, "output_format")
        layout.prop(asked, "model_id")
        row = layout.row()
        row.enabled = can_sign(asked.output_format)
        row.prop(asked, "sign_with_c2pa")
        layout.prop(asked, "seed")


def _heading(column: UILayout, name: str, count: int, limit: int) -> None:
    row = column.row()
    row.label(text=name)
    number = row.row()
    number.alignment = "RIGHT"
    number.alert = count > limit
    number.label(text=f"{count}/{limit}", translate=False)


def _draw_description(column: UILayout, context: Context, asked: Any) -> None:
    placeholder = "What should it sound like?"
    if hasattr(column, "textbox"):
        column.textbox(asked, "description", initial_visible_lines=DESCRIPTION_LINES, placeholder=placeholder)
        return
    column.prop(asked, "description", text="", placeholder=placeholder)
    if asked.description:
        # The field shows one line only: all of it stands below.
        draw_text(column.box(), context, asked.description)
