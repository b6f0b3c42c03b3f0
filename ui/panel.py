# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar of the Video Sequencer, category "Music"."""

from __future__ import annotations

import bpy
from bpy.types import Context, Panel, UILayout

from ..client.hosts import base_url
from ..errors import ScoringError
from ..job.services import SERVICES
from ..sentence import n_
from ..sequencer.compat import sequencer_scene_or_none
from ..sequencer.selection import Selection, selection_or_none, why_not_or_none
from . import status
from .brief_panel import VIDEO_TO_MUSIC_PT_brief, VIDEO_TO_MUSIC_PT_format
from .key_file import key_in_use
from .notices import draw_cut_short, draw_error, draw_waiting, draw_waiting_elsewhere
from .places import user_folder
from .preferences import preferences
from .run_lines import draw_run_lines
from .sidebar import Sidebar
from .takes_panel import VIDEO_TO_MUSIC_MT_take, VIDEO_TO_MUSIC_PT_takes
from .told import told
from .wrap import draw_text


class VIDEO_TO_MUSIC_PT_score(Sidebar, Panel):
    bl_label = "Score"
    bl_idname = "VIDEO_TO_MUSIC_PT_score"

    def draw(self, context: Context) -> None:
        layout = self.layout
        column = layout.column(align=True)
        _draw_service(column, context)
        column.separator()
        selection = selection_or_none(context)
        _draw_selection(column, context, selection)
        row = layout.row()
        row.scale_y = 1.6
        row.operator("video_to_music.score", text="Score", icon="PLAY_SOUND")
        sent, icon = _sent(context, selection) if selection else ("", "NONE")
        paid = SERVICES[preferences(context).service].paid
        draw_run_lines(layout, context, sent=sent, icon=icon, paid=paid)
        for number in range(len(status.now.errors)):
            draw_error(layout.box(), context, number)
        if status.now.waiting:
            draw_waiting(layout.box())
        if status.now.waiting_for:
            draw_waiting_elsewhere(layout.column(align=True), context)
        if status.now.cut_short:
            draw_cut_short(layout.box(), context)


def _draw_selection(column: UILayout, context: Context, selection: Selection | None) -> None:
    """One line in any case, so that the panel keeps its height: how much is selected, or what to do first."""
    from .summary import nothing_text, selection_text

    if selection:
        said = selection_text(selection.strips, selection.duration_s)
    else:
        said = nothing_text(why_not_or_none(context))
    column.label(text=said, icon="SEQUENCE", translate=False)


def _sent(context: Context, selection: Selection) -> tuple[str, str]:
    """What would be sent and where, or why nothing can be; and its icon."""
    from ..model import Cut
    from .summary import sent_text

    render = sequencer_scene_or_none(context).render
    cut = Cut(
        scene="",
        fps=selection.fps,
        start=selection.start,
        end=selection.end,
        width=render.resolution_x,
        height=render.resolution_y,
        clips=(),
    )
    chosen = preferences(context)
    try:
        server = base_url(chosen.server, chosen.custom_server) if SERVICES[chosen.service].paid else ""
    except ScoringError as error:
        return told(error.sentence), "ERROR"
    return sent_text(cut, quality=chosen.quality, server=server), "INTERNET" if server else "DESKTOP"


def _draw_service(column: UILayout, context: Context) -> None:
    """Who composes; and, where no key is there, one quiet line on what it takes."""
    chosen = preferences(context)
    row = column.row(align=True)
    row.prop(chosen, "service", text="")
    row.operator("video_to_music.open_preferences", text="", icon="PREFERENCES")
    if not key_in_use(user_folder()):
        quiet = column.column()
        quiet.active = SERVICES[chosen.service].paid
        if quiet.active:
            said = n_("Needs an API key: press the gear. Temp Score needs none")
        else:
            said = n_("With an API key, ElevenLabs composes too")
        draw_text(quiet, context, told(said))


classes = (
    VIDEO_TO_MUSIC_MT_take,
    VIDEO_TO_MUSIC_PT_score,
    VIDEO_TO_MUSIC_PT_takes,
    VIDEO_TO_MUSIC_PT_brief,
    VIDEO_TO_MUSIC_PT_format,
)


def register() -> None:
    for cls in classes:
        bpy.utils.register_class(cls)


def unregister() -> None:
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)
