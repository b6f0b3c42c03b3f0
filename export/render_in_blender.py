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
import traceback
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


def _beside(name: str) -> dict[str, Any]:
    """What the file of that name beside this one defines."""
    return runpy.run_path(str(Path(__file__).with_name(f"{name}.py")))


output = _beside("output")


def main() -> None:
    answers = _own_stdout()
    orders: SimpleQueue[dict[str, Any]] = SimpleQueue()
    Thread(target=_read_orders, args=(orders,), daemon=True).start()
    setup = orders.get()
    bpy.context.preferences.system.memory_cache_limit = CACHE_MB
    scene = _open(setup)
    curves = list(_beside("curves")["curves_of"](scene))
    shown: dict[str, Any] = {"metas": setup["meta"], "names": set(setup["strips"])}
    _beside("only_selected")["show_only"](scene, **shown, curves=curves)
    _use_proxies(scene, setup, animated={curve.data_path for curve in curves})
    output["set_output"](scene.render, percentage=setup["percentage"])
    scene.frame_step = setup["step"]
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


def _use_proxies(scene: Any, setup: dict[str, Any], *, animated: set[str]) -> None:
    _beside("proxies")["use_proxies"](
        scene,
        percentage=setup["percentage"],
        project=Path(setup["project"]),
        animated=animated,
        is_see_through=_is_see_through,
        clip_of=_clip_of,
    )


def _clip_of(path: str) -> Any:
    return bpy.data.movieclips.load(path, check_existing=True)


def _is_see_through(path: str) -> bool:
    return bpy.data.images.load(path, check_existing=True).depth > OPAQUE_BITS


def _render(scene: Any, order: dict[str, Any]) -> None:
    path = Path(order["path"])
    if order["start"] < 0:
        _render_singly(scene, range(order["start"], order["end"], scene.frame_step), path)
        return
    output["write_film"](scene.render, path)
    scene.frame_start, scene.frame_end = order["start"], order["end"] - 1
    bpy.ops.render.render(animation=True, scene=scene.name)


def _render_singly(scene: Any, frames: range, path: Path) -> None:
    """For frames below 0, where no scene's range begins. PNGs one after the other are a film, too."""
    still = path.with_suffix(".png")
    output["write_png"](scene.render, still)
    with path.open("wb") as film:
        for frame in frames:
            scene.frame_set(frame)
            bpy.ops.render.render(write_still=True, scene=scene.name)
            film.write(still.read_bytes())
    still.unlink()


def _draw_colors(scene: Any, order: dict[str, Any]) -> None:
    """The picture `lattice`, its values in the color space `colors`, as the scene shows it."""
    copy = scene.copy()
    copy.sequence_editor_clear()
    editor = copy.sequence_editor_create()
    strips = editor.strips if hasattr(editor, "strips") else editor.sequences
    strip = strips.new_image("lattice", order["lattice"], 1, copy.frame_current)
    strip.colorspace_settings.name = order["colors"]
    picture, render = strip.elements[0], copy.render
    render.resolution_x, render.resolution_y = picture.orig_width, picture.orig_height
    render.resolution_percentage, render.dither_intensity = 100, 0
    output["write_png"](render, Path(order["path"]))
    bpy.ops.render.render(write_still=True, scene=copy.name)
    bpy.data.scenes.remove(copy)


if __name__ == "__main__":
    try:
        main()
    except BaseException:  # noqa: BLE001 - whatever it is, 4.5 may hang where it takes its leave
        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
