# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Strips that only Blender can draw go the same way: a snapshot, a background Blender, one picture."""

import bpy
from footage import numbers_in


def add_colour(edit, *, channel, start, end):
    name = "end" if bpy.app.version < (5, 0) else "length"
    length = {"frame_end": end} if name == "end" else {"length": end - start}
    colour = edit.strips.new_effect("colour", "COLOR", channel, start, **length)
    colour.color = (0.2, 0.5, 0.8)
    return colour


def test_a_colour_and_a_movie_become_one_picture_of_exact_length(edit, footage, extension, tmp_path):
    movie = edit.add_movie(footage("a.mp4", frames=24, size=(640, 360)), start=1)
    edit.select(movie, add_colour(edit, channel=1, start=25, end=37))
    target = tmp_path / "picture.mp4"
    with edit.sequencer():
        assert bpy.ops.video_to_music.export_picture(filepath=str(target)) == {"FINISHED"}
    numbers = numbers_in(target)
    shown = [number for number in numbers if number is not None]
    assert shown == sorted(shown)
    assert len(shown) == 12  # every other frame of the movie's 24
    assert numbers[12:] == [None] * 6


def test_a_colour_alone_is_scored(edit, extension, sounds):
    edit.select(add_colour(edit, channel=1, start=1, end=49))
    assert bpy.ops.video_to_music.score() == {"FINISHED"}
    (music,) = (strip for strip in edit.strips if strip.type == "SOUND")
    assert (music.frame_final_start, music.frame_final_end) == (1, 49)
