# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small films for Temp Score's tests and benches: shots of moving stripes with exact cuts. No bpy."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from video_to_music.model import Hit, Picture

WIDTH, HEIGHT = 160, 90


def film(
    path: Path, shots: list[float], *, fps: Fraction = Fraction(24), seed: int = 1, known: bool = True
) -> Picture:
    """A film of shots of so many seconds each, every one in other colours and at another pace."""
    rng = np.random.default_rng(seed)
    ends = [round(sum(shots[: k + 1]) * fps) for k in range(len(shots))]
    frames = [image for k, end in enumerate(ends) for image in _shot(rng, end - ([0, *ends][k]))]
    write(path, frames, fps)
    cuts = tuple(Hit(float(end / fps)) for end in ends[:-1]) if known else ()
    return Picture((str(path),), len(frames) / fps, cuts)


def write(path: Path, frames: list[Any], fps: Fraction) -> None:
    """H.264 as the export room makes it, from RGB pictures."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=fps, options={"preset": "ultrafast", "crf": "28"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for number, image in enumerate(frames):
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts, frame.time_base = number, 1 / fps
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def black(path: Path, seconds: float, *, fps: Fraction = Fraction(24)) -> Picture:
    """Nothing to see."""
    count = max(round(seconds * fps), 1)
    write(path, [np.zeros((HEIGHT, WIDTH, 3), np.uint8)] * count, fps)
    return Picture((str(path),), count / fps)


def _shot(rng: Any, count: int) -> list[Any]:
    base = rng.integers(20, 220, 3)
    pace, width = rng.uniform(-6, 6), rng.uniform(0.03, 0.15)
    x, y = np.arange(WIDTH)[None, :], np.arange(HEIGHT)[:, None]
    pictures: list[Any] = []
    for number in range(count):
        stripes = 50 * np.sin(width * (x + pace * number) + 0.5 * width * y)
        pictures.append(np.clip(base + stripes[:, :, None], 0, 255).astype(np.uint8))
    return pictures
