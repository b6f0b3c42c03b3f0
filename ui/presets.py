# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Briefs to choose from, in Blender's own preset system: a dozen ship, the editor adds more."""

from pathlib import Path

import bpy
from bl_operators.presets import AddPresetBase
from bl_ui.utils import PresetPanel
from bpy.types import Operator, Panel

SHIPPED = Path(__file__).with_name("shipped")
FOLDER = "video_to_music"


class VIDEO_TO_MUSIC_PT_presets(PresetPanel, Panel):
    bl_label = "Brief Presets"
    preset_subdir = FOLDER
    preset_operator = "script.execute_preset"
    preset_add_operator = "video_to_music.add_preset"


class VIDEO_TO_MUSIC_OT_add_preset(AddPresetBase, Operator):
    """Add or remove a brief preset: description and tags"""

    bl_idname = "video_to_music.add_preset"
    bl_label = "Add Brief Preset"
    preset_menu = "VIDEO_TO_MUSIC_PT_presets"
    preset_subdir = FOLDER
    preset_defines = (
        'brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music',
    )
    preset_values = ("brief.description", "brief.tags")


classes = (VIDEO_TO_MUSIC_OT_add_preset, VIDEO_TO_MUSIC_PT_presets)


def register() -> None:
    for cls in classes:
        bpy.utils.register_class(cls)
    bpy.utils.register_preset_path(str(SHIPPED))


def unregister() -> None:
    bpy.utils.unregister_preset_path(str(SHIPPED))
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)
