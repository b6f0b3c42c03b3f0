# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small picture to send: flat shots, light and dark in turn, so that every cut can be seen."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from video_to_music.model import Picture

SHOTS = (20, 15, 25)
"""Frames of each shot: 2.5 s at 24 fps."""

FPS = Fraction(24)


def write_shots(path: Path, *, shots=SHOTS, fps=FPS) -> Picture:
    """A video of flat shots, so many frames each, light and dark in turn."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=fps, width=64, height=48, pix_fmt="yuv420p")
        for index, frames in enumerate(shots):
            grey = np.full((48, 64, 3), 200 if index % 2 else 40, dtype=np.uint8)
            for _ in range(frames):
                container.mux(stream.encode(av.VideoFrame.from_ndarray(grey, format="rgb24")))
        container.mux(stream.encode(None))
    return Picture((str(path),), duration_s=sum(shots) / fps)
