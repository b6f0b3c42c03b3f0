# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Dread that grows: low drones, bowed metal and silence, with a shock on the cuts that deserve one."
)
brief.tags.clear()
for tag in ("horror", "dark", "drone", "dissonant"):
    brief.tags.add().name = tag
