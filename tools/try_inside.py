# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of try_zip.py that happen inside Blender: use it, die midway, look after it."""

import contextlib
import os
import sys
import threading
import time
import tomllib
from pathlib import Path

import addon_utils
import bpy

sys.path.insert(0, str(Path(__file__).parent))
from leftovers import left_of

FRAMES = 48
KEY = "sk_tried_and_gone"
SETTINGS = {
    "service": "ELEVENLABS",
    "server": "CUSTOM",
    "custom_server": "http://127.0.0.1:9",
    "quality": "SHARP",
    "separate": True,
    "full_quality": True,
    "loudness_lufs": -23.0,
    "music_folder": "//music",
}
"""None of them is a default, but for the last, by which the takes are found here."""


def use(folder: Path, version: str) -> None:
    """Scores an edit that is saved and one that is not; then chooses a service, and gives it a key."""
    assert running_version() == version
    make_clip(folder / "clip.mp4")
    for blend in ("edit.blend", ""):
        bpy.ops.wm.read_homefile(use_factory_startup=False)
        new_edit(folder / "clip.mp4")
        if blend:
            bpy.ops.wm.save_as_mainfile(filepath=str(folder / blend))
        score()
        (take,) = takes()
        assert (take.frame_final_start, take.frame_final_end) == (1, 1 + FRAMES), "it is not under the clip"
        if blend:
            bpy.ops.wm.save_mainfile()
    for name, value in SETTINGS.items():
        setattr(preferences(), name, value)
    preferences().api_key = KEY
    bpy.ops.wm.save_userpref()
    print(f"tried: version {version} scored two edits in Blender {bpy.app.version_string}")


def die(folder: Path) -> None:
    """Starts a run and is gone before its take can be placed, as Blender is when it crashes."""
    bpy.ops.wm.open_mainfile(filepath=str(folder / "edit.blend"))
    preferences().service = "TEMP_SCORE"
    before = journals()
    threading.Thread(target=leave_when, args=(lambda: journals() - before,), daemon=True).start()
    score()
    sys.exit("the run was over before Blender could die")


def leave_when(happened) -> None:
    while not happened():
        time.sleep(0.005)
    print("tried: Blender is gone while its worker works", flush=True)
    os._exit(0)


def updated(folder: Path, version: str) -> None:
    """Finds everything as it was left, places the take that waited, and switches off without a trace."""
    assert running_version() == version, f"version {running_version()} is running"
    now = {name: getattr(preferences(), name) for name in SETTINGS}
    assert now == SETTINGS, f"the update changed the preferences to {now}"
    assert preferences().api_key == KEY, "the update lost the key"
    bpy.ops.wm.open_mainfile(filepath=str(folder / "edit.blend"))
    assert len(takes()) == 1
    with sequencer():
        bpy.ops.video_to_music.recover()
    assert [(t.frame_final_start, t.frame_final_end) for t in takes()] == [(1, 1 + FRAMES)] * 2
    bpy.ops.wm.save_mainfile()
    assert len(left_of(MODULE)) > 50
    addon_utils.disable(MODULE)  # for this session: the preferences keep it enabled
    assert left_of(MODULE) == [], f"switched off, it leaves {left_of(MODULE)}"
    print(f"tried: version {version} has the settings, the key and the take that waited")


def removed(folder: Path) -> None:
    assert MODULE not in bpy.context.preferences.addons
    assert left_of(MODULE) == []
    bpy.ops.wm.open_mainfile(filepath=str(folder / "edit.blend"))
    assert len(takes()) == 2
    for take in takes():
        assert Path(bpy.path.abspath(take.sound.filepath)).is_file(), "the edit lost its music"
    print("tried: removed, the edit still has its music")


def running_version() -> str:
    manifest = Path(sys.modules[MODULE].__file__).with_name("blender_manifest.toml")
    return tomllib.loads(manifest.read_text(encoding="utf-8"))["version"]


def preferences():
    return bpy.context.preferences.addons[MODULE].preferences


def journals() -> set[Path]:
    """Of all runs that have begun."""
    found = Path(bpy.utils.extension_path_user(MODULE, path="runs")).glob("*/journal.jsonl")
    return {path for path in found if '"exporting"' in path.read_text(encoding="utf-8")}


def new_edit(clip: Path) -> None:
    scene = bpy.context.scene
    if hasattr(bpy.context.workspace, "sequencer_scene"):
        bpy.context.workspace.sequencer_scene = scene
    scene.render.fps = 24
    scene.sequence_editor_create()
    strips().new_movie("clip", str(clip), 1, 1).select = True


def strips():
    editor = bpy.context.scene.sequence_editor
    return editor.strips if hasattr(editor, "strips") else editor.sequences


def takes():
    return [strip for strip in strips() if strip.get("video_to_music")]


def score() -> None:
    with sequencer():
        bpy.ops.video_to_music.score()


@contextlib.contextmanager
def sequencer():
    window = bpy.context.window_manager.windows[0]
    area = window.screen.areas[0]
    area.type = "SEQUENCE_EDITOR"
    region = next(region for region in area.regions if region.type == "WINDOW")
    with bpy.context.temp_override(window=window, area=area, region=region):
        yield


def make_clip(path: Path) -> None:
    """A white bar that wanders over black, made with the codec library that came in the zip."""
    import av
    import numpy as np

    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(FRAMES):
            picture = np.zeros((180, 320, 3), np.uint8)
            picture[:, number * 6 : number * 6 + 20] = 255
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())


MODULE, place, part, *words = sys.argv[sys.argv.index("--") + 1 :]
{"use": use, "die": die, "updated": updated, "removed": removed}[part](Path(place), *words)
