# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The presets that ship do what a click on them promises, and an editor's own comes back."""

from pathlib import Path

import bpy
import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "ui" / "shipped" / "presets" / "video_to_music"


def test_a_dozen_ship():
    assert len(list(SHIPPED.glob("*.py"))) == 12


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.py")), ids=lambda path: path.stem)
def test_a_shipped_preset_is_a_brief_the_service_takes(extension, edit, module, path):
    edit.scene.video_to_music.tags.add().name = "from before"
    bpy.ops.script.execute_preset(filepath=str(path), menu_idname="VIDEO_TO_MUSIC_PT_presets")
    brief = module("ui.properties").brief_of(edit.scene)
    module("client.limits").check_brief(brief)
    assert brief.description
    assert 1 <= len(brief.tags) <= 5
    assert "from before" not in brief.tags


def test_blender_finds_them(extension):
    shipped = Path(extension.__file__).parent / SHIPPED.relative_to(ROOT)
    assert shipped in map(Path, bpy.utils.preset_paths("video_to_music"))


def test_a_preset_of_ones_own_comes_back(extension, edit, module):
    properties, brief = module("ui.properties"), module("model").Brief("rain on glass", ("calm", "piano"))
    properties.set_brief(edit.scene, brief)
    bpy.ops.video_to_music.add_preset(name="Mine")
    properties.set_brief(edit.scene, module("model").Brief())
    found = bpy.utils.preset_find("Mine", "video_to_music")
    bpy.ops.script.execute_preset(filepath=found, menu_idname="VIDEO_TO_MUSIC_PT_presets")
    assert properties.brief_of(edit.scene) == brief
