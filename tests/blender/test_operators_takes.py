# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the takes of a range."""

import math

import bpy
import pytest


@pytest.fixture
def project(extension, edit, footage, sounds, tmp_path):
    """A saved edit whose one clip has two takes, the first with a brief of its own."""
    edit.select(edit.add_movie(footage("a.mp4", frames=30), start=11))
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    edit.scene.video_to_music.description = "rain on glass"
    edit.scene.video_to_music.seed = 7
    bpy.ops.video_to_music.score()
    edit.scene.video_to_music.description = "sun"
    bpy.ops.video_to_music.score()
    return edit


def heard(edit):
    return [strip.name for strip in edit.strips if strip.type == "SOUND" and not strip.mute]


def test_the_newest_take_is_the_one_that_is_heard(project):
    assert heard(project) == ["Scene score 2"]


def test_one_take_is_heard_at_a_time(project):
    bpy.ops.video_to_music.choose_take(name="Scene score")
    assert heard(project) == ["Scene score"]


def test_takes_are_turned_down_to_one_loudness(project, module):
    liked = module("ui.preferences").preferences(bpy.context).loudness_lufs
    for take in module("sequencer.takes").all_takes(project.scene):
        as_heard = take.recipe["loudness_lufs"] + 20 * math.log10(take.volume)
        assert as_heard == pytest.approx(min(liked, take.recipe["loudness_lufs"]), abs=0.01)


def test_a_brief_comes_back_from_its_take(project, module):
    bpy.ops.video_to_music.use_brief(name="Scene score")
    brief = module("ui.properties").brief_of(project.scene)
    assert (brief.description, brief.seed) == ("rain on glass", 7)


def test_another_take_has_the_same_brief_and_another_seed(project, module):
    bpy.ops.video_to_music.another_take(name="Scene score")
    (newest,) = heard(project)
    recipe = module("sequencer.takes").recipe_of(project.strips[newest])
    assert (recipe["description"], recipe["seed"]) == ("rain on glass", 8)


def test_another_take_of_a_take_alone_is_for_the_strips_it_was_composed_for(project, module):
    project.select(project.strips["Scene score"])
    bpy.ops.video_to_music.another_take(name="Scene score")
    (newest,) = heard(project)
    assert newest == "Scene score 3"
    recipe = module("sequencer.takes").recipe_of(project.strips[newest])
    assert (recipe["strips"], recipe["range"]) == (["a"], [11, 41])


def test_another_take_says_so_when_its_strips_are_gone(project):
    project.strips.remove(project.strips["a"])
    with pytest.raises(RuntimeError, match="select some, then try again"):
        bpy.ops.video_to_music.another_take(name="Scene score")


def test_a_take_is_renamed_and_deleted(project, tmp_path):
    bpy.ops.video_to_music.rename_take(name="Scene score", new_name="First")
    assert "First" in project.strips
    bpy.ops.video_to_music.delete_take(name="First")
    assert "First" not in project.strips
    assert (tmp_path / "music" / "Scene score.mp3").is_file()


def test_a_take_that_is_gone_is_said(project):
    with pytest.raises(RuntimeError, match="Choose a take"):
        bpy.ops.video_to_music.choose_take(name="nowhere")


def test_a_recipe_from_anywhere_is_read_as_far_as_it_is_right(module):
    brief_of_recipe = module("operators.recipe").brief_of_recipe
    hostile = {"description": "sun", "tags": [1, 2], "seed": "7", "output_format": None, "job": {}}
    assert brief_of_recipe(hostile) == module("model").Brief(description="sun")


def test_a_seed_that_is_taken_is_passed_over(module):
    brief = module("model").Brief(seed=3)
    assert module("operators.recipe").with_unused_seed(brief, [3, 4, None, [5], "5"]).seed == 5
