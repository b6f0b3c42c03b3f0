# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One video for each strip, instead of one for them all. No bpy, no av."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ..contract import VIDEOS_MAX
from ..errors import PictureError
from ..model import Cut
from ..sentence import n_


def split_by_strip(cut: Cut) -> tuple[Cut, ...]:
    """A Cut for each strip, in order; the gap after a strip belongs to it. Together they are the Cut.

    Raises PictureError where strips overlap, or are more than the service takes files.
    """
    clips = sorted(cut.clips, key=lambda clip: clip.start)
    if len(clips) > VIDEOS_MAX:
        raise PictureError(
            n_(
                "{n} strips can't be sent as {most} files: deselect some, or send one file.",
                n=len(clips),
                most=VIDEOS_MAX,
            )
        )
    for before, after in pairwise(clips):
        if after.start < before.end:
            raise PictureError(
                n_(
                    "“{first}” and “{second}” overlap and can't be separate files: send one file.",
                    first=before.name,
                    second=after.name,
                )
            )
    starts = [cut.start, *(clip.start for clip in clips[1:])]
    ends = [*starts[1:], cut.end]
    return tuple(
        replace(
            cut,
            start=start,
            end=end,
            clips=(clip,),
            markers=tuple(marker for marker in cut.markers if start <= marker.frame < end),
        )
        for clip, start, end in zip(clips, starts, ends, strict=True)
    )
