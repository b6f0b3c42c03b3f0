# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files behind strips, and whether they are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import TimelineError
from ..sentence import n_
from . import compat
from .source import absolute


def paths_of_movies(strips: Mapping[str, Any], *, scene: Any) -> dict[str, str]:
    """The absolute path of each movie, by the name of its strip. Asking a strip for one is dear: once.

    Raises TimelineError that names the first strip whose movie or image is missing.
    """
    found: dict[str, str] = {}
    there: dict[str, str] = {}
    for name, strip in strips.items():
        for path in _paths(strip):
            if path not in there:
                there[path] = _checked(path, scene=scene, name=name)
            if strip.type == "MOVIE":
                found[name] = there[path]
    return found


def _checked(path: str, *, scene: Any, name: str) -> str:
    absolute_path = absolute(path, scene=scene)
    if not Path(absolute_path).is_file():
        raise TimelineError(
            n_(
                "“{file}” is missing: find it again, or leave strip “{strip}” out.",
                file=Path(path).name,
                strip=name,
            )
        )
    return absolute_path


def _paths(strip: Any) -> Iterator[str]:
    if strip.type == "MOVIE":
        yield strip.filepath
    elif strip.type == "IMAGE":
        yield from (strip.directory + element.filename for element in strip.elements)
    elif strip.type == "META":
        muted = {number for number, channel in compat.channels(strip) if channel.mute}
        for child in compat.strips(strip):
            if not child.mute and child.channel not in muted:
                yield from _paths(child)
    else:
        for input_ in compat.inputs(strip):
            yield from _paths(input_)
