# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What no file shows is drawn by a background Blender, and flows into the one video without a seam."""

import contextlib
import subprocess
import sys
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import bpy
import numpy as np
import pytest
from footage import number_in

LENGTH = 60
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")


def pictures_in(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def quiet(_):
    pass


def new_effect(edit, kind, channel, start, length, **inputs):
    """A new effect strip; each Blender names its arguments its own way."""
    if bpy.app.version >= (5, 0):
        return edit.strips.new_effect(kind, kind, channel, start, length=length, **inputs)
    old = {"input1": "seq1", "input2": "seq2"} if bpy.app.version < (4, 4) else {}
    named = {old.get(name, name): strip for name, strip in inputs.items()}
    return edit.strips.new_effect(kind, kind, channel, start, frame_end=start + length, **named)


class Bench:
    """An edit with one numbered movie, a Cut of it, and the snapshot a background Blender is given."""

    def __init__(self, edit, module, footage, folder):
        self.edit, self.model, self.module = edit, module("model"), module
        self.movie = footage("a.mp4", frames=LENGTH, size=(640, 360))
        self.strip = edit.add_movie(self.movie, start=1, name="a.mp4")
        edit.scene.view_settings.view_transform = "Standard"
        self.folder = folder
        self.job = folder / "job"
        self.job.mkdir()
        source = self.model.Source(str(self.movie), LENGTH, 1, width=640, height=360)
        self.plain = self.model.Clip("a.mp4", 1, 1, 1 + LENGTH, source)

    def drawn(self, name, channel, start, end, why="is drawn"):
        return self.model.Clip(name, channel, start, end, None, why)

    def export(self, *clips, quality="SMALL", report=quiet, meta=(), **more):
        cut = self.model.Cut(self.edit.scene.name, Fraction(24), 1, 1 + LENGTH, 640, 360, clips, meta=meta)
        path = self.module("sequencer.snapshot").write_snapshot(
            self.edit.scene, self.folder / "snapshot.blend"
        )
        snapshot = self.module("export.snapshot").Snapshot(path, (sys.executable,), **more)
        export = self.module("export").export_picture
        picture = export(cut, quality=quality, folder=self.job, report=report, snapshot=snapshot)
        assert [file.name for file in self.job.iterdir()] == ["picture.mp4"]
        self.notes = picture.notes
        return pictures_in(picture.videos[0])


@pytest.fixture
def bench(edit, module, footage, tmp_path):
    return Bench(edit, module, footage, tmp_path)


@pytest.mark.parametrize("quality", ["SMALL", "SHARP"])
def test_an_effect_in_the_middle_leaves_no_seam(bench, quality):
    new_effect(bench.edit, "COLOR", 2, 21, 20).color = (1.0, 0.0, 0.0)
    pictures = bench.export(bench.plain, bench.drawn("COLOR", 2, 21, 41, "is a color"), quality=quality)
    step = 2 if quality == "SMALL" else 1
    frames = range(1, 1 + LENGTH, step)
    assert len(pictures) == len(frames)
    for frame, picture in zip(frames, pictures, strict=True):
        if 21 <= frame < 41:
            assert abs(picture.mean(axis=(0, 1)) - (255, 0, 0)).max() < 12
        else:
            assert number_in(picture) == frame - 1


@LINUX
def test_two_blenders_draw_one_film(bench, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    at_work = set()

    def look(_):
        at_work.update(children())

    pictures = bench.export(bench.drawn("a.mp4", 1, 1, 1 + LENGTH), quality="SHARP", report=look)
    assert [number_in(picture) for picture in pictures] == list(range(LENGTH))
    assert len(at_work) == 2


def test_only_selected_strips_are_drawn(bench):
    new_effect(bench.edit, "COLOR", 3, 1, LENGTH).color = (0.0, 1.0, 0.0)
    pictures = bench.export(bench.drawn("a.mp4", 1, 1, 1 + LENGTH))
    assert [number_in(picture) for picture in pictures] == list(range(0, LENGTH, 2))
    assert not bench.edit.strips["COLOR"].mute


def test_inside_a_meta_only_its_own_strips_are_drawn(bench):
    meta = bench.edit.strips.new_meta("meta", 5, 1)
    bench.strip.move_to_meta(meta)
    meta.frame_final_duration = 10
    meta.mute = True
    new_effect(bench.edit, "COLOR", 6, 1, LENGTH)
    pictures = bench.export(bench.drawn("a.mp4", 1, 1, 1 + LENGTH), meta=("meta",))
    assert [number_in(picture) for picture in pictures] == list(range(0, LENGTH, 2))


@pytest.mark.parametrize("kind", ["untagged", "bt709", "full range"])
def test_rendered_and_direct_frames_have_the_same_colors(bench, kind):
    path = colors(bench.folder / "colors.mp4", kind)
    bench.edit.strips.remove(bench.strip)
    bench.edit.add_movie(path, start=1, name="a.mp4")
    direct = replace(bench.plain, source=replace(bench.plain.source, path=str(path)))
    ours = bench.export(direct)
    theirs = bench.export(bench.drawn("a.mp4", 1, 1, 1 + LENGTH))
    assert abs(ours[10].astype(float) - theirs[10].astype(float)).mean() < 4


@pytest.mark.parametrize("view", ["Standard", "AgX"])
def test_see_through_footage_alone_lies_on_black(bench, view):
    bench.edit.scene.view_settings.view_transform = view
    path = bench.folder / "veil.mov"
    with av.open(str(path), "w") as container:
        video = container.add_stream("png", rate=24)
        video.width, video.height, video.pix_fmt = 640, 360, "rgba"
        picture = np.full((360, 640, 4), 200, np.uint8)
        picture[:, :, 3] = np.linspace(0, 255, 640).astype(np.uint8)
        for _ in range(LENGTH):
            container.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgba")))
        container.mux(video.encode())
    bench.edit.strips.remove(bench.strip)
    bench.edit.add_movie(path, start=1, name="a.mp4")
    shown = {"path": str(path), "colors": "" if view == "Standard" else "sRGB"}
    direct = replace(bench.plain, source=replace(bench.plain.source, **shown))
    ours = bench.export(direct)
    theirs = bench.export(bench.drawn("a.mp4", 1, 1, 1 + LENGTH))
    assert abs(ours[10].astype(float) - theirs[10].astype(float)).mean() < 4


def test_a_file_that_will_not_decode_is_left_to_blender(bench):
    path = bench.folder / "strange.mp4"
    path.write_bytes(b"not a video" * 999)
    strange = replace(bench.plain, source=replace(bench.plain.source, path=str(path)))
    assert len(bench.export(strange)) == LENGTH // 2
    assert "Blender drew “strange.mp4”" in bench.notes[0]


def colors(path, kind):

    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=24, options={"crf": "10"})
        video.width, video.height, video.pix_fmt = 640, 360, "yuv420p"
        space = {"dst_colorspace": "ITU709"} if kind == "bt709" else {}
        if kind == "bt709":
            video.codec_context.colorspace = 1
        if kind == "full range":
            video.pix_fmt, video.codec_context.color_range = "yuvj420p", 2
        bars = np.array(
            [(200, 30, 30), (30, 200, 30), (30, 30, 200), (220, 220, 40), (128, 128, 128)], np.uint8
        )
        picture = np.repeat(np.repeat(bars[None], 128, axis=1).reshape(1, 640, 3), 360, axis=0)
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        frame = frame.reformat(format=video.pix_fmt, **space)
        for n in range(LENGTH):
            frame.pts = n
            container.mux(video.encode(frame))
        container.mux(video.encode())
    return path


def test_a_scene_strip_is_drawn(bench):
    other = bpy.data.scenes.new("Other")
    other.render.engine = "CYCLES"
    for name in ("Camera", "Cube"):
        other.collection.objects.link(bpy.data.objects[name])
    other.camera = bpy.data.objects["Camera"]
    bench.edit.strips.new_scene("other", other, 4, 1)
    pictures = bench.export(bench.drawn("other", 4, 1, 5, "is a scene"))
    assert len(pictures) == LENGTH // 2
    assert pictures[0].mean() > 20  # a cube
    assert pictures[-1].max() < 20


def test_see_through_footage_lets_blender_show_what_lies_below(bench):
    from odd_footage import make_odd

    path = make_odd(bench.folder, "alpha.mov")
    bench.edit.add_movie(path, channel=2, start=1, name="alpha.mov").transform.scale_x = 2
    source = bench.model.Source(str(path), LENGTH, 1, width=320, height=180, scale=(2, 2))
    top = bench.model.Clip("alpha.mov", 2, 1, 31, source)
    pictures = bench.export(bench.plain, top)
    assert len(pictures) == LENGTH // 2


def test_what_is_animated_moves_in_the_background_too(bench):
    for frame in (1, LENGTH):
        bench.strip.blend_alpha = frame / LENGTH
        bench.strip.keyframe_insert("blend_alpha", frame=frame)
    brightest = [picture.max() for picture in bench.export(bench.drawn("a.mp4", 1, 1, 1 + LENGTH))]
    assert brightest == sorted(brightest)
    assert brightest[0] < 30 < 200 < brightest[-1]


@LINUX
def test_cancelling_while_blender_draws_leaves_no_process_and_no_file(bench, module):
    cancelled = module("errors").Cancelled

    def stop(progress):
        if children():
            raise cancelled("Stopped.")

    with pytest.raises(cancelled):
        bench.export(bench.drawn("a.mp4", 1, 1, 1 + LENGTH), report=stop)
    assert list(bench.job.iterdir()) == []
    assert children() == []


def children():
    return children_of("self")


def children_of(pid):
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a thread that ended meanwhile
            found += (task / "children").read_text().split()
    return found


@pytest.mark.parametrize("command", [("/nowhere/blender",), (sys.executable, "-c", "raise SystemExit(3)")])
def test_a_blender_that_cannot_start_is_one_sentence(bench, module, command):
    model = bench.model
    cut = model.Cut("Scene", Fraction(24), 1, 61, 640, 360, (bench.drawn("Title", 2, 1, 61),))
    snapshot = module("export.snapshot").Snapshot(bench.folder / "none.blend", command)
    with pytest.raises(module("errors").PictureError, match="could not draw “Title”"):
        module("export").export_picture(
            cut, quality="SMALL", folder=bench.job, report=quiet, snapshot=snapshot
        )
    assert list(bench.job.iterdir()) == []


KILLED = """
import json, sys
sys.path.insert(0, sys.argv[1])
import conftest
from fractions import Fraction
from pathlib import Path
from video_to_music.export import export_picture
from video_to_music.export.snapshot import Snapshot
from video_to_music.model import Clip, Cut
cut = Cut("Scene", Fraction(24), 1, 100000, 640, 360, (Clip("a.mp4", 1, 1, 100000, None, "is drawn"),))
report = lambda progress: print(progress.done, flush=True)
snapshot = Snapshot(Path(sys.argv[2]), (sys.executable,))
export_picture(cut, quality="SHARP", folder=Path(sys.argv[3]), report=report, snapshot=snapshot)
"""


@LINUX
def test_a_blender_does_not_outlive_a_worker_that_is_killed(bench):
    path = bench.folder / "snapshot.blend"
    bpy.ops.wm.save_as_mainfile(filepath=str(path), copy=True)
    tests = Path(__file__).resolve().parents[1]
    worker = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tests), str(path), str(bench.job)],
        stdout=subprocess.PIPE,
        text=True,
    )
    while int(worker.stdout.readline() or -1) == 0:
        pass
    (blender,) = children_of(worker.pid)
    worker.kill()
    worker.wait()
    worker.stdout.close()
    deadline = time.monotonic() + 60
    while Path(f"/proc/{blender}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{blender}").exists()
