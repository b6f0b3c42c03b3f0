# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from video_to_music.ui.tags import added, tags_in


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        (" , ;\n", ()),
        ("calm, warm", ("calm", "warm")),
        ("calm;warm\r\n lo-fi ", ("calm", "warm", "lo-fi")),
        ("Calm, calm,CALM", ("Calm",)),
        ("drum  and\tbass", ("drum and bass",)),
        ("x" * 300, ("x" * 300,)),
    ],
)
def test_what_is_typed_is_told_apart(text, tags):
    assert tags_in(text) == tags


def test_only_what_is_new_is_added():
    assert added(["Calm", "piano"], "warm, calm, PIANO , warm") == ("warm",)
