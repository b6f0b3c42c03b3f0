# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How large, how often and how many bits: what each quality sends. No bpy, no av."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from ..contract import VIDEOS_MAX_BYTES
from ..errors import PictureError
from ..sentence import n_

if TYPE_CHECKING:
    from ..model import Cut


@dataclass(frozen=True)
class Quality:
    """The longest edge, the most frames a second, and the bits a second a picture of it costs."""

    longest_edge: int
    most_fps: int
    bits_per_pixel: float


QUALITIES = {
    "SMALL": Quality(longest_edge=320, most_fps=15, bits_per_pixel=0.16),
    "STANDARD": Quality(longest_edge=640, most_fps=15, bits_per_pixel=0.12),
    "SHARP": Quality(longest_edge=1280, most_fps=30, bits_per_pixel=0.08),
}
EDGE_MIN_PX = 16
"""Blender writes no smaller film, and there is nothing to see on one."""
BITS_PER_SECOND_MIN = 10_000
"""The encoder counts in thousands and takes none for an error."""
FILL = 0.9
"""The share of the service's limit that rate control may spend: the rest is container and slack."""


def size_of(cut: Cut, quality: str) -> tuple[int, int]:
    """Width and height of the video: the scene's aspect, both even, as H.264 needs. Never enlarged."""
    shrink = _shrink(cut, quality)
    return _even(cut.width * shrink), _even(cut.height * shrink)


def check_size(cut: Cut, quality: str) -> None:
    """Raises PictureError where the video would be too small for anything to be seen."""
    if min(cut.width, cut.height) * _shrink(cut, quality) < EDGE_MIN_PX:
        width, height = size_of(cut, quality)
        raise PictureError(
            n_(
                "The picture would have {width} x {height} pixels, and {least} is the least: "
                "change the scene's resolution in its Output properties.",
                width=width,
                height=height,
                least=EDGE_MIN_PX,
            )
        )


def _shrink(cut: Cut, quality: str) -> Fraction:
    return min(Fraction(QUALITIES[quality].longest_edge, max(cut.width, cut.height)), Fraction(1))


def _even(length: Fraction) -> int:
    return max(2 * round(length / 2), 2)


def step_of(cut: Cut, quality: str) -> int:
    """Every how manieth frame of the timeline is sent."""
    return max(ceil(cut.fps / QUALITIES[quality].most_fps), 1)


def bits_per_second(cut: Cut, quality: str) -> int:
    """The average the encoder aims for; bounded by the length, so that no Cut can pass the limit."""
    return min(_wanted_bits_per_second(cut, quality), most_bits_per_second(cut))


def _wanted_bits_per_second(cut: Cut, quality: str) -> int:
    width, height = size_of(cut, quality)
    rate = cut.fps / step_of(cut, quality)
    wanted = int(width * height * rate * Fraction(QUALITIES[quality].bits_per_pixel))
    return max(wanted, BITS_PER_SECOND_MIN)


def most_bits_per_second(cut: Cut) -> int:
    return int(VIDEOS_MAX_BYTES * 8 * Fraction(FILL) / max(cut.duration_s, 1))


def estimate_bytes(cut: Cut, quality: str) -> int:
    """What the video of this Cut will weigh: within a factor of two for real footage."""
    return int(bits_per_second(cut, quality) * cut.duration_s / 8) + 2000
