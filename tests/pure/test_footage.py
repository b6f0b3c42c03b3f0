# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbered footage the other tests lean on says the right numbers."""

import footage
import pytest


def test_every_number_is_read_back():
    shown = [footage.number_in(footage.numbered_frame(n, size=(16, 16))) for n in range(footage.NUMBERS)]
    assert shown == list(range(footage.NUMBERS))


@pytest.mark.parametrize("grey", [0, 16, 128, 255])
def test_a_plain_picture_has_no_number(grey):
    assert footage.number_in(footage.numbered_frame(7) * 0 + grey) is None


def test_numbers_survive_the_codec(tmp_path):
    video = footage.make_footage(tmp_path / "a.mp4", frames=50, first=333, size=(64, 36))
    assert footage.numbers_in(video) == list(range(333, 383))
