# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar of the Video Sequencer, category "Music"."""

from __future__ import annotations

import bpy
from bpy.types import Context, Panel, UILayout

from ..client.hosts import base_url
from ..errors import ScoringError
from ..job.services import SERVICES
from ..sequencer.compat import sequencer_scene_or_none
from ..sequencer.selection import selection_or_none
from . import status
from .brief_panel import VIDEO_TO_MUSIC_PT_brief, VIDEO_TO_MUSIC_PT_format
from .preferences import preferences
from .sidebar import Sidebar
from .wrap import draw_text


class VIDEO_TO_MUSIC_PT_score(Sidebar, Panel):
    bl_label = "Score"
    bl_idname = "VIDEO_TO_MUSIC_PT_score"

    def draw(self, context: Context) -> None:
        layout = self.layout
        _draw_selection(layout.column(align=True), context)
        row = layout.row()
        row.scale_y = 1.6
        row.operator("video_to_music.score", text="Score", icon="PLAY_SOUND")
        for scoring in status.now.runs:
            _draw_run(layout, scoring)
        if status.now.error:
            _draw_error(layout.box(), context, status.now.error)
        if status.now.waiting:
            _draw_waiting(layout.box())


def _draw_selection(column: UILayout, context: Context) -> None:
    from ..model import Cut
    from .summary import selection_text, sent_text

    selection = selection_or_none(context)
    if selection is None:
        column.label(text="Select the strips to score", icon="SEQUENCE")
        return
    column.label(text=selection_text(selection.strips, selection.duration_s), icon="SEQUENCE")
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
        draw_text(column, context, sent_text(cut, quality=chosen.quality, server=server), icon="INTERNET")
    except ScoringError as error:
        draw_text(column, context, error.sentence, icon="ERROR")


def _draw_run(layout: UILayout, scoring: status.Scoring) -> None:
    row = layout.row(align=True)
    row.progress(factor=status.fraction(scoring), text=status.progress_text(scoring))
    cancel = row.row(align=True)
    cancel.enabled = not scoring.is_cancelling
    cancel.operator("video_to_music.cancel", text="", icon="X").job = scoring.run.job.id


def _draw_error(box: UILayout, context: Context, error: ScoringError) -> None:
    row = box.row()
    draw_text(row.column(), context, error.sentence, icon="ERROR", margin=1.5)
    row.operator("video_to_music.dismiss", text="", icon="X", emboss=False)
    if error.suggestion:
        draw_text(box, context, f"“{error.suggestion}”")
        box.operator("video_to_music.use_suggestion")
    box.operator("video_to_music.copy_details", icon="COPYDOWN")


def _draw_waiting(box: UILayout) -> None:
    count = status.now.waiting
    box.label(text=f"{count} finished {'take' if count == 1 else 'takes'} waiting", icon="INFO")
    box.operator("video_to_music.recover")


classes = (
    VIDEO_TO_MUSIC_PT_score,
    VIDEO_TO_MUSIC_PT_brief,
    VIDEO_TO_MUSIC_PT_format,
)


def register() -> None:
    for cls in classes:
        bpy.utils.register_class(cls)


def unregister() -> None:
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)
