# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the panel says of runs that ended: what went wrong, what waits."""

from __future__ import annotations

from pathlib import Path

from bpy.types import Context, UILayout

from ..sentence import n_
from . import status
from .told import told
from .wrap import draw_text

FILES_NAMED_MAX = 3


def draw_error(box: UILayout, context: Context, number: int) -> None:
    error = status.now.errors[number]
    row = box.row()
    column = row.column()
    for sentence in (error.sentence, *error.more):
        draw_text(column, context, told(sentence), icon="ERROR", margin=1.5)
    row.operator("video_to_music.dismiss", text="", icon="X", emboss=False).number = number
    if error.suggestion:
        draw_text(box, context, f"“{error.suggestion}”", margin=0.5)
        box.operator("video_to_music.use_suggestion", icon="CHECKMARK")
    box.operator("video_to_music.copy_details", icon="COPYDOWN").number = number


def draw_waiting(box: UILayout) -> None:
    count = status.now.waiting
    said = n_("1 finished take waiting") if count == 1 else n_("{n} finished takes waiting", n=count)
    box.label(text=told(said), icon="INFO", translate=False)
    box.operator("video_to_music.recover", icon="IMPORT")


def draw_waiting_elsewhere(column: UILayout, context: Context) -> None:
    """Takes of other projects: they are recovered there."""
    for blend, count in list(status.now.waiting_for.items())[:FILES_NAMED_MAX]:
        row = column.row()
        quiet = row.column()
        quiet.active = False
        draw_text(quiet, context, status.waiting_for_text(blend, count), icon="INFO", margin=1.5)
        row.operator("wm.path_open", text="", icon="FILE_FOLDER", emboss=False).filepath = str(
            Path(blend).parent
        )


def draw_cut_short(box: UILayout, context: Context) -> None:
    """Runs that died: those a paid service had the picture of are for the editor to look into."""
    row = box.row()
    draw_text(row.column(), context, status.cut_short_text(status.now), icon="ERROR", margin=1.5)
    row.operator("video_to_music.dismiss_cut_short", text="", icon="X", emboss=False)
