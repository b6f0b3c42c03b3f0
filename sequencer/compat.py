# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender 4.2 to 5.2 under one set of names: every version difference of the sequencer stands here.

4.4 renamed sequences to strips; 5.0 gave the sequencer a scene of its own; 5.1 renamed the frame_…
properties and warns on the old names, so the new ones are asked for first. (`or` would not do: an
empty Blender collection is false.)
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import Any

import bpy

CHANNELS_MAX = 128
HOLDS_SOURCE_FRAMES: bool = bpy.app.version >= (5, 0)
"""Whether this Blender's cache is keyed by the source frame's position, rounded down: it then shows
the frame it drew first for all positions that share the key."""

TURNS_PICTURES: bool = bpy.app.version >= (4, 4)
"""Whether this Blender turns a picture as its file asks. Seen so from 4.5 on and not in 4.2."""


def sequencer_scene_or_none(context: Any) -> Any:
    """The scene the sequencer edits: in 5.x the workspace's own, which may be none."""
    if hasattr(context, "sequencer_scene"):
        return context.sequencer_scene
    return context.scene


def has_sound() -> bool:
    """False in builds without audaspace, such as the bpy 4.2 wheel."""
    return bool(bpy.app.build_options.audaspace)


def strips(level: Any) -> Any:
    """The strips of an editor or of a meta strip, that level only."""
    return level.strips if hasattr(level, "strips") else level.sequences


def selected_of(strips: Any) -> list[Any]:
    """The selected ones, asked for in one go: half the price of asking each."""
    flags = [False] * len(strips)
    strips.foreach_get("select", flags)
    return list(compress(strips, flags))


def strips_all(editor: Any) -> Any:
    return editor.strips_all if hasattr(editor, "strips_all") else editor.sequences_all


def open_metas(editor: Any) -> list[Any]:
    """The meta strips one is inside of, outermost first."""
    return list(editor.meta_stack)


def open_level(editor: Any) -> Any:
    metas = open_metas(editor)
    return metas[-1] if metas else editor


def channels(level: Any) -> Iterator[tuple[int, Any]]:
    """The channels of an editor or meta, by number from 1."""
    return ((n, channel) for n, channel in enumerate(level.channels) if 1 <= n <= CHANNELS_MAX)


def _has(name: str) -> bool:
    kind: Any = getattr(bpy.types, "MovieStrip" if hasattr(bpy.types, "MovieStrip") else "MovieSequence")
    return name in kind.bl_rna.properties


def _newer(new: str, old: str) -> str:
    return new if _has(new) else old


LEFT_HANDLE = _newer("left_handle", "frame_final_start")
RIGHT_HANDLE = _newer("right_handle", "frame_final_end")
# Getters in C, for they are asked thousands of times at every redraw.
left_handle: Callable[[Any], int] = attrgetter(LEFT_HANDLE)
right_handle: Callable[[Any], int] = attrgetter(RIGHT_HANDLE)
"""The first frame no longer shown."""
content_start: Callable[[Any], float] = attrgetter(_newer("content_start", "frame_start"))
"""The frame on which the trimmed source begins, whether the handles show it or not."""
OLD_EXTENT = ("frame_final_end", "frame_offset_end", "frame_start")
_content_extent = attrgetter(*(("content_end", "content_start") if _has("content_end") else OLD_EXTENT))
content_trims: Callable[[Any], tuple[int, int]] = attrgetter(
    _newer("content_trim_start", "animation_offset_start"), _newer("content_trim_end", "animation_offset_end")
)
"""Source frames cut away for good at the start and the end, as a hard split does."""


def inputs(strip: Any) -> list[Any]:
    """The strips an effect is made from; none for any other."""
    count = getattr(strip, "input_count", 0)
    return [each for n in range(1, count + 1) if (each := getattr(strip, f"input_{n}", None))]


def set_handles(strip: Any, start: int, end: int) -> None:
    setattr(strip, LEFT_HANDLE, start)
    setattr(strip, RIGHT_HANDLE, end)


def content_frames(strip: Any) -> int:
    """How many timeline frames the trimmed source fills.

    Not `frame_duration`, which counts source frames in 4.2 and timeline frames from 4.4 on.
    """
    *end, start = _content_extent(strip)
    return round(sum(end) - start)


def movie_fps(strip: Any, *, stored: float) -> float:
    """The movie's own frame rate, as this Blender matches it to the scene's, in single precision.

    `strip.fps` would open the file. What is `stored` on the strip's element was counted from 24 over a
    base of 1.001 until 4.3; later ones store that too, but match with 24000/1001.
    """
    return _matched(stored or strip.fps)


@lru_cache(maxsize=256)
def _matched(stored: float) -> float:
    whole = round(stored * 1.001)
    if bpy.app.version >= (4, 5) and abs(stored - whole / 1.001) < 1e-4:
        return single(whole * 1000 / 1001)
    return stored


@lru_cache(maxsize=256)
def single(value: float) -> float:
    """The number in single precision, as Blender counts."""
    return struct.unpack("f", struct.pack("f", value))[0]


def sync_view_layers() -> None:
    """Has Blender fill in the view layers that were never shown: 5.2 crashes when it writes one."""
    for scene in bpy.data.scenes:
        for layer in scene.view_layers:
            _ = layer.active_layer_collection


def forget_compositing(scene: Any) -> None:
    """Empties the scene's compositor: a tree of its own until 4.5, a shared one in 5.0."""
    if hasattr(scene, "compositing_node_group"):
        scene.compositing_node_group = None
    elif scene.node_tree:
        scene.node_tree.nodes.clear()


def fcurve_paths(scene: Any) -> Iterator[str]:
    """The data path of each F-curve and driver that moves something of the scene."""
    return (curve.data_path for curve in fcurves(scene))


def fcurves(scene: Any) -> Iterator[Any]:
    """Each F-curve and driver that moves something of the scene."""
    animation = scene.animation_data
    if not animation:
        return
    yield from animation.drivers
    actions = [animation.action]
    actions += [strip.action for track in animation.nla_tracks for strip in track.strips]
    for action in filter(None, actions):
        yield from _fcurves(action)


def _fcurves(action: Any) -> Iterator[Any]:
    if not hasattr(action, "layers"):
        yield from action.fcurves
        return
    for layer in action.layers:
        for strip in layer.strips:
            for bag in strip.channelbags:
                yield from bag.fcurves
