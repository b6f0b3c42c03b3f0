# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The background Blender draws from proxies that are large enough, frame for frame and in the same place.

The proxies, made by Blender itself, are of a film that counts from another number.
"""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import av
import bpy
import pytest
from footage import make_footage, number_in
from odd_footage import make_odd

FRAMES = 24
FULL, PROXY = 0, 1000


def set_to(**settings):
    def change(edit, strip):
        for path, value in settings.items():
            owner, _, name = path.rpartition("__")
            setattr({"": strip, "proxy": strip.proxy, "transform": strip.transform}[owner], name, value)

    return change


def moved_by_a_curve(_edit, strip):
    strip.transform.keyframe_insert("scale_x", frame=3)


def moved_by_another_name(_edit, strip):
    strip.name = 'the "end"'
    moved_by_a_curve(_edit, strip)


def kept_with_the_project(edit, strip):
    bpy.ops.wm.save_as_mainfile(filepath=str(home(strip) / "edit.blend"))
    edit.editor.proxy_storage = "PROJECT"
    edit.editor.proxy_dir = "//mine"
    shutil.move(str(home(strip) / "BL_proxy"), home(strip) / "mine")


def kept_elsewhere(_edit, strip):
    shutil.move(str(home(strip) / "BL_proxy"), home(strip) / "mine")
    strip.proxy.use_proxy_custom_directory, strip.proxy.directory = True, str(home(strip) / "mine")


def home(strip):
    return Path(bpy.path.abspath(strip.filepath)).parent


CASES = {
    "half the size for half the size": ("SMALL", set_to(), PROXY),
    "too small": ("SHARP", set_to(), FULL),
    "only a quarter was wanted": ("SMALL", set_to(proxy__build_50=False), FULL),
    "switched off": ("SMALL", set_to(use_proxy=False), FULL),
    "animated": ("SMALL", moved_by_a_curve, FULL),
    "animated, with an odd name": ("SMALL", moved_by_another_name, FULL),
    "kept with the project": ("SMALL", kept_with_the_project, PROXY),
    "kept elsewhere": ("SMALL", kept_elsewhere, PROXY),
}


@pytest.fixture
def strip(edit, tmp_path):
    """A strip of 640x360 with proxies of a half and a quarter."""
    film = make_footage(tmp_path / "film.mp4", frames=FRAMES, first=PROXY, size=(640, 360))
    strip = edit.add_movie(film)
    strip.use_proxy = strip.proxy.build_25 = strip.proxy.build_50 = True
    edit.select(strip)
    with edit.sequencer():
        bpy.ops.sequencer.rebuild_proxy()
    make_footage(film, frames=FRAMES, first=FULL, size=(640, 360))
    return strip


@pytest.fixture
def export(edit, module, tmp_path):
    def export(quality):
        cut = module("sequencer.read").read_cut(edit.scene)
        drawn = [replace(clip, source=None, needs_render="is drawn") for clip in cut.clips]
        path = module("sequencer.snapshot").write_snapshot(edit.scene, tmp_path / "snapshot.blend")
        snapshot = module("export.snapshot").Snapshot(path, (sys.executable,), project=str(tmp_path))
        picture = module("export").export_picture(
            replace(cut, clips=tuple(drawn)),
            quality=quality,
            folder=tmp_path,
            report=lambda _: None,
            snapshot=snapshot,
        )
        with av.open(picture.videos[0]) as video:
            return [frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)]

    return export


@pytest.mark.parametrize("case", CASES)
def test_a_proxy_is_drawn_where_it_is_large_enough(edit, strip, export, case):
    quality, change, first = CASES[case]
    change(edit, strip)
    step = {"SMALL": 2, "SHARP": 1}[quality]
    numbers = [number_in(picture) for picture in export(quality)]
    assert numbers == list(range(first, first + FRAMES, step))


def test_a_proxy_takes_the_place_of_the_picture(edit, strip, export):
    make_footage(strip.filepath, frames=FRAMES, first=PROXY, size=(640, 360))
    strip.transform.scale_x, strip.transform.offset_x, strip.transform.offset_y = 0.6, 70, -40
    with_proxy = export("SMALL")[3]
    strip.use_proxy = False
    without = export("SMALL")[3]
    assert abs(with_proxy.astype(float) - without).mean() < 4


@pytest.mark.parametrize(("scale", "name"), [(1, "50"), (0.4, "25"), (1.5, "film.mp4"), (2, "film.mp4")])
def test_the_smallest_proxy_that_suffices_is_taken(strip, edit, module, tmp_path, scale, name):
    strip.transform.scale_y = scale
    strip.transform.scale_x = min(scale, 0.3)
    choose_proxies(edit, module, tmp_path)
    assert strip.filepath.endswith((name, f"proxy_{name}.avi"))


def choose_proxies(edit, module, project, *, percentage=50, see_through=False):
    module("export.proxies").use_proxies(
        edit.scene,
        percentage=percentage,
        project=project,
        animated={curve.data_path for curve in module("export.curves").curves_of(edit.scene)},
        is_see_through=lambda _: see_through,
        clip_of=lambda path: bpy.data.movieclips.load(path, check_existing=True),
    )


def build_proxies(edit, strip):
    strip.use_proxy = strip.proxy.build_100 = True
    edit.select(strip)
    with edit.sequencer():
        bpy.ops.sequencer.rebuild_proxy()


@pytest.mark.parametrize(
    ("kind", "is_drawn"),
    [
        ("plain.mp4", True),
        ("film.mkv", True),
        ("late.ts", True),
        ("variable.mp4", False),
        ("variable.mkv", False),
    ],
)
def test_a_proxy_is_drawn_only_where_it_shows_the_same_frames(edit, module, tmp_path, kind, is_drawn):
    strip = edit.add_movie(make_odd(tmp_path, kind))
    build_proxies(edit, strip)
    choose_proxies(edit, module, tmp_path, percentage=100)
    assert strip.filepath.endswith("proxy_100.avi" if is_drawn else kind)


MADE_ELSEWHERE = {
    "the film's rate and length": ({"frames": FRAMES, "fps": 24}, True),
    "another rate": ({"frames": FRAMES, "fps": 25}, False),
    "another length": ({"frames": FRAMES - 1, "fps": 24}, False),
}


@pytest.mark.parametrize("kind", MADE_ELSEWHERE)
def test_a_proxy_without_an_index_has_the_films_rate_and_length(edit, module, tmp_path, kind):
    how, is_drawn = MADE_ELSEWHERE[kind]
    strip = edit.add_movie(make_footage(tmp_path / "film.mp4", frames=FRAMES))
    strip.use_proxy = strip.proxy.build_100 = True
    (tmp_path / "BL_proxy" / "film.mp4").mkdir(parents=True)
    make_footage(tmp_path / "BL_proxy" / "film.mp4" / "proxy_100.avi", **how)
    choose_proxies(edit, module, tmp_path, percentage=100)
    assert strip.filepath.endswith("proxy_100.avi" if is_drawn else "film.mp4")


@pytest.mark.parametrize("damage", [lambda index: index[:-1], lambda index: b"BlenMIdxV002" + index[12:]])
def test_a_proxy_whose_index_cannot_be_read_is_not_drawn(edit, module, tmp_path, damage):
    strip = edit.add_movie(make_odd(tmp_path, "plain.mp4"))
    build_proxies(edit, strip)
    index = tmp_path / "BL_proxy" / "plain.mp4" / "record_run.blen_tc"
    if not index.exists():
        pytest.skip("this Blender writes none")
    index.write_bytes(damage(index.read_bytes()))
    choose_proxies(edit, module, tmp_path, percentage=100)
    assert strip.filepath.endswith("plain.mp4")


def test_the_proxy_of_see_through_footage_is_not_for_it_has_no_alpha(edit, module, tmp_path):
    strip = edit.add_movie(make_odd(tmp_path, "alpha.mov"))
    strip.use_proxy = strip.proxy.build_50 = True
    (tmp_path / "BL_proxy" / "alpha.mov").mkdir(parents=True)
    make_footage(tmp_path / "BL_proxy" / "alpha.mov" / "proxy_50.avi", frames=60, size=(160, 90))
    for see_through, name in ((True, "alpha.mov"), (False, "proxy_50.avi")):
        choose_proxies(edit, module, tmp_path, see_through=see_through)
        assert strip.filepath.endswith(name)
    depth = bpy.data.images.load(str(tmp_path / "alpha.mov")).depth
    assert depth == 32
