# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quality the export bench needs and nobody is offered: Standard's size at every frame. No bpy."""

from dataclasses import replace

from video_to_music.export.quality import QUALITIES

QUALITIES["FULL"] = replace(QUALITIES["STANDARD"], most_fps=60)
