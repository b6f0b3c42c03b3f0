# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Log Folder."""

from __future__ import annotations

from pathlib import Path

import bpy
from bpy.types import Context, Operator

from ..errors import ScoringError
from ..sentence import n_
from ..ui.places import runs_folder
from ..ui.told import reported


class VIDEO_TO_MUSIC_OT_open_folder(Operator):
    """Open the folder with the journal and the log of each run"""

    bl_idname = "video_to_music.open_folder"
    bl_label = "Open Log Folder"
    bl_options = {"REGISTER", "INTERNAL"}

    def execute(self, _context: Context) -> set[str]:
        try:
            open_folder(runs_folder())
        except ScoringError as error:
            self.report({"ERROR"}, reported(error.sentence))
            return {"CANCELLED"}
        return {"FINISHED"}


def open_folder(folder: Path) -> None:
    """Shows a folder outside of Blender. Raises ScoringError when it can't be."""
    try:
        bpy.ops.wm.path_open(filepath=str(folder))
    except RuntimeError as error:
        said = n_("“{folder}” can't be opened: see whether it has been moved or deleted.", folder=folder)
        raise ScoringError(said, details=str(error)) from error
