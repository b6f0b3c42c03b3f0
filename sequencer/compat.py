# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender 4.2 to 5.2 under one set of names: every version difference of the sequencer stands here.

4.4 renamed sequences to strips; 5.0 gave the sequencer a scene of its own; 5.1 renamed the frame_…
properties and warns on the old names, so the new ones are asked for first. (`or` would not do: an
empty Blender collection is false.)
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import bpy

CHANNELS_MAX = 128


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


def left_handle(strip: Any) -> int:
    return strip.left_handle if hasattr(strip, "left_handle") else strip.frame_final_start


def right_handle(strip: Any) -> int:
    """The first frame no longer shown."""
    return strip.right_handle if hasattr(strip, "right_handle") else strip.frame_final_end


def set_handles(strip: Any, start: int, end: int) -> None:
    if hasattr(strip, "left_handle"):
        strip.left_handle, strip.right_handle = start, end
    else:
        strip.frame_final_start, strip.frame_final_end = start, end


def content_start(strip: Any) -> float:
    """The frame on which the trimmed source begins, whether the handles show it or not."""
    return strip.content_start if hasattr(strip, "content_start") else strip.frame_start


def content_frames(strip: Any) -> int:
    """How many timeline frames the trimmed source fills.

    Not `frame_duration`, which counts source frames in 4.2 and timeline frames from 4.4 on.
    """
    if hasattr(strip, "content_end"):
        return round(strip.content_end - strip.content_start)
    return round(strip.frame_final_end + strip.frame_offset_end - strip.frame_start)


def content_trims(strip: Any) -> tuple[int, int]:
    """Source frames cut away for good at the start and the end, as a hard split does."""
    if hasattr(strip, "content_trim_start"):
        return strip.content_trim_start, strip.content_trim_end
    return strip.animation_offset_start, strip.animation_offset_end


def movie_fps(strip: Any) -> float:
    """The movie's own frame rate, as this Blender matches it to the scene's, in single precision.

    `strip.fps` would open the file. What is stored on the strip was counted from 24 over a base of
    1.001 until 4.3; later ones store that too, but match with 24000/1001.
    """
    stored = next((element.orig_fps for element in strip.elements if element.orig_fps), 0.0) or strip.fps
    whole = round(stored * 1.001)
    if bpy.app.version >= (4, 5) and abs(stored - whole / 1.001) < 1e-4:
        return single(whole * 1000 / 1001)
    return stored


def holds_source_frames() -> bool:
    """Whether this Blender draws a source frame again for as long as its number, rounded down,
    stays: from 5.0 on, where the sequencer's cache is keyed that way."""
    return bpy.app.version >= (5, 0)


def single(value: float) -> float:
    """The number in single precision, as Blender counts."""
    return struct.unpack("f", struct.pack("f", value))[0]


def fcurve_paths(scene: Any) -> Iterator[str]:
    """The data path of each F-curve and driver that moves something of the scene."""
    animation = scene.animation_data
    if not animation:
        return
    yield from (driver.data_path for driver in animation.drivers)
    actions = [animation.action]
    actions += [strip.action for track in animation.nla_tracks for strip in track.strips]
    for action in filter(None, actions):
        yield from (curve.data_path for curve in _fcurves(action))


def _fcurves(action: Any) -> Iterator[Any]:
    if not hasattr(action, "layers"):
        yield from action.fcurves
        return
    for layer in action.layers:
        for strip in layer.strips:
            for bag in strip.channelbags:
                yield from bag.fcurves
