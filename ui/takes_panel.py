# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The takes of the range one works on: choose, hear, and what else can be done with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bpy
from bpy.types import Context, Menu, Panel, UILayout

from ..job.services import SERVICES
from ..sequencer.compat import sequencer_scene_or_none
from ..sequencer.selection import selection_or_none
from .sidebar import Sidebar

if TYPE_CHECKING:
    from ..sequencer.span import Span
    from ..sequencer.take import Take

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
        _draw_service(layout, context, name)
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
        from ..sequencer.takes import by_range

        takes = takes_at_hand(context)
        column = self.layout.box().column(align=True)
        groups = by_range(takes)
        headings = len(groups) if len(groups) > 1 else 0
        for group in groups:
            if headings:
                column.label(text=_range_text(context, group[0].scored), translate=False)
            for take in group:
                _draw_take(column, take)
        for _ in range(ROOM - len(takes) - headings):
            column.label()


def takes_at_hand(context: Context) -> list[Take]:
    """The takes that sound under the selection, those of other ranges among them."""
    from ..sequencer import takes

    scene = sequencer_scene_or_none(context)
    if scene is None:
        return []
    selected = selection_or_none(context)
    return takes.takes_at_hand(scene, (selected.start, selected.end) if selected else None)


def _draw_service(layout: UILayout, context: Context, name: str) -> None:
    """Who composed the take: Another Take asks the same."""
    from ..sequencer.takes import active_take_or_none, take_or_none

    scene = sequencer_scene_or_none(context)
    take = scene and (take_or_none(scene, name) if name else active_take_or_none(scene))
    if take and (service := SERVICES.get(take.service)):
        layout.label(text=service.label, icon="INTERNET" if service.paid else "DESKTOP", translate=False)
        layout.separator()


def _range_text(context: Context, span: Span) -> str:
    """From when to when, as timecode."""
    render = sequencer_scene_or_none(context).render
    codes = [bpy.utils.smpte_from_frame(frame, fps=render.fps, fps_base=render.fps_base) for frame in span]
    return " - ".join(code.removeprefix("00:") for code in codes)


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
