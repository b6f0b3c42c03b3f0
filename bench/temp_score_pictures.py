# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws takes for docs/temp-score.md: spectrogram, score as piano roll, tempo, with the cuts marked. No bpy.

python bench/temp_score_pictures.py [folder]
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from PIL import Image
from temp_score_takes import ROOT, edit, score_of, sound_of
from video_to_music.composer.score import DRUMS, Score

mpl.use("Agg")
import matplotlib.pyplot as plt

COLOURS = {"lead": "#d62728", "counter": "#ff9f40", "keys": "#1f77b4", "pad": "#9ecae1", "bass": "#2ca02c"}
DRAWN = {
    "cinematic": ("film", "hopeful cinematic"),
    "thriller": ("brisk", "tense thriller pulse"),
    "wedding": ("calm", "warm acoustic wedding"),
    "chase": ("music video", "8-bit chase"),
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (rhythm, description) in DRAWN.items():
        cut = edit(rhythm, duration_s=48.0, seed=2)
        score = score_of(cut, description)
        draw(score, sound_of(score), cut.cuts, f"“{description}”, {rhythm} edit", folder / f"{name}.png")


def draw(score: Score, sound: Any, cuts: tuple[float, ...], title: str, path: Path) -> None:
    figure, axes = plt.subplots(
        4, 1, figsize=(11, 7.6), dpi=72, sharex=True, gridspec_kw={"height_ratios": [2.2, 2.6, 1.0, 0.9]}
    )
    _spectrogram(axes[0], sound)
    _roll(axes[1], score)
    _drums(axes[2], score)
    _tempo(axes[3], score)
    for axis in axes:
        for time_s in cuts:
            axis.axvline(time_s, color="black", lw=0.6, alpha=0.55)
        for section in score.sections[1:]:
            axis.axvline(section.start_s, color="#c0008f", lw=1.4)
        axis.set_xlim(0, score.duration_s)
    for section in score.sections:
        axes[1].text(
            section.start_s + 0.2, 99, f"{section.letter} {section.role}", fontsize=7, color="#c0008f"
        )
    axes[0].set_title(
        f"{title} — {score.style.genre}, {score.style.mode}, {score.tempo.bpm:.0f} bpm", fontsize=10
    )
    axes[-1].set_xlabel("seconds; thin lines are cuts, thick ones section changes")
    figure.tight_layout()
    _save(figure, path)
    plt.close(figure)


def _save(figure: Any, path: Path) -> None:
    """A PNG of 64 colours, so that the page stays light."""
    figure.canvas.draw()
    pixels = Image.fromarray(np.asarray(figure.canvas.buffer_rgba())).convert("RGB")
    pixels.quantize(64).save(path, optimize=True)


def _spectrogram(axis: Any, sound: Any) -> None:
    mono = sound.mean(axis=0)[::2]
    axis.specgram(mono, NFFT=2048, Fs=24000, noverlap=1024, cmap="magma", vmin=-130, vmax=-35)
    axis.set_yscale("symlog", linthresh=1000)
    axis.set_ylim(30, 11000)
    axis.set_ylabel("Hz")


def _roll(axis: Any, score: Score) -> None:
    for note in score.notes:
        if note.part not in DRUMS:
            start, end = score.tempo.time_s(note.beat), score.tempo.time_s(note.beat + note.beats)
            alpha = 0.25 + 0.75 * note.velocity / 127
            axis.plot([start, end], [note.pitch, note.pitch], color=COLOURS[note.part], lw=2.2, alpha=alpha)
    for part, colour in COLOURS.items():
        axis.plot([], [], color=colour, label=f"{part}: {getattr(score.style, part) or 'none'}")
    axis.legend(loc="lower left", fontsize=6, ncol=5)
    axis.set_ylim(24, 104)
    axis.set_ylabel("pitch")


def _drums(axis: Any, score: Score) -> None:
    hits = [note for note in score.notes if note.part in DRUMS]
    rows = {pitch: row for row, pitch in enumerate(sorted({note.pitch for note in hits}))}
    for note in hits:
        colour = "black" if note.part == "drums" else "#c0008f"
        size = 0.1 + (note.velocity / 127) ** 2 * 14
        axis.scatter(score.tempo.time_s(note.beat), rows[note.pitch], s=size, color=colour)
    axis.set_yticks([])
    axis.set_ylabel("drums")


def _tempo(axis: Any, score: Score) -> None:
    grid = np.array(score.tempo.grid_s)
    axis.plot(grid[:-1], 30.0 / np.diff(grid), color="#444444", lw=1)
    axis.axhline(score.tempo.bpm, color="#999999", lw=0.6)
    axis.set_ylabel("bpm")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "temp-score")
