# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Temp Score's contract: what it refuses, in which words, and what each format is delivered as."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from video_to_music import composer
from video_to_music.composer.contract import check, delivery_of
from video_to_music.contract import OUTPUT_FORMATS
from video_to_music.errors import BriefError
from video_to_music.model import Brief, Picture


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    (tmp_path / "picture.mp4").write_bytes(b"not read by the contract")
    return Picture((str(tmp_path / "picture.mp4"),), Fraction(5))


REFUSED = [
    (Brief(description="x" * 1001), "has 1001 characters"),
    (Brief(tags=("calm",) * 11), "remove all but 10"),
    (Brief(output_format="flac_48000"), "choose one from the list"),
    (Brief(model_id="music_v9"), "choose music_v1"),
    (Brief(sign_with_c2pa=True), "turn signing off"),
]


@pytest.mark.parametrize(("brief", "words"), REFUSED)
def test_a_brief_outside_the_contract_is_refused_in_a_sentence(
    picture: Picture, brief: Brief, words: str
) -> None:
    with pytest.raises(BriefError, match=words) as refusal:
        check(picture, brief)
    assert refusal.value.billed == "NO"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"videos": ()}, "send 1 to 10"),
        ({"videos": ("a",) * 11}, "send 1 to 10"),
        ({"videos": ("gone.mp4",)}, "export it again"),
        ({"duration_s": Fraction(601)}, "at most 600"),
        ({"duration_s": Fraction(0)}, "more than 0"),
    ],
)
def test_a_picture_outside_the_contract_is_refused(
    picture: Picture, change: dict[str, object], words: str
) -> None:
    with pytest.raises(BriefError, match=words):
        check(replace(picture, **change), Brief())


def test_the_largest_brief_is_accepted(picture: Picture) -> None:
    check(replace(picture, duration_s=Fraction(600)), Brief(description="x" * 1000, tags=("calm",) * 10))


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
def test_every_format_has_a_delivery_at_its_own_rate(output_format: str) -> None:
    delivery = delivery_of(output_format)
    assert f"_{delivery.rate_hz}" in output_format
    codec = output_format.partition("_")[0]
    assert delivery.suffix == {"mp3": ".mp3", "opus": ".opus"}.get(codec, ".wav")
    assert delivery.lossy == output_format.startswith(("mp3", "opus"))


def test_a_refused_brief_writes_nothing(picture: Picture, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    with pytest.raises(BriefError):
        composer.compose(
            picture, brief=Brief(sign_with_c2pa=True), take=tmp_path / "take", report=lambda progress: None
        )
    assert set(tmp_path.iterdir()) == before
