# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Strips that only Blender can draw go the same way: a snapshot, a background Blender, one picture."""

import bpy
import pytest
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


@pytest.fixture
def no_copy(extension, module, monkeypatch):
    """The scene can't be copied."""

    def refuse(scene, path):
        raise module("errors").PictureError("No room for a copy.")

    monkeypatch.setattr(module("operators.scoring"), "write_snapshot", refuse)


def save_picture(edit, target):
    with edit.sequencer():
        return bpy.ops.video_to_music.export_picture(filepath=str(target))


def test_plain_clips_need_no_copy_of_the_scene(edit, footage, no_copy, tmp_path):
    edit.select(edit.add_movie(footage("a.mp4", frames=24, size=(640, 360)), start=1))
    assert save_picture(edit, tmp_path / "picture.mp4") == {"FINISHED"}
    assert numbers_in(tmp_path / "picture.mp4") == list(range(0, 24, 2))


def test_a_file_that_does_not_decode_is_named_where_there_is_no_copy(edit, footage, no_copy, tmp_path):
    edit.select(edit.add_movie(footage("a.mp4", frames=24), start=1))
    (tmp_path / "a.mp4").write_bytes(b"no video" * 99)
    with pytest.raises(RuntimeError, match="could not draw “a”"):
        save_picture(edit, tmp_path / "picture.mp4")


@pytest.mark.parametrize("view", ["Standard", "AgX"])
def test_what_only_blender_can_show_needs_the_copy(edit, footage, no_copy, tmp_path, view):
    edit.scene.view_settings.view_transform = view
    movie = edit.add_movie(footage("a.mp4", frames=24), start=1)
    movie.color_saturation = 0.5 if view == "Standard" else 1
    edit.select(movie)
    with pytest.raises(RuntimeError, match="No room for a copy"):
        save_picture(edit, tmp_path / "picture.mp4")


def test_a_scene_too_narrow_to_show_anything_is_refused_before_it_starts(edit, footage, extension, tmp_path):
    edit.scene.render.resolution_x, edit.scene.render.resolution_y = 3000, 8
    edit.select(edit.add_movie(footage("a.mp4", frames=24), start=1))
    with pytest.raises(RuntimeError, match=r"640 x 2 pixels, and 16 is the least"):
        save_picture(edit, tmp_path / "picture.mp4")
