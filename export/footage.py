# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A movie file's frames by their number, as Blender counts them. No bpy.

Blender's frame n is what the file shows n frame lengths after its start, by the rate FFmpeg
guesses: so a file of variable rate, or one that starts late, shows here what it shows there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any, cast

import av
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError
from av.packet import Packet
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from ..errors import PictureError
from ..sentence import n_
from .needed import needed
from .reference import droppable_of

STEP_BACK_S = 1
"""How far before a frame to look when a seek led behind it; four times that the next time."""
THREADS_MOST = 8
"""Each holds frames of its own, and one of 8K has 100 MB."""


class NeedsBlender(PictureError):
    """The file alone does not make the picture; a background Blender may."""


class Unreadable(NeedsBlender):
    """The file called `name` does not decode."""

    def __init__(self, name: str) -> None:
        super().__init__(n_("“{name}” can't be read: convert it to another format and try again.", name=name))
        self.name = name


class Footage:
    """One open movie file. Close it, or use it as a context manager."""

    def __init__(self, path: str, *, shrunk: bool = False) -> None:
        """`shrunk` says that the pictures will be half as large at most: then some polish is left out."""
        self._path = path
        self._shrunk = shrunk
        self._open()
        self._start = self._stream.start_time or 0
        self._tick_s = self._stream.time_base or Fraction(1, 1000)
        self._rate = self._stream.guessed_rate or self._stream.average_rate or Fraction(25)
        codec = self._stream.codec_context
        self._is_free = droppable_of(codec.name, codec.extradata or b"", intra_only=codec.codec.intra_only)

    def _open(self) -> None:
        try:
            self._container: InputContainer = av.open(self._path, metadata_errors="ignore")
            self._stream: VideoStream = self._container.streams.video[0]
        except FileNotFoundError as error:
            raise PictureError(
                n_("“{name}” is no longer there: find it and try again.", name=self.name)
            ) from error
        except (FFmpegError, OSError, IndexError) as error:
            raise self.unreadable() from error
        self._stream.thread_type = "AUTO"
        self._stream.thread_count = min(os.cpu_count() or 1, THREADS_MOST)
        if self._shrunk:
            self._stream.codec_context.options = {"skip_loop_filter": "noref"}
        self._at_start = True

    def __enter__(self) -> Footage:
        return self

    def __exit__(self, *_: object) -> None:
        self._container.close()

    @property
    def format(self) -> VideoFormat:
        return self._stream.format

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the picture now. A frame may have more, where a crop on the left is left to
        whoever draws it: what Blender draws then is the top left of it."""
        return self._stream.width, self._stream.height

    @property
    def hides_alpha(self) -> bool:
        """Whether it has an alpha channel that its decoder here passes over: VP8 and VP9 have."""
        return self._stream.metadata.get("alpha_mode") == "1"

    def frames(self, numbers: Sequence[int]) -> Iterator[VideoFrame | None]:
        """The frame for each of the ascending `numbers`; past the file's real end, its last one.

        In between a None for each frame decoded on the way, so that a caller can stop.
        """
        due = [self._ticks_at(number) for number in numbers]
        shown: VideoFrame | None = None
        given = 0
        for frame in self._decoded_for(due):
            ticks = _ticks_of(frame)
            while shown is not None and given < len(due) and due[given] < ticks:
                yield shown
                given += 1
            if given == len(due):
                return
            shown = frame
            yield None
        if shown is None:
            raise self.unreadable()
        for _ in due[given:]:
            yield shown

    def _ticks_at(self, number: int) -> int:
        return self._start + floor(number / (self._rate * self._tick_s) + Fraction(1, 2))

    def _decoded_for(self, due: Sequence[int]) -> Iterator[VideoFrame]:
        """Frames in display order, the first of them at or before `due` if there is such a one."""
        for target in self._places_to_seek(due[0]):
            frames = self._decoded_after_seek(target, due)
            first = next(frames, None)
            if first is not None and _ticks_of(first) <= due[0]:
                yield first
                yield from frames
                return
        yield from self._decoded_from_start(due)

    def _places_to_seek(self, ticks: int) -> Iterator[int]:
        """An index may lead behind the frame, most of all where streams have none: then further back."""
        back = floor(STEP_BACK_S / self._tick_s) or 1
        target = ticks
        while target > self._start:
            yield target
            target = ticks - back
            back *= 4

    def _decoded_after_seek(self, ticks: int, due: Sequence[int]) -> Iterator[VideoFrame]:
        self._at_start = False
        try:
            self._container.seek(ticks, stream=self._stream)
        except (FFmpegError, OSError):
            return
        yield from self._decoded_on(due)

    def _decoded_from_start(self, due: Sequence[int]) -> Iterator[VideoFrame]:
        if not self._at_start:
            self._container.close()
            self._open()
        self._at_start = False
        yield from self._decoded_on(due)

    def _decoded_on(self, due: Sequence[int]) -> Iterator[VideoFrame]:
        try:
            for packet in needed(self._container.demux(self._stream), due, self._droppable):
                yield from self._decoded(packet)
            yield from self._decoded(None)
        except (FFmpegError, OSError) as error:
            raise self.unreadable() from error

    def _decoded(self, packet: Packet[VideoStream] | None) -> list[VideoFrame]:
        try:
            return cast(Any, self._stream).decode(packet)
        except InvalidDataError:
            return []  # one bad packet; Blender, too, goes on with the next

    def _droppable(self, packet: Packet[VideoStream]) -> bool:
        return self._is_free(memoryview(packet))

    def unreadable(self) -> Unreadable:
        return Unreadable(self.name)

    @property
    def name(self) -> str:
        return Path(self._path).name


def _ticks_of(frame: VideoFrame) -> int:
    ticks = frame.pts if frame.pts is not None else frame.dts
    return ticks if ticks is not None else 0
