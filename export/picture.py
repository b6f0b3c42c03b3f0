# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk from a Cut to its picture: its pictures one after the other, encoded, reported. No bpy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from time import monotonic

from av.video.frame import VideoFrame

from ..model import Cut, Hit, Picture, Progress, Report
from .ahead import run_ahead
from .encoder import Encoder, Video, encoder_to
from .quality import bits_per_second, size_of, step_of
from .renders import Renders
from .snapshot import Snapshot
from .walk import pictures_for

REPORT_EVERY_S = 0.1


def write_picture(
    cut: Cut, *, quality: str, folder: Path, report: Report, snapshot: Snapshot | None = None
) -> Picture:
    video = Video(
        size=size_of(cut, quality),
        fps=cut.fps,
        frames=cut.frames,
        step=step_of(cut, quality),
        bits_per_second=bits_per_second(cut, quality),
    )
    path = folder / "picture.mp4"
    report(Progress("EXPORT", 0, cut.frames))
    with (
        encoder_to(path, video) as encoder,
        _renders(snapshot, cut, video, folder) as renders,
        run_ahead(pictures_for(cut, video, renders)) as pictures,
    ):
        _encode_all(pictures, encoder, video, report)
        report(Progress("EXPORT", cut.frames, cut.frames))
    return picture_of(cut, (str(path),))


def _renders(snapshot: Snapshot | None, cut: Cut, video: Video, folder: Path) -> Renders | nullcontext[None]:
    if snapshot is None:
        return nullcontext()
    return Renders(snapshot, cut, size=video.size, step=video.step, folder=folder)


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
