# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every picture of a video in order: from files, from Blender, or black. No bpy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from av.video.frame import VideoFrame

from ..errors import PictureError
from ..model import Cut
from ..sentence import Sentence, n_
from .canvas import black
from .colors import Colors
from .direct import pictures_of
from .encoder import Video
from .footage import NeedsBlender, Unreadable
from .rendered import pictures_in
from .renders import LOOK_UP_S, Chunk, Renders
from .spans import Span, spans_of

Pictures = Iterator[VideoFrame | None]


@dataclass(frozen=True)
class Means:
    """What there is beside the files.

    `renders` draws what no file shows; without it such a strip is refused by name. `colors` knows
    what the scene makes of a file's colors. `say` has the editor told one sentence.
    """

    renders: Renders | None
    colors: Colors
    say: Callable[[Sentence], None]


def pictures_for(cut: Cut, video: Video, means: Means) -> Pictures:
    """One picture for every `video.step`th frame of the Cut, and None while one takes long."""
    renders = means.renders
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
            yield from _direct(span, cut, video, means)


def _ordered(span: Span, cut: Cut, video: Video, renders: Renders | None) -> list[Chunk]:
    """The span's chunks: Blender begins to draw them while the spans before are decoded."""
    if span.direct or not span.clips:
        return []
    if renders is None:
        top = span.clips[0]
        raise PictureError(
            n_("Only Blender can draw the strip “{name}”: deselect it and try again.", name=top.name),
            details=top.needs_render,
        )
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
            n_(
                "Blender could not draw “{name}” in the background: deselect it and try again.",
                name=span.clips[0].name,
            ),
            details=chunk.failed,
        )
    yield from pictures_in(chunk.path, size=video.size, count=len(range(chunk.start, chunk.end, video.step)))


def _direct(span: Span, cut: Cut, video: Video, means: Means) -> Pictures:
    source, frames = span.clips[0].source, span.frames(cut, video.step)
    assert source
    grade = yield from means.colors.grade_of(source.colors)
    alone = len(span.clips) == 1
    given = 0
    try:
        for picture in pictures_of(source, frames, cut, video.size, alone=alone, grade=grade):
            yield picture
            given += picture is not None
    except NeedsBlender as error:
        if means.renders is None:
            raise
        if isinstance(error, Unreadable):
            means.say(
                n_(
                    "Blender drew “{name}”, which could not be decoded: convert it if that looks wrong.",
                    name=error.name,
                )
            )
        yield from _drawn_after_all(range(frames[given], span.end), span, video, means.renders)


def _drawn_after_all(frames: range, span: Span, video: Video, renders: Renders) -> Pictures:
    """One chunk at a time, before all that was ordered."""
    for chunk in renders.chunks(frames.start, frames.stop):
        renders.order(chunk, urgent=True)
        yield from _taken(chunk, span, video)
        renders.used(chunk, urgent=True)
