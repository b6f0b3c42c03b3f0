# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's own judgement of the extension: a valid manifest, and no policy warning once it has worked."""

import subprocess
import sys
from pathlib import Path

import addon_utils
import bpy

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = Path(bpy.utils.resource_path("LOCAL")) / "scripts"


def test_the_manifest_is_valid_with_the_platforms_tags():
    tool = SCRIPTS / "addons_core/bl_pkg/cli/blender_ext.py"
    tags = SCRIPTS / "modules/_bpy_internal/extensions/tags.py"
    done = subprocess.run(
        [sys.executable, str(tool), "validate", f"--valid-tags={tags}", str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_blender_warns_of_nothing(extension, edit, footage, module):
    files = set_of_files()
    edit.select(edit.add_movie(footage("a.mp4", frames=24)))
    with edit.sequencer():
        bpy.ops.video_to_music.export_picture(filepath=str(footage("a.mp4", frames=1).with_name("out.mp4")))
    addon_utils._is_first_reset()
    assert addon_utils._extensions_warnings_get().get(extension.__name__, []) == []
    assert set_of_files() == files


def set_of_files():
    """What stands in the extension's own folder, where nothing may be written."""
    folder = Path(bpy.utils.user_resource("EXTENSIONS")) / "user_default" / "video_to_music"
    found = (f for room in folder.iterdir() for f in (room.rglob("*") if room.is_dir() else [room]))
    return {str(f) for f in found if "__pycache__" not in f.parts}
