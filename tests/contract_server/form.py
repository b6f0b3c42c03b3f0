# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A multipart form, read strictly from a file: parts lie in the file, not in memory."""

from __future__ import annotations

import mmap
import re
from dataclasses import dataclass
from pathlib import Path


class FormError(Exception):
    """The body is not the form its Content-Type promises."""


@dataclass(frozen=True)
class Part:
    """One part of a form. `file_name` is None for a plain field."""

    name: str
    file_name: str | None
    headers: dict[str, str]
    path: Path
    start: int
    size_bytes: int

    @property
    def content(self) -> bytes:
        with self.path.open("rb") as file:
            file.seek(self.start)
            return file.read(self.size_bytes)

    @property
    def text(self) -> str:
        return self.content.decode("utf-8")


def read_form(path: Path, content_type: str) -> list[Part]:
    """The parts of the body at `path`. Raises FormError."""
    match = re.fullmatch(
        r"multipart/form-data; *boundary=\"?([0-9A-Za-z'()+_,./:=? -]{1,70})\"?", content_type
    )
    if not match:
        raise FormError(f"not a form: {content_type!r}")
    boundary = match[1].encode()
    if not path.stat().st_size:
        raise FormError("the body is empty")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as body:
        return _parts(body, b"--" + boundary, path)


def _parts(body: mmap.mmap, delimiter: bytes, path: Path) -> list[Part]:
    parts: list[Part] = []
    if body[: len(delimiter)] != delimiter:
        raise FormError("the body does not begin with its boundary")
    at = len(delimiter)
    while body[at : at + 2] == b"\r\n":
        head_end = body.find(b"\r\n\r\n", at)
        end = body.find(b"\r\n" + delimiter, head_end + 2)
        if head_end < 0 or end < 0:
            raise FormError("a part does not end")
        start = min(head_end + 4, end)
        parts.append(_part(body[at + 2 : head_end], path, start, end - start))
        at = end + 2 + len(delimiter)
    if body[at : at + 4] != b"--\r\n" or at + 4 != len(body):
        raise FormError("the form does not end with its closing boundary")
    return parts


def _part(head: bytes, path: Path, start: int, size: int) -> Part:
    lines = [line.split(": ", 1) for line in head.decode("utf-8").split("\r\n")]
    headers = {line[0].lower(): line[1] for line in lines if len(line) == 2}
    disposition = headers.get("content-disposition", "")
    match = re.fullmatch(r'form-data; name="([^"]*)"(?:; filename="([^"]*)")?', disposition)
    if not match:
        raise FormError(f"odd disposition {disposition!r}")
    return Part(match[1], match[2], headers, path, start, size)
