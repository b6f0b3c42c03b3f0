# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scene as it is now, unsaved changes and all, in a file that a background Blender can open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bpy

from ..errors import PictureError
from . import compat


def write_snapshot(scene: Any, path: Path) -> Path:
    """Writes the scene and all it stands on to `path`, with absolute paths inside. Raises PictureError.

    Unlike Save a Copy this runs nobody's save handlers, makes no thumbnail and leaves the settings,
    the recent files and the dirty flag alone. A file without a window layout opens as a library:
    whoever opens it finds the scene by its name.
    """
    part = path.with_suffix(".part.blend")
    compat.sync_view_layers()
    try:
        bpy.data.libraries.write(str(part), {scene}, path_remap="ABSOLUTE", fake_user=False, compress=False)
        part.replace(path)
    except (OSError, RuntimeError) as error:
        part.unlink(missing_ok=True)
        raise PictureError(
            f"The scene can't be copied to {path.parent}: make room on that disk and score again.",
            details=str(error),
        ) from error
    return path
