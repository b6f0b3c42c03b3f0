# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Bright and open: plucked strings, hand claps and a rolling beat that lifts from place to place."
)
brief.tags.clear()
for tag in ("travel", "bright", "acoustic", "upbeat"):
    brief.tags.add().name = tag
