# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags are added and removed, ten at most, and all of them can be clicked."""

from types import SimpleNamespace

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


def test_what_is_typed_with_commas_is_several_tags(extension, edit):
    asked = edit.scene.video_to_music
    asked.new_tag = "calm, warm;Calm"
    assert (names(edit), asked.new_tag) == (["calm", "warm"], "")
    bpy.ops.video_to_music.add_tag(name="Warm, piano")
    assert names(edit) == ["calm", "warm", "piano"]
    bpy.ops.video_to_music.add_tag(name=" ")
    assert names(edit) == ["calm", "warm", "piano"]


def test_what_finds_no_room_stays_in_the_field(extension, edit):
    asked = edit.scene.video_to_music
    asked.new_tag = ",".join(f"tag {number}" for number in range(12))
    assert names(edit) == [f"tag {number}" for number in range(10)]
    assert asked.new_tag == "tag 10, tag 11"


class Layout:
    """Notes the chips that are drawn in it."""

    def __init__(self):
        self.chips = []

    def row(self, **_how):
        return self

    def prop(self, *_what, **_how):
        pass

    def operator(self, _name, *, text, icon, translate):
        self.chips.append(text)
        return SimpleNamespace()


def test_a_chip_as_wide_as_the_panel_keeps_its_cross(extension, edit, module, monkeypatch):
    wrap = module("ui.wrap")
    # In background there is no font to measure with.
    monkeypatch.setattr(wrap, "measure", lambda _context: lambda text: 7 * len(text))
    asked = edit.scene.video_to_music
    long = "a tag that somebody pasted " * 12
    asked.new_tag = f"calm, {long}"
    region = SimpleNamespace(width=300)
    context = SimpleNamespace(region=region, preferences=bpy.context.preferences)
    shown = Layout()
    module("ui.brief_panel")._draw_tags(shown, context, asked)
    assert shown.chips[0] == "calm"
    assert shown.chips[1].endswith("…")
    assert 7 * len(shown.chips[1]) < wrap.region_width(context) - wrap.widget_height(context)
    remove = module("operators.remove_tag").VIDEO_TO_MUSIC_OT_remove_tag
    tip = remove.description(bpy.context, SimpleNamespace(index=1))
    assert tip == f"Remove “{long.strip()}” from the brief"
