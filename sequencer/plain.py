# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which strips show their file as it is, and why the others need Blender to draw them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from . import colors, compat

KINDS = {
    "IMAGE": "is an image",
    "SCENE": "is a scene",
    "MOVIECLIP": "is a movie clip",
    "MASK": "is a mask",
    "META": "is a meta strip",
    "COLOR": "is a color",
    "TEXT": "is a text",
    "ADJUSTMENT": "is an adjustment layer",
    "MULTICAM": "is a multicam selector",
}

PLAIN_BLENDS = frozenset({"REPLACE", "ALPHA_OVER", "CROSS"})
_crop = attrgetter("min_x", "max_x", "min_y", "max_y")
_turn = attrgetter("rotation", "scale_x", "scale_y")
STRIP_PATH = re.compile(r'sequence_editor\.(?:strips|sequences)_all\["((?:[^"\\]|\\.)*)"\]\.(.*)', re.DOTALL)
CHANNEL_PATH = re.compile(r'\.channels\["(?:[^"\\]|\\.)*"\]\.mute$', re.DOTALL)


def reasons_by_name(scene: Any, pictures: dict[str, Any]) -> dict[str, str]:
    """Why only Blender can draw each strip; empty for a plain movie."""
    paths = list(compat.fcurve_paths(scene))
    moves_all = colors.are_animated(paths) or any(map(CHANNEL_PATH.search, paths))
    animated = pictures.keys() if moves_all else animated_strips(paths)
    multiview = scene.render.use_multiview
    return {
        name: "is animated" if name in animated else needs_render(strip, multiview=multiview)
        for name, strip in pictures.items()
    }


def needs_render(strip: Any, *, multiview: bool) -> str:
    """Why only Blender can draw the strip, in words that finish "this strip …"; empty for a plain movie.

    An alpha channel in the file can't be told from here: whoever decodes it must look.
    """
    if strip.type != "MOVIE":
        return KINDS.get(strip.type) or f"is a “{_label(strip, 'type')}” effect"
    return _blended(strip) or _timed(strip) or _placed(strip) or _graded(strip, multiview=multiview)


def animated_strips(data_paths: Iterable[str]) -> frozenset[str]:
    """The names of the strips whose picture an F-curve or driver moves."""
    found = (STRIP_PATH.match(path) for path in data_paths)
    named = ((m[1], m[2]) for m in found if m)
    return frozenset(_unescaped(name) for name, prop in named if prop not in ("volume", "pan"))


def _unescaped(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)


def _label(strip: Any, prop: str) -> str:
    return strip.bl_rna.properties[prop].enum_items[getattr(strip, prop)].name


def _blended(strip: Any) -> str:
    if strip.blend_type not in PLAIN_BLENDS:
        return f"is blended by “{_label(strip, 'blend_type')}”"
    return "is transparent" if strip.blend_alpha < 1 else ""


def _timed(strip: Any) -> str:
    if len(strip.retiming_keys) > 0:
        return "is retimed"
    return "is strobed" if strip.strobe > 1 else ""


def _placed(strip: Any) -> str:
    if strip.use_flip_x or strip.use_flip_y:
        return "is mirrored"
    if any(_crop(strip.crop)):
        return "is cropped"
    rotation, scale_x, scale_y = _turn(strip.transform)
    if rotation:
        return "is rotated"
    return "is scaled to nothing or turned over" if scale_x <= 0 or scale_y <= 0 else ""


def _graded(strip: Any, *, multiview: bool) -> str:
    if (modifiers := strip.modifiers) and not all(modifier.mute for modifier in modifiers):
        return "has modifiers"
    if strip.color_multiply != 1 or strip.color_saturation != 1:
        return "has its colors changed"
    if strip.use_deinterlace:
        return "is deinterlaced"
    if strip.stream_index:
        return "shows another stream of its file"
    return "is stereoscopic" if multiview and strip.use_multiview else ""
