# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WAV: the header that headerless samples lack, and what a WAV's own says. No bpy."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

PCM, A_LAW, MU_LAW = 1, 6, 7
HEADER_MAX_CHUNKS = 64


@dataclass(frozen=True)
class Samples:
    """How headerless samples are to be read."""

    codec: int
    rate_hz: int
    channels: int

    @property
    def frame_bytes(self) -> int:
        return self.channels * (2 if self.codec == PCM else 1)


def samples_of(output_format: str, *, size_bytes: int, duration_s: float) -> Samples | None:
    """How `size_bytes` of `output_format` are to be read, None for a format with headers of its own.

    The service does not say whether they are mono or stereo; the picture's length does.
    """
    codec = {"pcm": PCM, "ulaw": MU_LAW, "alaw": A_LAW}.get(output_format.partition("_")[0])
    if codec is None:
        return None
    mono = Samples(codec, int(output_format.partition("_")[2]), 1)
    mono_bytes = duration_s * mono.rate_hz * mono.frame_bytes
    return Samples(codec, mono.rate_hz, 2) if size_bytes > mono_bytes * sqrt(2) else mono


def wav_header(samples: Samples, *, size_bytes: int) -> bytes:
    """What goes before `size_bytes` of samples (whole frames, under 4 GB) in a WAV file."""
    bits, rate = 8 * samples.frame_bytes // samples.channels, samples.rate_hz
    form = struct.pack(
        "<HHIIHH",
        samples.codec,
        samples.channels,
        rate,
        rate * samples.frame_bytes,
        samples.frame_bytes,
        bits,
    )
    chunks = _chunk(b"fmt ", form)
    if samples.codec != PCM:
        # Anything but PCM says that its extension is empty, and how many samples there are.
        chunks = _chunk(b"fmt ", form + bytes(2)) + _chunk(
            b"fact", struct.pack("<I", size_bytes // samples.frame_bytes)
        )
    riff_bytes = 4 + len(chunks) + 8 + size_bytes + size_bytes % 2
    return (
        b"RIFF" + struct.pack("<I", riff_bytes) + b"WAVE" + chunks + b"data" + struct.pack("<I", size_bytes)
    )


def read_wav(path: Path) -> tuple[Samples, int] | None:
    """How the samples of the WAV at `path` are to be read, and how many a channel has. Raises OSError."""
    samples = None
    with path.open("rb") as file:
        file_size = file.seek(0, 2)
        file.seek(12)
        for _ in range(HEADER_MAX_CHUNKS):
            name, size = file.read(4), int.from_bytes(file.read(4), "little")
            if name == b"data" and samples:
                return samples, min(size, file_size - file.tell()) // samples.frame_bytes
            after = file.tell() + size + size % 2
            if name == b"fmt ":
                samples = _read_form(file.read(min(size, 16)))
            file.seek(after)
    return None


def _read_form(form: bytes) -> Samples | None:
    if len(form) < 16:
        return None
    codec, channels, rate, _, _, bits = struct.unpack("<HHIIHH", form[:16])
    known = (codec, bits) in ((PCM, 16), (A_LAW, 8), (MU_LAW, 8)) and channels in (1, 2) and rate
    return Samples(codec, rate, channels) if known else None


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content
