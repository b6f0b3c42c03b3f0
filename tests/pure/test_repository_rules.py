# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the extensions platform and of this house, held against every file that ships."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BLENDER_ROOMS = ("operators", "ui", "sequencer")
WORKER_ROOMS = ("job", "export", "client", "composer")
MANIFEST = tomllib.loads((ROOT / "blender_manifest.toml").read_text(encoding="utf-8"))


def shipped(*rooms):
    files = [file for room in rooms for file in sorted((ROOT / room).rglob("*.py"))]
    return files if rooms else [*ROOT.glob("*.py"), *shipped(*BLENDER_ROOMS, *WORKER_ROOMS)]


def imports(file, *, top_level_only=False):
    """The first names of all absolute imports in a file; urllib.parse opens nothing and is passed over."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module != "urllib.parse":
            yield (node.module or "").split(".")[0]


def calls(file):
    """Every called name and attribute chain, such as `os.system`, and the names of its keywords."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), {keyword.arg: keyword.value for keyword in node.keywords}


def where(found):
    return [str(file.relative_to(ROOT)) for file in found]


def test_there_is_something_to_look_at():
    assert len(shipped()) > 60


@pytest.mark.parametrize("text", [MANIFEST["tagline"], *MANIFEST["permissions"].values()])
def test_short_texts_are_short_and_end_without_a_period(text):
    assert len(text) <= 64
    assert text.strip() == text
    assert text[-1].isalnum() or text[-1] in ")]}"


def test_the_manifest_says_what_the_platform_asks():
    assert MANIFEST["id"] == "video_to_music"
    assert "blender" not in MANIFEST["name"].lower()
    assert MANIFEST["license"] == ["SPDX:GPL-3.0-or-later"]
    assert MANIFEST["permissions"].keys() == {"files", "network"}
    assert MANIFEST["blender_version_min"] == "4.2.0"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == MANIFEST["version"]


def test_wheels_are_of_the_versions_the_tests_run_on():
    pinned = (ROOT / "requirements" / "dev.txt").read_text()
    for wheel in MANIFEST["wheels"]:
        name, version, *_ = Path(wheel).name.split("-")
        assert f"{name}=={version} " in pinned, wheel


def test_every_file_carries_its_licence():
    assert (
        where(f for f in shipped() if "SPDX-License-Identifier: GPL-3.0-or-later" not in f.read_text()) == []
    )


def test_blender_is_known_to_its_own_rooms_only():
    allowed = ("export/render_in_blender.py",)
    outside = [*shipped(*WORKER_ROOMS), *ROOT.glob("*.py")]
    assert [f for f in where(f for f in outside if "bpy" in imports(f)) if f not in allowed] == []


def test_what_is_slow_to_import_is_not_imported_with_the_extension():
    slow = {"requests", "urllib3", "av", "numpy", "mido"}
    files = [ROOT / "__init__.py", *shipped(*BLENDER_ROOMS)]
    assert where(f for f in files if slow.intersection(imports(f, top_level_only=True))) == []


def test_http_stays_in_the_client():
    http = {"requests", "urllib3", "urllib", "http", "socket", "ssl"}
    files = shipped(*BLENDER_ROOMS, "job", "export", "composer")
    assert where(f for f in files if http.intersection(imports(f))) == []


def test_no_thread_lives_in_blender():
    assert where(f for f in shipped(*BLENDER_ROOMS) if {"threading", "concurrent"} & {*imports(f)}) == []


def test_the_search_path_is_left_alone():
    """The worker names the extension in a process of its own; in Blender nothing is added."""
    touching = re.compile(r"\bsys\.(path|modules)\b")
    found = where(f for f in shipped() if touching.search(f.read_text(encoding="utf-8")))
    assert [f for f in found if f != "job/worker_main.py"] == []


def test_no_text_becomes_code_and_no_shell_is_used():
    for file in shipped():
        for name, keywords in calls(file):
            assert name not in ("eval", "exec", "os.system", "os.popen", "__import__"), file
            assert "shell" not in keywords, file


def test_nothing_of_windows_paths_is_written_out():
    for file in shipped():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"[A-Za-z]:\\\\?\w|/(home|Users|tmp)/", node.value), file


def test_no_file_and_no_function_grows_without_end():
    for file in shipped():
        text = file.read_text(encoding="utf-8")
        assert text.count("\n") <= 400, file
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 60, f"{file} {node.name}"
