# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from video_to_music.ui.lines import elided, rows_of, wrapped


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("", []),
        ("unbreakable", ["unbreakable"]),
        ("a unbreakable b", ["a", "unbreakable", "b"]),
        ("first\n\nlast", ["first", "", "last"]),
        ("exactly8", ["exactly8"]),
    ],
)
def test_text_is_wrapped_between_words(text, lines):
    assert wrapped(text, width=8, measure=len) == lines


@pytest.mark.parametrize(
    ("widths", "rows"),
    [([], []), ([3, 3, 3], [[0, 1], [2]]), ([9], [[0]]), ([9, 1, 1], [[0], [1, 2]]), ([8, 8], [[0], [1]])],
)
def test_chips_fill_rows_in_order(widths, rows):
    assert rows_of(widths, width=8) == rows


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("exactly8", "exactly8"),
        ("more than", "more th…"),
        ("a space  after", "a space…"),
        ("x" * 300, "x" * 7 + "…"),
    ],
)
def test_what_is_too_wide_is_cut_short(text, shown):
    assert elided(text, width=8, measure=len) == shown


def test_no_room_at_all_is_no_error():
    assert elided("calm", width=-3, measure=len) == "…"
