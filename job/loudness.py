# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How loud a take is, measured by the worker for the strip's volume. No bpy."""

from __future__ import annotations

import contextlib
import math
from pathlib import Path

LOUDNESS = "loudness"
RATE_HZ = 48_000


def note_loudness(folder: Path, take: Path) -> None:
    """Writes the integrated loudness of `take`, in LUFS, to the job folder; nothing where it has none."""
    lufs = _measured_or_none(take)
    if lufs is not None:
        with contextlib.suppress(OSError):  # it is only for comfort: no reason to lose a take
            (folder / LOUDNESS).write_text(f"{lufs:.2f}", encoding="ascii")


def loudness_or_none(folder: Path) -> float | None:
    """What `note_loudness` wrote; a job folder may come from anywhere."""
    try:
        with (folder / LOUDNESS).open(encoding="ascii") as file:
            lufs = float(file.read(20))
    except (OSError, ValueError):
        return None
    return lufs if -70 <= lufs <= 10 else None


def _measured_or_none(take: Path) -> float | None:
    try:
        import av
        from av.audio.resampler import AudioResampler
        from av.error import FFmpegError

        from ..composer.loudness import Meter
    except ImportError:  # a build without PyAV
        return None
    meter, resampler = Meter(RATE_HZ, 2), AudioResampler("fltp", "stereo", RATE_HZ)
    try:
        with av.open(str(take)) as source:
            for frame in source.decode(source.streams.audio[0]):
                for part in resampler.resample(frame):
                    meter.feed(part.to_ndarray())
        lufs = meter.lufs()
    except (OSError, FFmpegError, ValueError, IndexError):
        return None
    return lufs if math.isfinite(lufs) else None
