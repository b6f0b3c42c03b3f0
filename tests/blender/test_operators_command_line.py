# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`blender -b edit.blend -c video_to_music …`: exit codes, what is printed, what is saved."""

import json

import bpy
import pytest


@pytest.fixture
def command(extension, module):
    return module("operators.command_line").main


@pytest.fixture
def project(edit, footage, tmp_path):
    edit.select(edit.add_movie(footage("a.mp4", frames=30), start=11))
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    return edit


def sounds_in(edit):
    return [strip.name for strip in edit.strips if strip.type == "SOUND"]


def test_it_scores_prints_json_and_saves(project, command, sounds, capsys, tmp_path):
    assert command(["score", "--json", "--save", "--description", "rain", "--tag", "a", "--tag", "b"]) == 0
    answer = json.loads(capsys.readouterr().out.strip().splitlines()[-1])
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


@pytest.mark.parametrize("arguments", [[], ["sing"], ["score", "--output-format", "flac"], ["score", "x"]])
def test_a_wrong_command_line_is_said(command, arguments, capsys):
    assert command(arguments) == 2
    assert "usage" in capsys.readouterr().err


def test_the_service_asked_for_is_not_kept(project, command, module):
    command(["score", "--service", "ELEVENLABS"])
    assert module("ui.preferences").preferences(bpy.context).service == "TEMP_SCORE"


def test_help_is_no_error(command, capsys):
    assert command(["--help"]) == 0
    assert "score" in capsys.readouterr().out
