# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The brief in the sidebar: description, tags, and what the take should be."""

from __future__ import annotations

from typing import Any

from bpy.types import Context, Panel, UILayout

from ..contract import DESCRIPTION_MAX_CHARS, TAGS_MAX
from ..sequencer.compat import sequencer_scene_or_none
from .formats import can_sign
from .presets import VIDEO_TO_MUSIC_PT_presets
from .sidebar import Sidebar
from .wrap import draw_text, in_rows

DESCRIPTION_LINES = 4
CHIP_EXTRA = 1.8
"""What a chip needs beside its text, in widget heights."""


class OfScene(Sidebar):
    """A panel that needs a scene in the sequencer."""

    @classmethod
    def poll(cls, context: Context) -> bool:
        return sequencer_scene_or_none(context) is not None


class VIDEO_TO_MUSIC_PT_brief(OfScene, Panel):
    bl_label = "Brief"
    bl_idname = "VIDEO_TO_MUSIC_PT_brief"

    def draw_header_preset(self, _context: Context) -> None:
        VIDEO_TO_MUSIC_PT_presets.draw_panel_header(self.layout)

    def draw(self, context: Context) -> None:
        asked = sequencer_scene_or_none(context).video_to_music
        column = self.layout.column(align=True)
        _heading(column, "Description", len(asked.description), DESCRIPTION_MAX_CHARS)
        _draw_description(column, context, asked)
        column = self.layout.column(align=True)
        _heading(column, "Tags", len(asked.tags), TAGS_MAX)
        _draw_tags(column, context, asked)


class VIDEO_TO_MUSIC_PT_format(OfScene, Panel):
    bl_label = "Delivery"
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
        layout.prop(asked, "stems")


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


def _draw_tags(column: UILayout, context: Context, asked: Any) -> None:
    """A field for the next tag, and a chip for each there is: a click removes it."""
    field = column.row()
    field.enabled = len(asked.tags) < TAGS_MAX
    field.prop(asked, "new_tag", text="", icon="ADD", placeholder="Add a style")
    names = [tag.name for tag in asked.tags]
    for chips in in_rows(context, names, extra=CHIP_EXTRA):
        row = column.row(align=True)
        row.alignment = "LEFT"
        for number, text in chips:
            chip = row.operator("video_to_music.remove_tag", text=text, icon="X", translate=False)
            chip.index = number
