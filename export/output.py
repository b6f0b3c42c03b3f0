# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""As what, and where, a background Blender writes what it draws. No bpy.

Run by render_in_blender.py, which is no part of a package: this file imports nothing of ours.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def set_output(render: Any, *, percentage: float) -> None:
    render.resolution_percentage = percentage
    render.use_sequencer = True
    render.use_file_extension = True
    render.use_border = render.use_stamp = render.use_multiview = False
    render.use_overwrite, render.use_placeholder = True, False
    render.image_settings.color_management = "FOLLOW_SCENE"


def write_film(render: Any, path: Path) -> None:
    """RGB as drawn, cheap to write: nothing to convert twice. 5.0 wants the kind of media first."""
    if hasattr(render.image_settings, "media_type"):
        render.image_settings.media_type = "VIDEO"
    render.image_settings.file_format = "FFMPEG"
    render.image_settings.color_mode = "RGB"
    render.ffmpeg.format, render.ffmpeg.codec = "AVI", "HUFFYUV"
    render.ffmpeg.audio_codec = "NONE"
    render.ffmpeg.use_autosplit = False
    _set_path(render, path)


def write_png(render: Any, path: Path) -> None:
    """8 bits as the frames have: the view Raw is another for pictures of more."""
    if hasattr(render.image_settings, "media_type"):
        render.image_settings.media_type = "IMAGE"
    render.image_settings.file_format = "PNG"
    render.image_settings.color_mode, render.image_settings.color_depth = "RGB", "8"
    render.image_settings.compression = 0
    _set_path(render, path)


def _set_path(render: Any, path: Path) -> None:
    """From 4.5 on braces stand for something; doubled, for themselves."""
    braces = getattr(render.bl_rna.properties["filepath"], "is_path_supports_templates", False)
    render.filepath = str(path).replace("{", "{{").replace("}", "}}") if braces else str(path)
