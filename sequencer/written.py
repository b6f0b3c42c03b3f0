# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recipe as a scored strip holds it; a .blend may come from anywhere, so it may be anything. No bpy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .span import Span, length


@dataclass(frozen=True)
class Composed:
    """What every redraw wants to know of a recipe; empty where it does not say.

    `job` is the run, which sorts by time; `frames` is how long what it composed for was.
    """

    job: str = ""
    service: str = ""
    frames: int = 0


def composed(written: Any) -> Composed:
    return _composed(written) if isinstance(written, str) else Composed()


def read_recipe(written: Any) -> dict[str, Any]:
    """Empty where it can't be read."""
    try:
        recipe = json.loads(written)
    except (TypeError, ValueError, RecursionError):
        return {}
    return recipe if isinstance(recipe, dict) else {}


def scored_range_or_none(recipe: dict[str, Any]) -> Span | None:
    """The frames the strips stood on when the take was composed for them."""
    match recipe.get("range"):
        case [int(start), int(end)] if start < end:
            return start, end
    return None


@lru_cache(maxsize=256)
def _composed(written: str) -> Composed:
    # Remembered: that of a long edit holds thousands of names, and is asked for at every redraw.
    recipe = read_recipe(written)
    job, service = recipe.get("job"), recipe.get("service")
    return Composed(
        job=job if isinstance(job, str) else "",
        service=service if isinstance(service, str) else "",
        frames=length(scored_range_or_none(recipe) or (0, 0)),
    )
