# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered footage as cameras, phones and old programs leave it: no two kinds alike. No bpy."""

from fractions import Fraction
from pathlib import Path

import av
from footage import add_tone, numbered_frame

FRAMES = 60
SIZE = (320, 180)

KINDS = {
    "plain.mp4": {},
    "index_first.mp4": {"container": {"movflags": "+faststart"}},
    "long_gop.mp4": {"options": {"g": "250", "bf": "3", "b_strategy": "0"}},
    "open_gop.mp4": {"options": {"g": "12", "bf": "3", "x264-params": "open-gop=1:b-pyramid=normal"}},
    "variable.mp4": {"variable": True},
    "variable.mkv": {"variable": True},
    "film.mkv": {"fps": "24000/1001"},
    "late.ts": {},
    "with_sound.ts": {"sound": True},
    "with_sound.mkv": {"sound": True, "options": {"bf": "2"}},
    "hevc.mp4": {"codec": "libx265", "options": {"x265-params": "log-level=error"}},
    "ten_bit.mp4": {
        "codec": "libx265",
        "pix_fmt": "yuv420p10le",
        "options": {"x265-params": "log-level=error"},
    },
    "vp9.webm": {
        "codec": "libvpx-vp9",
        "options": {"auto-alt-ref": "1", "lag-in-frames": "16", "deadline": "realtime"},
    },
    "mjpeg.avi": {"codec": "mjpeg", "pix_fmt": "yuvj420p", "options": {"qmin": "2", "qmax": "3"}},
    "mpeg4.avi": {"codec": "mpeg4", "options": {"bf": "2", "qmin": "2", "qmax": "3"}},
    "mpeg2.mpg": {"codec": "mpeg2video", "options": {"bf": "2", "qmin": "2", "qmax": "3"}},
    "interlaced.ts": {"codec": "mpeg2video", "options": {"flags": "+ildct+ilme", "qmin": "2", "qmax": "3"}},
    "prores.mov": {"codec": "prores_ks", "pix_fmt": "yuv422p10le"},
    "rotated.mp4": {"rotation": 90},
    "upside_down.mp4": {"rotation": 180},
    "anamorphic.mp4": {"aspect": Fraction(64, 45)},
    "alpha.mov": {"codec": "png", "pix_fmt": "rgba"},
}


def make_odd(folder, kind):
    """Writes footage of that kind into `folder`, `FRAMES` frames numbered from 0."""
    path = Path(folder) / kind
    how = KINDS[kind]
    with av.open(str(path), "w", options=how.get("container", {})) as container:
        fill(container, how)
    return path


def fill(container, how):
    rate = Fraction(how.get("fps", 24))
    options = {"preset": "veryfast", "crf": "12"} if "codec" not in how else {}
    video = container.add_stream(
        how.get("codec", "libx264"), rate=rate, options=options | how.get("options", {})
    )
    video.width, video.height = SIZE
    video.pix_fmt = how.get("pix_fmt", "yuv420p")
    if "aspect" in how:
        video.codec_context.sample_aspect_ratio = how["aspect"]
    if "rotation" in how:
        video.set_display_rotation(how["rotation"])
    if how.get("variable"):
        video.codec_context.time_base = Fraction(1, 1000)
    if how.get("codec") in ("mpeg4", "mpeg2video", "mjpeg"):
        video.bit_rate = 4_000_000
    tone = container.add_stream("aac", rate=48000, layout="stereo") if how.get("sound") else None
    for number in range(FRAMES):
        picture = av.VideoFrame.from_ndarray(numbered_frame(number, size=SIZE), format="rgb24")
        if how.get("variable"):
            picture.time_base = Fraction(1, 1000)
            picture.pts = shown_at_ms(number)
        container.mux(video.encode(picture))
    container.mux(video.encode())
    if tone:
        add_tone(container, tone, duration_s=FRAMES / rate)


def shown_at_ms(number):
    """A phone's clock: some frames late, a stall of a quarter second in the middle."""
    return number * 1000 // 24 + (number * 7 % 5) * 4 + (250 if number >= 30 else 0)
