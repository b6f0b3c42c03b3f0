# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags are added and removed, ten at most."""

import bpy


def names(edit):
    return [tag.name for tag in edit.scene.video_to_music.tags]


def test_tags_come_and_go(extension, edit):
    for name in ("calm", "piano", "calm"):
        bpy.ops.video_to_music.add_tag(name=name)
    assert names(edit) == ["calm", "piano"]
    bpy.ops.video_to_music.remove_tag(index=0)
    assert names(edit) == ["piano"]
    bpy.ops.video_to_music.remove_tag()
    assert names(edit) == []
    assert not bpy.ops.video_to_music.remove_tag.poll()


def test_an_index_that_is_none_removes_nothing(extension, edit):
    bpy.ops.video_to_music.add_tag(name="calm")
    bpy.ops.video_to_music.remove_tag(index=7)
    assert names(edit) == ["calm"]


def test_ten_are_enough(extension, edit):
    for number in range(10):
        bpy.ops.video_to_music.add_tag(name=f"tag {number}")
    assert len(names(edit)) == 10
    assert not bpy.ops.video_to_music.add_tag.poll()
