# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is refused before a byte is sent, each in one sentence."""

from collections import namedtuple
from dataclasses import replace
from fractions import Fraction

import pytest
from video_to_music.client import limits
from video_to_music.contract import OUTPUT_FORMATS
from video_to_music.errors import BriefError, PictureError, ServiceError, TakeError
from video_to_music.model import Brief, Picture

EVERYTHING = Brief(
    description="x" * 1000, tags=("tense",) * 10, output_format="mp3_44100_192", sign_with_c2pa=True
)


@pytest.mark.parametrize(
    "brief", [Brief(), EVERYTHING, *(Brief(output_format=name) for name in OUTPUT_FORMATS)]
)
def test_a_brief_within_the_limits(brief):
    limits.check_brief(brief)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"description": "x" * 1001}, "has 1001 characters"),
        ({"description": "nul \0"}, "can't be sent"),
        ({"description": "half \ud83c"}, "can't be sent"),
        ({"tags": ("x",) * 11}, "11 tags"),
        ({"tags": ("calm", " ")}, "empty"),
        ({"tags": ("half \udc00",)}, "can't be sent"),
        ({"model_id": "music_v9"}, "no model “music_v9”"),
        ({"output_format": "mp3_44100_320"}, "no format"),
        ({"output_format": "pcm_44100"}, "Only mp3"),
    ],
)
def test_a_brief_beyond_them(change, words):
    with pytest.raises(BriefError, match=words):
        limits.check_brief(replace(EVERYTHING, **change))


def video(folder, name, size):
    path = folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return str(path)


@pytest.mark.parametrize(
    ("sizes", "duration_s"),
    [([1], 1), ([100_000_000, 100_000_000], 600), ([1] * 10, Fraction(1001, 30000))],
)
def test_a_picture_within_the_limits(sizes, duration_s, tmp_path):
    videos = tuple(video(tmp_path, f"{i}.mp4", size) for i, size in enumerate(sizes))
    assert limits.check_picture(Picture(videos, Fraction(duration_s))) == tuple(sizes)


@pytest.mark.parametrize(
    ("sizes", "duration_s", "words"),
    [
        ([], 1, "not 0"),
        ([1] * 11, 1, "not 11"),
        ([200_000_001], 1, "over 200 MB"),
        ([100_000_000, 100_000_001], 1, "over 200 MB"),
        ([1, 0], 1, "empty"),
        ([1], 0, "0.0 s"),
        ([1], Fraction(600_001, 1000), "600.0 s"),
    ],
)
def test_a_picture_beyond_them(sizes, duration_s, words, tmp_path):
    videos = tuple(video(tmp_path, f"{i}.mp4", size) for i, size in enumerate(sizes))
    with pytest.raises(PictureError, match=words):
        limits.check_picture(Picture(videos, Fraction(duration_s)))


def test_a_picture_that_is_gone(tmp_path):
    with pytest.raises(PictureError, match="gone"):
        limits.check_picture(Picture((str(tmp_path / "no.mp4"),), Fraction(1)))


@pytest.mark.parametrize("key", ["", "two words", "line\n", "schlüssel", "\x7f"])
def test_a_key_no_header_can_carry(key):
    with pytest.raises(ServiceError, match="preferences") as caught:
        limits.check_key(key)
    assert not key or key not in str(caught.value)


def test_a_disk_too_full_for_the_music(tmp_path, monkeypatch):
    usage = namedtuple("usage", "free")
    picture = Picture(("x",), Fraction(600))
    limits.check_room(tmp_path, picture)
    monkeypatch.setattr(limits.shutil, "disk_usage", lambda _: usage(200_000_000))
    with pytest.raises(TakeError, match="make 240 MB free"):
        limits.check_room(tmp_path, picture)
    monkeypatch.undo()
    with pytest.raises(TakeError, match="gone"):
        limits.check_room(tmp_path / "nowhere", picture)
