# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A snapshot holds what is not saved yet, and leaves the open file alone."""

import subprocess
import sys
from pathlib import Path

import bpy
import pytest

LOOK = """
import bpy, sys
bpy.ops.wm.open_mainfile(filepath=sys.argv[1], load_ui=False)
lean = [scene for scene in bpy.data.scenes if "video_to_music_snapshot" in scene]
scene = lean[0] if lean else bpy.data.scenes[sys.argv[2]]
print("HOLDS", len(bpy.data.scenes), len(bpy.data.objects), len(bpy.data.meshes))
editor = scene.sequence_editor
for strip in editor.strips_all if hasattr(editor, "strips_all") else editor.sequences_all:
    shown = getattr(getattr(strip, "scene", None), "name", None)
    path = bpy.path.abspath(strip.filepath) if strip.type == "MOVIE" else shown
    print("LOOK", strip.name, strip.frame_final_start, path, scene.render.fps)
"""


@pytest.fixture
def snapshot(module):
    return module("sequencer.snapshot")


def looked_at(path, scene, about="LOOK"):
    run = subprocess.run(
        [sys.executable, "-c", LOOK, str(path), scene],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [line.split()[1:] for line in run.stdout.splitlines() if line.startswith(about)]


def test_unsaved_changes_and_other_scenes_come_along(edit, footage, snapshot, tmp_path):
    movie = footage("shot.mp4")
    project = tmp_path / "project"
    project.mkdir()
    bpy.ops.wm.save_as_mainfile(filepath=str(project / "edit.blend"))
    other = bpy.data.scenes.new("Other")
    edit.add_movie("//../shot.mp4", channel=1, start=11, name="unsaved")
    edit.strips.new_scene("other", other, 2, 20)
    run = tmp_path / "run"
    run.mkdir()
    snapshot.write_snapshot(edit.scene, run / "scene.blend")
    assert sorted(looked_at(run / "scene.blend", edit.scene.name)) == [
        ["other", "20", "Other", "24"],
        ["unsaved", "11", str(movie), "24"],
    ]
    assert [file.name for file in run.iterdir()] == ["scene.blend"]


def test_objects_stay_out_unless_a_strip_to_be_drawn_shows_them(edit, footage, snapshot, tmp_path):
    scene, path = edit.scene, tmp_path / "scene.blend"
    movie = edit.add_movie(footage("shot.mp4"), name="shot")
    set_ = edit.strips.new_scene("set", bpy.data.scenes.new("Set"), 2, 1)
    scene.timeline_markers.new("camera", frame=3).camera = scene.camera
    compose(scene)
    edit.select(movie)
    snapshot.write_snapshot(scene, path)
    assert looked_at(path, scene.name, "HOLDS") == [["1", "0", "0"]]
    assert ["set", "1", "None", "24"] in looked_at(path, scene.name)
    edit.select(movie, set_)
    snapshot.write_snapshot(scene, path)
    assert looked_at(path, scene.name, "HOLDS") == [["2", "3", "1"]]
    meta = edit.strips.new_meta("meta", 4, 1)
    set_.move_to_meta(meta)
    edit.select(movie)
    snapshot.write_snapshot(scene, path)
    assert looked_at(path, scene.name, "HOLDS") == [["2", "3", "1"]]


def test_the_open_file_is_left_alone(edit, footage, snapshot, tmp_path):
    project = tmp_path / "edit.blend"
    compose(edit.scene)
    bpy.ops.wm.save_as_mainfile(filepath=str(project))
    edit.add_movie(footage("shot.mp4"), name="shot").filepath = "//shot.mp4"
    before = state()
    handled = []
    bpy.app.handlers.save_pre.append(handled.append)
    try:
        snapshot.write_snapshot(edit.scene, tmp_path / "scene.blend")
    finally:
        bpy.app.handlers.save_pre.remove(handled.append)
    assert state() == before
    assert edit.strips["shot"].filepath == "//shot.mp4"
    assert not handled


def compose(scene):
    """Gives the scene a compositor that shows the scene, as most have one."""
    if hasattr(scene, "compositing_node_group"):
        scene.compositing_node_group = bpy.data.node_groups.new("compositing", "CompositorNodeTree")
    else:
        scene.use_nodes = True
    compositor_of(scene).nodes.new("CompositorNodeRLayers").scene = scene


def compositor_of(scene):
    return getattr(scene, "compositing_node_group", None) or scene.node_tree


def state():
    recent = Path(bpy.utils.user_resource("CONFIG")) / "recent-files.txt"
    return (
        bpy.data.filepath,
        bpy.data.is_dirty,
        recent.exists() and recent.read_text(),
        {scene.name: scene.users for scene in bpy.data.scenes},
        {thing.name: thing.users for thing in (*bpy.data.objects, *bpy.data.meshes, *bpy.data.worlds)},
        bpy.context.scene.camera,
        len(compositor_of(bpy.context.scene).nodes),
        bpy.context.preferences.is_dirty,
    )


def test_a_disk_that_refuses(edit, snapshot, module, tmp_path):
    with pytest.raises(module("errors").PictureError, match="can't be copied"):
        snapshot.write_snapshot(edit.scene, tmp_path / "gone" / "scene.blend")
    assert len(bpy.data.scenes) == 1


def test_a_copy_that_can_not_be_made_lean_goes_again(edit, snapshot, tmp_path, monkeypatch):
    monkeypatch.delattr(snapshot.compat, "forget_compositing")
    with pytest.raises(AttributeError):
        snapshot.write_snapshot(edit.scene, tmp_path / "scene.blend")
    assert len(bpy.data.scenes) == 1
