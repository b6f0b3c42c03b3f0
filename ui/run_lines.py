# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines under the button: what is sent, and while a run is on, how far it is, in the same room.

A panel that changes its height slides its neighbours along for a third of a second, and each step is
a redraw. So a run takes the place of lines that are there already.
"""

from __future__ import annotations

from bpy.types import Context, UILayout

from . import status
from .wrap import TEXT_SCALE, lines_of

RUN_LINES, PAID_RUN_LINES = 1, 2
"""What a run takes: its bar, and where it costs something, whether stopping it still does."""


def draw_run_lines(layout: UILayout, context: Context, *, sent: str, icon: str, paid: bool) -> None:
    """What would be `sent`, or the first run in its place; the runs that queue stand below."""
    lines = lines_of(context, sent, icon=icon) if sent else []
    room = max(len(lines), PAID_RUN_LINES if paid else RUN_LINES)
    column = layout.column(align=True)
    if not status.now.runs:
        _draw_lines(column, lines, icon=icon, room=room)
        return
    _draw_run(column, context, status.now.runs[0], room=room)
    for scoring in status.now.runs[1:]:
        _draw_run(layout.column(align=True), context, scoring, room=RUN_LINES)


def _draw_run(column: UILayout, context: Context, scoring: status.Scoring, *, room: int) -> None:
    row = column.row(align=True)
    row.progress(factor=status.fraction(scoring), text=status.named_text(scoring))
    cancel = row.row(align=True)
    cancel.enabled = not scoring.is_cancelling
    cancel.operator("video_to_music.cancel", text="", icon="X").job = scoring.run.job.id
    price = status.price_of_stopping(scoring)
    quiet = column.column(align=True)
    quiet.active = False
    _draw_rest(quiet, lines_of(context, price), room=room - 1)


def _draw_lines(column: UILayout, lines: list[str], *, icon: str, room: int) -> None:
    first, *rest = lines or [""]
    column.label(text=first, icon=icon, translate=False)  # as high as a run's bar
    _draw_rest(column, rest, icon="NONE" if icon == "NONE" else "BLANK1", room=room - 1)


def _draw_rest(column: UILayout, lines: list[str], *, icon: str = "NONE", room: int) -> None:
    """The lines, and empty ones as far as there is room."""
    rest = column.column(align=True)
    rest.scale_y = TEXT_SCALE
    for line in (*lines, *[""] * (room - len(lines))):
        rest.label(text=line, icon=icon, translate=False)
