# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`blender -b edit.blend -c video_to_music …`: exit codes, what is printed, what is saved."""

import json
import sys
from pathlib import Path

import bpy
import pytest


@pytest.fixture
def command(extension, module):
    """What the shell gets, but that stdout is not turned over: tests/gui sees to that."""
    answered = module("operators.command_line").answered
    return lambda arguments: answered(arguments, json_to=sys.stdout if "--json" in arguments else None)


@pytest.fixture
def project(edit, footage, tmp_path):
    edit.select(edit.add_movie(footage("a.mp4", frames=30), start=11))
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    return edit


def sounds_in(edit):
    return [strip.name for strip in edit.strips if strip.type == "SOUND"]


def last_line(text):
    return json.loads(text.strip().splitlines()[-1])


def test_it_scores_prints_json_and_saves(project, command, sounds, capsys, tmp_path):
    assert command(["score", "--json", "--save", "--description", "rain", "--tag", "a", "--tag", "b, A"]) == 0
    answer = last_line(capsys.readouterr().out)
    assert answer["blend"] == str(tmp_path / "edit.blend")
    assert Path(answer["take"]).parent == tmp_path / "music" and Path(answer["take"]).is_file()
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "edit.blend"))
    assert sounds_in(project) == [answer["strip"]]
    recipe = json.loads(project.strips[answer["strip"]]["video_to_music"])
    assert (recipe["description"], recipe["tags"]) == ("rain", ["a", "b"])


def test_without_save_the_file_stays_as_it_was(project, command, sounds, tmp_path):
    assert command(["score"]) == 0
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "edit.blend"))
    assert sounds_in(project) == []


def test_all_needs_no_selection(project, command, sounds):
    project.select()
    assert command(["score"]) == 1
    assert command(["score", "--all"]) == 0


def test_a_refusal_is_a_sentence_and_an_exit_code(project, command, capsys):
    assert command(["score", "--scene", "nowhere", "--json"]) == 1
    heard = capsys.readouterr()
    assert heard.err.startswith("Video to Music: There is no scene “nowhere”")
    assert json.loads(heard.out)["error"]["sentence"] in heard.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["sing"],
        ["score", "--output-format", "flac"],
        ["score", "x"],
        ["score", "--seed", "-5"],
        ["score", "--seed", str(2**31)],
        ["score", "--js"],
    ],
)
def test_a_wrong_command_line_is_said(command, arguments, capsys):
    assert command([*arguments, "--json"]) == 2
    heard = capsys.readouterr()
    assert "usage" in heard.err
    assert last_line(heard.out)["error"]["sentence"] in heard.err


def test_a_file_that_cannot_be_saved_leaves_the_music_and_says_where(
    project, command, sounds, capsys, tmp_path
):
    (tmp_path / "edit.blend@").mkdir()  # what Blender writes first
    assert command(["score", "--json", "--save"]) == 3
    heard = capsys.readouterr()
    answer = last_line(heard.out)
    assert Path(answer["take"]).is_file()
    assert f"The music is in “{answer['take']}”" in answer["error"]["sentence"]
    assert answer["error"]["sentence"] in heard.err
    assert "Traceback" not in heard.err


def test_without_a_file_save_is_refused_before_anything_is_composed(
    extension, edit, command, capsys, footage
):
    edit.select(edit.add_movie(footage("a.mp4", frames=30)))
    assert command(["score", "--save"]) == 1
    assert "give Blender a .blend" in capsys.readouterr().err
    assert sounds_in(edit) == []


@pytest.mark.parametrize("text", [None, "garbage"])
def test_the_start_up_file_is_not_scored_in_place_of_one_that_does_not_open(
    project, command, capsys, tmp_path, text
):
    wanted = tmp_path / "wanted.blend"
    if text:
        wanted.write_text(text)
    with pytest.raises(RuntimeError):
        bpy.ops.wm.open_mainfile(filepath=str(wanted))
    assert command(["score", "--all", "--json"]) == 1
    answer = last_line(capsys.readouterr().out)
    assert answer["blend"] == str(wanted)
    assert answer["error"]["sentence"].startswith(f"“{wanted}” can't be opened")
    assert sounds_in(project) == []
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "edit.blend"))
    assert command(["score", "--scene", "nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_what_a_run_notes_is_said(project, command, sounds, capsys, tmp_path):
    (tmp_path / "music").write_text("a file where the folder should be")
    assert command(["score", "--json"]) == 0
    heard = capsys.readouterr()
    (note,) = last_line(heard.out)["notes"]
    assert note.startswith("The music can't be kept in")
    assert note in heard.err


def test_the_service_asked_for_is_not_kept(project, command, module):
    command(["score", "--service", "ELEVENLABS"])
    assert module("ui.preferences").preferences(bpy.context).service == "TEMP_SCORE"


def test_help_is_no_error(command, capsys):
    assert command(["--help"]) == 0
    assert "score" in capsys.readouterr().out
