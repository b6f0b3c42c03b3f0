# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The multipart body, read piece by piece: memory does not grow with the picture. No bpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..errors import PictureError
from ..model import Progress, Report
from ..sentence import n_


@dataclass(frozen=True)
class Video:
    """A file to send, by the size it had when it was checked."""

    path: Path
    size_bytes: int


class Body:
    """What `requests` sends: `len()` is the Content-Length, `read` the next piece.

    The last piece is the closing boundary, which no server can do without, and it is given out by
    itself: COMPOSE is reported just before it, when the whole picture has left this machine. Until
    then (`is_complete` is False) nothing can have been composed.
    """

    def __init__(self, pieces: Sequence[bytes | Video], *, report: Report) -> None:
        self._pieces = list(pieces)
        self._report = report
        self._total = sum(_size(piece) for piece in pieces)
        self._sent = 0
        self._inside = 0
        self._file: BinaryIO | None = None
        self.is_complete = False

    def __len__(self) -> int:
        return self._total

    @property
    def has_begun(self) -> bool:
        return self._sent > 0

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, and b"" after the last one."""
        while self._pieces:
            if len(self._pieces) == 1 and not self.is_complete:
                self._report(Progress("COMPOSE"))
                self.is_complete = True
            chunk = self._read_piece(self._pieces[0], size if size >= 0 else self._total)
            if chunk:
                self._sent += len(chunk)
                if not self.is_complete:
                    self._report(Progress("SEND", self._sent, self._total))
                return chunk
            self._next_piece()
        return b""

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _read_piece(self, piece: bytes | Video, size: int) -> bytes:
        size = min(size, _size(piece) - self._inside)
        chunk = (
            piece[self._inside : self._inside + size]
            if isinstance(piece, bytes)
            else self._read_file(piece, size)
        )
        self._inside += len(chunk)
        return chunk

    def _read_file(self, video: Video, size: int) -> bytes:
        try:
            if self._file is None:
                self._file = video.path.open("rb")
            chunk = self._file.read(size)
        except OSError as error:
            raise PictureError(
                n_("The exported picture can't be read from the disk: score again.")
            ) from error
        if size and not chunk:
            raise PictureError(n_("The exported picture changed while it was being sent: score again."))
        return chunk

    def _next_piece(self) -> None:
        self.close()
        self._pieces.pop(0)
        self._inside = 0


def _size(piece: bytes | Video) -> int:
    return len(piece) if isinstance(piece, bytes) else piece.size_bytes
