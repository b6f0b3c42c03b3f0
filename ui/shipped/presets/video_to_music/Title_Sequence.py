# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = "A bold theme that states itself at once, grows with each shot and closes on the title."
brief.tags.clear()
for tag in ("cinematic", "epic", "theme", "orchestra"):
    brief.tags.add().name = tag
