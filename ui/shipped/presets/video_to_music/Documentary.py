# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import bpy

brief = (getattr(bpy.context, "sequencer_scene", None) or bpy.context.scene).video_to_music

brief.description = (
    "Patient and curious: soft pulses, felt piano and a low drone. Follows the picture and never leads it."
)
brief.tags.clear()
for tag in ("documentary", "minimal", "felt piano", "thoughtful"):
    brief.tags.add().name = tag
