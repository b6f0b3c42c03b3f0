# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen when: the Cut's range as spans of one file, black, or Blender's own drawing. No bpy, no av."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ..model import Clip, Cut


@dataclass(frozen=True)
class Span:
    """Timeline frames `start` to `end` that show the same `clips`, topmost first.

    No clips is black; `direct` says that the topmost clip's file is all there is to see.
    """

    start: int
    end: int
    clips: tuple[Clip, ...]
    direct: bool

    def frames(self, cut: Cut, step: int) -> range:
        """Those of the span's frames that are sent, every `step`th of the Cut."""
        first = self.start + (cut.start - self.start) % step
        return range(first, self.end, step)


def spans_of(cut: Cut) -> list[Span]:
    """The Cut's range, whole and in order.

    A clip with a source hides what lies below it, else the reader would not have given it one.
    """
    return _merged([_span(*stretch) for stretch in _visible(cut)])


def _visible(cut: Cut) -> list[tuple[int, int, tuple[Clip, ...]]]:
    edges = {cut.start, cut.end} | {frame for clip in cut.clips for frame in (clip.start, clip.end)}
    frames = sorted(frame for frame in edges if cut.start <= frame <= cut.end)
    waiting = sorted(cut.clips, key=lambda clip: clip.start, reverse=True)
    shown: list[Clip] = []
    stretches: list[tuple[int, int, tuple[Clip, ...]]] = []
    for start, end in pairwise(frames):
        while waiting and waiting[-1].start <= start:
            shown.append(waiting.pop())
        shown = [clip for clip in shown if clip.end > start]
        topmost_first = sorted(shown, key=lambda clip: clip.channel, reverse=True)
        stretches.append((start, end, tuple(topmost_first)))
    return stretches


def _span(start: int, end: int, clips: tuple[Clip, ...]) -> Span:
    return Span(start, end, clips, direct=bool(clips) and clips[0].source is not None)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        before = merged[-1] if merged else None
        if before and before.clips == span.clips and before.direct == span.direct:
            merged[-1] = Span(before.start, span.end, span.clips, span.direct)
        else:
            merged.append(span)
    return merged
