# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the editor does while a run is under way, its take ends on a timeline or waits, once."""

import os
from pathlib import Path

import bpy
import pytest
from finished_runs import finish

pytestmark = pytest.mark.usefixtures("sounds")


def sounds_anywhere():
    """The sound strips that play a take, in any scene and meta."""
    strips = (
        strip
        for scene in bpy.data.scenes
        if scene.sequence_editor
        for strip in all_strips(scene.sequence_editor)
    )
    return [strip.name for strip in strips if strip.type == "SOUND" and "video_to_music" in strip]


def all_strips(editor):
    return editor.strips_all if hasattr(editor, "strips_all") else editor.sequences_all


def placeholder_of(edit):
    return next(strip for strip in edit.strips if strip.type == "SOUND")


def delete_clips(edit):
    for strip in [strip for strip in edit.strips if strip.type == "MOVIE"]:
        edit.strips.remove(strip)


def delete_the_placeholder(edit):
    edit.strips.remove(placeholder_of(edit))


def move_the_placeholder(edit):
    placeholder_of(edit).channel = 7


def lock_every_channel(edit):
    for channel in edit.editor.channels:
        channel.lock = True


def lock_the_placeholder(edit):
    placeholder_of(edit).lock = True


def rename_everything(edit):
    edit.scene.name = "Renamed"
    for strip in edit.strips:
        strip.name = "renamed"


def put_it_all_into_a_meta(edit):
    for strip in edit.strips:
        strip.select = True
    with edit.sequencer():
        bpy.ops.sequencer.meta_make()


def delete_the_scene(edit):
    scene = edit.scene
    other = bpy.data.scenes.new("Other")
    bpy.context.window.scene = other
    if hasattr(bpy.context.workspace, "sequencer_scene"):
        bpy.context.workspace.sequencer_scene = other
    bpy.data.scenes.remove(scene)


def begin_a_new_file(_edit):
    bpy.ops.wm.read_homefile(use_factory_startup=True)


HANDS = {
    delete_clips: "placed",
    move_the_placeholder: "placed",
    lock_every_channel: "placed",
    lock_the_placeholder: "placed",
    rename_everything: "placed",
    put_it_all_into_a_meta: "placed",
    delete_the_placeholder: "waits",
    delete_the_scene: "waits",
    begin_a_new_file: "waits",
}


@pytest.mark.parametrize(("hand", "ends"), HANDS.items(), ids=lambda value: getattr(value, "__name__", value))
def test_the_take_is_on_a_timeline_or_waits(edit, footage, extension, module, hand, ends):
    waiting, landing, look = (module(name) for name in ("job.waiting", "operators.landing", "operators.look"))
    runs = Path(os.environ["BLENDER_USER_RESOURCES"], "extensions/.user/user_default/video_to_music/runs")
    for take in waiting.waiting_takes(runs):
        waiting.mark_placed(take.folder, strip="")
    edit.select(edit.add_movie(footage("a.mp4", frames=24)))
    with edit.sequencer():
        request = module("operators.gather").gather(bpy.context)
        scoring = module("operators.scoring").start(request, scene=edit.scene)
    hand(edit)
    finish(scoring.run)
    landing.land(bpy.context, scoring)
    ended = (len(sounds_anywhere()), len(waiting.waiting_takes(runs)))
    assert ended == ((1, 0) if ends == "placed" else (0, 1))
    assert module("ui.status").now.error is None, "nothing failed"
    assert bpy.app.timers.is_registered(look.first_look) == (ends == "waits"), "the panel is told"
    look.unregister()
    look.register()


def cut_the_placeholder(edit):
    placeholder = next(strip for strip in edit.strips if "video_to_music_placeholder" in strip)
    placeholder.split(frame=13, split_method="SOFT")


def open_a_meta(edit):
    """Steps into a meta of other strips, which is open when the take lands."""
    meta = edit.strips.new_meta("Other", 9, 101)
    edit.editor.display_stack(meta)


@pytest.mark.parametrize("hand", [cut_the_placeholder, open_a_meta])
def test_the_older_take_is_muted_and_the_new_one_turned_down(
    edit, footage, extension, module, tmp_path, hand
):
    landing, takes = module("operators.landing"), module("sequencer.takes")
    edit.select(edit.add_movie(footage("a.mp4", frames=24)))
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    bpy.ops.video_to_music.score()
    with edit.sequencer():
        request = module("operators.gather").gather(bpy.context, new_music=True)
        scoring = module("operators.scoring").start(request, scene=edit.scene)
    hand(edit)
    finish(scoring.run)
    module("ui.preferences").preferences(bpy.context).loudness_lufs = -30
    landing.land_or_raise(bpy.context, scoring)
    module("ui.preferences").preferences(bpy.context).loudness_lufs = -18
    first, second = sorted(takes.all_takes(edit.scene), key=lambda take: take.job == request.job.id)
    assert (first.muted, second.muted) == (True, False)
    volume = 10 ** ((-30 - second.recipe["loudness_lufs"]) / 20)
    assert [piece.volume for piece in second.pieces] == [pytest.approx(volume)] * len(second.pieces)
