# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes an mp3 exactly as long as its sound. No bpy.

An mp3 is whole frames; how many samples at its end are padding stands in the tag of its first frame, as
LAME laid it out. FFmpeg's muxer never writes more padding there than one frame, but of one length in
about 25 there is a little more, and players would play it.
"""

from __future__ import annotations

from pathlib import Path

_HEAD_BYTES = 4096
_FRAMES, _DELAYS, _CRC = 8, 141, 154
"""Where in the tag, from its name on: the number of frames, both paddings, the checksum of all before it."""


def trim(path: Path, *, samples: int, rate_hz: int) -> None:
    """Notes in the stereo mp3 `path` that it has `samples`; one without a tag is left as it is."""
    long_frames = rate_hz >= 32000
    with path.open("rb+") as file:
        head = bytearray(file.read(_HEAD_BYTES))
        tag = max(head.find(b"Info"), head.find(b"Xing"))
        frame = tag - (36 if long_frames else 21)
        if frame < 0 or len(head) < tag + _CRC + 2:
            return
        frames = int.from_bytes(head[tag + _FRAMES : tag + _FRAMES + 4], "big")
        delays = int.from_bytes(head[tag + _DELAYS : tag + _DELAYS + 3], "big")
        padding = frames * (1152 if long_frames else 576) - (delays >> 12) - samples
        if not 0 <= padding < 1 << 12:
            return
        head[tag + _DELAYS : tag + _DELAYS + 3] = (delays >> 12 << 12 | padding).to_bytes(3, "big")
        checksum = crc16(head[frame : tag + _CRC])
        head[tag + _CRC : tag + _CRC + 2] = checksum.to_bytes(2, "big")
        file.seek(0)
        file.write(head)


def crc16(data: bytes | bytearray) -> int:
    """The CRC-16 of the ANSI polynomial, low bit first, that LAME's tag ends with."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
