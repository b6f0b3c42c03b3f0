# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Driving percussion and low strings that never let go. Each cut lands on a hit. Ends on the last frame."
)
brief.tags.clear()
for tag in ("action", "driving", "percussion", "hybrid orchestra"):
    brief.tags.add().name = tag
