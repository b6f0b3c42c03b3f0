# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one click, from a script: blocking, with real workers and the contract's server on loopback."""

import contextlib
import json
import os
from pathlib import Path

import bpy
import pytest
from contract_server import ContractServer, faults

MODULE = "bl_ext.user_default.video_to_music"
KEY = "sk_marked_51c0de"


@pytest.fixture
def chosen(extension):
    chosen = bpy.context.preferences.addons[MODULE].preferences
    yield chosen
    chosen.service, chosen.server, chosen.api_key = "TEMP_SCORE", "DEFAULT", ""


@pytest.fixture
def project(edit, footage, tmp_path):
    """A saved edit of two clips with a gap between, both selected, ten frames into the timeline."""
    clips = [edit.add_movie(footage(f"{n}.mp4", frames=30), start=11 + 40 * n) for n in (0, 1)]
    edit.select(*clips)
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    return edit


@pytest.fixture
def server(chosen):
    with ContractServer(key=KEY) as server:
        chosen.service, chosen.server, chosen.custom_server = "ELEVENLABS", "CUSTOM", server.url
        chosen.api_key = KEY
        yield server


@pytest.fixture
def no_waiting(module):
    """Takes that other tests left waiting are seen as placed."""
    waiting = module("job.waiting")
    for take in waiting.waiting_takes(runs_folder()):
        waiting.mark_placed(take.folder, strip="")


def runs_folder():
    return Path(os.environ["BLENDER_USER_RESOURCES"], "extensions/.user/user_default/video_to_music/runs")


def scored(edit):
    return [strip for strip in edit.strips if strip.type == "SOUND"]


def span(strip):
    return strip.frame_final_start, strip.frame_final_end


def test_temp_score_stands_exactly_under_the_strips(project, chosen, sounds, tmp_path):
    assert bpy.ops.video_to_music.score() == {"FINISHED"}
    (strip,) = scored(project)
    assert span(strip) == (11, 81)
    assert strip.sound.filepath.startswith("//music")
    assert (tmp_path / "music" / "Scene score.mp3").is_file()
    recipe = json.loads(strip["video_to_music"])
    assert recipe["service"] == "TEMP_SCORE"
    assert recipe["take"] == "Scene score.flac"


def test_the_service_gets_the_brief_and_the_music_stands(project, server, sounds):
    asked = project.scene.video_to_music
    asked.description = "rain on glass"
    asked.output_format = "opus_48000_128"
    bpy.ops.video_to_music.add_tag(name="calm")
    bpy.ops.video_to_music.score()
    (strip,) = scored(project)
    assert span(strip) == (11, 81)
    (request,) = server.requests
    assert request.part("description").text == "rain on glass"
    assert request.part("tags").text == "calm"
    recipe = json.loads(strip["video_to_music"])
    assert (recipe["description"], recipe["tags"]) == ("rain on glass", ["calm"])
    assert KEY not in strip["video_to_music"]


def test_a_file_for_each_strip_is_sent_in_order_if_asked_for(project, server, sounds, chosen):
    chosen.separate = True
    try:
        bpy.ops.video_to_music.score()
    finally:
        chosen.separate = False
    (request,) = server.requests
    assert [part.file_name for part in request.all_parts("videos")] == ["video.mp4", "video_2.mp4"]
    (strip,) = scored(project)
    assert span(strip) == (11, 81)


def test_a_second_take_overwrites_nothing(project, chosen, sounds, tmp_path):
    bpy.ops.video_to_music.score()
    bpy.ops.video_to_music.score()
    assert {path.name for path in (tmp_path / "music").glob("*.mp3")} == {
        "Scene score.mp3",
        "Scene score 2.mp3",
    }
    assert {strip.channel for strip in scored(project)} == {2, 3}


def test_an_unsaved_edit_keeps_its_take_where_uninstalling_leaves_it(edit, footage, chosen, sounds):
    edit.select(edit.add_movie(footage("a.mp4", frames=24)))
    bpy.ops.video_to_music.score()
    (strip,) = scored(edit)
    assert Path(strip.sound.filepath).parent == Path(
        os.environ["BLENDER_USER_RESOURCES"], "datafiles", "video_to_music", "takes"
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda chosen, _asked: setattr(chosen, "api_key", ""), "There is no API key yet"),
        (lambda chosen, _asked: setattr(chosen, "custom_server", "http://example.com"), "Plain http"),
        (lambda _chosen, asked: setattr(asked, "description", "x" * 1001), "has 1001 characters"),
        (lambda chosen, _asked: setattr(chosen, "server", "DEFAULT"), "Blender may not go online"),
    ],
)
def test_what_would_be_refused_is_said_before_anything_is_sent(project, chosen, server, change, sentence):
    assert not bpy.app.online_access
    change(chosen, project.scene.video_to_music)
    with pytest.raises(RuntimeError, match=sentence):
        bpy.ops.video_to_music.score()
    assert server.requests == []
    assert scored(project) == []


def test_a_refusal_is_the_sentence_and_the_suggestion_is_one_click(project, server, module):
    server.answer_next(faults.refusal("bad_prompt"))
    with pytest.raises(RuntimeError):
        bpy.ops.video_to_music.score()
    error = module("ui.status").now.error
    assert error.suggestion
    details = module("operators.copy_details").details_text(error)
    assert error.request_id in details
    assert KEY not in details
    assert scored(project) == []
    bpy.ops.video_to_music.use_suggestion()
    assert project.scene.video_to_music.description == error.suggestion


def test_nothing_the_run_wrote_holds_the_key(project, server, tmp_path):
    server.answer_next(faults.refusal("bad_prompt"))
    with pytest.raises(RuntimeError):
        bpy.ops.video_to_music.score()
    with contextlib.suppress(RuntimeError):  # a bpy without audio can't place the take
        bpy.ops.video_to_music.score()
    bpy.ops.wm.save_mainfile(compress=False)
    bpy.ops.wm.save_userpref()
    resources = Path(os.environ["BLENDER_USER_RESOURCES"])
    files = [path for top in (tmp_path, resources) for path in top.rglob("*") if path.is_file()]
    assert [path.name for path in files if KEY.encode() in path.read_bytes()] == ["api_key"]


def test_a_take_that_has_no_place_waits_and_is_recovered(project, chosen, no_waiting, sounds, module):
    place_nowhere(project, locked=True)
    with pytest.raises(RuntimeError, match="press Recover"):
        bpy.ops.video_to_music.score()
    assert len(module("job.waiting").waiting_takes(runs_folder())) == 1
    place_nowhere(project, locked=False)
    assert bpy.ops.video_to_music.recover() == {"FINISHED"}
    assert [span(strip) for strip in scored(project)] == [(11, 81)]
    assert module("job.waiting").waiting_takes(runs_folder()) == []


def place_nowhere(edit, *, locked):
    for channel in edit.editor.channels:
        channel.lock = locked


def test_without_audio_the_take_waits(project, chosen, no_waiting, module):
    if bpy.app.build_options.audaspace:
        pytest.skip("this bpy has audio")
    with pytest.raises(RuntimeError, match="built without audio"):
        bpy.ops.video_to_music.score()
    assert len(module("job.waiting").waiting_takes(runs_folder())) == 1


def test_the_picture_that_would_be_sent_can_be_looked_at(project, chosen, tmp_path):
    bpy.ops.video_to_music.export_picture(filepath=str(tmp_path / "what is sent.mp4"))
    assert (tmp_path / "what is sent.mp4").stat().st_size > 1000
    assert not list(tmp_path.glob(".picture-*"))
