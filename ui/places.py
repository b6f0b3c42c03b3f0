# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The extension's own name and folders."""

from __future__ import annotations

from pathlib import Path

import bpy

PACKAGE = __package__.rpartition(".")[0]
"""`bl_ext.<repository>.video_to_music`: the name Blender knows the extension by."""


def user_folder(name: str = "") -> Path:
    """The extension's own folder, or one inside it; made when it is not there. Raises OSError.

    It outlives upgrades, and goes when the extension is uninstalled.
    """
    folder = Path(bpy.utils.extension_path_user(PACKAGE, path=name))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def runs_folder() -> Path:
    """Where the job folders are."""
    return user_folder("runs")


def unsaved_takes_folder() -> Path:
    """Where takes of an edit that is not saved yet are kept: music outlives the extension."""
    return Path(bpy.utils.user_resource("DATAFILES", path="video_to_music/takes"))
