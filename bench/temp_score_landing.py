# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Do the cuts land? Onsets and beats as librosa hears them, against the cuts. No bpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import librosa
import numpy as np
from temp_score_takes import RHYTHMS, Edit, edit, score_of, sound_of, steady_score_of
from video_to_music.composer.chance import Chance
from video_to_music.composer.score import Score

FRAME_S = 1 / 24
_RATE_HZ = 24000
_HOP = 256
DESCRIPTIONS = (
    "hopeful cinematic",
    "tense thriller pulse",
    "upbeat corporate",
    "synthwave",
    "8-bit chase",
    "epic trailer",
)


@dataclass(frozen=True)
class Landing:
    """Shares of cuts, and the tempo heard over the tempo meant."""

    onset: float
    beat: float
    grid: float
    onset_chance: float
    beat_chance: float
    tempo_ratio: float
    bend: float
    bpm: float


def landing_of(score: Score, cut: Edit) -> Landing:
    """How one take lands on the cuts at least 0.4 s from the cut before, and how random times would."""
    mono = librosa.resample(sound_of(score).mean(axis=0), orig_sr=48000, target_sr=_RATE_HZ)
    strength = librosa.onset.onset_strength(y=mono, sr=_RATE_HZ, hop_length=_HOP)
    onsets = librosa.onset.onset_detect(onset_envelope=strength, sr=_RATE_HZ, hop_length=_HOP, units="time")
    bpm, beats = librosa.beat.beat_track(
        onset_envelope=strength, sr=_RATE_HZ, hop_length=_HOP, start_bpm=score.tempo.bpm, units="time"
    )
    cuts = [t for t, before in zip(cut.cuts, (0.0, *cut.cuts), strict=False) if t - before >= 0.4]
    chance = Chance(7)
    random = [0.4 + chance.unit() * (cut.duration_s - 1.0) for _ in range(400)]
    grid = np.array(score.tempo.grid_s)
    steps = 30.0 / np.diff(grid[grid < cut.duration_s])
    return Landing(
        onset=_share(cuts, onsets, FRAME_S),
        beat=_share(cuts, beats, BEAT_S),
        grid=_share(cuts, grid[::2], 0.001),
        onset_chance=_share(random, onsets, FRAME_S),
        beat_chance=_share(random, beats, BEAT_S),
        tempo_ratio=_folded(float(np.atleast_1d(bpm)[0]) / float(np.mean(steps))),
        bend=float(np.max(np.abs(steps / score.tempo.bpm - 1.0), initial=0.0)),
        bpm=score.tempo.bpm,
    )


BEAT_S = 0.07
"""On a beat means within 70 ms, as the field scores beat tracking (mir_eval's F-measure)."""


def _share(times: list[float], marks: Any, within_s: float) -> float:
    if not times or not len(marks):
        return 0.0
    return float(np.mean([np.min(np.abs(np.asarray(marks) - t)) <= within_s for t in times]))


def _folded(ratio: float) -> float:
    """Tempo ratios an octave apart count as the same pulse."""
    return min((ratio, ratio * 2.0, ratio / 2.0), key=lambda r: abs(r - 1.0))


def landings(seeds: int) -> dict[tuple[str, str], list[Landing]]:
    """{(rhythm, "map" or "steady"): landings} over all descriptions and seeds."""
    found: dict[tuple[str, str], list[Landing]] = {}
    for rhythm in RHYTHMS:
        for number, description in enumerate(DESCRIPTIONS):
            for seed in range(1, seeds + 1):
                cut = edit(rhythm, seed=seed * 10 + number)
                for name, make in (("map", score_of), ("steady", steady_score_of)):
                    found.setdefault((rhythm, name), []).append(
                        landing_of(make(cut, description, seed=seed), cut)
                    )
    return found


def table(seeds: int = 1) -> list[str]:
    found = landings(seeds)
    lines = [
        "| edit | tempo map | cuts with an onset | by chance | cuts on a heard beat | by chance "
        "| on the written beat | largest bend | tempo heard within 3 % |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for (rhythm, name), takes in found.items():
        mean = {
            field: float(np.mean([getattr(t, field) for t in takes]))
            for field in Landing.__dataclass_fields__
        }
        close = float(np.mean([abs(t.tempo_ratio - 1.0) <= 0.03 for t in takes]))
        lines.append(
            f"| {rhythm} | {'on' if name == 'map' else 'off'} "
            f"| {mean['onset']:.0%} | {mean['onset_chance']:.0%} "
            f"| {mean['beat']:.0%} | {mean['beat_chance']:.0%} | {mean['grid']:.0%} "
            f"| {mean['bend']:.1%} | {close:.0%} |"
        )
    return lines


if __name__ == "__main__":
    print("\n".join(table()))
