# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen when: the Cut's range as spans of one file, black, or Blender's own drawing. No bpy, no av."""

from __future__ import annotations

from collections.abc import Callable
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


def may_need_render(cut: Cut) -> bool:
    """Whether Blender may have to draw some of it, as far as can be told without opening a file."""
    if any(clip.source is None for clip in cut.clips):
        return True
    clips = sorted(cut.clips, key=lambda clip: clip.start)
    return any(after.start < before.end for before, after in pairwise(clips))


def spans_of(cut: Cut, covers: Callable[[Clip], bool]) -> list[Span]:
    """The Cut's range, whole and in order. `covers(clip)`: does its picture leave nothing uncovered?

    A file is read directly where it is alone in view or on top and covering. Where something shows
    around it Blender draws the span: what a strip lets through is its blend mode's to say.
    """
    spans: list[Span] = []
    for start, end, clips in _visible(cut):
        spans.append(_span(start, end, clips, covers))
    return _merged(spans)


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


def _span(start: int, end: int, clips: tuple[Clip, ...], covers: Callable[[Clip], bool]) -> Span:
    top = clips[0] if clips else None
    if top is None or top.source is None:
        return Span(start, end, clips, direct=False)
    if len(clips) == 1 or covers(top):
        return Span(start, end, (top,), direct=True)
    return Span(start, end, clips, direct=False)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        before = merged[-1] if merged else None
        if before and before.clips == span.clips and before.direct == span.direct:
            merged[-1] = Span(before.start, span.end, span.clips, span.direct)
        else:
            merged.append(span)
    return merged
