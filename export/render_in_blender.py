# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run by a background Blender: draws ranges of a snapshot, in this process's own copy of it.

It is told what to do in lines of JSON on standard input, first the setup, then a range at a time,
and answers each with a line. When that input ends, whoever asked is gone, and so is this process.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, TextIO

import bpy

ANSWER = "video_to_music "
LEAN = "video_to_music_snapshot"
"""Marks the scene of a snapshot that has another name there (sequencer/snapshot.py)."""
CACHE_MB = 256
"""Nothing is looked at twice; Blender's own limit is 4 GB."""
OPAQUE_BITS = 24
"""The depth Blender tells of a picture without alpha."""


def main() -> None:
    answers = _own_stdout()
    orders: SimpleQueue[dict[str, Any]] = SimpleQueue()
    Thread(target=_read_orders, args=(orders,), daemon=True).start()
    setup = orders.get()
    bpy.context.preferences.system.memory_cache_limit = CACHE_MB
    scene = _open(setup)
    _show_only(scene, setup["meta"], set(setup["strips"]))
    _use_proxies(scene, setup)
    _set_output(scene, setup)
    _answer(answers, {"ready": bpy.app.version_string})
    while True:
        order = orders.get()
        _draw_colors(scene, order) if "colors" in order else _render(scene, order)
        _answer(answers, {"done": order["path"]})


def _own_stdout() -> TextIO:
    """The way back is ours alone; what Blender prints about each frame goes nowhere."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return answers


def _answer(answers: TextIO, message: dict[str, Any]) -> None:
    answers.write("\n" + ANSWER + json.dumps(message) + "\n")
    answers.flush()


def _read_orders(orders: SimpleQueue[dict[str, Any]]) -> None:
    for line in sys.stdin:
        orders.put(json.loads(line))
    os._exit(1)  # even in the middle of a frame


def _open(setup: dict[str, Any]) -> Any:
    bpy.ops.wm.open_mainfile(filepath=setup["snapshot"], load_ui=False, use_scripts=False)
    scenes: Any = bpy.data.scenes
    if not setup["full_quality"]:
        for scene in scenes:
            scene.render.engine = "BLENDER_WORKBENCH"
            scene.display.render_aa = "FXAA"  # one pass where the default takes eight
    return next((scene for scene in scenes if LEAN in scene), None) or scenes[setup["scene"]]


def _show_only(scene: Any, metas: list[str], names: set[str]) -> None:
    """Blender draws the level that is open, so the metas stay out of it."""
    editor = scene.sequence_editor
    strips = editor.strips if hasattr(editor, "strips") else editor.sequences
    editor.display_stack(None)
    for name in metas:
        meta = strips[name]
        meta.mute = False
        editor.display_stack(meta)
        strips = meta.strips if hasattr(meta, "strips") else meta.sequences
    for strip in strips:
        strip.mute = strip.name not in names


def _use_proxies(scene: Any, setup: dict[str, Any]) -> None:
    proxies = runpy.run_path(str(Path(__file__).with_name("proxies.py")))
    project = Path(setup["project"])
    percentage = setup["percentage"]
    proxies["use_proxies"](scene, percentage=percentage, project=project, is_see_through=_is_see_through)


def _is_see_through(path: str) -> bool:
    return bpy.data.images.load(path, check_existing=True).depth > OPAQUE_BITS


def _set_output(scene: Any, setup: dict[str, Any]) -> None:
    render = scene.render
    render.resolution_percentage = setup["percentage"]
    render.use_sequencer = True
    render.use_file_extension = True
    render.use_border = render.use_stamp = render.use_multiview = False
    render.use_overwrite, render.use_placeholder = True, False
    _set_lossless(render)
    scene.frame_step = setup["step"]


def _set_lossless(render: Any) -> None:
    """RGB as drawn, cheap to write: nothing to convert twice. 5.0 wants the kind of media first."""
    if hasattr(render.image_settings, "media_type"):
        render.image_settings.media_type = "VIDEO"
    render.image_settings.color_management = "FOLLOW_SCENE"
    render.image_settings.file_format = "FFMPEG"
    render.image_settings.color_mode = "RGB"
    render.ffmpeg.format, render.ffmpeg.codec = "AVI", "HUFFYUV"
    render.ffmpeg.audio_codec = "NONE"
    render.ffmpeg.use_autosplit = False


def _render(scene: Any, order: dict[str, Any]) -> None:
    scene.frame_start, scene.frame_end = order["start"], order["end"] - 1
    scene.render.filepath = order["path"]
    bpy.ops.render.render(animation=True, scene=scene.name)


def _draw_colors(scene: Any, order: dict[str, Any]) -> None:
    """The picture `lattice`, its values in the color space `colors`, as the scene shows it."""
    copy = scene.copy()
    copy.sequence_editor_clear()
    editor = copy.sequence_editor_create()
    strips = editor.strips if hasattr(editor, "strips") else editor.sequences
    strip = strips.new_image("lattice", order["lattice"], 1, copy.frame_current)
    strip.colorspace_settings.name = order["colors"]
    picture = strip.elements[0]
    _set_still(copy.render, width=picture.orig_width, height=picture.orig_height)
    copy.render.filepath = order["path"]
    bpy.ops.render.render(write_still=True, scene=copy.name)
    bpy.data.scenes.remove(copy)


def _set_still(render: Any, *, width: int, height: int) -> None:
    """8 bits as the frames have: the view Raw is another for pictures of more."""
    render.resolution_x, render.resolution_y, render.resolution_percentage = width, height, 100
    render.dither_intensity = 0
    if hasattr(render.image_settings, "media_type"):
        render.image_settings.media_type = "IMAGE"
    render.image_settings.file_format = "PNG"
    render.image_settings.color_mode, render.image_settings.color_depth = "RGB", "8"


if __name__ == "__main__":
    main()
