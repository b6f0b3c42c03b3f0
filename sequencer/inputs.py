# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Strips that show other strips: only what is selected may be in the picture, so those must be, too."""

from __future__ import annotations

from typing import Any

from ..errors import TimelineError
from ..sentence import n_
from . import compat

LOOK_BELOW = ("ADJUSTMENT", "MULTICAM")


def check_inputs(scene: Any, pictures: list[Any]) -> None:
    """Raises TimelineError where one of `pictures`, all selected and shown, shows what is not selected."""
    level = compat.open_level(scene.sequence_editor)
    others = [strip for strip in pictures if strip.type != "MOVIE"]  # asking more of each movie is dear
    made = [(strip, inputs) for strip in others if (inputs := _inputs(strip, scene, level))]
    selected = {strip.name for strip in compat.selected_of(compat.strips(level))} if made else set[str]()
    for strip, inputs in made:
        if missing := [each.name for each in inputs if each.name not in selected]:
            raise TimelineError(
                n_(
                    "“{strip}” is made from “{input}”: have both selected, or neither.",
                    strip=strip.name,
                    input=missing[0],
                )
            )
    for strip in others:
        if strip.type in LOOK_BELOW and not any(_lies_below(each, strip) for each in pictures):
            raise TimelineError(
                n_(
                    "“{strip}” shows what lies below it: have that selected, too, or leave the strip out.",
                    strip=strip.name,
                )
            )


def _inputs(strip: Any, scene: Any, level: Any) -> list[Any]:
    """An effect draws its inputs though they are muted, a multicam selector what its channels show."""
    if strip.type != "MULTICAM":
        return compat.inputs(strip)
    shown = {number for number, channel in compat.channels(level) if not channel.mute}
    shown &= _channels_of(strip, scene)
    cameras = [each for each in compat.strips(level) if each.channel in shown and _lies_below(each, strip)]
    return [each for each in cameras if each.type != "SOUND" and not each.mute]


def _channels_of(multicam: Any, scene: Any) -> set[int]:
    """Those it shows, now or by its keys."""
    path = multicam.path_from_id("multicam_source")
    keyed = (curve.keyframe_points for curve in compat.fcurves(scene) if curve.data_path == path)
    return {multicam.multicam_source, *(round(key.co[1]) for keys in keyed for key in keys)}


def _lies_below(strip: Any, other: Any) -> bool:
    return (
        strip.channel < other.channel
        and compat.left_handle(strip) < compat.right_handle(other)
        and compat.left_handle(other) < compat.right_handle(strip)
    )
