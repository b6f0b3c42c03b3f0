# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Confident and friendly: clean guitar, claps and piano over a steady beat. Stays under a speaker."
)
brief.tags.clear()
for tag in ("corporate", "uplifting", "clean", "steady"):
    brief.tags.add().name = tag
