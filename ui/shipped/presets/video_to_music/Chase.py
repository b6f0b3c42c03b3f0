# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Fast and breathless: pulsing bass, ticking percussion and short string figures that "
    "tighten towards the end."
)
brief.tags.clear()
for tag in ("chase", "fast", "pulsing", "tense"):
    brief.tags.add().name = tag
