# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Blender ring: the extension as Blender loads it, in bpy from its wheel, one process a module.

    .envs/bpy-5.0/bin/python -m pytest -q tests/blender/test_x.py          (or bpy-4.2, bpy-4.5)

Two modules in one process would share Blender's state, and a crash would take both down: give
pytest one module at a time, or use `make test`. What a test may ask for:

    extension   the package `bl_ext.user_default.video_to_music`, enabled: operators and properties stand
    module      `module("sequencer.read")` imports one of the extension's own modules, enabled or not.
                Compare values and errors with `module("model")` and `module("errors")`, for the
                `video_to_music.…` of the other rings is another copy of the same classes
    edit        an empty edit: factory start-up file, sequencer scene of 24 fps and 640x360, frame 1,
                its colors Standard, for in those of the factory's AgX only Blender can show a file.
                `edit.scene`, `edit.editor`, `edit.strips`, `edit.add_movie(path, channel=, start=)`,
                `edit.add_sound(…)`, `edit.select(*strips)`,
                `with edit.sequencer():` for the context of a Video Sequencer
    footage     `footage("a.mp4", frames=48, fps=24, first=0, sound=False)` makes a video whose
                frames say their number (see tests/footage.py) in the test's own folder
    sounds      skips the test where bpy has no audio (the 4.2 wheel is built without audaspace)

The extension's files are copied into a throw-away user folder, so nothing of yours is read or written.
"""

import contextlib
import importlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from installed_checkout import MODULE, install_checkout  # noqa: E402

user_folder = Path(tempfile.mkdtemp(prefix="video_to_music-test-"))
os.environ["BLENDER_USER_RESOURCES"] = str(user_folder)


install_checkout(user_folder)
bpy = importlib.import_module("bpy")  # reads BLENDER_USER_RESOURCES, and puts addon_utils on the path
addon_utils = importlib.import_module("addon_utils")


def pytest_sessionfinish(session, exitstatus):
    """Leaves Blender clean: a handler still registered hangs 4.5 at exit."""
    addon_utils.disable(MODULE, default_set=True)
    shutil.rmtree(user_folder, ignore_errors=True)


@pytest.fixture(scope="session")
def repository():
    """Blender has seen the extension's folder; nothing of it is registered."""
    addon_utils.extensions_refresh(ensure_wheels=False)


@pytest.fixture(scope="session")
def extension(repository):
    addon_utils.enable(MODULE, default_set=True)
    package = sys.modules.get(MODULE)
    assert package, "Blender did not enable the extension; its own message is above"
    return package


@pytest.fixture(scope="session")
def module(repository):
    return lambda name: importlib.import_module(f"{MODULE}.{name}")


@pytest.fixture
def edit(repository):
    return new_edit()


@pytest.fixture
def footage(tmp_path):
    from footage import make_footage

    return lambda name, **kind: make_footage(tmp_path / name, **kind)


@pytest.fixture(scope="session")
def sounds():
    if not bpy.app.build_options.audaspace:
        pytest.skip("this bpy is built without audio")


def new_edit():
    bpy.ops.wm.read_homefile(use_factory_startup=True)
    scene = bpy.context.scene
    scene.render.fps, scene.render.fps_base = 24, 1
    scene.render.resolution_x, scene.render.resolution_y = 640, 360
    scene.view_settings.view_transform = "Standard"
    scene.frame_set(1)
    scene.sequence_editor_create()
    if hasattr(bpy.context.workspace, "sequencer_scene"):
        bpy.context.workspace.sequencer_scene = scene
    bpy.context.window.screen.areas[0].type = "SEQUENCE_EDITOR"
    return Edit()


class Edit:
    """One sequencer scene; everything is looked up anew, for references dangle after undo and load."""

    @property
    def scene(self):
        return getattr(bpy.context.workspace, "sequencer_scene", None) or bpy.context.scene

    @property
    def editor(self):
        return self.scene.sequence_editor

    @property
    def strips(self):
        return self.editor.strips if hasattr(self.editor, "strips") else self.editor.sequences

    def add_movie(self, path, *, channel=1, start=1, name=None):
        return self.strips.new_movie(name or Path(path).stem, str(path), channel, start)

    def add_sound(self, path, *, channel=2, start=1, name=None):
        return self.strips.new_sound(name or Path(path).stem, str(path), channel, start)

    def select(self, *strips):
        for strip in self.strips:
            strip.select = strip in strips
        with contextlib.suppress(IndexError):
            self.editor.active_strip = strips[0]

    @contextlib.contextmanager
    def sequencer(self):
        window = bpy.context.window_manager.windows[0]
        area = next(a for a in window.screen.areas if a.type == "SEQUENCE_EDITOR")
        region = next(r for r in area.regions if r.type == "WINDOW")
        with bpy.context.temp_override(window=window, area=area, region=region):
            yield
