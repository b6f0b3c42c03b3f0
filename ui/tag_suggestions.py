# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Styles to choose tags from, while something else may always be typed. No bpy."""

from __future__ import annotations

SUGGESTIONS = (
    *(
        "cinematic",
        "epic",
        "orchestral",
        "hybrid orchestra",
        "strings",
        "brass",
        "choir",
        "piano",
        "felt piano",
    ),
    *("ambient", "drone", "minimal", "neoclassical", "soundscape"),
    *("electronic", "synthwave", "techno", "house", "drum and bass", "downtempo", "glitch"),
    *("rock", "indie", "metal", "punk", "blues", "funk", "soul", "disco"),
    *("hip hop", "trap", "lo-fi", "r&b", "pop"),
    *("jazz", "swing", "bossa nova", "latin", "reggae", "afrobeat"),
    *("folk", "acoustic", "country", "celtic", "guitar", "ukulele"),
    *("calm", "warm", "dreamy", "hopeful", "uplifting", "romantic", "nostalgic", "melancholic"),
    *("dark", "tense", "suspense", "mysterious", "horror", "aggressive"),
    *("playful", "quirky", "comedy", "happy", "energetic", "driving", "triumphant", "heroic"),
    *("slow", "fast", "pulsing", "percussion", "no drums", "instrumental"),
)
"""Genres and instruments first, then moods, then pace."""


def suggestions_for(typed: str, *, chosen: frozenset[str]) -> list[str]:
    """The styles that hold `typed`, those that begin with it first; none that are chosen already."""
    typed = typed.strip().casefold()
    found = [style for style in SUGGESTIONS if typed in style and style not in chosen]
    return sorted(found, key=lambda style: not style.startswith(typed))
