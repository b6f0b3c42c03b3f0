# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes Blender show what changed."""

from __future__ import annotations

import bpy
from bpy.types import Context


def redraw_sequencers(context: Context) -> None:
    """Draws the header and sidebar of every Video Sequencer again, soon."""
    for window in context.window_manager.windows:
        for area in window.screen.areas:
            if area.type == "SEQUENCE_EDITOR":
                for region in area.regions:
                    if region.type in ("UI", "HEADER"):
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
