# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the take: encoded, complete, on disk, and only then under its name. No bpy."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import TakeError
from ..sentence import n_
from .contract import Delivery
from .loudness import frame_of
from .mp3_length import trim


@contextmanager
def part_of(path: Path) -> Generator[Path]:
    """A `.part` file to write, which becomes `path` when all went well and vanishes when not."""
    part = path.with_name(path.name + ".part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise TakeError(
            n_(
                "The music can't be kept in {folder}: {reason}; "
                "free some space there, or save the project elsewhere, and score again.",
                folder=path.parent.name,
                reason=error.strerror or error,
            )
        ) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def encode(path: Path, blocks: Iterable[Any], *, delivery: Delivery) -> None:
    """Encodes float32 (channels, n) blocks into the file `path`."""
    import av
    from av.error import FFmpegError

    at = 0
    try:
        with av.open(str(path), "w", format=delivery.muxer) as opened:
            container: Any = opened
            layout = "stereo" if delivery.channels == 2 else "mono"
            stream: Any = container.add_stream(delivery.encoder, rate=delivery.rate_hz, layout=layout)
            if delivery.encoder == "libmp3lame":
                stream.options = {"compression_level": "7"}
            if delivery.bitrate:
                stream.bit_rate = delivery.bitrate
            for block in blocks:
                container.mux(stream.encode(frame_of(block, delivery.rate_hz, at)))
                at += block.shape[1]
            container.mux(stream.encode(None))
        if delivery.encoder == "libmp3lame":
            trim(path, samples=at, rate_hz=delivery.rate_hz)
    except FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
