# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a scene shows a file's colors as they are, or makes others of them."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

AS_IN_THE_FILE = "sRGB"
"""The color space Blender takes a movie to be in, and shows as it is through the view Standard."""
PLAIN_VIEW = ("Standard", "None", 0.0, 1.0, False)
MANAGED = ("view_settings", "display_settings", "sequencer_colorspace_settings")
_view = attrgetter("view_transform", "look", "exposure", "gamma", "use_curve_mapping")


def changes_colors(scene: Any) -> bool:
    """Whether the scene shows plain footage in other colors than its own.

    The white balance of the view came with 4.3.
    """
    view = scene.view_settings
    return (
        _view(view) != PLAIN_VIEW
        or getattr(view, "use_white_balance", False)
        or scene.display_settings.display_device != "sRGB"
        or scene.sequencer_colorspace_settings.name != AS_IN_THE_FILE
    )


def colors_of(strip: Any, *, changed: bool) -> str:
    """The strip's color space where its colors are shown otherwise than they are, else nothing."""
    space = strip.colorspace_settings.name or AS_IN_THE_FILE
    return space if changed or space != AS_IN_THE_FILE else ""


def are_animated(data_paths: Iterable[str]) -> bool:
    """Whether an F-curve or driver moves how the scene shows colors."""
    return any(path.startswith(MANAGED) for path in data_paths)
