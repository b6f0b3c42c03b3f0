# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal of a run: `journal.jsonl`, one line a state, and progress between. No bpy.

A state is on disk before what it names begins, so a run can be told from its folder alone:

    prepared ▶ exporting ▶ exported ▶ [queued ▶ sending ▶] composing ▶ [receiving ▶] received ▶ placed
                                 … or failed, or cancelled, instead of any that would follow

A service over the network is in `sending` while it can't have the whole picture yet, so nothing
can have been billed; from `composing` on it may have been.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

JOURNAL = "journal.jsonl"

PREPARED, EXPORTED, QUEUED, RECEIVED, PLACED = "prepared", "exported", "queued", "received", "placed"
FAILED, CANCELLED, DISMISSED = "failed", "cancelled", "dismissed"
COMPOSING, RECEIVING = "composing", "receiving"
STATE_OF_PHASE = {
    "EXPORT": "exporting",
    "SEND": "sending",
    "COMPOSE": COMPOSING,
    "RECEIVE": RECEIVING,
}
MAY_BE_BILLED = (COMPOSING, RECEIVING)
ENDED = (RECEIVED, PLACED, FAILED, CANCELLED, DISMISSED)

LINE_MAX_BYTES = 100_000


def append(folder: Path, line: dict[str, Any], *, durable: bool) -> None:
    """Adds one line; with `durable` it is on disk when this returns. Raises OSError."""
    text = json.dumps({"at": round(time.time(), 3), **line}) + "\n"
    path = folder / JOURNAL
    is_new = not path.exists()
    # One write to a file opened for appending: Blender's line and the worker's never mix.
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, text.encode())
        if durable:
            os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Makes new names in `folder` durable, where the system has a way to."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@dataclass
class Tail:
    """Reads a journal as it grows. A half-written last line waits for the next read."""

    folder: Path
    _offset: int = 0
    _rest: bytes = field(default=b"", repr=False)

    def new_lines(self) -> Iterator[dict[str, Any]]:
        try:
            with (self.folder / JOURNAL).open("rb") as file:
                file.seek(self._offset)
                data = file.read(1_000_000)
        except OSError:
            return
        self._offset += len(data)
        *lines, self._rest = (self._rest + data).split(b"\n")
        self._rest = self._rest[:LINE_MAX_BYTES]
        for line in lines:
            if (parsed := _parsed_or_none(line)) is not None:
                yield parsed


def read_all(folder: Path) -> list[dict[str, Any]]:
    """Every whole line of the journal in `folder`; none when it can't be read."""
    tail, lines = Tail(folder), list[dict[str, Any]]()
    while new := list(tail.new_lines()):
        lines += new
    return lines


def states(lines: list[dict[str, Any]]) -> list[str]:
    return [line["state"] for line in lines if isinstance(line.get("state"), str)]


def _parsed_or_none(line: bytes) -> dict[str, Any] | None:
    try:
        parsed = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", parsed) if isinstance(parsed, dict) else None
