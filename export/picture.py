# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk from a Cut to its picture: find the spans, decode ahead, encode, report. No bpy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from av.video.frame import VideoFrame

from ..errors import PictureError
from ..model import Cut, Hit, Picture, Progress, Report, Source
from .ahead import run_ahead
from .canvas import black
from .direct import pictures_of
from .encoder import Encoder, Video, encoder_to
from .quality import bits_per_second, size_of, step_of
from .spans import Span, spans_of

REPORT_EVERY_S = 0.1


def write_picture(cut: Cut, *, quality: str, folder: Path, report: Report) -> Picture:
    video = Video(
        size=size_of(cut, quality),
        fps=cut.fps,
        frames=cut.frames,
        step=step_of(cut, quality),
        bits_per_second=bits_per_second(cut, quality),
    )
    report(Progress("EXPORT", 0, cut.frames))
    path = folder / "picture.mp4"
    with encoder_to(path, video) as encoder, run_ahead(_pictures(cut, video)) as pictures:
        _encode_all(pictures, encoder, video, report)
        report(Progress("EXPORT", cut.frames, cut.frames))
    return picture_of(cut, (str(path),))


def picture_of(cut: Cut, videos: tuple[str, ...]) -> Picture:
    cuts = tuple(Hit(float(cut.time_s(frame))) for frame in cut.cut_frames)
    markers = tuple(Hit(float(cut.time_s(marker.frame)), marker.name) for marker in cut.markers)
    return Picture(videos, cut.duration_s, cuts, markers)


def _encode_all(
    pictures: Iterator[VideoFrame | None], encoder: Encoder, video: Video, report: Report
) -> None:
    done, reported_s = 0, monotonic()
    for picture in pictures:
        if picture is not None:
            encoder.encode(picture)
            done += video.step
        if monotonic() - reported_s >= REPORT_EVERY_S:
            report(Progress("EXPORT", min(done, video.frames), video.frames))
            reported_s = monotonic()


def _pictures(cut: Cut, video: Video) -> Iterator[VideoFrame]:
    """Every frame of the video, in order."""
    for span in spans_of(cut):
        frames = span.frames(cut, video.step)
        if not span.clips:
            picture = black(video.size)
            yield from (picture for _ in frames)
        elif frames:
            yield from pictures_of(_source_of(span), frames, cut, video.size)


def _source_of(span: Span) -> Source:
    top = span.clips[0]
    if top.source is None:
        reason = top.needs_render or "can only be drawn by Blender"
        raise PictureError(f"The strip {top.name} {reason}; deselect it and try again.")
    return top.source
