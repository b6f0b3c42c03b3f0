# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The silent strip that holds a take's place while it is composed.

It is found by an id of its own, never by reference or name: the editor may move, trim, split,
copy, rename or delete it, undo it, or load the file again. All pieces of it become the take.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bpy

from ..errors import TimelineError
from ..sentence import n_
from . import compat, place

if TYPE_CHECKING:
    from ..model import Cut

PLACEHOLDER = "video_to_music_placeholder"
FRESH = "video_to_music_fresh"
"""Marks a placeholder in the undo step that put it there, and in no other."""
COLOR = "COLOR_05"
SILENCE_RATE_HZ = 1000


def place_placeholder(scene: Any, cut: Cut, *, name: str, folder: Path) -> str:
    """Adds a silent strip where the take will stand, and returns its id: the name of the run's `folder`.

    Its silence, as long as the Cut, is written there (60 kB a minute), and not packed into the .blend:
    4.3 draws a packed sound as one whose file is missing. Raises TimelineError.
    """
    silence = write_silence(folder / "silence.wav", duration_s=cut.duration_s)
    strip = place.place_sound(scene, silence, cut=cut, name=name)
    strip.color_tag = COLOR
    strip.show_waveform = False  # Blender would draw the silence anew, bit by bit, while it reads it
    strip[PLACEHOLDER] = folder.name
    return strip[PLACEHOLDER]


def fill_placeholder(
    placeholder: str, *, take_path: str | Path, name: str, recipe: Mapping[str, Any] | str
) -> list[str]:
    """Turns every piece of a placeholder into the take where it is now; the names of the strips.

    Empty when there is none any more. Raises TakeError when Blender can't read the take.
    """
    pieces = [strip for _scene, _level, strip in _pieces(placeholder)]
    if not pieces:
        return []
    sound = place.load_sound(take_path)
    for strip in pieces:
        silence, strip.sound = strip.sound, sound
        strip.color_tag = "NONE"
        strip.show_waveform = True
        strip.name = name
        place.write_recipe(strip, recipe)
        del strip[PLACEHOLDER]
        _forget(silence)
    return [strip.name for strip in pieces]


def remove_placeholder(placeholder: str) -> int:
    """Takes every piece of a placeholder off the timeline; how many there were."""
    pieces = list(_pieces(placeholder))
    for _scene, level, strip in pieces:
        silence = strip.sound
        compat.strips(level).remove(strip)
        _forget(silence)
    return len(pieces)


def placeholders() -> set[str]:
    """The ids of all placeholders in the open file: those of a run that is over want removing."""
    return {
        strip[PLACEHOLDER]
        for scene in bpy.data.scenes
        if scene.sequence_editor
        for strip in compat.strips_all(scene.sequence_editor)
        if PLACEHOLDER in strip
    }


def mark_fresh(placeholder: str) -> None:
    for _scene, _level, strip in _pieces(placeholder):
        strip[FRESH] = True


def take_fresh_marks() -> set[str]:
    """Takes the marks off all placeholders that have one; the ids of those."""
    fresh = set[str]()
    for scene in bpy.data.scenes:
        for strip in compat.strips_all(scene.sequence_editor) if scene.sequence_editor else ():
            if FRESH in strip and not scene.library:
                fresh.add(strip.get(PLACEHOLDER, ""))
                del strip[FRESH]
    return fresh


def write_silence(path: Path, *, duration_s: Fraction) -> Path:
    samples = -(-duration_s.numerator * SILENCE_RATE_HZ // duration_s.denominator)
    try:
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(1)
            out.setframerate(SILENCE_RATE_HZ)
            out.writeframes(b"\x80" * samples)
    except OSError as error:
        raise TimelineError(
            n_(
                "{folder} can't be written to ({reason}): make room there and score again.",
                folder=path.parent,
                reason=error.strerror,
            )
        ) from error
    return path


def _pieces(placeholder: str) -> Iterator[tuple[Any, Any, Any]]:
    for scene in bpy.data.scenes:
        if scene.sequence_editor and not scene.library:
            for level, strip in _walk(scene.sequence_editor):
                if strip.get(PLACEHOLDER) == placeholder:
                    yield scene, level, strip


def _walk(level: Any) -> Iterator[tuple[Any, Any]]:
    for strip in list(compat.strips(level)):
        yield level, strip
        if strip.type == "META":
            yield from _walk(strip)


def _forget(silence: Any) -> None:
    if silence and not silence.users:
        bpy.data.sounds.remove(silence)
