# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The take an operator was given by name, or the active one."""

from __future__ import annotations

from typing import Any

from bpy.types import Context

from ..errors import TimelineError
from ..sentence import n_


def take_of(context: Context, name: str) -> Any:
    """Raises TimelineError when it is not on the timeline."""
    from ..sequencer.takes import active_take_or_none, take_or_raise
    from .gather import the_scene

    scene = the_scene(context)
    take = take_or_raise(scene, name) if name else active_take_or_none(scene)
    if take is None:
        raise TimelineError(n_("Choose a take in the list, or click its strip."))
    return take
