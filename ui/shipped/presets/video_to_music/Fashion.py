# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Cool and rhythmic: deep house groove, dry drums and a filtered synth hook cut to the picture."
)
brief.tags.clear()
for tag in ("fashion", "house", "groove", "electronic"):
    brief.tags.add().name = tag
