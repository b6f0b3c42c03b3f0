# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text over several lines, which Blender's labels don't have."""

from __future__ import annotations

from collections.abc import Callable

import blf
from bpy.types import Context, UILayout

FONT = 0
MARGIN_UNITS = 3.2
"""Borders of region, panel and box, in widget heights."""


def draw_text(
    layout: UILayout, context: Context, text: str, *, icon: str = "NONE", margin: float = 0
) -> None:
    """Labels as many lines as `text` needs in this region; `margin` is what else stands in the row."""
    style = context.preferences.ui_styles[0].widget
    scale = context.preferences.system.ui_scale
    blf.size(FONT, style.points * scale)
    width = context.region.width - (MARGIN_UNITS + margin + (icon != "NONE")) * 20 * scale
    column = layout.column(align=True)
    column.scale_y = 0.8
    lines = wrapped(text, width=width, measure=lambda line: blf.dimensions(FONT, line)[0])
    for number, line in enumerate(lines):
        more = "BLANK1" if icon != "NONE" else "NONE"
        column.label(text=line, icon=icon if number == 0 else more, translate=False)


def wrapped(text: str, *, width: float, measure: Callable[[str], float]) -> list[str]:
    """`text` in lines no wider than `width`, as `measure` sees them; a longer word has its own."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and measure(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines
