# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes for Temp Score's benches and pictures: cut lists, scores and their sound, without files. No bpy."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import conftest  # noqa: E402, F401, I001
import composer_films as films  # noqa: E402
import numpy as np  # noqa: E402
from video_to_music.composer.arrange import arrange, arrange_on  # noqa: E402
from video_to_music.composer.chance import Chance  # noqa: E402
from video_to_music.composer.form import landing_s  # noqa: E402
from video_to_music.composer.play import play  # noqa: E402
from video_to_music.composer.score import Score  # noqa: E402
from video_to_music.composer.spot import Spotting, spotted  # noqa: E402
from video_to_music.composer.tempo import steady  # noqa: E402
from video_to_music.composer.words import style_of  # noqa: E402
from video_to_music.model import Brief, Hit  # noqa: E402


__all__ = ["Edit", "edit", "films", "score_of", "sound_of", "steady_score_of"]


@dataclass(frozen=True)
class Edit:
    """A cut list with a name, as an editor's rhythm."""

    name: str
    cuts: tuple[float, ...]
    duration_s: float


RHYTHMS = {"calm": (2.5, 7.0), "film": (1.2, 5.0), "brisk": (0.7, 2.4), "music video": (0.4, 1.6)}
"""Shortest and longest shot of each kind of edit, in seconds."""


def edit(rhythm: str, *, duration_s: float = 60.0, fps: int = 24, seed: int = 1) -> Edit:
    """Shots of random lengths between the rhythm's, cut on whole frames."""
    least, most = RHYTHMS[rhythm]
    chance, cuts, at = Chance(seed, rhythm), list[float](), 0.0
    while (at := at + least + (most - least) * chance.unit() * chance.unit() ** 0.3) < duration_s - 1.5:
        cuts.append(round(at * fps) / fps)
    return Edit(f"{rhythm} {seed}", tuple(cuts), duration_s)


def score_of(cut: Edit, description: str, *, seed: int = 1) -> Score:
    return arrange(_spotting(cut), style=style_of(Brief(description)), seed=seed)


def steady_score_of(cut: Edit, description: str, *, seed: int = 1) -> Score:
    """The same music with the tempo map turned off: a steady beat, and no accents on cuts."""
    seen = _spotting(cut)
    style = style_of(Brief(description))
    tempo = steady(bpm=style.tempo[1], duration_s=cut.duration_s, beats_per_bar=style.beats_per_bar)
    blind = replace(seen, cues=())
    landing = landing_s(blind, style)
    return arrange_on(tempo, blind, style=style, chance=Chance(seed, style.genre), landing=landing)


def sound_of(score: Score) -> Any:
    """Stereo float32 (2, n) at 48 kHz, scaled to a peak of 0.9."""
    mix = np.concatenate([buses["mix"] for buses in play(score)], axis=1)
    return mix * (0.9 / max(float(np.abs(mix).max()), 1e-9))


def _spotting(cut: Edit) -> Spotting:
    return spotted(tuple(Hit(time_s) for time_s in cut.cuts), (), (), cut.duration_s)
