# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a terminal: what a shell gets of a real Blender, which shares the pipe with us."""

import json

import pytest
from blender_window import ROOT
from footage import make_footage

MAKE = """
import bpy
scene = bpy.context.scene
scene.render.fps, scene.render.resolution_x, scene.render.resolution_y = 24, 640, 360
scene.view_settings.view_transform = "Standard"
if hasattr(bpy.context.workspace, "sequencer_scene"):
    bpy.context.workspace.sequencer_scene = scene
editor = scene.sequence_editor_create()
strips = editor.strips if hasattr(editor, "strips") else editor.sequences
strips.new_movie("shot", "//shot.mp4", 1, 1)
bpy.ops.wm.save_as_mainfile(filepath="good.blend")
"""
SCORE = "blender -b good.blend -c video_to_music score"


@pytest.fixture
def shell(installed):
    """Runs a line in a folder with one edit and one file that is none; its exit code, stdout and stderr."""
    folder = installed.folder / "edits"
    folder.mkdir(exist_ok=True)
    make_footage(folder / "shot.mp4", frames=48, fps=24, first=0)
    inside = installed.inside(folder)

    def run(line):
        caught = f"cd {inside}; {{ {line}; }} >out 2>err; echo $?"
        code = int(installed.run("sh", "-c", caught, limit_s=300))
        return code, (folder / "out").read_text(), (folder / "err").read_text()

    (folder / "make.py").write_text(MAKE)
    assert run("blender -b --python-exit-code 1 --python make.py")[0] == 0
    (folder / "broken.blend").write_text("garbage")
    return run


def test_the_loop_of_the_guide_tells_which_file_failed(shell):
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    (loop,) = [line for line in guide.splitlines() if line.startswith("    for file in ")]
    shell(loop.strip())
    _code, lines, _said = shell("cat scores.jsonl")
    broken, good = map(json.loads, lines.splitlines())
    assert broken["blend"].endswith("/broken.blend")
    assert "can't be opened" in broken["error"]["sentence"]
    assert good["blend"].endswith("/good.blend")
    assert shell(f"test -s '{good['take']}'")[0] == 0
    assert "error" not in good


def test_the_answer_is_the_last_line_and_the_progress_is_elsewhere(shell):
    code, answer, said = shell(f"{SCORE} --all --json")
    assert code == 0
    assert json.loads(answer.splitlines()[-1])["strip"].startswith("Scene score")
    assert "Composing" in said and "Composing" not in answer


@pytest.mark.parametrize(("words", "code"), [("--seed -5", 2), ("--scene nowhere", 1)])
def test_a_refusal_is_an_exit_code_and_an_answer(shell, words, code):
    left, answer, said = shell(f"{SCORE} {words} --json")
    assert left == code
    assert json.loads(answer.splitlines()[-1])["error"]["sentence"] in said


def test_without_json_the_words_are_on_stdout(shell):
    code, words, _said = shell(f"{SCORE} --all")
    assert code == 0
    assert "” is on the timeline of “Scene”" in words
