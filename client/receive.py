# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer, streamed to a `.part` file: capped, counted, and on disk when this returns. No bpy."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import requests
from urllib3.exceptions import HTTPError

from ..errors import TakeError
from ..model import Progress
from ..sentence import n_
from .line import Line
from .refusal import request_id
from .server_text import cleaned, token

TAKE_MAX_BYTES = 200_000_000
"""Ten minutes of 48 kHz stereo PCM are 115 MB."""

CHUNK_BYTES = 2048
"""Small, because urllib3 forgets the chunk in which a connection breaks."""

SAY_EVERY_BYTES = 65_536

TOO_MUCH = n_(
    "The server sent far more than music: check the server in the preferences, and your credits before you "
    "score again."
)


@dataclass(frozen=True)
class Arrived:
    """A body on disk. `problem` says what is missing, "" if all that was announced is there.

    `was_counted`: the server said how long it is, or where it ends.
    """

    path: Path
    size_bytes: int
    content_type: str
    was_counted: bool
    problem: str
    request_id: str
    song_id: str
    credits: int | None


def receive(answer: requests.Response, *, part: Path, line: Line, key: str) -> Arrived:
    """Writes the body of `answer` to `part`. Raises TakeError, or what `line` raises."""
    announced = _announced_bytes(answer)
    named_id = request_id(answer.headers, key=key)
    line.say(Progress("RECEIVE", 0, announced or 0))
    try:
        _check_encoding(answer)
        size, problem = _write(_chunks(answer, announced), part, total=announced or 0, line=line)
    except TakeError as error:
        part.unlink(missing_ok=True)
        error.status, error.billed, error.request_id = answer.status_code, "MAYBE", named_id
        raise
    if announced is not None and size < announced:
        problem = problem or "cut"
    return Arrived(
        part,
        size,
        cleaned(answer.headers.get("content-type", ""), key=key),
        was_counted=announced is not None or "chunked" in answer.headers.get("transfer-encoding", "").lower(),
        problem=problem,
        request_id=named_id,
        song_id=token(answer.headers.get("song-id"), key=key),
        credits=_credits_or_none(answer.headers.get("character-cost", "")),
    )


def _check_encoding(answer: requests.Response) -> None:
    # Unpacking could fill any disk, and music does not get smaller by it.
    if answer.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
        raise TakeError(
            n_(
                "The server packed the music in a way it was asked not to: check the server in the "
                "preferences, and your credits before you score again."
            )
        )


def _write(chunks: Iterator[bytes], part: Path, *, total: int, line: Line) -> tuple[int, str]:
    """The size of what came, and what broke it off."""
    size, said, problem = 0, 0, ""
    try:
        with part.open("wb") as file:
            try:
                for chunk in chunks:
                    size += file.write(chunk)
                    if size - said >= SAY_EVERY_BYTES:
                        line.say(Progress("RECEIVE", size, total))
                        said = size
            except (requests.RequestException, HTTPError, _Silence) as error:
                problem = type(error).__name__
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise TakeError(
            n_(
                "The music came but can't be written ({reason}): make room on the disk; what did fit is kept "
                "as {name} in the job's folder, and credits may be spent.",
                reason=error.strerror,
                name=_set_aside(part),
            ),
            details=str(error.errno),
        ) from error
    line.say(Progress("RECEIVE", size, max(total, size)))
    return size, problem


def _set_aside(part: Path) -> str:
    # A new name takes no room; as a .part it would be swept away with the job.
    aside = part.with_suffix(".incomplete")
    try:
        part.replace(aside)
    except OSError:
        return part.name
    return aside.name


def _chunks(answer: requests.Response, announced: int | None) -> Iterator[bytes]:
    left = TAKE_MAX_BYTES if announced is None else announced
    if left > TAKE_MAX_BYTES:
        raise TakeError(TOO_MUCH)
    while chunk := _read(answer, CHUNK_BYTES):
        left -= len(chunk)
        if left < 0:
            raise TakeError(TOO_MUCH)
        yield chunk


def _read(answer: requests.Response, size: int) -> bytes:
    # An OSError of the network must not pass for one of the disk.
    try:
        return answer.raw.read(size, decode_content=False) or b""
    except OSError as error:
        raise _Silence from error


class _Silence(Exception):
    """The network broke, or said nothing for too long."""


def _announced_bytes(answer: requests.Response) -> int | None:
    value = answer.headers.get("content-length", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def _credits_or_none(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None
