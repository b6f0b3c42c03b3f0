# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MPEG layer III frames: walk them, and put the Info frame in front that says where the music begins. No bpy.

An encoder adds samples before and after the music, and a decoder adds more. A file says how many in
an Info frame, as LAME writes it; a streaming encoder can't, and then every decoder plays its music
late. Layout of the frame: the LAME tag's specification, http://gabriel.mp3-tech.org/mp3infotag.html
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

ENCODER_DELAY = 576
"""Samples LAME and FFmpeg's encoder with it put before the music, besides the decoder's own 529."""

DECODER_DELAY = 529
PADDING_MAX = 0xFFF

_BITRATES_KBIT = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES_HZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


@dataclass(frozen=True)
class Frame:
    """One frame's header, read."""

    header: bytes
    size_bytes: int
    samples: int
    rate_hz: int
    channels: int
    kbit: int

    @property
    def side_bytes(self) -> int:
        """What stands between the header and the place of an Info tag."""
        if self.samples == 1152:
            return 17 if self.channels == 1 else 32
        return 9 if self.channels == 1 else 17


@dataclass(frozen=True)
class Mp3:
    """A file's frames. `delay` and `padding` are None without an Info frame, which is not counted."""

    first: Frame
    starts_at: int
    ends_at: int
    frames: int
    is_constant: bool
    delay: int | None
    padding: int | None

    @property
    def samples(self) -> int:
        """How many samples a decoder that knows the delays plays."""
        return max(self.frames * self.first.samples - (self.delay or 0) - (self.padding or 0), 0)


def read_frame(header: bytes) -> Frame | None:
    """The frame that begins with these four bytes, or None if none does."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return None
    version, bitrate, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or bitrate in (0, 15) or rate == 3:
        return None
    samples = 1152 if version == 3 else 576
    kbit, rate_hz = _BITRATES_KBIT[1 if version == 3 else 2][bitrate], _RATES_HZ[version][rate]
    size = samples // 8 * kbit * 1000 // rate_hz + (header[2] >> 1 & 1)
    return Frame(header[:4], size, samples, rate_hz, 1 if header[3] >> 6 == 3 else 2, kbit)


def is_mp3(head: bytes) -> bool:
    """Whether a file that begins with `head` is one: three frames in a row, or a tag before them."""
    if head[:3] == b"ID3" and len(head) >= 10 and max(head[6:10]) < 0x80:
        return True
    at, first = 0, None
    for _ in range(3):
        frame = read_frame(head[at : at + 4])
        if frame is None or (first and frame.rate_hz != first.rate_hz):
            return False
        first, at = frame, at + frame.size_bytes
    return True


def read_mp3(path: Path) -> Mp3 | None:
    """The frames of the file at `path`, or None where there are none. Raises OSError."""
    with path.open("rb") as file:
        starts_at = _after_tag(file)
        file.seek(starts_at)
        first = read_frame(file.read(4))
        if first is None:
            return None
        file.seek(starts_at)
        delays = _info_or_none(file.read(first.size_bytes), first)
        file.seek(starts_at + (first.size_bytes if delays else 0))
        frames, is_constant = _count_frames(file, first)
        delay, padding = delays or (None, None)
        return Mp3(first, starts_at, file.tell(), frames, is_constant, delay, padding)


def info_frame(mp3: Mp3, *, music_samples: int) -> bytes:
    """The frame to put before `mp3` so that decoders play `music_samples`, less if there are fewer."""
    frame = _frame_with_room(mp3.first)
    padding = mp3.frames * mp3.first.samples - ENCODER_DELAY - music_samples
    if not 0 <= padding <= PADDING_MAX:
        padding = 0
    size = frame.size_bytes + mp3.ends_at - mp3.starts_at
    start = frame.header + bytes(frame.side_bytes)
    start += _xing_part(mp3, size) + _lame_part(mp3, padding, size)
    start += struct.pack(">H", _crc16(start))
    return start.ljust(frame.size_bytes, b"\0")


def _after_tag(file: BinaryIO) -> int:
    head = file.read(10)
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size + (10 if head[5] & 0x10 else 0)


def _info_or_none(data: bytes, frame: Frame) -> tuple[int, int] | None:
    """Delay and padding of an Info frame; None if `data` is a frame of music."""
    at = 4 + frame.side_bytes
    if data[at : at + 4] not in (b"Xing", b"Info"):
        return (0, 0) if data[36:40] == b"VBRI" else None
    flags = int.from_bytes(data[at + 4 : at + 8], "big")
    at += 8 + sum(size for bit, size in enumerate((4, 4, 100, 4)) if flags >> bit & 1)
    packed = int.from_bytes(data[at + 21 : at + 24], "big")
    return packed >> 12, packed & 0xFFF


def _count_frames(file: BinaryIO, first: Frame) -> tuple[int, bool]:
    """How many whole frames follow; leaves `file` after the last."""
    frames, is_constant, at = 0, True, file.tell()
    file_size = file.seek(0, 2)
    file.seek(at)
    while (frame := read_frame(file.read(4))) and at + frame.size_bytes <= file_size:
        frames, at = frames + 1, at + frame.size_bytes
        is_constant = is_constant and frame.kbit == first.kbit
        file.seek(at)
    file.seek(at)
    return frames, is_constant


def _frame_with_room(first: Frame) -> Frame:
    """A frame like `first`, without CRC, that is long enough for an Info tag."""
    for bitrate in range(1, 15):
        header = bytes(
            (0xFF, first.header[1] | 1, bitrate << 4 | first.header[2] & 0x0C, first.header[3] & 0xCF)
        )
        frame = read_frame(header)
        if frame and frame.size_bytes >= 4 + frame.side_bytes + 156:
            return frame
    raise AssertionError("the largest frames of every rate have room")


def _xing_part(mp3: Mp3, size: int) -> bytes:
    # A table of places to seek to is a straight line for one bit rate; without one, decoders walk.
    table = bytes(index * 256 // 100 for index in range(100)) if mp3.is_constant else b""
    name, flags = (b"Info", 0xF) if mp3.is_constant else (b"Xing", 0xB)
    return name + struct.pack(">III", flags, mp3.frames, size) + table + struct.pack(">I", 0)


def _lame_part(mp3: Mp3, padding: int, size: int) -> bytes:
    """The tag up to its CRC. FFmpeg believes the delays only under a name it knows."""
    method = 1 if mp3.is_constant else 0
    start = b"LAME3.100" + bytes((method, 0)) + bytes(4 + 2 + 2 + 1) + bytes((min(mp3.first.kbit, 255),))
    delays = (ENCODER_DELAY << 12 | padding).to_bytes(3, "big")
    return start + delays + bytes(1 + 1 + 2) + struct.pack(">IH", size, 0)


def _crc16(text: bytes) -> int:
    """CRC-16/ARC, the one of the tag's specification."""
    crc = 0
    for byte in text:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
