# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut ▶ one small silent video, what the editor sees. No bpy; av and numpy only once one is exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .snapshot import Snapshot

if TYPE_CHECKING:
    from ..model import Cut, Picture, Report


def export_picture(
    cut: Cut,
    *,
    quality: str,
    folder: Path,
    report: Report,
    snapshot: Snapshot | None = None,
    separate: bool = False,
) -> Picture:
    """Write the Cut as `picture.mp4` in `folder`; its name is only there once the file is whole.

    With `separate` each strip becomes a file of its own, `picture-01.mp4` and so on.

    `quality` is a name of `quality.QUALITIES`. Raises PictureError in one sentence that names the
    file or strip, or whatever `report` raises; then nothing is left behind. What no file shows is
    drawn by a background Blender from `snapshot`, which is started only then; without it, refused.
    """
    from .picture import write_picture

    return write_picture(
        cut, quality=quality, folder=folder, report=report, snapshot=snapshot, separate=separate
    )
