# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the brief: words to a Style. Unknown words are passed over, never refused. No bpy."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from ..model import Brief
from .genres import GENRES
from .lexicon import DRUM_WORDS, GENRE_WORDS, INSTRUMENTS, MODE_WORDS, MOODS, NEGATIONS, Mood
from .style import Style

_GENRE_OF = {word: genre for genre, words in GENRE_WORDS.items() for word in words.split()}
_MOOD_OF = {word: mood for words, mood in MOODS.values() for word in words.split()}
_MODE_OF = {word: mode for mode, words in MODE_WORDS.items() for word in words.split()}
_DRUMS = frozenset(DRUM_WORDS.split())
_NOT = frozenset(NEGATIONS.split())
_KEY = re.compile(r"\bin ([a-g])(?:[ -]?(sharp|flat)|([#♯b♭]))?(?: (major|minor)|m\b|$|[,.;])")
_CLASSES = {"c": 0, "d": 2, "e": 4, "f": 5, "g": 7, "a": 9, "b": 11}


def style_of(brief: Brief) -> Style:
    """The style the description and tags ask for; without a word it knows, a cinematic one."""
    text = " . ".join((brief.description, *brief.tags)).lower()
    wanted, unwanted = _words(text)
    style = _genre(wanted)
    style = _instruments(style, wanted, unwanted)
    style = _bent(style, [_MOOD_OF[word] for word in wanted if word in _MOOD_OF])
    return _spelled_out(style, text, wanted)


def known_words() -> frozenset[str]:
    """Every word that changes the music."""
    return frozenset((*_GENRE_OF, *_MOOD_OF, *_MODE_OF, *INSTRUMENTS, *_DRUMS))


def _words(text: str) -> tuple[list[str], list[str]]:
    """The words asked for, and those that "no …" or "without …" keep out."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for clause in re.split(r"[,.;:!?()\n]| but | and | with ", text):
        denied = 0
        tokens = re.findall(r"[\w#♯♭'-]+", clause)
        pairs = ["-".join(pair) for pair in pairwise(tokens)]
        for token, pair in zip(tokens, [*pairs, ""], strict=False):
            denied = 3 if token in _NOT else max(denied - 1, 0)
            into = unwanted if denied else wanted
            into.extend(word for word in (pair, token) if word)
    return wanted, unwanted


def _genre(words: list[str]) -> Style:
    """The genre most words speak for; the first named wins a tie."""
    votes = Counter(_GENRE_OF[word] for word in words if word in _GENRE_OF)
    return GENRES[votes.most_common(1)[0][0]] if votes else GENRES["cinematic"]


def _instruments(style: Style, wanted: list[str], unwanted: list[str]) -> Style:
    for word in wanted:
        if word in INSTRUMENTS:
            instrument, parts = INSTRUMENTS[word]
            style = replace(style, **dict.fromkeys(parts.split(), instrument))
        elif word in _DRUMS and style.groove == "none":
            style = replace(style, groove="light")
    for word in unwanted:
        if word in _DRUMS:
            style = replace(style, groove="none", impacts=False)
        elif word in INSTRUMENTS:
            style = _without(style, word)
    return style


def _without(style: Style, word: str) -> Style:
    """The style with other players for those of the word; nobody is left with nothing to play."""
    instrument, kind = INSTRUMENTS[word][0], word.rstrip("s")
    swaps = {"lead": "violin", "counter": "", "keys": "harp", "pad": "", "bass": "contrabass"}
    played = {part: getattr(style, part) for part in swaps}
    return replace(style, **{p: swaps[p] for p, name in played.items() if instrument == name or kind in name})


def _bent(style: Style, moods: list[Mood]) -> Style:
    """All moods together: shifts add up, the last mode wins, tempo takes the mean of its factors."""
    if moods:
        percent = sum(mood.tempo for mood in moods) // len(moods)
        style = replace(style, tempo=_scaled(style.tempo, percent))
    for mood in moods:
        style = replace(
            style,
            mode=mood.mode or style.mode,
            energy=_within(style.energy + mood.energy),
            brightness=_within(style.brightness + mood.brightness),
            density=_within(style.density + mood.density),
            wetness=_within(style.wetness + mood.wetness),
            dynamics=_within(style.dynamics + mood.dynamics),
        )
    return style


def _spelled_out(style: Style, text: str, words: list[str]) -> Style:
    """What is said in the language of music: a mode, a key, a metre, beats a minute."""
    for word in words:
        if word in _MODE_OF:
            style = replace(style, mode=_MODE_OF[word])
    if key := _KEY.search(text):
        shift = {"sharp": 1, "#": 1, "♯": 1, "flat": -1, "b": -1, "♭": -1}
        raised = shift.get(key[2] or key[3] or "", 0)
        style = replace(style, tonic=(_CLASSES[key[1]] + raised) % 12)
    if metre := re.search(r"\b([34])/4\b", text):
        style = _in_metre(style, int(metre[1]))
    if bpm := re.search(r"\b(\d{2,3}) ?bpm\b", text):
        exact = min(max(int(bpm[1]), 40), 200)
        style = replace(style, tempo=(exact - 2, exact, exact + 2))
    return style


def _in_metre(style: Style, beats: int) -> Style:
    if beats == style.beats_per_bar:
        return style
    comping = "waltz" if beats == 3 else "blocks"
    groove = style.groove if style.groove == "none" else ("waltz" if beats == 3 else "light")
    return replace(style, beats_per_bar=beats, comping=comping, groove=groove)


def _scaled(tempo: tuple[int, int, int], percent: int) -> tuple[int, int, int]:
    slow, best, fast = (min(max(value * percent // 100, 44), 184) for value in tempo)
    return slow, best, fast


def _within(value: float) -> float:
    return min(max(value, 0.0), 1.0)
