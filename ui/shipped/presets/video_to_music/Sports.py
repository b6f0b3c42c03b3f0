# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Loud and proud: stomping drums, brass stabs and distorted guitar. Builds to a big finish."
)
brief.tags.clear()
for tag in ("sports", "epic", "drums", "brass"):
    brief.tags.add().name = tag
