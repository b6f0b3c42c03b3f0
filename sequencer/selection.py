# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is selected in the sequencer, and whether it can be scored: cheap enough for every redraw."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import bpy

from ..contract import DURATION_MAX_S
from ..errors import TimelineError
from ..sentence import Sentence, n_
from . import compat

NO_SCENE = n_("Choose a scene in the Video Sequencer's header first.")
NO_STRIPS = n_("Select the strips to score: movies, images or any other picture.")
ONLY_SOUND = n_("Select strips with a picture: only sound is selected.")
ONLY_MUTED = n_("Unmute the selected strips or their channels: muted ones are left out.")


@dataclass(frozen=True)
class Selection:
    """How many picture strips are selected, and the range they span, half open."""

    strips: int
    start: int
    end: int
    fps: Fraction

    @property
    def duration_s(self) -> Fraction:
        return (self.end - self.start) / self.fps


def why_not_or_none(context_or_scene: Any) -> Sentence | None:
    """Why the selection can't be scored, or None. Looks at no file; `read_cut` does."""
    try:
        return too_long_or_none(_selection(context_or_scene))
    except TimelineError as error:
        return error.sentence


def selection_or_none(context_or_scene: Any) -> Selection | None:
    """What would be scored, for the panel; None while there is nothing to score."""
    try:
        return _selection(context_or_scene)
    except TimelineError:
        return None


def scene_of(context_or_scene: Any) -> Any:
    is_scene = isinstance(context_or_scene, bpy.types.Scene)
    scene = context_or_scene if is_scene else compat.sequencer_scene_or_none(context_or_scene)
    if scene is None:
        raise TimelineError(NO_SCENE)
    return scene


def pictures_of(scene: Any) -> list[Any]:
    """The selected picture strips of the open level that are not muted. Raises TimelineError."""
    editor = scene.sequence_editor
    level = compat.open_level(editor) if editor else None
    selected = compat.selected_of(compat.strips(level)) if level else []
    if not selected:
        raise TimelineError(NO_STRIPS)
    pictures = [strip for strip in selected if not is_sound(strip)]
    if not pictures:
        raise TimelineError(ONLY_SOUND)
    muted = {number for number, channel in compat.channels(level) if channel.mute}
    shown = [strip for strip in pictures if not strip.mute and strip.channel not in muted]
    if not shown:
        raise TimelineError(ONLY_MUTED)
    return shown


def selection_of(scene: Any, pictures: list[Any]) -> Selection:
    return Selection(
        strips=len(pictures),
        start=min(map(compat.left_handle, pictures)),
        end=max(map(compat.right_handle, pictures)),
        fps=fps_of(scene),
    )


def too_long_or_none(selection: Selection) -> Sentence | None:
    if selection.duration_s <= DURATION_MAX_S:
        return None
    minutes, seconds = divmod(float(selection.duration_s), 60)
    return n_(
        "Select at most {most} minutes at a time: this is {minutes} min {seconds} s.",
        most=DURATION_MAX_S // 60,
        minutes=f"{minutes:.0f}",
        seconds=f"{seconds:.1f}",
    )


def fps_of(scene: Any) -> Fraction:
    """24 over a base of 1.001, which Blender keeps in single precision, is 24000/1001."""
    return Fraction(scene.render.fps) / Fraction(scene.render.fps_base).limit_denominator(10_000)


def _selection(context_or_scene: Any) -> Selection:
    scene = scene_of(context_or_scene)
    return selection_of(scene, pictures_of(scene))


def is_sound(strip: Any) -> bool:
    """A meta strip with nothing but sound inside is sound."""
    if strip.type != "META":
        return strip.type == "SOUND"
    return all(is_sound(child) for child in compat.strips(strip))
