# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an answer is, by its first bytes: names and headers say what was meant, not what came. No bpy."""

from __future__ import annotations

from .mp3 import is_mp3

HEAD_BYTES = 16_384

MP3, OGG, WAV, WEBM, FLAC = "mp3", "ogg", "wav", "webm", "flac"
ZIP, PAGE, SAMPLES, NOTHING = "zip", "page", "samples", "nothing"

PLAYABLE = (MP3, OGG, WAV, WEBM, FLAC)
"""Kinds that are files in their own right; each is also the suffix of one."""


def kind_of(head: bytes, *, content_type: str) -> str:
    """What a body that begins with `head`, its first HEAD_BYTES, is.

    SAMPLES is everything unknown, as headerless samples may begin with anything at all.
    """
    if not head:
        return NOTHING
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return WAV
    for magic, kind in ((b"OggS\0", OGG), (b"\x1aE\xdf\xa3", WEBM), (b"fLaC\0", FLAC), (b"PK\x03\x04", ZIP)):
        if head.startswith(magic):
            return kind
    if is_mp3(head):
        return MP3
    return PAGE if _is_page(head, content_type) else SAMPLES


def _is_page(head: bytes, content_type: str) -> bool:
    """Whether this is text: what a proxy shows, or an error that came as a success."""
    if content_type.partition(";")[0].strip().lower() in ("text/html", "text/plain", "application/json"):
        return True
    start = head[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    begins = start.startswith((b"<!doctype", b"<html", b"<?xml", b'{"', b"{\n", b'[{"'))
    return begins and not any(byte < 9 for byte in head[:256])
