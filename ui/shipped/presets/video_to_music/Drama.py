# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Quiet strings and a lonely piano that swell with the scene and fall silent before the last shot."
)
brief.tags.clear()
for tag in ("drama", "emotional", "strings", "piano"):
    brief.tags.add().name = tag
