# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the selection into a Cut."""

from fractions import Fraction
from pathlib import Path

import bpy
import pytest


@pytest.fixture
def read(module):
    return module("sequencer.read")


@pytest.fixture
def refused(module):
    """`with refused("a part of the sentence"):` expects a TimelineError that says so."""
    return lambda words: pytest.raises(module("errors").TimelineError, match=words)


@pytest.fixture
def movie(footage):
    return footage("shot.mp4", frames=48, fps=24)


def handles(strip, start, end):
    strip.frame_final_start, strip.frame_final_end = start, end


def test_trimmed_movies_with_a_gap_become_a_cut(edit, movie, read):
    first = edit.add_movie(movie, channel=1, start=1)
    second = edit.add_movie(movie, channel=2, start=60, name="second")
    handles(first, 11, 31)
    handles(second, 70, 90)
    edit.select(first, second)
    cut = read.read_cut(edit.scene)
    assert (cut.start, cut.end, cut.fps, cut.scene) == (11, 90, 24, edit.scene.name)
    assert (cut.width, cut.height) == (640, 360)
    assert [(c.name, c.channel, c.start, c.end) for c in cut.clips] == [
        ("shot", 1, 11, 31),
        ("second", 2, 70, 90),
    ]
    assert [c.source.frame_at(c.start) for c in cut.clips] == [10, 10]
    assert {c.source.path for c in cut.clips} == {str(movie)}
    assert cut.cut_frames == (31, 70)


@pytest.mark.parametrize(
    ("fps", "base", "exact"),
    [
        (24, 1.0, Fraction(24)),
        (24, 1.001, Fraction(24000, 1001)),
        (30, 1.001, Fraction(30000, 1001)),
        (60, 1.001, Fraction(60000, 1001)),
        (30000, 1001.0, Fraction(30000, 1001)),
        (25, 1.0, Fraction(25)),
        (2997, 100.0, Fraction(2997, 100)),
    ],
)
def test_frame_rates_are_exact(edit, movie, read, fps, base, exact):
    edit.select(edit.add_movie(movie))
    edit.scene.render.fps, edit.scene.render.fps_base = fps, base
    assert read.read_cut(edit.scene).fps == exact


def test_only_what_is_selected_and_shown_counts(edit, movie, read):
    kept = edit.add_movie(movie, channel=1, start=1)
    muted = edit.add_movie(movie, channel=2, start=100)
    hidden = edit.add_movie(movie, channel=3, start=200)
    edit.add_movie(movie, channel=4, start=300)
    muted.mute = True
    edit.editor.channels[3].mute = True
    edit.select(kept, muted, hidden)
    cut = read.read_cut(edit.scene)
    assert [c.name for c in cut.clips] == [kept.name]
    assert (cut.start, cut.end) == (1, 49)


def test_markers_inside_the_range_come_along(edit, movie, read):
    edit.select(edit.add_movie(movie, start=1))
    for name, frame in (("end", 49), ("hit", 20), ("first", 1), ("before", 0)):
        edit.scene.timeline_markers.new(name, frame=frame)
    assert [(m.name, m.frame) for m in read.read_cut(edit.scene).markers] == [("first", 1), ("hit", 20)]


def test_inside_a_meta_its_strips_are_read(edit, movie, read):
    inner = edit.add_movie(movie, name="inner")
    meta = edit.strips.new_meta("Act", 3, 1)
    inner.move_to_meta(meta)
    meta.frame_final_duration = 48
    edit.editor.display_stack(meta)
    inner.select = True
    cut = read.read_cut(edit.scene)
    assert cut.meta == ("Act",)
    assert [c.name for c in cut.clips] == ["inner"]


def test_nothing_selected(edit, movie, read, refused):
    edit.add_movie(movie).select = False
    with refused("Select the strips"):
        read.read_cut(edit.scene)
    assert read.why_not_or_none(edit.scene).startswith("Select the strips")
    assert read.selection_or_none(edit.scene) is None


def test_only_sound_selected(edit, footage, read, refused, sounds):
    edit.select(edit.add_sound(footage("tone.mp4", sound=True)))
    with refused("only sound"):
        read.read_cut(edit.scene)


def test_everything_muted(edit, movie, read, refused):
    strip = edit.add_movie(movie)
    strip.mute = True
    edit.select(strip)
    with refused("Unmute"):
        read.read_cut(edit.scene)


def test_a_missing_file_is_named(edit, movie, read, refused):
    edit.select(edit.add_movie(movie))
    movie.unlink()
    with refused(r"“shot\.mp4” is missing"):
        read.read_cut(edit.scene)
    assert read.why_not_or_none(edit.scene) is None


@pytest.fixture
def sequence(edit, tmp_path):
    """A selected strip of nine pictures, found from the project's own folder."""
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    (tmp_path / "shot").mkdir()
    for number in range(9):
        (tmp_path / "shot" / f"{number}.png").touch()
    strip = edit.strips.new_image("shot", "//shot/0.png", 1, 1)
    for number in range(1, 9):
        strip.elements.append(f"{number}.png")
    strip.frame_final_duration = 9
    edit.select(strip)


def test_the_files_of_a_sequence_are_not_looked_at_one_by_one(edit, sequence, read, monkeypatch):
    looked_at = []
    is_file = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda path: looked_at.append(path) or is_file(path))
    assert read.read_cut(edit.scene).frames == 9
    assert looked_at == []


def test_a_picture_missing_in_a_sequence_is_named(edit, sequence, read, refused, tmp_path):
    (tmp_path / "shot" / "4.png").unlink()
    with refused(r"“4\.png” is missing.*“shot”"):
        read.read_cut(edit.scene)
    (tmp_path / "shot" / "4.png").mkdir()
    with refused(r"“4\.png” is missing"):
        read.read_cut(edit.scene)


def test_a_sequence_whose_folder_is_gone_is_named_by_its_first_picture(
    edit, sequence, read, refused, tmp_path
):
    (tmp_path / "shot").rename(tmp_path / "elsewhere")
    with refused(r"“0\.png” is missing"):
        read.read_cut(edit.scene)


def test_ten_minutes_are_the_most(edit, movie, read, refused):
    strip = edit.add_movie(movie, start=1)
    strip.frame_final_end = 1 + 600 * 24
    edit.select(strip)
    assert read.read_cut(edit.scene).duration_s == 600
    strip.frame_final_end += 1
    with refused("at most 10 minutes"):
        read.read_cut(edit.scene)
    assert "10 minutes" in read.why_not_or_none(edit.scene)


def test_no_scene_in_the_sequencer(edit, read):
    if not hasattr(bpy.context.workspace, "sequencer_scene"):
        pytest.skip("this Blender has one scene for all")
    bpy.context.workspace.sequencer_scene = None
    assert "Choose a scene" in read.why_not_or_none(bpy.context)


def test_reading_touches_nothing(edit, movie, read):
    strip = edit.add_movie(movie)
    edit.scene.render.fps = 25
    edit.select(strip)
    read.read_cut(edit.scene)
    assert len(bpy.data.scenes) == 1
    assert (edit.scene.render.fps, strip.select, edit.editor.active_strip) == (25, True, strip)
