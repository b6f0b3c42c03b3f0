# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts in front of the music what it needs to play at the right speed and from its first sample. No bpy.

The samples themselves stay as they came. Memory does not grow with the take.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from .mp3 import info_frame, read_mp3
from .recognise import MP3, SAMPLES, WAV
from .wav import samples_of, wav_header


@dataclass(frozen=True)
class Front:
    """`content` goes before the bytes `start` to `end` of the file, which then has `suffix`."""

    content: bytes
    start: int
    end: int
    suffix: str


def front_or_none(path: Path, *, kind: str, output_format: str, duration_s: Fraction) -> Front | None:
    """What the music at `path` lacks, None if nothing. Raises OSError."""
    if kind == MP3:
        return _mp3_front(path, duration_s)
    samples = samples_of(output_format, size_bytes=path.stat().st_size, duration_s=float(duration_s))
    if kind != SAMPLES or samples is None:
        return None
    # A last sample that is not whole can't be played.
    size = path.stat().st_size // samples.frame_bytes * samples.frame_bytes
    return Front(wav_header(samples, size_bytes=size), 0, size, WAV) if size else None


def write_wrapped(source: Path, front: Front, *, target: Path) -> None:
    """Writes `front` and the bytes it goes before to `target`, on disk when this returns. Raises OSError."""
    with source.open("rb") as file, target.open("wb") as wrapped:
        wrapped.write(front.content)
        file.seek(front.start)
        shutil.copyfileobj(file, wrapped, 1 << 18)
        wrapped.truncate(len(front.content) + front.end - front.start)
        if front.suffix == WAV and (front.end - front.start) % 2:
            wrapped.seek(0, os.SEEK_END)
            wrapped.write(b"\0")
        wrapped.flush()
        os.fsync(wrapped.fileno())


def _mp3_front(path: Path, duration_s: Fraction) -> Front | None:
    mp3 = read_mp3(path)
    if mp3 is None or mp3.delay is not None:
        return None
    wanted = round(duration_s * mp3.first.rate_hz)
    # A tag before the first frame goes: its signature is over the bytes as they came.
    return Front(info_frame(mp3, music_samples=wanted), mp3.starts_at, mp3.ends_at, MP3)
