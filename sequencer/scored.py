# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The strips a take was composed for, as they stand now: cut, renamed, moved or joined by others."""

from __future__ import annotations

from typing import Any

from ..errors import TimelineError
from ..sentence import n_
from . import compat
from .selection import is_sound
from .span import Span, share_of_shorter, shared
from .take import Take
from .written import scored_range_or_none

MOST = 0.5


def select_scored(scene: Any, take: Take) -> None:
    """Selects them on the open level, and nothing else. Raises TimelineError when none stands there."""
    level = compat.strips(compat.open_level(scene.sequence_editor))
    pictures = {strip.name: strip for strip in level if not is_sound(strip)}
    here = any(strip.name in take.names for strip in level)
    scored = _scored(pictures, take.recipe, spans=places_of(take), here=here)
    if not scored:
        raise TimelineError(
            n_("Nothing “{take}” was composed for stands here: select the strips to score.", take=take.name)
        )
    while over := {n for n, strip in pictures.items() if n not in scored and _is_effect_over(strip, scored)}:
        scored |= over
    for strip in level:
        strip.select = strip.name in scored


def places_of(take: Take) -> list[Span]:
    """Where they may stand: over the take, wherever that is by now, or where they did then."""
    then = scored_range_or_none(take.recipe)
    return [take.scored, then] if then else [take.scored]


def _scored(pictures: dict[str, Any], recipe: dict[str, Any], *, spans: list[Span], here: bool) -> set[str]:
    """Those on the channels that were scored, of the place where more of the names are still found.

    A name alone is not enough, for cut strips have new ones; on a level where the take is not, it takes one.
    """
    names, channels = _listed(recipe, "strips"), _listed(recipe, "channels")
    known = [
        {name for name in pictures if name in names and shared(_span(pictures[name]), span)} for span in spans
    ]
    most = max(range(len(spans)), key=lambda n: len(known[n]))
    if not known[most] and not here:
        return set()
    on_channel = {
        name
        for name, strip in pictures.items()
        if strip.channel in channels and share_of_shorter(_span(strip), spans[most]) > MOST
    }
    return known[most] | on_channel


def _is_effect_over(strip: Any, names: set[str]) -> bool:
    """A transition or the like, made from nothing but them: it is what shows."""
    inputs = compat.inputs(strip)
    return bool(inputs) and all(each.name in names for each in inputs)


def _listed(recipe: dict[str, Any], key: str) -> set[str | int]:
    listed = recipe.get(key)
    return {each for each in listed if isinstance(each, str | int)} if isinstance(listed, list) else set()


def _span(strip: Any) -> Span:
    return compat.left_handle(strip), compat.right_handle(strip)
