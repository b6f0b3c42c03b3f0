# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Light and cheeky: pizzicato strings, bassoon and hand percussion that comment on what happens."
)
brief.tags.clear()
for tag in ("comedy", "playful", "pizzicato", "quirky"):
    brief.tags.add().name = tag
