# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service that composes nothing: its take is the picture that the others would be sent. No bpy."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..errors import TakeError
from ..model import Brief, Picture, Receipt, Report
from ..sentence import n_


def compose(picture: Picture, *, brief: Brief, take: Path, report: Report) -> Receipt:
    """Makes the first video the take and the others its extras. Raises TakeError."""
    del brief, report
    names = [f"{take.name}{'' if n == 1 else f'.{n}'}.mp4" for n in range(1, len(picture.videos) + 1)]
    try:
        for video, name in zip(picture.videos, names, strict=True):
            Path(video).replace(take.with_name(name))
        kept = take.with_name(names[0])
        with kept.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size_bytes = kept.stat().st_size
    except OSError as error:
        raise TakeError(
            n_(
                "The picture can't be saved ({reason}): make room on the disk and try again.",
                reason=error.strerror,
            )
        ) from error
    return Receipt(
        service="PICTURE",
        take=names[0],
        output_format="mp4",
        duration_s=float(picture.duration_s),
        sample_rate_hz=0,
        channels=0,
        size_bytes=size_bytes,
        sha256=sha256,
        extras=tuple(names[1:]),
    )
