# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts found in the picture alone, beside PySceneDetect's detectors on the same files. No bpy.

python bench/temp_score_spotting.py [clip …]   clips of real footage are cut together at random.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
from scenedetect import AdaptiveDetector, ContentDetector, HashDetector, HistogramDetector, detect
from temp_score_takes import edit, films
from video_to_music.composer.chance import Chance
from video_to_music.composer.cuts import find_cuts
from video_to_music.composer.watch import watch

FPS = Fraction(24)
_WITHIN_S = 1.5 / 24


def table(clips: list[Path]) -> list[str]:
    lines = ["| film | detector | found | wrong | F1 | seconds |", "|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for name, path, truth in _films(clips, Path(folder)):
            for detector, find in FINDERS.items():
                start = time.process_time()
                found = find(path)
                spent_s = time.process_time() - start
                hit = sum(1 for t in truth if any(abs(t - f) <= _WITHIN_S for f in found))
                wrong = sum(1 for f in found if all(abs(t - f) > _WITHIN_S for t in truth))
                f1 = 2 * hit / max(len(truth) + len(found), 1)
                share = f"{hit} of {len(truth)}"
                lines.append(f"| {name} | {detector} | {share} | {wrong} | {f1:.2f} | {spent_s:.1f} |")
    return lines


def _ours(path: Path) -> list[float]:
    looks = watch((str(path),), duration_s=1e9, every_frame=True)
    return [cut.time_s for cut in find_cuts(looks)]


def _theirs(make: Callable[[], Any]) -> Callable[[Path], list[float]]:
    def find(path: Path) -> list[float]:
        return [scene[0].get_seconds() for scene in detect(str(path), make())][1:]

    return find


FINDERS: dict[str, Callable[[Path], list[float]]] = {
    "Temp Score": _ours,
    "PySceneDetect Adaptive": _theirs(AdaptiveDetector),
    "PySceneDetect Content": _theirs(ContentDetector),
    "PySceneDetect Hash": _theirs(HashDetector),
    "PySceneDetect Histogram": _theirs(HistogramDetector),
}


def _films(clips: list[Path], folder: Path) -> list[tuple[str, Path, list[float]]]:
    """(name, file, true cuts): moving stripes for two rhythms, and real clips cut together when given."""
    made: list[tuple[str, Path, list[float]]] = []
    for rhythm in ("film", "music video"):
        cut = edit(rhythm, duration_s=30.0, seed=5)
        edges = (0.0, *cut.cuts, cut.duration_s)
        path = folder / f"{rhythm}.mp4"
        films.film(path, [b - a for a, b in pairwise(edges)], seed=5)
        made.append((f"stripes, {rhythm} edit", path, list(cut.cuts)))
    if clips:
        made.append(("real clips", *_assembled(clips, folder / "real.mp4")))
    return made


def _assembled(clips: list[Path], path: Path) -> tuple[Path, list[float]]:
    """Pieces of 0.5 to 3 s of the clips in turn; a cut never joins what was already together."""
    chance, frames, cuts = Chance(3), list[Any](), list[float]()
    shots = [_frames(clip) for clip in clips]
    for number in range(30):
        shot = shots[number % len(shots)]
        length = min(12 + chance.below(60), len(shot))
        start = chance.below(len(shot) - length + 1)
        cuts.append(float(len(frames) / FPS))
        frames.extend(shot[start : start + length])
    films.write(path, frames, FPS)
    return path, cuts[1:]


def _frames(clip: Path) -> list[Any]:
    with av.open(str(clip)) as container:
        return [
            np.ascontiguousarray(f.reformat(films.WIDTH, films.HEIGHT, "rgb24").to_ndarray())
            for f in container.decode(video=0)
        ]


if __name__ == "__main__":
    print("\n".join(table([Path(name) for name in sys.argv[1:]])))
