# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What fits beside each other in a width, and what needs another line. No bpy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable


def rows_of(widths: list[float], *, width: float) -> list[list[int]]:
    """Numbers of what stands side by side in `width`, in order; what is wider has its own row."""
    rows: list[list[int]] = []
    left = 0.0
    for number, needed in enumerate(widths):
        if not rows or needed > left:
            rows.append([])
            left = width
        rows[-1].append(number)
        left -= needed
    return rows


def elided(text: str, *, width: float, measure: Callable[[str], float]) -> str:
    """`text`, cut short with three dots where it is wider than `width`."""
    if measure(text) <= width:
        return text
    kept = bisect_right(range(len(text)), width, key=lambda chars: measure(f"{text[:chars]}…"))
    return f"{text[: max(kept - 1, 0)].rstrip()}…"


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
