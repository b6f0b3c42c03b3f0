# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watching and spotting: cuts on their frame, looks that tell dark from bright and still from moving."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from composer_films import black, film, write
from video_to_music.composer.cuts import find_cuts
from video_to_music.composer.spot import mean_look, spot, spotted
from video_to_music.composer.watch import watch
from video_to_music.model import Hit, Picture

SHOTS = [1.0, 0.5, 1.5, 0.75, 2.0]


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(25), Fraction(30000, 1001)])
def test_cuts_are_found_on_their_frame(tmp_path: Path, fps: Fraction) -> None:
    picture = film(tmp_path / "a.mp4", SHOTS, fps=fps)
    looks = watch(picture.videos, duration_s=float(picture.duration_s), every_frame=True)
    found = [cut.time_s for cut in find_cuts(looks)]
    assert found == pytest.approx([cut.time_s for cut in picture.cuts], abs=1e-4)


def test_one_long_take_has_no_cut(tmp_path: Path) -> None:
    picture = film(tmp_path / "a.mp4", [4.0], seed=5)
    assert find_cuts(watch(picture.videos, duration_s=4.0, every_frame=True)) == ()


def test_videos_are_watched_one_after_the_other(tmp_path: Path) -> None:
    first, second = film(tmp_path / "a.mp4", [1.0]), film(tmp_path / "b.mp4", [1.5], seed=9)
    both = Picture((*first.videos, *second.videos), Fraction(5, 2))
    looks = watch(both.videos, duration_s=2.5, every_frame=True)
    assert len(looks) == 60
    assert [cut.time_s for cut in find_cuts(looks)] == pytest.approx([1.0], abs=1e-4)


def test_looks_tell_what_is_there(tmp_path: Path) -> None:
    red = np.zeros((90, 160, 3), np.uint8)
    red[..., 0] = 220
    blue = np.zeros_like(red)
    blue[..., 2] = 220
    write(tmp_path / "warm.mp4", [red] * 12 + [blue] * 12, Fraction(24))
    looks = watch((str(tmp_path / "warm.mp4"),), duration_s=1.0, every_frame=True)
    warm, cold = mean_look(looks, 0.0, 0.5), mean_look(looks, 0.5, 1.0)
    assert warm and cold and warm.warmth > 0.2 > -0.2 > cold.warmth
    dark = watch(black(tmp_path / "black.mp4", 1.0).videos, duration_s=1.0, every_frame=True)
    assert all(look.brightness < 0.1 and look.motion < 0.01 for look in dark)


def test_things_that_move_right_drift_right(tmp_path: Path) -> None:
    x = np.arange(160)[None, :] + 0 * np.arange(90)[:, None]
    pictures = [
        np.repeat((127 + 90 * np.sin((x - 2 * k) * 0.08))[:, :, None], 3, axis=2).astype(np.uint8)
        for k in range(24)
    ]
    write(tmp_path / "right.mp4", pictures, Fraction(24))
    looks = watch((str(tmp_path / "right.mp4"),), duration_s=1.0, every_frame=True)
    assert sum(look.drift_x for look in looks[1:]) / 23 > 0.1


def test_the_editors_cuts_are_taken_as_they_are(tmp_path: Path) -> None:
    picture = Picture(
        film(tmp_path / "a.mp4", SHOTS).videos, Fraction(23, 4), (Hit(2.2),), (Hit(4.1, "door"),)
    )
    cues = spot(picture).cues
    assert [(cue.time_s, cue.kind, cue.name) for cue in cues] == [(2.2, "cut", ""), (4.1, "marker", "door")]


@pytest.mark.parametrize("duration_s", [0.05, 1.0, 12.0, 47.0, 600.0])
@pytest.mark.parametrize("every_s", [0.1, 3.0, 1000.0])
def test_sections_tile_the_picture(duration_s: float, every_s: float) -> None:
    cuts = tuple(Hit(k * every_s) for k in range(1, int(duration_s / every_s) + 1))
    sections = spotted(cuts, (), (), duration_s).sections
    assert sections[0].start_s == 0.0 and sections[-1].end_s == duration_s
    assert all(a.end_s == b.start_s for a, b in pairwise(sections))
    assert all(section.end_s - section.start_s > 5.9 for section in sections) or len(sections) == 1
    assert all(0.0 <= section.energy <= 1.0 for section in sections)
