# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One silent H.264 mp4 whose duration is exact. No bpy."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
from av.container import OutputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from ..errors import PictureError
from ..sentence import n_

BT709 = 1
LIMITED_RANGE = 1
FINEST_RATE = 1_000_000
"""Above it a rate's numerator is no time scale any more: such a rate is rounded to 1/90000 s."""


@dataclass(frozen=True)
class Video:
    """What is to be written: every `step`th of `frames` timeline frames at `fps`."""

    size: tuple[int, int]
    fps: Fraction
    frames: int
    step: int
    bits_per_second: int

    @property
    def time_base(self) -> Fraction:
        return 1 / self.fps if self.fps.numerator <= FINEST_RATE else Fraction(1, 90_000)

    def ticks(self, frame: int) -> int:
        return round(frame / self.fps / self.time_base)


class Encoder:
    """Takes the video's frames one after the other."""

    def __init__(self, container: OutputContainer, video: Video) -> None:
        self._container = container
        self._video = video
        self._stream = _add_h264(container, video)
        self._next = 0

    def encode(self, picture: VideoFrame) -> None:
        picture.pts = self._video.ticks(self._next)
        picture.time_base = self._video.time_base
        self._next += self._video.step
        self._encode(picture)

    def finish(self) -> None:
        self._encode(None)

    def _encode(self, picture: VideoFrame | None) -> None:
        for packet in cast(Any, self._stream).encode(picture):
            shown = round((packet.pts or 0) * self._video.time_base * self._video.fps)
            until = min(shown + self._video.step, self._video.frames)
            packet.duration = self._video.ticks(until) - (packet.pts or 0)
            cast(Any, self._container).mux_one(packet)


@contextmanager
def encoder_to(path: Path, video: Video) -> Generator[Encoder]:
    """An Encoder for `path`, which appears only once the video is whole.

    Raises PictureError when it can't be written; whatever is raised inside leaves no file behind.
    """
    part = path.with_name(path.name + ".part")
    options = {"movflags": "+faststart", "movie_timescale": str(video.time_base.denominator)}
    try:
        with av.open(str(part), "w", format="mp4", options=options) as container:
            encoder = Encoder(container, video)
            yield encoder
            encoder.finish()
        part.replace(path)
    except (FFmpegError, OSError) as error:
        raise PictureError(
            n_(
                "{name} can't be written to {folder}: {reason}; make room and try again.",
                name=path.name,
                folder=path.parent,
                reason=error.strerror,
            )
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _add_h264(container: OutputContainer, video: Video) -> VideoStream:
    rate = video.fps / video.step
    stream: VideoStream = cast(Any, container).add_stream("libx264", rate=rate, options=_x264_options(video))
    stream.width, stream.height = video.size
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = video.time_base
    for name in ("colorspace", "color_primaries", "color_trc"):
        setattr(stream.codec_context, name, BT709)
    stream.codec_context.color_range = LIMITED_RANGE
    return stream


def _x264_options(video: Video) -> dict[str, str]:
    """Average and ceiling both bound the size. No B-frames: the last packet is the last shown."""
    rate = str(video.bits_per_second)
    return {"preset": "superfast", "b": rate, "maxrate": rate, "bufsize": rate, "bf": "0"}
