# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk from a Cut to its picture: its pictures one after the other, encoded, reported. No bpy."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from time import monotonic

from av.video.frame import VideoFrame

from ..model import Cut, Hit, Picture, Progress, Report
from ..sentence import Sentence
from .ahead import run_ahead
from .colors import Colors
from .encoder import Encoder, Video, encoder_to
from .quality import bits_per_second, check_size, size_of, step_of
from .renders import Renders
from .separate import split_by_strip
from .snapshot import Snapshot
from .walk import Means, Pictures, pictures_for

REPORT_EVERY_S = 0.1


def write_picture(
    cut: Cut,
    *,
    quality: str,
    folder: Path,
    report: Report,
    snapshot: Snapshot | None = None,
    separate: bool = False,
) -> Picture:
    check_size(cut, quality)
    parts = split_by_strip(cut) if separate else (cut,)
    paths = [
        folder / (f"picture-{n:02}.mp4" if separate else "picture.mp4") for n in range(1, len(parts) + 1)
    ]
    report(Progress("EXPORT", 0, cut.frames))
    with _all_or_none(paths), _renders(snapshot, cut, quality, folder) as renders:
        notes: dict[Sentence, None] = {}  # each once, in order
        colors = Colors(renders, size=size_of(cut, quality), folder=folder, say=notes.setdefault)
        means = Means(renders, colors, notes.setdefault)
        for part, path in zip(parts, paths, strict=True):
            video = video_of(part, cut, quality)
            _write(path, video, pictures_for(part, video, means), _counting_from(part, cut, report))
    return replace(picture_of(cut, tuple(str(path) for path in paths)), notes=tuple(notes))


def video_of(part: Cut, cut: Cut, quality: str) -> Video:
    """The video of a part. The limit is for all parts together, so the whole's length bounds the rate."""
    return Video(
        size=size_of(cut, quality),
        fps=cut.fps,
        frames=part.frames,
        step=step_of(cut, quality),
        bits_per_second=bits_per_second(cut, quality),
    )


def _write(path: Path, video: Video, drawn: Pictures, report: Report) -> None:
    with encoder_to(path, video) as encoder, run_ahead(drawn) as pictures:
        _encode_all(pictures, encoder, video, report)
        report(Progress("EXPORT", video.frames, video.frames))


def _counting_from(part: Cut, cut: Cut, report: Report) -> Report:
    before = part.start - cut.start
    return lambda progress: report(Progress("EXPORT", before + progress.done, cut.frames))


@contextmanager
def _all_or_none(paths: list[Path]) -> Generator[None]:
    try:
        yield
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        raise


def _renders(snapshot: Snapshot | None, cut: Cut, quality: str, folder: Path) -> Renders | nullcontext[None]:
    if snapshot is None:
        return nullcontext()
    return Renders(snapshot, cut, size=size_of(cut, quality), step=step_of(cut, quality), folder=folder)


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
