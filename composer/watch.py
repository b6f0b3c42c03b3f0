# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the picture: brightness, colour, motion and change, frame by frame, from small pictures. No bpy.

Means are made of whole numbers, so the same decoded pixels give the same values on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

WIDTH, HEIGHT = 48, 27
_SOME_S = 0.07


@dataclass(frozen=True)
class Look:
    """What one frame looks like, each from 0 to 1 but `warmth` and `drift_*`, which are -1 to 1.

    `motion` and `change` compare with the frame before: mean difference a second of picture, and the
    difference as it is. `drift_x` and `drift_y` tell where things move.
    """

    time_s: float
    brightness: float
    contrast: float
    saturation: float
    warmth: float
    motion: float = 0.0
    change: float = 0.0
    drift_x: float = 0.0
    drift_y: float = 0.0


def watch(videos: tuple[str, ...], *, duration_s: float, every_frame: bool) -> tuple[Look, ...]:
    """The looks of all videos, one after the other. `every_frame` finds cuts; without it, some suffice.

    A video that can't be decoded is as good as black: it says nothing, and the music goes on.
    """
    looks: list[Look] = []
    before: Any = None
    start_s = last_s = 0.0
    for video in videos:
        time_s = start_s
        for time_s, small in _small_frames(video, start_s, every_frame):
            if time_s >= duration_s:
                return tuple(looks)
            looks.append(_look(small, before, time_s, time_s - last_s))
            before, last_s = small, time_s
        start_s = _end_s(video, start_s, time_s)
    return tuple(looks)


def _small_frames(video: str, start_s: float, every_frame: bool) -> Iterator[tuple[float, Any]]:
    """(time, small YUV picture of int16) of the frames that are decoded."""
    import av
    from av.error import FFmpegError

    try:
        with av.open(video) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            if not every_frame:
                stream.codec_context.skip_frame = "NONREF"
            first: float | None = None
            due = -1e9
            for frame in container.decode(stream):
                at = frame.time or 0.0
                first = at if first is None else first
                if every_frame or at >= due:
                    due = at + _SOME_S
                    yield start_s + at - first, _small(frame)
    except (FFmpegError, OSError, IndexError):
        return


def _small(frame: Any) -> Any:
    """(3, HEIGHT, WIDTH) of int16: brightness and both colour differences, four points a cell."""
    import numpy as np

    if frame.format.name not in ("yuv420p", "yuvj420p"):
        frame = frame.reformat(format="yuv420p")
    return np.stack([_cells(plane) for plane in frame.planes])


def _cells(plane: Any) -> Any:
    import numpy as np

    pixels = np.frombuffer(plane, np.uint8)
    points = pixels[_points(plane.width, plane.height, plane.line_size)].astype(np.int16)
    return (points.sum(axis=0) + 2) >> 2


@lru_cache(maxsize=8)
def _points(width: int, height: int, line_bytes: int) -> Any:
    """(4, HEIGHT, WIDTH): where in a plane the four points of each cell lie."""
    import numpy as np

    rows = (np.arange(2 * HEIGHT) * 2 + 1) * height // (4 * HEIGHT)
    columns = (np.arange(2 * WIDTH) * 2 + 1) * width // (4 * WIDTH)
    at = rows[:, None] * line_bytes + columns[None, :]
    return at.reshape(HEIGHT, 2, WIDTH, 2).transpose(1, 3, 0, 2).reshape(4, HEIGHT, WIDTH)


def _end_s(video: str, start_s: float, last_s: float) -> float:
    import av
    from av.error import FFmpegError

    try:
        with av.open(video) as container:
            return start_s + (container.duration or 0) / 1_000_000
    except (FFmpegError, OSError):
        return last_s


def _look(small: Any, before: Any, time_s: float, step_s: float) -> Look:
    import numpy as np

    luma, blue, red = small
    count = luma.size
    mean = int(luma.sum(dtype=np.int64)) / count
    colour = int((np.abs(blue - 128) + np.abs(red - 128)).sum(dtype=np.int64)) / count
    warm = int((red - blue).sum(dtype=np.int64)) / count
    spread = int(np.abs(luma - int(mean)).sum(dtype=np.int64)) / count
    still = (mean / 255.0, spread / 64.0, colour / 128.0, warm / 128.0)
    if before is None:
        return Look(time_s, *still)
    change = int(np.abs(small - before).sum(dtype=np.int64)) / (3 * count) / 255.0
    x, y = _drift(luma, before[0])
    return Look(time_s, *still, change / max(step_s, 0.001), change, x, y)


def _drift(luma: Any, before: Any) -> tuple[float, float]:
    """Where the picture moves, -1 to 1 across and down, by Horn and Schunck's gradients in one cell."""
    import numpy as np

    later = luma - before
    across = before[:, 2:] - before[:, :-2]
    down = before[2:, :] - before[:-2, :]
    x = -int((across.astype(np.int32) * later[:, 1:-1]).sum(dtype=np.int64))
    y = -int((down.astype(np.int32) * later[1:-1, :]).sum(dtype=np.int64))
    return _ratio(x, int((across.astype(np.int32) ** 2).sum(dtype=np.int64))), _ratio(
        y, int((down.astype(np.int32) ** 2).sum(dtype=np.int64))
    )


def _ratio(part: int, whole: int) -> float:
    return min(max(2.0 * part / whole, -1.0), 1.0) if whole else 0.0
