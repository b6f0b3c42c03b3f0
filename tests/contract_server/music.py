# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Music whose place in time can be measured: a quiet tone, and a click of one sample where one should be."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO

import av
import numpy as np

CLICK = 0.9
"""Lossy codecs keep its place and not its height: 0.08 is left of the first one in the poorest mp3."""

TONE = 0.01
BLOCK = 1 << 16
SIGNATURE = b"stand-in for a C2PA manifest: not signed by anybody"
CODECS = {
    "mp3": ("mp3", "libmp3lame", "s16p"),
    "pcm": ("s16le", "pcm_s16le", "s16"),
    "ulaw": ("mulaw", "pcm_mulaw", "s16"),
    "alaw": ("alaw", "pcm_alaw", "s16"),
    "opus": ("ogg", "libopus", "flt"),
}
MEDIA_TYPES = {"mp3": "audio/mpeg", "opus": "audio/ogg"}


def render(
    duration_s: Fraction,
    *,
    clicks_s: Iterable[Fraction],
    output_format: str,
    channels: int,
    lame_header: bool,
    signed: bool,
) -> bytes:
    """Music of exactly `duration_s` in `output_format`, clicks on its first and last sample besides."""
    codec, rate = output_format.partition("_")[0], int(output_format.split("_")[1])
    samples = clicks(duration_s, clicks_s=clicks_s, rate_hz=rate)
    encoded = _encode(
        samples, codec=codec, rate=rate, output_format=output_format, channels=channels, lame=lame_header
    )
    return (_signature() if signed else b"") + encoded


def clicks(duration_s: Fraction, *, clicks_s: Iterable[Fraction], rate_hz: int) -> np.ndarray:
    """The samples of one channel, from -1 to 1."""
    count = max(round(duration_s * rate_hz), 1)
    samples = (TONE * np.sin(np.arange(count) * (2 * np.pi * 220 / rate_hz))).astype(np.float32)
    for click_s in (Fraction(0), *clicks_s):
        samples[min(round(click_s * rate_hz), count - 1)] = CLICK
    samples[-1] = CLICK
    return samples


def media_type(output_format: str) -> str:
    return MEDIA_TYPES.get(output_format.partition("_")[0], "application/octet-stream")


def _encode(
    samples: np.ndarray, *, codec: str, rate: int, output_format: str, channels: int, lame: bool
) -> bytes:
    container_name, codec_name, sample_format = CODECS[codec]
    layout = "mono" if channels == 1 else "stereo"
    options = {"write_xing": "1" if lame else "0", "id3v2_version": "0"} if codec == "mp3" else {}
    target = BytesIO()
    with av.open(target, "w", format=container_name, container_options=options) as container:
        stream = container.add_stream(codec_name, rate=rate, layout=layout)
        stream.format = sample_format
        if output_format.count("_") == 2:
            stream.bit_rate = int(output_format.split("_")[2]) * 1000
        resampler = av.AudioResampler(format=sample_format, layout=layout, rate=rate)
        for start in range(0, len(samples), BLOCK):
            for frame in resampler.resample(
                _frame(samples[start : start + BLOCK], start, rate, channels, layout)
            ):
                container.mux(stream.encode(frame))
        for frame in resampler.resample(None):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return target.getvalue()


def _frame(block: np.ndarray, start: int, rate: int, channels: int, layout: str) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.tile(block, (channels, 1)), format="fltp", layout=layout)
    frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
    return frame


def _signature() -> bytes:
    """An ID3v2 tag with a GEOB frame, which is where the manifest of a signed mp3 travels."""
    content = b"\0application/x-c2pa-manifest-store\0\0c2pa\0" + SIGNATURE
    frame = b"GEOB" + len(content).to_bytes(4, "big") + b"\0\0" + content
    size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + frame
