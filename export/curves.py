# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The F-curves of the copied scene that a background Blender draws. No bpy.

Run by render_in_blender.py, which is no part of a package: this file imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def curves_of(scene: Any) -> Iterator[Any]:
    """Every F-curve and driver that moves something of the scene."""
    animation = scene.animation_data
    if not animation:
        return
    yield from animation.drivers
    actions = [animation.action, *(strip.action for track in animation.nla_tracks for strip in track.strips)]
    for action in filter(None, actions):
        for bag in _bags(action):
            yield from bag.fcurves


def _bags(action: Any) -> list[Any]:
    """What holds an action's curves: it itself before 4.4, a bag for each slot since."""
    if not hasattr(action, "layers"):
        return [action]
    return [bag for layer in action.layers for strip in layer.strips for bag in strip.channelbags]
