# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Temp Score behind the contract: the embedded service, asked over HTTP like any other."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path

from video_to_music.composer import compose
from video_to_music.model import Brief, Picture

from .rules import Wanted


def score(wanted: Wanted, duration_s: Fraction) -> bytes:
    """The music for a request that keeps the rules, as the contract delivers its format."""
    with tempfile.TemporaryDirectory(prefix="contract-server-") as folder:
        videos = [Path(folder, f"{number}.mp4") for number in range(len(wanted.videos))]
        for path, part in zip(videos, wanted.videos, strict=True):
            path.write_bytes(part.content)
        brief = Brief(wanted.description or "", tuple(wanted.tags), wanted.model_id, wanted.output_format)
        receipt = compose(
            Picture(tuple(map(str, videos)), duration_s),
            brief=brief,
            take=Path(folder, "take"),
            report=lambda progress: None,
        )
        return headless(Path(folder, receipt.take).read_bytes())


def headless(music: bytes) -> bytes:
    """PCM, µ-law and A-law go over the wire without the WAV that Temp Score puts around them."""
    if not music.startswith(b"RIFF"):
        return music
    at = 12
    while music[at : at + 4] != b"data":
        at += 8 + int.from_bytes(music[at + 4 : at + 8], "little")
    return music[at + 8 :]
