# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a background Blender needs to draw the spans that no file shows. No bpy, no av."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Cut


@dataclass(frozen=True)
class Snapshot:
    """A copy of the edit, unsaved changes and all, and the Blender to draw it with.

    `blender` is the command that runs the Python script named after it: `blender_command` of a Blender,
    or the Python of a bpy wheel. Scene strips are drawn by Workbench unless `full_quality` is asked for.
    `project` is the folder of the edit's own file, for what of it is named from there.
    """

    path: Path
    blender: tuple[str, ...]
    full_quality: bool = False
    project: str = ""


def needs_blender(cut: Cut) -> bool:
    """Whether something of the Cut is not in its files, as far as can be told without decoding them."""
    return any(clip.source is None or clip.source.colors for clip in cut.clips)


def blender_command(binary: str) -> tuple[str, ...]:
    """For `bpy.app.binary_path`: without a window, without the editor's add-ons and preferences."""
    return (binary, "--background", "--factory-startup", "--python-exit-code", "1", "--python")
