# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ogg pages: how long the Opus or Vorbis in them plays. No bpy.

Page layout: RFC 3533. Opus in Ogg, its pre-skip and its clock of 48 kHz: RFC 7845.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

OPUS_CLOCK_HZ = 48_000


@dataclass(frozen=True)
class Ogg:
    """`is_whole`: the last page says that it is the last."""

    rate_hz: int
    channels: int
    samples: int
    is_whole: bool


def read_ogg(path: Path) -> Ogg | None:
    """What the Ogg file at `path` holds, or None if it is not one we know. Raises OSError."""
    with path.open("rb") as file:
        first = _read_page(file, wants_content=True)
        if first is None:
            return None
        _, _, head = first
        if head[:8] == b"OpusHead" and len(head) >= 12:
            channels, (skip,), rate = head[9], struct.unpack("<H", head[10:12]), OPUS_CLOCK_HZ
        elif head[:7] == b"\x01vorbis" and len(head) >= 16:
            channels, skip, (rate,) = head[11], 0, struct.unpack("<I", head[12:16])
        else:
            return None
        end, is_whole = _last_position(file)
    if not channels or not rate:
        return None
    return Ogg(rate, channels, max(end - skip, 0), is_whole)


def _last_position(file: BinaryIO) -> tuple[int, bool]:
    end, is_whole, at = 0, False, file.tell()
    file_size = file.seek(0, 2)
    file.seek(at)
    while page := _read_page(file, wants_content=False):
        position, is_last, _ = page
        if file.tell() > file_size:
            return end, False
        # -1 stands on a page on which no packet ends.
        end = max(end, position)
        is_whole = is_last
    return end, is_whole


def _read_page(file: BinaryIO, *, wants_content: bool) -> tuple[int, bool, bytes] | None:
    """Position, whether it is the last page, and content if it is wanted; leaves `file` after the page."""
    head = file.read(27)
    if len(head) < 27 or head[:4] != b"OggS":
        return None
    (position,) = struct.unpack("<q", head[6:14])
    size = sum(file.read(head[26]))
    content = file.read(size) if wants_content else b""
    if not wants_content:
        file.seek(size, 1)
    return position, bool(head[5] & 4), content
