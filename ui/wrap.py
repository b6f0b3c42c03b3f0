# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text over several lines, which Blender's labels don't have."""

from __future__ import annotations

from collections.abc import Callable

import blf
from bpy.types import Context, UILayout

from .lines import elided, rows_of, wrapped

FONT = 0
MARGIN_UNITS = 3.2
"""Borders of region, panel and box, in widget heights."""
TEXT_SCALE = 0.8
"""The lines of one text stand closer than buttons."""


def draw_text(
    layout: UILayout, context: Context, text: str, *, icon: str = "NONE", margin: float = 0
) -> None:
    """Labels as many lines as `text` needs in this region; `margin` is what else stands in the row."""
    column = layout.column(align=True)
    column.scale_y = TEXT_SCALE
    for number, line in enumerate(lines_of(context, text, icon=icon, margin=margin)):
        more = "BLANK1" if icon != "NONE" else "NONE"
        column.label(text=line, icon=icon if number == 0 else more, translate=False)


def lines_of(context: Context, text: str, *, icon: str = "NONE", margin: float = 0) -> list[str]:
    """`text` in lines that fit beside the icon and what else stands in the row."""
    width = region_width(context, less=margin + (icon != "NONE"))
    return wrapped(text, width=width, measure=measure(context))


def in_rows(context: Context, names: list[str], *, extra: float) -> list[list[tuple[int, str]]]:
    """The names that share a row, with their numbers; each needs its text and `extra` widget heights.

    One that is wider than the region is cut short.
    """
    measured, more = measure(context), extra * widget_height(context)
    width = region_width(context)
    texts = [elided(name, width=width - more, measure=measured) for name in names]
    rows = rows_of([measured(text) + more for text in texts], width=width)
    return [[(number, texts[number]) for number in row] for row in rows]


def measure(context: Context) -> Callable[[str], float]:
    """How wide a label's text is, in pixels."""
    style = context.preferences.ui_styles[0].widget
    blf.size(FONT, style.points * context.preferences.system.ui_scale)
    return lambda line: blf.dimensions(FONT, line)[0]


def region_width(context: Context, *, less: float = 0) -> float:
    """What a panel of this region has for its text, in pixels; `less` is in widget heights."""
    return context.region.width - (MARGIN_UNITS + less) * widget_height(context)


def widget_height(context: Context) -> float:
    return 20 * context.preferences.system.ui_scale
