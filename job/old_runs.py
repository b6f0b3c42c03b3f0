# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders of runs that were settled long ago: they go, and what they made stays. No bpy."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

from . import journal
from .folder import TAKE

KEPT_DAYS = 30


def forget_old_runs(root: Path) -> None:
    """Removes the folders under `root` that nobody can want any more, a month after their last word.

    That is where the take was kept elsewhere and placed, or where there is none. A take that waits, what
    came of one that did not arrive whole, and one that could not be kept elsewhere stay for good.
    """
    before_s = time.time() - KEPT_DAYS * 86_400
    for folder in root.iterdir():
        with suppress(OSError):
            if (folder / journal.JOURNAL).stat().st_mtime < before_s and _is_settled(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_settled(folder: Path) -> bool:
    lines = journal.read_all(folder)
    match journal.states(lines)[-1:]:
        case [journal.PLACED]:
            return any(_was_kept_elsewhere(line.get("take"), folder) for line in lines)
        case [journal.FAILED | journal.CANCELLED | journal.DISMISSED]:
            return not any(folder.glob(f"{TAKE}*"))
        case _:
            return False


def _was_kept_elsewhere(take: object, folder: Path) -> bool:
    return isinstance(take, str) and take != "" and Path(take).parent != folder
