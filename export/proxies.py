# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Movie strips that a background Blender draws from their proxies, where those are large enough. No bpy.

Blender uses proxies in its preview and never in a render. So in the copy of the scene that is to be
drawn, a strip is given its proxy for a file, and scaled to the place of the full picture. Run by
render_in_blender.py, which is no part of a package: this file imports nothing of ours.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

SIZES = (25, 50, 75, 100)
"""What Blender makes proxies of, in percent."""
INDEX = "record_run.blen_tc"
"""What Blender up to 5.0 writes beside a film's proxies: number, place and time of each frame."""
INDEX_HEAD = b"BlenMIdxv002"
INDEX_ENTRY = struct.Struct("<i32x")


def use_proxies(
    scene: Any,
    *,
    percentage: float,
    project: Path,
    animated: set[str],
    is_see_through: Callable[[str], bool],
    clip_of: Callable[[str], Any],
) -> None:
    """Gives the scene's movie strips the smallest proxies that suffice at `percentage` of its size.

    `project` is the folder its relative paths begin at, `animated` the paths of all that moves in it. A
    see-through film's proxies are not. `clip_of` tells the frames and the rate of the movie at a path.
    """
    editor = scene.sequence_editor
    moved = {path.rpartition(".")[0] for path in animated}
    for strip in editor.strips_all if hasattr(editor, "strips_all") else editor.sequences_all:
        if strip.type == "MOVIE" and strip.use_proxy and _is_simple(strip, moved):
            proxies = _proxies_of(strip, _folder(strip, editor, project))
            least = max(strip.transform.scale_x, strip.transform.scale_y) * percentage
            found = next(((size, path) for size, path in proxies if size >= least), None)
            if (
                found
                and not is_see_through(strip.filepath)
                and _is_in_step(found[1], film=strip.filepath, clip_of=clip_of)
            ):
                _draw_from(strip, path=found[1], scale=found[0] / 100)


def _is_simple(strip: Any, moved: set[str]) -> bool:
    """Whether scaling its picture is all it takes to use another size of it, and nothing else does."""
    crop, origin = strip.crop, strip.transform.origin
    return not (
        any((crop.min_x, crop.max_x, crop.min_y, crop.max_y))
        or tuple(origin) != (0.5, 0.5)
        or strip.stream_index
        or strip.use_deinterlace
        or strip.proxy.use_proxy_custom_file
        or crop.path_from_id() in moved
        or strip.transform.path_from_id() in moved
    )


def _folder(strip: Any, editor: Any, project: Path) -> Path:
    """Where Blender looks for the proxies of the strip."""
    path = Path(strip.filepath)
    base = path.parent / "BL_proxy"
    if editor.proxy_storage == "PROJECT":
        base = _absolute(editor.proxy_dir or "//BL_proxy", project)
    elif strip.proxy.use_proxy_custom_directory:
        base = _absolute(strip.proxy.directory, project)
    return base / path.name


def _absolute(path: str, project: Path) -> Path:
    return project / path.removeprefix("//") if path.startswith("//") else Path(path)


def _proxies_of(strip: Any, folder: Path) -> Iterator[tuple[int, Path]]:
    """Size in percent and path of each proxy that is wanted and there, the smallest first."""
    for size in SIZES:
        path = folder / f"proxy_{size}.avi"
        if getattr(strip.proxy, f"build_{size}") and path.is_file():
            yield size, path


def _is_in_step(proxy: Path, *, film: str, clip_of: Callable[[str], Any]) -> bool:
    """Whether the proxy's frame n is what Blender shows as the film's frame n.

    Where the film's rate varies, a proxy with an index holds the frames that there are, one after the
    other, while Blender shows on each number what is due by the clock. Newer proxies keep the film's times.
    """
    clip, index = clip_of(film), proxy.with_name(INDEX)
    if index.is_file():
        return _numbers_in(index) == list(range(clip.frame_duration))
    own = clip_of(str(proxy))
    return (own.fps, own.frame_duration) == (clip.fps, clip.frame_duration)


@cache
def _numbers_in(index: Path) -> list[int]:
    """Which of the film's frames, by the clock, each of a proxy's is; nothing for what can't be read."""
    content = index.read_bytes()
    entries = content[len(INDEX_HEAD) :]
    if not content.startswith(INDEX_HEAD) or len(entries) % INDEX_ENTRY.size:
        return []
    return [number for (number,) in INDEX_ENTRY.iter_unpack(entries)]


def _draw_from(strip: Any, *, path: Path, scale: float) -> None:
    strip.filepath = str(path)
    strip.transform.scale_x /= scale
    strip.transform.scale_y /= scale
