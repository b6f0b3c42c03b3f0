# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes Blender show what changed."""

from __future__ import annotations

from collections.abc import Iterator

import bpy
from bpy.types import Area, Context

from .sidebar import Sidebar


def redraw_sequencers(context: Context) -> None:
    """Draws the header and sidebar of every Video Sequencer again, soon."""
    for area in _sequencers(context):
        _redraw(area, "UI")
        _redraw(area, "HEADER")


def redraw_numbers(context: Context) -> None:
    """Draws again how far runs are, where it is said: in the panel, or in the header where that is closed."""
    for area in _sequencers(context):
        if shows_panel(area):
            _redraw(area, "UI")
        elif area.spaces.active.view_type != "PREVIEW":
            _redraw(area, "HEADER")


def panel_is_open(context: Context) -> bool:
    """Whether any window shows the panel."""
    return any(map(shows_panel, _sequencers(context)))


def shows_panel(area: Area) -> bool:
    """Whether the sidebar of this Video Sequencer is open, on our tab."""
    tabs = [region.active_panel_category for region in area.regions if region.type == "UI"]
    return area.spaces.active.show_region_ui and Sidebar.bl_category in tabs


def _sequencers(context: Context) -> Iterator[Area]:
    for window in context.window_manager.windows:
        yield from (area for area in window.screen.areas if area.type == "SEQUENCE_EDITOR")


def _redraw(area: Area, kind: str) -> None:
    for region in area.regions:
        if region.type == kind:
            region.tag_redraw()


def redraw_preferences(context: Context) -> None:
    for window in context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "PREFERENCES":
                area.tag_redraw()


def say_in_status_bar(context: Context, text: str | None) -> None:
    """Shows `text` in every window's status bar; None gives all bars back to Blender.

    The text belongs to a workspace, and the editor may have left the one in which it was set.
    """
    shown = {window.workspace for window in context.window_manager.windows}
    for workspace in shown if text else bpy.data.workspaces:
        with context.temp_override(workspace=workspace):
            workspace.status_text_set(text)
