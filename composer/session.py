# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One scoring session: watch, arrange, play to a spool, master, deliver. No bpy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ..errors import TakeError
from ..model import Brief, Picture, Progress, Receipt, Report
from ..sentence import n_
from .arrange import arrange
from .contract import Delivery, delivery_of
from .deliver import encode, part_of, sha256_of
from .form import landing_s
from .master import TARGET_LUFS, Master, Spool, find_master, mastered
from .midi import write_midi
from .play import SEATS, play
from .score import Score
from .spot import spot
from .words import style_of

_STEM_FORMAT = "pcm_48000"
_PLAYING = 0.6
_LAME_LOSES = 0.3
"""LAME scales what it encodes by a few percent; this many LU, seen at 128 and 192 kbit/s."""


def score(picture: Picture, *, brief: Brief, delivery: Delivery, take: Path, report: Report) -> Receipt:
    """Composes, plays, masters and writes everything beside `take`; nothing half done stays behind."""
    total_s = float(picture.duration_s)
    report(Progress("COMPOSE", 0, total_s))
    spotting = spot(picture)
    music = arrange(spotting, style=style_of(brief), seed=brief.seed)
    file = take.with_name(take.name + delivery.suffix)
    spool_path = take.with_name(take.name + ".spool.part")
    try:
        spool = _spooled(music, spool_path, delivery, picture, _reporter(report, total_s, _PLAYING))
        master = _master(spool, delivery, music, lambda: report(Progress("COMPOSE", 0.7 * total_s, total_s)))
        with part_of(file) as part:
            encode(part, mastered(spool, master), delivery=delivery)
        extras = _extras(music, take, picture, master, stems=brief.stems)
    except OSError as error:
        raise TakeError(
            n_(
                "The music can't be kept in {folder}: {reason}; free some space there and score again.",
                folder=take.parent.name,
                reason=error.strerror or error,
            )
        ) from error
    finally:
        spool_path.unlink(missing_ok=True)
    report(Progress("COMPOSE", total_s, total_s))
    return Receipt(
        service="TEMP_SCORE",
        take=file.name,
        output_format=delivery.output_format,
        duration_s=spool.samples / delivery.rate_hz,
        sample_rate_hz=delivery.rate_hz,
        channels=delivery.channels,
        size_bytes=file.stat().st_size,
        sha256=sha256_of(file),
        seed=brief.seed,
        extras=extras,
    )


def _reporter(report: Report, total_s: float, share: float) -> Callable[[float], None]:
    return lambda done_s: report(Progress("COMPOSE", min(done_s, total_s) * share, total_s))


def _spooled(
    music: Score, path: Path, delivery: Delivery, picture: Picture, progress: Callable[[float], None]
) -> Spool:
    """The mix at the delivery's rate and channels on disk, exactly as many samples as the picture is long."""
    import numpy as np

    samples = max(round(picture.duration_s * delivery.rate_hz), 1)
    left = samples
    with path.open("wb") as file:
        for block in _at_rate(_mixes(music, progress), delivery):
            file.write(np.ascontiguousarray(block[:, :left].T).data)
            left -= min(block.shape[1], left)
        file.write(bytes(4 * delivery.channels * left))
    return Spool(path, delivery.rate_hz, delivery.channels, samples)


def _mixes(music: Score, progress: Callable[[float], None]) -> Iterator[Any]:
    done = 0
    for buses in play(music):
        done += buses["mix"].shape[1]
        progress(done / 48000.0)
        yield buses["mix"]


def _at_rate(blocks: Iterator[Any], delivery: Delivery) -> Iterator[Any]:
    """The same sound at the delivery's rate and channel count, through FFmpeg's resampler."""
    from av.audio.resampler import AudioResampler

    from .loudness import frame_of

    if delivery.rate_hz == 48000 and delivery.channels == 2:
        yield from blocks
        return
    layout = "stereo" if delivery.channels == 2 else "mono"
    resampler = AudioResampler(format="fltp", layout=layout, rate=delivery.rate_hz)
    at = 0
    for block in blocks:
        for frame in resampler.resample(frame_of(block, 48000, at)):
            yield frame.to_ndarray()
        at += block.shape[1]
    for frame in resampler.resample(None):
        yield frame.to_ndarray()


def _master(spool: Spool, delivery: Delivery, music: Score, tick: Callable[[], None]) -> Master:
    ring_s = max(music.duration_s - music.tempo.time_s(music.bars[-1].beat), 0.0)
    fade_s = min(0.75 * ring_s, 3.5) if ring_s > 0.3 else min(0.25, 0.2 * music.duration_s)
    target = TARGET_LUFS + (_LAME_LOSES if delivery.encoder == "libmp3lame" else 0.0)
    return find_master(
        spool, target_lufs=target, ceiling_db=_ceiling_db(delivery), fade_out_s=fade_s, tick=tick
    )


def _ceiling_db(delivery: Delivery) -> float:
    """Where the limiter stands so that peaks stay under -1 dBTP after a lossy coder's overshoot."""
    if not delivery.lossy:
        return -1.7 if delivery.encoder in ("pcm_mulaw", "pcm_alaw") else -1.1
    return -2.0 if delivery.bitrate >= 96000 else -3.5


def _extras(music: Score, take: Path, picture: Picture, master: Master, *, stems: bool) -> tuple[str, ...]:
    """The MIDI sketch, and the stems when asked for: dry, at the gain of the master."""
    sketch = take.with_name(take.name + ".mid")
    with part_of(sketch) as part:
        write_midi(music, part)
    if not stems:
        return (sketch.name,)
    return (sketch.name, *(_stem(name, music, take, picture, master).name for name in SEATS))


def _stem(name: str, music: Score, take: Path, picture: Picture, master: Master) -> Path:
    delivery = delivery_of(_STEM_FORMAT)
    path = take.with_name(f"{take.name}.{name}.wav")
    with part_of(path) as part:
        encode(part, (buses[name] * master.gain for buses in play(music)), delivery=delivery)
    return path


__all__ = ["landing_s", "score"]
