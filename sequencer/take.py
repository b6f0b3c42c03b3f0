# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One take: what one run composed, as a strip or as the pieces an editor has cut that into. No bpy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .span import Span, length, share_of_shorter, shared
from .written import composed, read_recipe

CROSSFADE = 0.25
"""Two takes that share no more than this much of the shorter one follow each other."""
SAME_MUSIC = 0.5
"""Two strips of one run that share more than this much of their music are copies, not pieces."""


@dataclass(frozen=True)
class Piece:
    """A scored strip. Its music begins on frame `origin`, whether its handles show that or not.

    It is `selected` where the selection counts: on the level that is open.
    """

    name: str
    channel: int
    span: Span
    origin: int
    muted: bool
    selected: bool
    volume: float
    path: str

    @property
    def music(self) -> Span:
        """The frames of the music that it plays."""
        return self.span[0] - self.origin, self.span[1] - self.origin


@dataclass(frozen=True)
class Take:
    """The pieces of one take, first to last. `written` is the recipe as their strips hold it."""

    pieces: tuple[Piece, ...]
    written: Any

    @property
    def name(self) -> str:
        return self.pieces[0].name

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(piece.name for piece in self.pieces)

    @property
    def channel(self) -> int:
        return self.pieces[0].channel

    @property
    def span(self) -> Span:
        """From its first frame to its last, gaps included."""
        return self.pieces[0].span[0], max(piece.span[1] for piece in self.pieces)

    @property
    def frames(self) -> int:
        return sum(length(piece.span) for piece in self.pieces)

    @property
    def scored(self) -> Span:
        """The range it was composed for, where its music stands now."""
        frames, origin = composed(self.written).frames, self.pieces[0].origin
        return (origin, origin + frames) if frames else self.span

    @property
    def muted(self) -> bool:
        return all(piece.muted for piece in self.pieces)

    @property
    def selected(self) -> bool:
        return any(piece.selected for piece in self.pieces)

    @property
    def volume(self) -> float:
        return self.pieces[0].volume

    @property
    def path(self) -> str:
        """Absolute."""
        return self.pieces[0].path

    @property
    def job(self) -> str:
        """The run it came from, which sorts by time; empty when the recipe does not say."""
        return composed(self.written).job

    @property
    def service(self) -> str:
        return composed(self.written).service

    @property
    def recipe(self) -> dict[str, Any]:
        """All of it, which no redraw asks for."""
        return read_recipe(self.written)


def compete(one: Take, other: Take) -> bool:
    """Whether the two would be two musics on top of each other, and no crossfade."""
    both = sum(shared(a.span, b.span) for a in one.pieces for b in other.pieces)
    return one.names != other.names and both > CROSSFADE * min(one.frames, other.frames)


def copies(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """The strips of one run by the take they are pieces of.

    The pieces of a cut take each play another part of the music, so a strip that plays what another
    one does is of a copy. Of several, a piece belongs to the one it is most nearly in step with.
    """
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.span, piece.channel)):
        free = [copy for copy in found if not any(_play_the_same(piece, other) for other in copy)]
        if free:
            min(free, key=lambda copy: abs(copy[0].origin - piece.origin)).append(piece)
        else:
            found.append([piece])
    return found


def _play_the_same(one: Piece, other: Piece) -> bool:
    return share_of_shorter(one.music, other.music) > SAME_MUSIC
