# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The key never reaches a file of Blender's, and the brief does."""

import os
import sys
from pathlib import Path

import bpy
import pytest

MODULE = "bl_ext.user_default.video_to_music"

SECRET = "sk_marked_7f3e9a"


@pytest.fixture
def chosen(extension):
    chosen = bpy.context.preferences.addons[MODULE].preferences
    yield chosen
    chosen.api_key = ""


@pytest.fixture
def secret(chosen):
    chosen.api_key = SECRET
    return chosen


def user_folder():
    return Path(os.environ["BLENDER_USER_RESOURCES"])


def key_file():
    return user_folder() / "extensions" / ".user" / "user_default" / "video_to_music" / "api_key"


def files_with(text, *folders):
    paths = (path for folder in folders for path in Path(folder).rglob("*") if path.is_file())
    return [path for path in paths if text.encode() in path.read_bytes()]


def test_the_key_comes_back_from_its_own_file(secret):
    assert secret.api_key == SECRET
    assert key_file().read_text() == SECRET
    if sys.platform != "win32":  # there the user's own folder is what keeps others out
        assert key_file().stat().st_mode & 0o777 == 0o600


def test_the_key_is_in_no_file_of_blender(secret, edit, tmp_path):
    bpy.ops.wm.save_userpref()
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"), compress=False)
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "again.blend"), compress=False)
    assert files_with(SECRET, user_folder(), tmp_path) == [key_file()]


def test_the_key_is_in_no_repr(secret):
    assert SECRET not in repr(secret) + str(secret)


def test_forget_key_forgets(secret):
    assert bpy.ops.video_to_music.forget_key() == {"FINISHED"}
    assert secret.api_key == ""
    assert not key_file().exists()
    assert not bpy.ops.video_to_music.forget_key.poll()


def test_preferences_begin_where_nothing_is_needed(chosen):
    assert (chosen.service, chosen.server, chosen.quality) == ("TEMP_SCORE", "DEFAULT", "STANDARD")


def test_every_quality_is_offered(chosen, module):
    offered = chosen.bl_rna.properties["quality"].enum_items.keys()
    assert offered == list(module("export.quality").QUALITIES)


def test_every_server_is_offered(chosen, module):
    offered = chosen.bl_rna.properties["server"].enum_items.keys()
    assert offered == [*module("client.hosts").SERVERS, "CUSTOM"]


def test_a_brief_is_saved_with_its_scene(extension, edit, module, tmp_path):
    brief = module("model").Brief("rain on glass", ("calm", "piano"), output_format="pcm_48000", seed=7)
    module("ui.properties").set_brief(edit.scene, brief)
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    bpy.ops.wm.read_homefile(use_factory_startup=True)
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "edit.blend"))
    assert module("ui.properties").brief_of(bpy.data.scenes[0]) == brief


def test_only_mp3_is_asked_to_be_signed(extension, edit, module):
    asked = edit.scene.video_to_music
    asked.sign_with_c2pa = True
    assert module("ui.properties").brief_of(edit.scene).sign_with_c2pa
    asked.output_format = "opus_48000_128"
    assert not module("ui.properties").brief_of(edit.scene).sign_with_c2pa
