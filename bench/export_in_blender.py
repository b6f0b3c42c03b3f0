# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bench's timeline in Blender: export_in_blender.py ORDER.json save|render."""

import json
import sys
from pathlib import Path

import bpy

order = json.loads(Path(sys.argv[1]).read_text())
cut = order["cut"]
fps = int(cut["fps"])
step = 2 if order["quality"] == "STANDARD" else 1

bpy.ops.wm.read_homefile(use_factory_startup=True)
scene = bpy.context.scene
scene.name = cut["scene"]
editor = scene.sequence_editor_create()
strips = editor.strips if hasattr(editor, "strips") else editor.sequences
scene.render.fps, scene.render.fps_base = fps, 1
scene.render.resolution_x, scene.render.resolution_y = cut["width"], cut["height"]
scene.frame_start, scene.frame_end, scene.frame_step = cut["start"], cut["end"] - 1, step
scene.view_settings.view_transform = order.get("view", "Standard")

for clip in cut["clips"]:
    source = clip["source"]
    if source:
        strip = strips.new_movie(clip["name"], source["path"], clip["channel"], int(source["content_start"]))
        strip.frame_final_start, strip.frame_final_end = clip["start"], clip["end"]
    else:
        length = clip["end"] - clip["start"]
        long = {"length": length} if bpy.app.version >= (5, 0) else {"frame_end": clip["end"]}
        strip = strips.new_effect(clip["name"], "TEXT", clip["channel"], clip["start"], **long)
        strip.text, strip.font_size = "TITLE", 200
    strip.channel = clip["channel"]

if sys.argv[2] == "save":
    bpy.ops.wm.save_as_mainfile(filepath=order["snapshot"], copy=True)
else:
    shrink = 640 / cut["width"]
    scene.render.resolution_x, scene.render.resolution_y = 640, round(cut["height"] * shrink)
    for strip in strips:
        strip.transform.scale_x = strip.transform.scale_y = shrink
    settings = scene.render.image_settings
    if hasattr(settings, "media_type"):
        settings.media_type = "VIDEO"
    settings.file_format = "FFMPEG"
    scene.render.ffmpeg.format, scene.render.ffmpeg.codec = "MPEG4", "H264"
    scene.render.ffmpeg.ffmpeg_preset = "REALTIME"
    scene.render.ffmpeg.audio_codec = "NONE"
    scene.render.filepath = str(Path(sys.argv[1]).parent / "blender.mp4")
    bpy.ops.render.render(animation=True, scene=scene.name)
