# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes the edit with one click is taken back with one undo."""

import bpy
import pytest


@pytest.mark.parametrize(
    "verb",
    [
        *("choose_take", "hear_take", "rename_take", "delete_take"),
        *("add_tag", "remove_tag", "use_brief", "use_suggestion"),
    ],
)
def test_an_undo_step_is_left(extension, verb):
    assert "UNDO" in getattr(bpy.types, f"VIDEO_TO_MUSIC_OT_{verb}").bl_options
