# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of try_zip.py that happen inside Blender: score, look after an update, look after a removal."""

import sys
from pathlib import Path

import bpy

MODULE = "bl_ext.user_default.video_to_music"
FRAMES = 48


def score(folder: Path) -> None:
    scene = bpy.context.scene
    if hasattr(bpy.context.workspace, "sequencer_scene"):
        bpy.context.workspace.sequencer_scene = scene
    scene.render.fps = 24
    editor = scene.sequence_editor_create()
    strips = editor.strips if hasattr(editor, "strips") else editor.sequences
    strips.new_movie("clip", str(make_clip(folder)), 1, 1).select = True
    bpy.ops.wm.save_as_mainfile(filepath=str(folder / "edit.blend"))
    with sequencer():
        bpy.ops.video_to_music.score()
    music = next(strip for strip in strips if strip.type == "SOUND")
    assert (music.frame_final_start, music.frame_final_end) == (1, 1 + FRAMES), (
        "the music is not under the clip"
    )
    preferences().custom_server = "http://127.0.0.1:8000"
    bpy.ops.wm.save_mainfile()
    bpy.ops.wm.save_userpref()
    print(f"tried: scored in Blender {bpy.app.version_string}")


def updated(_folder: Path) -> None:
    assert preferences().custom_server == "http://127.0.0.1:8000", "the update lost the preferences"
    print("tried: installed over itself, the preferences are kept")


def removed(folder: Path) -> None:
    assert MODULE not in bpy.context.preferences.addons
    assert not hasattr(bpy.types.Scene, "video_to_music")
    bpy.ops.wm.open_mainfile(filepath=str(folder / "edit.blend"))
    editor = bpy.context.scene.sequence_editor
    sounds = [s for s in getattr(editor, "strips_all", None) or editor.sequences_all if s.type == "SOUND"]
    assert Path(bpy.path.abspath(sounds[0].sound.filepath)).is_file(), "the edit lost its music"
    print("tried: removed, the edit still has its music")


def preferences():
    return bpy.context.preferences.addons[MODULE].preferences


def make_clip(folder: Path) -> Path:
    """A white bar that wanders over black, made with the codec library that came in the zip."""
    import av
    import numpy as np

    path = folder / "clip.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(FRAMES):
            picture = np.zeros((180, 320, 3), np.uint8)
            picture[:, number * 6 : number * 6 + 20] = 255
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode())
    return path


def sequencer():
    window = bpy.context.window_manager.windows[0]
    area = window.screen.areas[0]
    area.type = "SEQUENCE_EDITOR"
    region = next(region for region in area.regions if region.type == "WINDOW")
    return bpy.context.temp_override(window=window, area=area, region=region)


part, place = sys.argv[sys.argv.index("--") + 1 :]
{"score": score, "updated": updated, "removed": removed}[part](Path(place))
