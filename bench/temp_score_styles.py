# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Do descriptions a world apart sound a world apart, as librosa hears them, and do seeds differ? No bpy."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import librosa
import numpy as np
from temp_score_takes import edit, score_of, sound_of
from video_to_music.composer.score import Score

_RATE_HZ = 24000
_HOP = 512

DESCRIPTIONS = (
    "tense thriller pulse", "warm acoustic wedding", "8-bit chase", "solemn documentary piano",
    "dreamy ambient underwater", "epic trailer battle", "lofi study beats", "playful comedy",
    "dark horror", "upbeat corporate technology", "elegant waltz", "aggressive rock",
)  # fmt: skip

EXPECTED = (
    ("tempo", "8-bit chase", "solemn documentary piano"),
    ("tempo", "aggressive rock", "dreamy ambient underwater"),
    ("tempo", "elegant waltz", "lofi study beats"),
    ("centroid", "8-bit chase", "dark horror"),
    ("centroid", "aggressive rock", "solemn documentary piano"),
    ("centroid", "upbeat corporate technology", "dreamy ambient underwater"),
    ("density", "8-bit chase", "solemn documentary piano"),
    ("density", "epic trailer battle", "dark horror"),
    ("density", "tense thriller pulse", "dreamy ambient underwater"),
    ("range", "solemn documentary piano", "aggressive rock"),
    ("range", "dark horror", "8-bit chase"),
    ("range", "epic trailer battle", "lofi study beats"),
)
"""(what, description that has more of it, description that has less), as a musician would expect."""


@dataclass(frozen=True)
class Heard:
    """A take by numbers: written tempo and mode; centroid in Hz, onsets a second, dynamic range in dB."""

    tempo: float
    mode: str
    centroid: float
    density: float
    range: float
    chroma: Any
    notes: frozenset[tuple[str, int, int]]


def heard(score: Score) -> Heard:
    mono = librosa.resample(sound_of(score).mean(axis=0), orig_sr=48000, target_sr=_RATE_HZ)
    centroid = float(np.median(librosa.feature.spectral_centroid(y=mono, sr=_RATE_HZ, hop_length=_HOP)))
    onsets = librosa.onset.onset_detect(y=mono, sr=_RATE_HZ, hop_length=_HOP)
    rms = librosa.amplitude_to_db(
        librosa.feature.rms(y=mono, frame_length=_RATE_HZ, hop_length=_RATE_HZ // 4)[0]
    )
    inside = rms[4:-8]
    chroma = librosa.feature.chroma_cqt(y=mono, sr=_RATE_HZ).mean(axis=1)
    return Heard(
        score.tempo.bpm,
        score.style.mode,
        centroid,
        len(onsets) / score.duration_s,
        float(np.percentile(inside, 95) - np.percentile(inside, 10)),
        chroma / chroma.sum(),
        frozenset((n.part, round(n.beat * 4), n.pitch) for n in score.notes),
    )


def table() -> list[str]:
    cut = edit("film", duration_s=45.0, seed=3)
    takes = {text: [heard(score_of(cut, text, seed=seed)) for seed in (1, 2)] for text in DESCRIPTIONS}
    lines = [
        "| description | tempo | mode | centroid, Hz | onsets a second | dynamic range, dB | notes in both |",
        "|---|---|---|---|---|---|---|",
    ]
    for text, (one, two) in takes.items():
        shared = len(one.notes & two.notes) / max(len(one.notes | two.notes), 1)
        lines.append(
            f"| {text} | {one.tempo:.0f} / {two.tempo:.0f} | {one.mode} "
            f"| {one.centroid:.0f} / {two.centroid:.0f} "
            f"| {one.density:.1f} / {two.density:.1f} | {one.range:.1f} / {two.range:.1f} | {shared:.0%} |"
        )
    return [*lines, "", *_verdicts(takes), "", _nearer(takes)]


def _verdicts(takes: dict[str, list[Heard]]) -> list[str]:
    lines: list[str] = []
    for what, more, less in EXPECTED:
        a, b = (float(np.mean([getattr(take, what) for take in takes[text]])) for text in (more, less))
        verdict = "as expected" if a > b else "**the other way round**"
        lines.append(f"- {what}: {more} {a:.1f}, {less} {b:.1f}: {verdict}")
    return lines


def _nearer(takes: dict[str, list[Heard]]) -> str:
    """Are two seeds of one description nearer to each other than two descriptions are?"""
    rows = {
        text: [np.array([t.tempo, t.centroid, t.density, t.range]) for t in both]
        for text, both in takes.items()
    }
    scale = np.std([row for both in rows.values() for row in both], axis=0)
    within = np.mean([np.linalg.norm((a - b) / scale) for a, b in rows.values()])
    across = np.mean([np.linalg.norm((rows[a][0] - rows[b][0]) / scale) for a, b in combinations(rows, 2)])
    return (
        f"In units of the spread of these four numbers, two seeds of one description are {within:.2f} apart, "
        f"two descriptions {across:.2f}."
    )


def _row(take: Heard) -> Any:
    return np.array([take.tempo, take.centroid, take.density, take.range])


if __name__ == "__main__":
    print("\n".join(table()))
