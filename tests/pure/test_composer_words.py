# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The word list: enough words, every one of them working, and none that fails."""

import pytest
from video_to_music.composer.genres import GENRES
from video_to_music.composer.instruments.catalogue import BOWED, STRUCK
from video_to_music.composer.lexicon import GENRE_WORDS, INSTRUMENTS, MOODS
from video_to_music.composer.parts.bass import LINES
from video_to_music.composer.parts.comping import FIGURES
from video_to_music.composer.parts.drums import GROOVES
from video_to_music.composer.words import known_words, style_of
from video_to_music.model import Brief

HEADWORDS = len(GENRE_WORDS) + len(MOODS) + len(INSTRUMENTS)


def test_there_are_words_enough() -> None:
    assert HEADWORDS >= 60
    assert len(known_words()) >= 300


@pytest.mark.parametrize("style", GENRES.values(), ids=GENRES)
def test_every_genre_names_only_what_exists(style) -> None:
    for part in (style.lead, style.counter, style.keys, style.pad, style.bass):
        assert part == "" or part in BOWED or part in STRUCK, part
    assert style.comping in FIGURES and style.bass_line in LINES and style.groove in GROOVES
    slow, best, fast = style.tempo
    assert slow <= best <= fast


@pytest.mark.parametrize("instrument", sorted({name for name, _ in INSTRUMENTS.values()}))
def test_every_instrument_word_names_one_that_exists(instrument: str) -> None:
    assert instrument in BOWED or instrument in STRUCK


SAID = [
    ("", "genre", "cinematic"),
    ("tense thriller pulse", "genre", "thriller"),
    ("warm acoustic wedding", "genre", "acoustic"),
    ("8-bit chase", "genre", "chiptune"),
    ("solemn documentary piano", "genre", "documentary"),
    ("Jazz, smoky", "genre", "jazz"),
    ("qwertz zuiop", "genre", "cinematic"),
    ("sad", "mode", "minor"),
    ("happy", "mode", "major"),
    ("happy, but in D minor", "mode", "minor"),
    ("in F# minor", "tonic", 6),
    ("in Bb major", "tonic", 10),
    ("techno without drums", "groove", "none"),
    ("rock, no guitar please", "lead", "violin"),
    ("epic with piano", "keys", "piano"),
    ("a waltz", "beats_per_bar", 3),
    ("pop in 3/4", "beats_per_bar", 3),
    ("ambient, 97 bpm", "tempo", (95, 97, 99)),
]


@pytest.mark.parametrize(("description", "field", "value"), SAID)
def test_words_do_what_they_say(description: str, field: str, value: object) -> None:
    assert getattr(style_of(Brief(description)), field) == value


def test_tags_count_as_words() -> None:
    assert style_of(Brief(tags=("jazz",))).genre == "jazz"


@pytest.mark.parametrize("word", sorted(known_words()))
def test_every_known_word_gives_a_playable_style(word: str) -> None:
    style = style_of(Brief(word))
    assert style.tempo[0] <= style.tempo[2] and 0.0 <= style.energy <= 1.0


@pytest.mark.parametrize(
    "text", ["", ",,,", "\n\n", "日本語", "no", "without", "💥" * 500, "a" * 1000, "in", "3/4 3/4"]
)
def test_no_text_fails(text: str) -> None:
    style_of(Brief(text, tags=(text,)))


def test_fast_is_faster_than_slow() -> None:
    assert (
        style_of(Brief("fast rock")).tempo[1]
        > style_of(Brief("rock")).tempo[1]
        > style_of(Brief("slow rock")).tempo[1]
    )
