# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes small videos whose frames say their own number, so that any cut of them can be read back. No bpy.

Each frame carries a board of 4 x 4 black and white fields: 12 bits of number, then 4 bits of check
that a black picture fails. It survives scaling and lossy coding, as long as the whole frame is in view.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

FIELDS = 4
NUMBERS = 4096


def make_footage(path, *, frames=48, fps=24, size=(320, 180), first=0, sound=False, codec="libx264"):
    """Writes `frames` frames numbered from `first`, and with `sound` a 440 Hz tone as long."""
    rate = Fraction(fps).limit_denominator(1001)
    with av.open(str(path), "w") as container:
        video = container.add_stream(codec, rate=rate)
        video.width, video.height = size
        video.pix_fmt = "yuv420p"
        if codec == "libx264":
            video.options = {"preset": "veryfast", "crf": "12"}
        tone = container.add_stream("aac", rate=48000, layout="stereo") if sound else None
        for number in range(first, first + frames):
            picture = av.VideoFrame.from_ndarray(numbered_frame(number, size=size), format="rgb24")
            container.mux(video.encode(picture))
        container.mux(video.encode())
        if tone:
            add_tone(container, tone, duration_s=frames / rate)
    return Path(path)


def numbered_frame(number, *, size=(320, 180)):
    """The RGB picture, (height, width, 3) of uint8, that shows `number`."""
    width, height = size
    bits = ((code_of(number) >> np.arange(FIELDS * FIELDS)) & 1).reshape(FIELDS, FIELDS)
    rows = np.arange(height) * FIELDS // height
    columns = np.arange(width) * FIELDS // width
    grey = np.where(bits[rows][:, columns], 235, 16).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def number_in(picture):
    """The number a picture shows, or None when it is black or not one of ours."""
    grey = np.asarray(picture, dtype=float).reshape(*np.shape(picture)[:2], -1)[:, :, :3].mean(axis=2)
    height, width = grey.shape
    rows = (np.arange(FIELDS) * 2 + 1) * height // (2 * FIELDS)
    columns = (np.arange(FIELDS) * 2 + 1) * width // (2 * FIELDS)
    middle = (grey.max() + grey.min()) / 2
    code = sum(1 << i for i, value in enumerate(grey[np.ix_(rows, columns)].ravel()) if value > middle)
    number = code % NUMBERS
    return number if grey.max() > 60 and code == code_of(number) else None


def numbers_in(path):
    """The numbers of all frames of a video, None where a frame is black."""
    with av.open(str(path)) as container:
        return [number_in(frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]


def code_of(number):
    """16 bits: the number, and above it a check that is never 0 for 0 nor 15 for all ones."""
    check = 14 - sum((number >> shift) & 15 for shift in (0, 4, 8)) % 14
    return check << 12 | number


def add_tone(container, stream, *, duration_s):
    left = int(duration_s * 48000)
    at = 0
    while left > 0:
        size = min(1024, left)
        t = np.arange(at, at + size) / 48000
        wave = (0.2 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(np.stack([wave, wave]), format="fltp", layout="stereo")
        frame.sample_rate = 48000
        frame.pts = at
        container.mux(stream.encode(frame))
        at, left = at + size, left - size
    container.mux(stream.encode())
