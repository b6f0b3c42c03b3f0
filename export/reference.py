# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which packets no other packet is built upon, read from their first bytes. No bpy, no av.

Of H.264 it is the two bits nal_ref_idc of each slice (ITU-T H.264, 7.3.1), of HEVC the slice's
type (ITU-T H.265, 7.4.2.2), where the stream has no temporal layers that could refer to it still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

HEADER_BYTES = 2
START_CODE = b"\x00\x00\x01"


def droppable_of(codec: str, extradata: bytes, *, intra_only: bool) -> Callable[[memoryview], bool]:
    """A test for the packets of one stream; it says no wherever it can't be sure."""
    if intra_only:
        return lambda _: True
    if codec == "h264":
        length = (extradata[4] & 3) + 1 if extradata[:1] == b"\x01" else 0
        return lambda packet: _none_referred_to(packet, length, _h264_slice_is_free)
    if codec == "hevc" and extradata[:1] == b"\x01" and extradata[21] >> 3 & 7 == 1:
        length = (extradata[21] & 3) + 1
        return lambda packet: _none_referred_to(packet, length, _hevc_slice_is_free)
    return lambda _: False


def _h264_slice_is_free(header: bytes) -> bool | None:
    is_slice = 1 <= header[0] & 31 <= 5
    return header[0] & 96 == 0 if is_slice else None


def _hevc_slice_is_free(header: bytes) -> bool | None:
    kind = header[0] >> 1 & 63
    return kind % 2 == 0 and kind < 16 if kind < 32 else None


def _none_referred_to(packet: memoryview, length_bytes: int, is_free: Callable[[bytes], bool | None]) -> bool:
    headers = _lengths(packet, length_bytes) if length_bytes else _start_codes(packet)
    answers = [free for header in headers if (free := is_free(header)) is not None]
    return bool(answers) and all(answers)


def _lengths(packet: memoryview, length_bytes: int) -> Iterator[bytes]:
    """The header of each unit that is stored after its length."""
    at = 0
    while at + length_bytes + HEADER_BYTES <= len(packet):
        size = int.from_bytes(packet[at : at + length_bytes], "big")
        at += length_bytes
        yield bytes(packet[at : at + HEADER_BYTES])
        at += size


def _start_codes(packet: memoryview) -> Iterator[bytes]:
    """The header of each unit that follows a start code."""
    stored = bytes(packet)
    at = stored.find(START_CODE)
    while 0 <= at < len(stored) - len(START_CODE) - HEADER_BYTES:
        at += len(START_CODE)
        yield stored[at : at + HEADER_BYTES]
        at = stored.find(START_CODE, at)
