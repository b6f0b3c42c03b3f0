# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a take plays, at what rate, in how many channels, read from the file itself. No bpy."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from .mp3 import read_mp3
from .ogg import read_ogg
from .recognise import MP3, OGG, SAMPLES, WAV
from .wav import read_wav, samples_of


@dataclass(frozen=True)
class Sound:
    duration_s: float
    rate_hz: int
    channels: int


def probe(path: Path, *, kind: str, output_format: str, duration_s: Fraction) -> Sound:
    """What the music at `path` is; where the file does not tell, what was asked for. Raises OSError."""
    sound = None
    if kind == MP3 and (mp3 := read_mp3(path)):
        sound = Sound(mp3.samples / mp3.first.rate_hz, mp3.first.rate_hz, mp3.first.channels)
    elif kind == OGG and (ogg := read_ogg(path)):
        sound = Sound(ogg.samples / ogg.rate_hz, ogg.rate_hz, ogg.channels)
    elif kind == WAV and (wav := read_wav(path)):
        sound = Sound(wav[1] / wav[0].rate_hz, wav[0].rate_hz, wav[0].channels)
    elif kind == SAMPLES:
        sound = _samples(path, output_format, duration_s)
    return sound or Sound(float(duration_s), int(output_format.split("_")[1]), 2)


def _samples(path: Path, output_format: str, duration_s: Fraction) -> Sound | None:
    size = path.stat().st_size
    samples = samples_of(output_format, size_bytes=size, duration_s=float(duration_s))
    if samples is None:
        return None
    return Sound(size // samples.frame_bytes / samples.rate_hz, samples.rate_hz, samples.channels)
