# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run leaves in its folder that nobody needs once it has ended. No bpy."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from .folder import JOB

LEFTOVERS = ("*.json.part", "picture*", "snapshot*", "render*")
HALF_TAKES = ("take*.part",)


def tidy(folder: Path, *, half_takes: bool = False) -> None:
    """Removes what only the run itself needed. Of what arrived of a take, only `half_takes` go.

    A worker does so before it ends, and Blender again when it has ended: until then the worker may
    still write, and what it holds open can't be removed on Windows.
    """
    for pattern in LEFTOVERS + HALF_TAKES * half_takes:
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()


def clear_if_uninstalled(folder: Path) -> None:
    """Removes the whole folder where the extension was uninstalled meanwhile, which took its first one."""
    if not (folder / JOB).exists():
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # What is not empty belongs to somebody: it was installed again.
            folder.parent.rmdir()
            folder.parent.parent.rmdir()
