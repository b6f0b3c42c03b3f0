# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spans of whole frames, half open, and how much two of them share. No bpy."""

from __future__ import annotations

Span = tuple[int, int]

SAME = 0.5


def length(span: Span) -> int:
    return max(span[1] - span[0], 0)


def shared(one: Span, other: Span) -> int:
    return length((max(one[0], other[0]), min(one[1], other[1])))


def share_of_shorter(one: Span, other: Span) -> float:
    return shared(one, other) / max(min(length(one), length(other)), 1)


def is_nearly(one: Span, other: Span) -> bool:
    """Whether they share more than half of what they cover together."""
    return shared(one, other) > SAME * length((min(one[0], other[0]), max(one[1], other[1])))
