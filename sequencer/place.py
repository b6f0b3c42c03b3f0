# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The take as a sound strip, exactly under the Cut it was composed for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bpy

from ..errors import TakeError, TimelineError
from ..sentence import n_
from . import compat

if TYPE_CHECKING:
    from ..model import Cut

RECIPE = "video_to_music"


def place_take(
    scene: Any, *, take_path: str | Path, cut: Cut, name: str, recipe: Mapping[str, Any] | str
) -> str:
    """Adds the take from the Cut's first frame to its last, and returns the strip's name.

    It goes to the level that was scored, on the lowest channel that is free, unlocked and unmuted
    over the whole range. Nothing else of the timeline changes; the undo step is the caller's.
    Raises TimelineError where there is no place for it, TakeError where it is no sound.
    """
    strip = place_sound(scene, take_path, cut=cut, name=name)
    write_recipe(strip, recipe)
    return strip.name


def place_sound(scene: Any, path: str | Path, *, cut: Cut, name: str) -> Any:
    """The new strip itself, for use before anything else happens to the timeline."""
    level = level_of(scene, cut)
    channel = free_channel(level, start=cut.start, end=cut.end)
    strip = _new_sound(level, path, name=name, channel=channel, start=cut.start)
    compat.set_handles(strip, cut.start, cut.end)
    strip.select = False
    _check_stands(level, strip, channel=channel, cut=cut)
    return strip


def write_recipe(strip: Any, recipe: Mapping[str, Any] | str) -> None:
    strip[RECIPE] = recipe if isinstance(recipe, str) else json.dumps(recipe, ensure_ascii=False)


def load_sound(path: str | Path) -> Any:
    """The take as a sound of the open file. Raises TakeError when Blender can't read it."""
    try:
        sound = bpy.data.sounds.load(relative(Path(path)))
    except RuntimeError as error:
        raise _unreadable(path) from error
    if sound.channels == "INVALID":
        bpy.data.sounds.remove(sound)
        raise _unreadable(path)
    _keep_in_step(sound, path)
    return sound


def level_of(scene: Any, cut: Cut) -> Any:
    """The editor, or the meta strip in it, that the Cut was read from."""
    if scene.library:
        raise TimelineError(
            n_(
                "Scene “{name}” is linked: make it local, then press Recover Takes to place the take.",
                name=scene.name,
            )
        )
    level = scene.sequence_editor or scene.sequence_editor_create()
    for name in cut.meta:
        level = next((s for s in compat.strips(level) if s.name == name and s.type == "META"), None)
        if level is None:
            raise TimelineError(
                n_(
                    "Bring meta strip “{name}” back, then press Recover Takes: the take belongs inside it.",
                    name=name,
                )
            )
    return level


def free_channel(level: Any, *, start: int, end: int) -> int:
    """The lowest channel, neither locked nor muted, with nothing between the frames `start` and `end`."""
    taken = {
        strip.channel
        for strip in compat.strips(level)
        if compat.left_handle(strip) < end and compat.right_handle(strip) > start
    }
    for number, channel in compat.channels(level):
        if number not in taken and not channel.lock and not channel.mute:
            return number
    raise TimelineError(
        n_("Free or unlock a channel over the scored range, then press Recover Takes to place the take.")
    )


def _new_sound(level: Any, take_path: str | Path, *, name: str, channel: int, start: int) -> Any:
    if not compat.has_sound():
        raise TimelineError(
            n_("This Blender is built without audio: press Recover Takes in an official build.")
        )
    strip = compat.strips(level).new_sound(name, relative(Path(take_path)), channel, start)
    if strip.sound.channels == "INVALID":
        _remove(level, strip)
        raise _unreadable(take_path)
    _keep_in_step(strip.sound, take_path)
    return strip


def _keep_in_step(sound: Any, path: str | Path) -> None:
    # Blender takes an mp3's encoder delay off twice where a strip plays from the file's beginning, and
    # is 25 ms early (4.3 to 5.2). Decoded into memory, it stands right from wherever it is played.
    if Path(path).suffix.lower() == ".mp3":
        sound.use_memory_cache = True


def _unreadable(path: str | Path) -> TakeError:
    return TakeError(
        n_(
            "Blender can't read the take “{name}”: see whether the file is still there.",
            name=Path(path).name,
        )
    )


def relative(path: Path) -> str:
    """The path from the saved .blend, so that the two can move together; as it is while there is none."""
    if not bpy.data.filepath:
        return str(path)
    try:
        return bpy.path.relpath(str(path))
    except ValueError:  # another drive on Windows
        return str(path)


def _check_stands(level: Any, strip: Any, *, channel: int, cut: Cut) -> None:
    stands = strip.channel, compat.left_handle(strip), compat.right_handle(strip)
    if stands != (channel, cut.start, cut.end):
        _remove(level, strip)
        raise TimelineError(
            n_("The take can't stand under its strips: clear some space there and press Recover Takes.")
        )


def _remove(level: Any, strip: Any) -> None:
    sound = strip.sound
    compat.strips(level).remove(strip)
    if not sound.users:
        bpy.data.sounds.remove(sound)
