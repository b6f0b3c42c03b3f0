# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the picture: decodes it and keeps a small picture of the frames that are looked at. No bpy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from .looks import Look, looks_of

WIDTH, HEIGHT = 48, 27
_SOME_S = 0.07
_AT_ONCE = 96
"""How many frames are looked at together."""


def watch(videos: tuple[str, ...], *, duration_s: float, every_frame: bool) -> tuple[Look, ...]:
    """The looks of all videos, one after the other. `every_frame` finds cuts; without it, some suffice.

    A video that can't be decoded is as good as black: it says nothing, and the music goes on.
    """
    import numpy as np

    looks: list[Look] = []
    frames = _frames(videos, duration_s, every_frame)
    before: list[tuple[float, Any]] = []
    while some := list(islice(frames, _AT_ONCE)):
        times_s = [at for at, _ in (*before, *some)]
        points = np.stack([each for _, each in (*before, *some)])
        small = (points.astype(np.int16).sum(axis=2, dtype=np.int16) + 2) >> 2
        looks.extend(looks_of(times_s, small, first=not before))
        before = some[-1:]
    return tuple(looks)


def _frames(videos: tuple[str, ...], duration_s: float, every_frame: bool) -> Iterator[tuple[float, Any]]:
    """(time, points) of the frames of all videos that are looked at."""
    start_s = 0.0
    for video in videos:
        time_s = start_s
        for time_s, points in _decoded(video, start_s, every_frame):
            if time_s >= duration_s:
                return
            yield time_s, points
        start_s = _end_s(video, start_s, time_s)


def _decoded(video: str, start_s: float, every_frame: bool) -> Iterator[tuple[float, Any]]:
    """(time, points) of the frames of one video that are looked at."""
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
                    yield start_s + at - first, _points(frame)
    except (FFmpegError, OSError, IndexError):
        return


def _points(frame: Any) -> Any:
    """(3, 4, HEIGHT, WIDTH) of uint8: brightness and both colour differences, four points a cell."""
    import numpy as np

    if frame.format.name not in ("yuv420p", "yuvj420p"):
        frame = frame.reformat(format="yuv420p")
    points = np.empty((3, 4, HEIGHT, WIDTH), np.uint8)
    for plane, into in zip(frame.planes, points, strict=True):
        places = _places(plane.width, plane.height, plane.line_size)
        np.take(np.frombuffer(plane, np.uint8), places, out=into, mode="clip")
    return points


@lru_cache(maxsize=8)
def _places(width: int, height: int, line_bytes: int) -> Any:
    """(4, HEIGHT, WIDTH): where in a plane the four points of each cell lie."""
    import numpy as np

    rows = (np.arange(2 * HEIGHT) * 2 + 1) * height // (4 * HEIGHT)
    columns = (np.arange(2 * WIDTH) * 2 + 1) * width // (4 * WIDTH)
    at = rows[:, None] * line_bytes + columns[None, :]
    return np.ascontiguousarray(
        at.reshape(HEIGHT, 2, WIDTH, 2).transpose(1, 3, 0, 2).reshape(4, HEIGHT, WIDTH)
    )


def _end_s(video: str, start_s: float, last_s: float) -> float:
    import av
    from av.error import FFmpegError

    try:
        with av.open(video) as container:
            return start_s + (container.duration or 0) / 1_000_000
    except (FFmpegError, OSError):
        return last_s
