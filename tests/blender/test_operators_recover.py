# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A take that waits is placed in the project it was composed for, in the scene it was composed for."""

import os
import time
from pathlib import Path

import bpy
import pytest

pytestmark = pytest.mark.usefixtures("sounds")
RUNS = Path(os.environ["BLENDER_USER_RESOURCES"], "extensions/.user/user_default/video_to_music/runs")


@pytest.fixture
def waiting(extension, module):
    """`waiting()` is the names of the runs whose takes wait; those of other tests don't."""
    found = module("job.waiting")
    for take in found.waiting_takes(RUNS):
        found.mark_placed(take.folder, strip="")
    return lambda: [take.folder.name for take in found.waiting_takes(RUNS)]


@pytest.fixture
def status(module):
    module("ui.status").now.runs.clear()
    yield module("ui.status").now
    module("ui.status").now.runs.clear()


@pytest.fixture
def project(edit, footage, tmp_path):
    """edit.blend in a folder of its own, its one clip selected."""
    edit.select(edit.add_movie(footage("a.mp4", frames=24)))
    save_as(tmp_path / "one" / "edit.blend")
    return edit


@pytest.fixture
def run_to_end(module):
    """Starts a run, with a placeholder or without, does something meanwhile, and waits for its take."""

    def run(edit, *, scene=None, meanwhile=lambda: None):
        with edit.sequencer():
            request = module("operators.gather").gather(bpy.context)
            scoring = module("operators.scoring").start(request, scene=scene)
        module("ui.status").now.runs.append(scoring)
        meanwhile()
        deadline_s = time.monotonic() + 60
        while not scoring.run.finished:
            scoring.run.poll()
            assert time.monotonic() < deadline_s
            time.sleep(0.02)
        module("ui.status").now.runs.remove(scoring)
        assert scoring.run.take, scoring.run.error
        scoring.run.process.wait(60)  # as long as it holds its lock, the take is its worker's
        return scoring

    return run


def save_as(path):
    path.parent.mkdir(exist_ok=True)
    bpy.ops.wm.save_as_mainfile(filepath=str(path))


def begin_another():
    bpy.ops.wm.read_homefile(use_factory_startup=True)
    show(bpy.context.scene)


def edit_another_scene():
    show(bpy.data.scenes.new("Other"))


def show(scene):
    scene.sequence_editor_create()
    bpy.context.window.scene = scene
    if hasattr(bpy.context.workspace, "sequencer_scene"):
        bpy.context.workspace.sequencer_scene = scene


def music_by_scene():
    return {
        scene.name: [bpy.path.abspath(s.sound.filepath) for s in strips_of(scene) if s.get("video_to_music")]
        for scene in bpy.data.scenes
    }


def strips_of(scene):
    editor = scene.sequence_editor
    return getattr(editor, "strips_all", None) or getattr(editor, "sequences_all", ())


def test_a_take_of_another_project_is_named_and_left_alone(project, run_to_end, waiting, status, tmp_path):
    run_to_end(project)
    begin_another()
    save_as(tmp_path / "two" / "other.blend")
    bpy.ops.video_to_music.recover()
    assert music_by_scene() == {"Scene": []}
    assert len(waiting()) == 1
    home = str(tmp_path / "one" / "edit.blend")
    assert (status.waiting, status.waiting_for) == (0, {home: 1})
    bpy.ops.wm.open_mainfile(filepath=home)
    assert (status.waiting, status.waiting_for) == (1, {})
    bpy.ops.video_to_music.recover()
    assert music_by_scene() == {"Scene": [str(tmp_path / "one" / "music" / "Scene score.flac")]}
    assert waiting() == []


def test_a_project_that_is_gone_has_no_claim(project, run_to_end, waiting, tmp_path):
    run_to_end(project)
    begin_another()
    (tmp_path / "one").rename(tmp_path / "moved")
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "moved" / "edit.blend"))
    bpy.ops.video_to_music.recover()
    assert music_by_scene() == {"Scene": [str(tmp_path / "moved" / "music" / "Scene score.flac")]}


def test_an_edit_that_was_never_saved_has_no_claim(edit, footage, run_to_end, waiting, tmp_path):
    edit.select(edit.add_movie(footage("a.mp4", frames=24)))
    run_to_end(edit)
    begin_another()
    save_as(tmp_path / "two" / "other.blend")
    bpy.ops.video_to_music.recover()
    assert music_by_scene() == {"Scene": [str(tmp_path / "two" / "music" / "Scene score.flac")]}


def test_one_without_a_place_does_not_hold_up_the_others(project, run_to_end, waiting):
    run_to_end(project)
    meta = project.strips.new_meta("Act", 5, 1)
    project.strips["a"].move_to_meta(meta)
    project.editor.display_stack(meta)
    run_to_end(project)
    project.editor.display_stack(None)
    project.strips["Act"].name = "Act renamed"
    run_in_meta = waiting()[-1]
    with pytest.raises(RuntimeError, match="Bring meta strip"):
        bpy.ops.video_to_music.recover()
    assert music_by_scene()["Scene"]
    assert waiting() == [run_in_meta]


@pytest.mark.parametrize("holds", [True, False], ids=["its place is held", "by its name"])
def test_it_stands_in_the_scene_that_was_scored(project, run_to_end, waiting, tmp_path, holds):
    run_to_end(project, scene=project.scene if holds else None)
    edit_another_scene()
    (tmp_path / "one" / "edit.blend").unlink()
    save_as(tmp_path / "two" / "edit_v2.blend")
    bpy.ops.video_to_music.recover()
    assert {name: len(music) for name, music in music_by_scene().items()} == {"Scene": 1, "Other": 0}


def test_a_copy_of_the_project_in_which_its_place_is_held_gets_it(project, run_to_end, waiting, tmp_path):
    run_to_end(project, scene=project.scene)
    save_as(tmp_path / "two" / "edit_v2.blend")
    bpy.ops.video_to_music.recover()
    assert music_by_scene() == {"Scene": [str(tmp_path / "two" / "music" / "Scene score.flac")]}


def test_a_project_saved_while_it_runs_gets_the_take_beside_it(edit, footage, run_to_end, waiting, tmp_path):
    edit.select(edit.add_movie(footage("a.mp4", frames=240)))
    scoring = run_to_end(edit, scene=edit.scene, meanwhile=lambda: save_as(tmp_path / "one" / "first.blend"))
    assert scoring.run.take.parent == tmp_path / "one" / "music"
    begin_another()
    save_as(tmp_path / "two" / "other.blend")
    bpy.ops.video_to_music.recover()
    assert music_by_scene() == {"Scene": []}
