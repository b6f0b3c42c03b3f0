# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A background Blender to be killed: kill_victim.py USER_FOLDER CLIP score|recover SERVER."""

import importlib
import json
import os
import sys
from pathlib import Path

user, clip, do, server = sys.argv[1:5]
os.environ["BLENDER_USER_RESOURCES"] = user
ROOT = Path(__file__).resolve().parent.parent
folder = Path(user, "extensions/user_default/video_to_music")
if not folder.exists():
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(ROOT)

bpy = importlib.import_module("bpy")  # reads BLENDER_USER_RESOURCES, and puts addon_utils on the path
addon_utils = importlib.import_module("addon_utils")
MODULE = "bl_ext.user_default.video_to_music"
addon_utils.extensions_refresh(ensure_wheels=False)
addon_utils.enable(MODULE, default_set=True)
scene = bpy.context.scene
bpy.context.workspace.sequencer_scene = scene
editor = scene.sequence_editor_create()
if do == "score":
    strip = editor.strips.new_movie("a", clip, 1, 1)
    strip.select = True
    chosen = bpy.context.preferences.addons[MODULE].preferences
    chosen.service, chosen.server, chosen.custom_server = "ELEVENLABS", "CUSTOM", server
    bpy.ops.video_to_music.score()
else:
    bpy.ops.video_to_music.recover()
    print()
    print(json.dumps({"strips": sum(strip.type == "SOUND" for strip in editor.strips)}))
