# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Enabled, disabled and enabled again, the extension leaves nothing behind."""

import subprocess
import sys
import time
from pathlib import Path

import addon_utils
import pytest
from leftovers import left_of

MODULE = "bl_ext.user_default.video_to_music"
ROOT = Path(__file__).resolve().parent.parent.parent

HEAVY = ("requests", "urllib3", "av", "mido")


@pytest.fixture
def disabled(repository):
    addon_utils.disable(MODULE, default_set=True)
    yield
    addon_utils.disable(MODULE, default_set=True)


def test_nothing_is_left_after_each_of_three_rounds(disabled):
    rounds = []
    for _ in range(3):
        addon_utils.enable(MODULE, default_set=True)
        rounds.append(left_of(MODULE))
        addon_utils.disable(MODULE, default_set=True)
        assert left_of(MODULE) == []
    assert {"property Scene.video_to_music", "key video_to_music.score"} < set(rounds[0])
    assert rounds[0] == rounds[1] == rounds[2]


def test_registering_pulls_in_nothing_heavy():
    """In a process of its own, for Blender and the other tests may have loaded them already."""
    script = (
        "import sys; sys.path.insert(0, 'tests/blender'); import conftest; before = set(sys.modules);"
        "conftest.addon_utils.extensions_refresh(ensure_wheels=False);"
        "conftest.addon_utils.enable(conftest.MODULE, default_set=True);"
        f"print([name for name in {(*HEAVY, 'numpy')!r} if name in sys.modules and name not in before]);"
        "assert conftest.MODULE in sys.modules; conftest.pytest_sessionfinish(0, 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_the_whole_extension_imports_without_blender():
    script = (
        "import sys; sys.path.insert(0, 'tests'); import conftest; import video_to_music;"
        "sys.exit('bpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_register_time_is_printed(disabled, capsys):
    addon_utils.enable(MODULE, default_set=True)
    package = sys.modules[MODULE]
    package.unregister()
    start_s = time.perf_counter()
    package.register()
    with capsys.disabled():
        print(f"\nregister() again: {(time.perf_counter() - start_s) * 1000:.1f} ms")
