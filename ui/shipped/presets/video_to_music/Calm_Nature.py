# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Slow, airy and warm. Long pads and a few soft piano notes that leave room for wind and water."
)
brief.tags.clear()
for tag in ("calm", "ambient", "piano", "warm"):
    brief.tags.add().name = tag
