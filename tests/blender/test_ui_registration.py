# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Enabled, disabled and enabled again, the extension leaves nothing behind."""

import subprocess
import sys
import time
from pathlib import Path

import addon_utils
import bpy
import pytest

MODULE = "bl_ext.user_default.video_to_music"
ROOT = Path(__file__).resolve().parent.parent.parent

HEAVY = ("requests", "urllib3", "av", "mido")


@pytest.fixture
def disabled(repository):
    addon_utils.disable(MODULE, default_set=True)
    yield
    addon_utils.disable(MODULE, default_set=True)


def ours():
    """Everything of ours that Blender knows of."""
    prefixes = ("VIDEO_TO_MUSIC_", "VideoToMusic")
    kinds = (bpy.types.Operator, bpy.types.Panel, bpy.types.Menu, bpy.types.UIList, bpy.types.Header)
    kinds += (bpy.types.PropertyGroup, bpy.types.AddonPreferences)
    found = {cls.__name__ for kind in kinds for cls in kind.__subclasses__() if cls.is_registered}
    found = {name for name in found if name.startswith(prefixes)}
    found |= {name for name in dir(bpy.ops.video_to_music)}
    found |= {f"{kind}.video_to_music" for kind in ("Scene", "WindowManager") if has_property(kind)}
    found |= {
        str(handler) for handlers in all_handlers() for handler in handlers if MODULE in handler.__module__
    }
    found |= {item.idname for item in key_map_items() if item.idname.startswith("video_to_music")}
    found |= {str(draw) for menu in menus() for draw in draws(menu) if MODULE in draw.__module__}
    return found


def has_property(kind):
    return hasattr(getattr(bpy.types, kind), "video_to_music")


def all_handlers():
    lists = (getattr(bpy.app.handlers, name) for name in dir(bpy.app.handlers))
    return [each for each in lists if isinstance(each, list)]


def key_map_items():
    manager = bpy.context.window_manager
    configs = (manager.keyconfigs.addon,) if manager.keyconfigs.addon else ()
    return [item for config in configs for keymap in config.keymaps for item in keymap.keymap_items]


def menus():
    names = [
        name for name in dir(bpy.types) if name.startswith(("SEQUENCER_MT", "SEQUENCER_HT", "USERPREF_"))
    ]
    return [getattr(bpy.types, name) for name in names]


def draws(menu):
    return getattr(getattr(menu, "draw", None), "_draw_funcs", ())


def test_nothing_is_left_after_each_of_three_rounds(disabled):
    before = ours()
    rounds = []
    for _ in range(3):
        addon_utils.enable(MODULE, default_set=True)
        assert hasattr(bpy.context.scene, "video_to_music")
        rounds.append(ours() - before)
        addon_utils.disable(MODULE, default_set=True)
        assert ours() - before == set()
    assert len(rounds[0]) > 10
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
