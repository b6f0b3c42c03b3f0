# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the files behind strips are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..errors import TimelineError
from . import compat
from .source import absolute


def check_there(strips: Iterable[Any], *, scene: Any) -> None:
    """Raises TimelineError that names the first strip whose movie or image is missing."""
    seen: set[str] = set()
    for strip in strips:
        for path in _paths(strip):
            if path not in seen and not Path(absolute(path, scene=scene)).is_file():
                raise TimelineError(
                    f"“{Path(path).name}” is missing: find it again, or leave strip “{strip.name}” out."
                )
            seen.add(path)


def _paths(strip: Any) -> Iterator[str]:
    if strip.type == "MOVIE":
        yield strip.filepath
    elif strip.type == "IMAGE":
        yield from (strip.directory + element.filename for element in strip.elements)
    elif strip.type == "META":
        for child in compat.strips(strip):
            if not child.mute:
                yield from _paths(child)
