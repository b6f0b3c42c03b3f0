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
    with pytest.raises(RuntimeError, match="stands here: select the strips to score"):
        bpy.ops.video_to_music.another_take(name="Scene score")


@pytest.fixture
def three(extension, edit, footage, sounds, tmp_path):
    """A saved edit of three clips with one take, which alone is selected, and a title that was not scored."""
    clips = [
        edit.add_movie(footage(f"{name}.mp4", frames=24), start=start)
        for name, start in (("a", 1), ("b", 25), ("c", 49))
    ]
    edit.select(*clips)
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    bpy.ops.video_to_music.score()
    edit.add_movie(footage("title.mp4", frames=24), channel=5, start=25)
    edit.select(edit.strips["Scene score"])
    return edit


def cut_the_last_clip(edit):
    edit.strips["c"].split(frame=61, split_method="SOFT")


def rename_the_clips(edit):
    edit.strips["a"].name, edit.strips["c"].name = "opening", "end"


def move_everything(edit):
    for strip in edit.strips:
        strip.frame_start += 100


def move_the_take(edit):
    edit.strips["Scene score"].frame_start += 60


def trim_the_take(edit):
    edit.strips["Scene score"].frame_final_end = 20


def move_the_clips_up(edit):
    for name in "abc":
        edit.strips[name].channel = 7


def put_the_take_into_a_meta(edit):
    edit.strips["Scene score"].move_to_meta(edit.strips.new_meta("Music", 9, 1))


ORDINARY = {
    cut_the_last_clip: ([1, 73], ["a", "b", "c", "c.001"]),
    rename_the_clips: ([1, 73], ["b", "end", "opening"]),
    move_everything: ([101, 173], ["a", "b", "c"]),
    move_the_take: ([1, 73], ["a", "b", "c"]),
    trim_the_take: ([1, 73], ["a", "b", "c"]),
    move_the_clips_up: ([1, 73], ["a", "b", "c"]),
    put_the_take_into_a_meta: ([1, 73], ["a", "b", "c"]),
}


@pytest.mark.parametrize("change", ORDINARY)
def test_another_take_is_for_the_picture_that_stands_there_now(three, module, change):
    change(three)
    bpy.ops.video_to_music.another_take(name="Scene score")
    recipe = module("sequencer.takes").recipe_of(three.strips["Scene score 2"])
    assert (recipe["range"], sorted(recipe["strips"])) == ORDINARY[change]


def test_another_take_sees_a_transition_that_was_added(three, module):
    a, b = three.strips["a"], three.strips["b"]
    length = {"length": 10} if bpy.app.version >= (5, 0) else {"frame_end": 30}
    inputs = ("input1", "input2") if bpy.app.version >= (4, 5) else ("seq1", "seq2")
    fade = dict(zip(inputs, (a, b), strict=True))
    a.frame_final_end, b.frame_final_start = 25, 25
    three.strips.new_effect("fade", "CROSS", 2, 20, **length, **fade)
    module("sequencer.scored").select_scored(three.scene, module("sequencer.takes").all_takes(three.scene)[0])
    assert sorted(s.name for s in three.strips if s.select) == ["a", "b", "c", "fade"]


def test_another_take_asks_the_service_that_composed_the_first(three, module, monkeypatch):
    monkeypatch.delenv("ELEVENLABS_API_KEY", raising=False)
    first = three.strips["Scene score"]
    first["video_to_music"] = first["video_to_music"].replace("TEMP_SCORE", "ELEVENLABS")
    with pytest.raises(RuntimeError, match=r"online|API key"):
        bpy.ops.video_to_music.another_take(name="Scene score")
    assert "Scene score 2" not in three.strips


def test_a_take_from_a_service_that_is_unknown_here_goes_to_the_one_that_is_chosen(three, module):
    first = three.strips["Scene score"]
    first["video_to_music"] = first["video_to_music"].replace("TEMP_SCORE", "PICTURE")
    bpy.ops.video_to_music.another_take(name="Scene score")
    assert module("sequencer.takes").recipe_of(three.strips["Scene score 2"])["service"] == "TEMP_SCORE"


def test_the_selection_counts_before_an_active_take(three, module, footage):
    z = three.add_movie(footage("z.mp4", frames=24), start=201)
    three.strips["Scene score"].select, z.select = False, True
    at_hand = module("ui.takes_panel").takes_at_hand
    assert at_hand(bpy.context) == []
    z.select = False
    assert [take.name for take in at_hand(bpy.context)] == ["Scene score"]


def test_a_take_is_renamed_and_deleted(project, tmp_path):
    bpy.ops.video_to_music.rename_take(name="Scene score", new_name="First")
    assert "First" in project.strips
    bpy.ops.video_to_music.delete_take(name="First")
    assert "First" not in project.strips
    assert (tmp_path / "music" / "Scene score.mp3").is_file()


def test_a_take_that_is_gone_is_said(project):
    with pytest.raises(RuntimeError, match="no longer on this timeline"):
        bpy.ops.video_to_music.choose_take(name="nowhere")


def test_a_recipe_from_anywhere_is_read_as_far_as_it_is_right(module):
    brief_of_recipe = module("operators.recipe").brief_of_recipe
    hostile = {"description": "sun", "tags": [1, 2], "seed": "7", "output_format": None, "job": {}}
    assert brief_of_recipe(hostile) == module("model").Brief(description="sun")


def test_a_seed_that_is_taken_is_passed_over(module):
    brief = module("model").Brief(seed=3)
    assert module("operators.recipe").with_unused_seed(brief, [3, 4, None, [5], "5"]).seed == 5
