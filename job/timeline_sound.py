# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An mp3 take as FLAC, for Blender can't play an mp3 in its place. No bpy.

Blender (seen in 4.3, 4.5 and 5.0) takes an mp3's encoder delay off twice when it plays from its
first frame, and once when playback starts later: the music comes 23 ms early at 48 kHz and 25 at
44.1, or not, and no offset of the strip cures both. FLAC, WAV and Opus stand where they should. The
mp3 stays beside it, as delivered.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from ..errors import TakeError
from ..model import Receipt
from ..sentence import n_

CHUNK_BYTES = 1 << 20


def for_the_timeline(folder: Path, receipt: Receipt) -> Receipt:
    """The receipt of the take as it is to be placed: an mp3 becomes an extra beside its FLAC.

    A build without PyAV places the mp3. Raises TakeError when the mp3 can't be decoded or the disk
    is full; the mp3 is there all the same.
    """
    take = folder / receipt.take
    if take.suffix.lower() != ".mp3" or not find_spec("av"):
        return receipt
    flac = take.with_suffix(".flac")
    _convert(take, flac)
    return replace(
        receipt,
        take=flac.name,
        size_bytes=flac.stat().st_size,
        sha256=_sha256(flac),
        extras=(*receipt.extras, take.name),
    )


def _convert(mp3: Path, flac: Path) -> None:
    import av
    from av.error import FFmpegError

    part = flac.with_suffix(".flac.part")
    try:
        with av.open(str(mp3)) as source, av.open(str(part), "w", format="flac") as target:
            _copy_sound(source, target)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(flac)
    except (OSError, FFmpegError, IndexError) as error:
        part.unlink(missing_ok=True)
        raise TakeError(
            n_(
                "{name} can't be unpacked for the timeline: make room in {folder} and press Recover Takes.",
                name=mp3.name,
                folder=mp3.parent,
            ),
            details=str(error),
        ) from error


def _copy_sound(source: Any, target: Any) -> None:
    """PyAV's containers; the decoder takes the delay off, once."""
    from av.audio.resampler import AudioResampler

    sound = source.streams.audio[0]
    layout = "mono" if sound.codec_context.channels == 1 else "stereo"
    stream = target.add_stream("flac", rate=sound.codec_context.sample_rate, layout=layout)
    stream.codec_context.open()
    resampler = AudioResampler("s16", layout, stream.rate, frame_size=stream.codec_context.frame_size)
    written = 0
    for frame in chain(source.decode(sound), [None]):
        for part in resampler.resample(frame):
            part.pts, written = written, written + part.samples
            target.mux(stream.encode(part))
    target.mux(stream.encode(None))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
