# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files behind strips, and whether they are there."""

from __future__ import annotations

import os
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
    folders = Folders(scene)
    for name, strip in strips.items():
        for path in _paths(strip, folders):
            if path not in there:
                there[path] = _checked(path, scene=scene, name=name)
            if strip.type == "MOVIE":
                found[name] = there[path]
    return found


class Folders:
    """The files of folders that hold image sequences: a look at each of thousands is slow."""

    def __init__(self, scene: Any) -> None:
        self._scene = scene
        self._listed: dict[str, frozenset[str]] = {}

    def files_in(self, directory: str) -> frozenset[str]:
        if directory not in self._listed:
            self._listed[directory] = _files_in(absolute(directory, scene=self._scene))
        return self._listed[directory]


def _files_in(folder: str) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if entry.is_file())
    except OSError:
        return frozenset()


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


def _paths(strip: Any, folders: Folders) -> Iterator[str]:
    """The files to look for, one by one."""
    if strip.type == "MOVIE":
        yield strip.filepath
    elif strip.type == "IMAGE":
        yield from _images(strip, folders)
    elif strip.type == "META":
        muted = {number for number, channel in compat.channels(strip) if channel.mute}
        for child in compat.strips(strip):
            if not child.mute and child.channel not in muted:
                yield from _paths(child, folders)
    else:  # an effect draws its inputs though they are muted
        for input_ in compat.inputs(strip):
            yield from _paths(input_, folders)


def _images(strip: Any, folders: Folders) -> list[str]:
    """Of a sequence only what its folder does not list: that may still be there, under another case."""
    directory = strip.directory
    names = [element.filename for element in strip.elements]
    if len(names) > 1:
        listed = folders.files_in(directory)
        names = [name for name in names if name not in listed]
    return [directory + name for name in names]
