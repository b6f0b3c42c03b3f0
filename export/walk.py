# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every picture of a video in order: from files, from Blender, or black. No bpy."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from av.video.frame import VideoFrame

from ..errors import PictureError
from ..model import Cut
from .canvas import black
from .colors import Colors
from .direct import pictures_of
from .encoder import Video
from .footage import NeedsBlender
from .rendered import pictures_in
from .renders import LOOK_UP_S, Chunk, Renders
from .spans import Span, spans_of

Pictures = Iterator[VideoFrame | None]


def pictures_for(cut: Cut, video: Video, renders: Renders | None, colors: Colors) -> Pictures:
    """One picture for every `video.step`th frame of the Cut, and None while one takes long.

    `renders` draws what no file shows; without it such a strip is refused by name. `colors` knows
    what the scene makes of a file's colors.
    """
    spans = [span for span in spans_of(cut) if span.frames(cut, video.step)]
    ordered = [_ordered(span, cut, video, renders) for span in spans]
    for span, chunks in zip(spans, ordered, strict=True):
        frames = span.frames(cut, video.step)
        if not span.clips:
            picture = black(video.size)
            yield from (picture for _ in frames)
        elif chunks and renders:
            yield from _drawn_by_blender(chunks, span, video, renders)
        else:
            yield from _direct(span, cut, video, renders, colors)


def _ordered(span: Span, cut: Cut, video: Video, renders: Renders | None) -> list[Chunk]:
    """The span's chunks: Blender begins to draw them while the spans before are decoded."""
    if span.direct or not span.clips:
        return []
    if renders is None:
        top = span.clips[0]
        reason = top.needs_render or "can only be drawn by Blender"
        raise PictureError(f"The strip “{top.name}” {reason}: deselect it and try again.")
    chunks = renders.chunks(span.frames(cut, video.step)[0], span.end)
    for chunk in chunks:
        renders.order(chunk)
    return chunks


def _drawn_by_blender(chunks: list[Chunk], span: Span, video: Video, renders: Renders) -> Pictures:
    for chunk in chunks:
        yield from _taken(chunk, span, video)
        renders.used(chunk)


def _taken(chunk: Chunk, span: Span, video: Video) -> Pictures:
    while not chunk.ready.wait(LOOK_UP_S):
        yield None
    if chunk.failed:
        raise PictureError(
            f"Blender could not draw “{span.clips[0].name}” in the background: deselect it and try again.",
            details=chunk.failed,
        )
    yield from pictures_in(chunk.path, size=video.size, count=len(range(chunk.start, chunk.end, video.step)))


def _direct(span: Span, cut: Cut, video: Video, renders: Renders | None, colors: Colors) -> Pictures:
    source, frames = span.clips[0].source, span.frames(cut, video.step)
    assert source
    grade = yield from colors.grade_of(source.colors)
    alone = len(span.clips) == 1
    given = 0
    try:
        for picture in pictures_of(source, frames, cut, video.size, alone=alone, grade=grade):
            yield picture
            given += picture is not None
    except NeedsBlender as error:
        if renders is None:
            raise
        print(error.sentence, "Blender draws it instead.", file=sys.stderr)
        yield from _drawn_after_all(renders.chunks(frames[given], span.end), span, video, renders)


def _drawn_after_all(chunks: list[Chunk], span: Span, video: Video, renders: Renders) -> Pictures:
    """One chunk at a time, before all that was ordered."""
    for chunk in chunks:
        renders.order(chunk, urgent=True)
        yield from _taken(chunk, span, video)
        renders.used(chunk, urgent=True)
