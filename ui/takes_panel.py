# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The takes of the range one works on: choose, hear, and what else can be done with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpy.types import Context, Menu, Panel, UILayout

from ..sequencer.compat import sequencer_scene_or_none
from ..sequencer.selection import selection_or_none
from .sidebar import Sidebar

if TYPE_CHECKING:
    from ..sequencer.takes import Take

TAKE = "video_to_music_take"
"""The context member that tells a take's menu whose it is."""
ROOM = 3
"""So many lines are always there: a panel that grows slides those below it, a redraw each step."""


class VIDEO_TO_MUSIC_MT_take(Menu):
    """What can be done with this take"""

    bl_label = "Take"

    def draw(self, context: Context) -> None:
        name = getattr(context, TAKE, "")
        layout = self.layout
        for verb, icon in (("hear_take", "PLAY"), ("rename_take", "GREASEPENCIL")):
            layout.operator(f"video_to_music.{verb}", icon=icon).name = name
        layout.separator()
        layout.operator("video_to_music.another_take", icon="FILE_REFRESH").name = name
        layout.operator("video_to_music.use_brief", icon="COPYDOWN").name = name
        layout.operator("video_to_music.reveal_take", icon="FILE_FOLDER").name = name
        layout.separator()
        layout.operator("video_to_music.delete_take", icon="TRASH").name = name


class VIDEO_TO_MUSIC_PT_takes(Sidebar, Panel):
    bl_label = "Takes"
    bl_idname = "VIDEO_TO_MUSIC_PT_takes"

    @classmethod
    def poll(cls, context: Context) -> bool:
        return bool(takes_at_hand(context))

    def draw(self, context: Context) -> None:
        takes = takes_at_hand(context)
        column = self.layout.box().column(align=True)
        for take in takes:
            _draw_take(column, take)
        for _ in range(ROOM - len(takes)):
            column.label()


def takes_at_hand(context: Context) -> list[Take]:
    """The takes of the active take's range, or of the selected strips'."""
    from ..sequencer.takes import active_take_or_none, takes_of_range

    scene = sequencer_scene_or_none(context)
    if scene is None:
        return []
    place = active_take_or_none(scene) or selection_or_none(context)
    return takes_of_range(scene, start=place.start, end=place.end) if place else []


def _draw_take(column: UILayout, take: Take) -> None:
    row = column.row(align=True)
    icon = "RADIOBUT_OFF" if take.muted else "RADIOBUT_ON"
    choose = row.row(align=True)
    choose.alignment = "EXPAND"
    choose.operator(
        "video_to_music.choose_take", text=take.name, icon=icon, depress=not take.muted, translate=False
    ).name = take.name
    row.context_string_set(TAKE, take.name)
    row.menu(VIDEO_TO_MUSIC_MT_take.__name__, text="", icon="DOWNARROW_HLT")
