# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the videos that arrive: how long they are together, and where the picture changes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO

import av
import numpy as np

from .form import Part
from .rules import invalid

CHANGE = 24.0
"""Mean change of grey, of 255, from one frame to the next that is a cut."""


@dataclass(frozen=True)
class Watched:
    duration_s: Fraction
    cuts_s: tuple[Fraction, ...]


def watch(videos: list[Part], *, wants_cuts: bool) -> Watched:
    """Raises rules.Refused for what is no video."""
    start_s, cuts_s = Fraction(0), list[Fraction]()
    for index, video in enumerate(videos):
        try:
            with av.open(BytesIO(video.content)) as container:
                stream = container.streams.video[0]
                duration_s = stream.duration * stream.time_base
                if wants_cuts:
                    cuts_s += [start_s + cut_s for cut_s in _cuts(container, stream)]
        except (av.FFmpegError, IndexError, TypeError):
            raise invalid(["body", "videos", str(index)], "Value error, not a video", "value_error") from None
        start_s += duration_s
        if index + 1 < len(videos):
            cuts_s.append(start_s)
    return Watched(start_s, tuple(sorted(set(cuts_s))))


def _cuts(container, stream) -> list[Fraction]:
    stream.thread_type = "AUTO"
    cuts, before = [], None
    for frame in container.decode(stream):
        small = frame.reformat(48, 27, "gray").to_ndarray().astype(np.float32)
        if before is not None and np.abs(small - before).mean() > CHANGE:
            cuts.append(frame.pts * stream.time_base)
        before = small
    return cuts
