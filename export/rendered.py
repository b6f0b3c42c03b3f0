# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures a background Blender drew, brought to the video's size. No bpy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
from av.error import FFmpegError
from av.video.frame import VideoFrame

from ..errors import PictureError
from ..sentence import n_
from .canvas import Canvas, Drawing
from .placement import Placement, Rect


def pictures_in(path: Path, *, size: tuple[int, int], count: int) -> Iterator[VideoFrame]:
    """Exactly `count` pictures. Raises PictureError when the file holds fewer."""
    canvas = Canvas(lambda frame: _whole(frame, size), size)
    given = 0
    try:
        with av.open(str(path)) as container:
            for frame in container.decode(video=0):
                yield canvas.draw(frame)
                given += 1
    except (FFmpegError, OSError) as error:
        raise _incomplete() from error
    if given != count:
        raise _incomplete()


def _whole(frame: VideoFrame, size: tuple[int, int]) -> Drawing:
    return Drawing(Placement(Rect(0, 0, frame.width, frame.height), Rect(0, 0, *size), size))


def _incomplete() -> PictureError:
    return PictureError(
        n_("What Blender drew in the background is incomplete: make room on the disk and try again.")
    )
