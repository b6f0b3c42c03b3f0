# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames straight from a file have the scene's colors: those that Blender's own render of the strip has."""

import sys

import av
import bpy
import numpy as np
import pytest

FRAMES = 4
SIZE = (640, 360)
LEVELS = 3
"""What a mean error may be, of 255: the picture went through a lossy codec twice."""


def pictures_in(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24").astype(float) for frame in container.decode(video=0)]


def rainbow(path):
    """All hues from left to right, from black through full color to white from top to bottom."""
    hue = np.linspace(0, 6, SIZE[0])[None, :, None] + np.array([0, 4, 2])
    pure = np.clip(np.abs(hue % 6 - 3) - 1, 0, 1)
    light = np.linspace(0, 2, SIZE[1])[:, None, None]
    picture = (np.where(light < 1, pure * light, pure + (1 - pure) * (light - 1)) * 255).astype(np.uint8)
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=24, options={"crf": "4"})
        video.width, video.height = SIZE
        video.pix_fmt = "yuv420p"
        for _ in range(FRAMES):
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(video.encode())
    return path


def curved(scene, _strip):
    scene.view_settings.use_curve_mapping = True
    points = scene.view_settings.curve_mapping.curves[3].points
    points[0].location, points[-1].location = (0, 0.3), (1, 0.8)
    scene.view_settings.curve_mapping.update()


def view(**settings):
    def change(scene, _strip):
        for name, value in settings.items():
            setattr(scene.view_settings, name, value)

    return change


def space(name):
    def change(_scene, strip):
        strip.colorspace_settings.name = name

    return change


def sequencer_space(name):
    def change(scene, _strip):
        scene.sequencer_colorspace_settings.name = name

    return change


CHANGED = {
    "AgX": view(view_transform="AgX"),
    "AgX, punchy": view(view_transform="AgX", look="AgX - Punchy"),
    "Filmic": view(view_transform="Filmic"),
    "raw": view(view_transform="Raw"),
    "exposed": view(exposure=1.0),
    "gamma": view(gamma=1.5),
    "curves": curved,
    "film that is log": space("Filmic Log"),
    "film that is Rec.1886": space("Rec.1886"),
    "a linear sequencer": sequencer_space("Linear Rec.709"),
}


UNSEEN = {"raw", "a linear sequencer"}
"""What most Blenders show as they show Standard."""


@pytest.fixture
def bench(edit, module, tmp_path):
    return Bench(edit, module, tmp_path)


class Bench:
    def __init__(self, edit, module, folder):
        self.scene, self.module, self.folder = edit.scene, module, folder
        self.strip = edit.add_movie(rainbow(folder / "rainbow.mp4"))
        edit.select(self.strip)
        self.job = folder / "job"
        self.job.mkdir()

    def export(self, blender=(sys.executable,)):
        cut = self.module("sequencer.read").read_cut(self.scene)
        path = self.module("sequencer.snapshot").write_snapshot(self.scene, self.folder / "snapshot.blend")
        snapshot = self.module("export.snapshot").Snapshot(path, blender)
        export = self.module("export").export_picture
        picture = export(cut, quality="SHARP", folder=self.job, report=lambda _: None, snapshot=snapshot)
        assert [file.name for file in self.job.iterdir()] == ["picture.mp4"]
        return pictures_in(picture.videos[0])[1]

    def blenders_own(self):
        settings = self.scene.render.image_settings
        if hasattr(settings, "media_type"):
            settings.media_type = "IMAGE"
        settings.file_format, settings.color_mode = "PNG", "RGB"
        self.scene.render.filepath = str(self.folder / "own.png")
        self.scene.frame_set(2)
        bpy.ops.render.render(write_still=True, scene=self.scene.name)
        return pictures_in(self.folder / "own.png")[0]


@pytest.mark.parametrize("how", CHANGED)
def test_frames_from_the_file_have_the_colors_of_the_scene(bench, how):
    as_it_is = bench.blenders_own()
    CHANGED[how](bench.scene, bench.strip)
    theirs = bench.blenders_own()
    assert how in UNSEEN or abs(theirs - as_it_is).mean() > LEVELS
    assert abs(bench.export() - theirs).mean() < LEVELS


def test_what_blender_draws_has_the_colors_of_the_scene_too(bench):
    bench.scene.view_settings.view_transform = "AgX"
    bench.scene.render.image_settings.color_management = "OVERRIDE"  # of files, not of what one sees
    direct = bench.export()
    bench.strip.use_flip_y = True
    assert abs(bench.export()[::-1] - direct).mean() < LEVELS


def test_a_scene_that_changes_nothing_starts_no_blender(bench, capfd):
    ours = bench.export(blender=("/nowhere/blender",))
    assert abs(ours - bench.blenders_own()).mean() < LEVELS
    assert not capfd.readouterr().err


def test_without_a_blender_the_files_own_colors_are_sent_and_the_log_says_so(bench, capfd):
    as_it_is = bench.blenders_own()
    bench.scene.view_settings.view_transform = "AgX"
    assert abs(bench.export(blender=("/nowhere/blender",)) - as_it_is).mean() < LEVELS
    assert "the files' own were sent" in capfd.readouterr().err


def test_colors_that_move_are_left_to_blender(bench):
    bench.scene.view_settings.keyframe_insert("exposure", frame=1)
    (clip,) = bench.module("sequencer.read").read_cut(bench.scene).clips
    assert clip.needs_render == "is animated"


def test_what_lies_around_a_small_picture_stays_black(bench):
    bench.scene.view_settings.view_transform = "AgX"
    bench.strip.transform.scale_x = bench.strip.transform.scale_y = 0.5
    assert bench.export()[:80].max() < 12
