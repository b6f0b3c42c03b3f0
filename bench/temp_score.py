# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Temp Score and writes docs/bench-temp-score.md. No bpy.

python bench/temp_score.py [clip …]   real clips are cut together for the spotting table: these, or those that
`make demo` has fetched, if any.
"""

from __future__ import annotations

import platform
import sys
from datetime import date
from pathlib import Path

import temp_score_landing
import temp_score_speed
import temp_score_spotting
import temp_score_styles
from temp_score_takes import ROOT

INTRODUCTION = """# Temp Score, measured

Measured with `bench/temp_score.py` on {day}, {machine}.
The judge is librosa, which knows nothing of the score; films are made by the bench,
and sound is what the takes sound like before mastering.

"""


def main(clips: list[Path]) -> None:
    """Writes each table as soon as it is there, so that a stopped bench leaves what it has measured."""
    path = ROOT / "docs" / "bench-temp-score.md"
    machine = f"{platform.system()} on {platform.machine()}, Python {platform.python_version()}"
    path.write_text(INTRODUCTION.format(day=date.today().isoformat(), machine=machine))
    for title, words, lines in (
        ("(a, b) Landing on the cuts", LANDING, temp_score_landing.table),
        ("(c) Descriptions a world apart", STYLES, temp_score_styles.table),
        ("(d) Speed and memory, one core", SPEED, temp_score_speed.table),
        ("Cuts found in the picture alone", SPOTTING, lambda: temp_score_spotting.table(clips)),
    ):
        with path.open("a") as file:
            file.write("\n".join([f"## {title}", "", words.strip(), "", *lines(), "", ""]))


LANDING = """
Six descriptions for each kind of edit, one minute each; cuts at least 0.4 s after the one before, at
random: no edit was made to a beat. The first row of each kind was looked at while the solver was tuned;
the second is twelve edits that were not. An onset counts within one frame of 24, a heard beat within
70 ms. By chance: 400 random times against the same onsets and beats. With the tempo map off, the same
style plays a steady beat and knows no cuts. Where there are more than 0.9 cuts a second (the music
videos), hits stand on eighths too, and beat means eighth: librosa, which must be told a tempo to look around
first, is told the eighths'. "Of quarters" is what it hears when it is told the quarters'. The largest step
is the tempo's from one written beat to the next; both it and the farthest from the mean are of each take,
averaged. Aims: 95 % of cuts with an onset, 80 % on a heard beat.
"""
STYLES = """
One edit of 45 s, two seeds of each description ("one / two"). Dynamic range is the 95th over the
10th percentile of quarter-second loudness.
"""
SPEED = """
CPU seconds of a whole take, from files to delivered file, pinned to one core; the picture is
640x360 at 24 frames a second with known cuts. Aim: 40 times real time, memory flat in length. LAME alone
takes most of an mp3's time: by itself it ran at 52 times real time here, at its fastest setting (levels
7 to 9 are the same to it, 5 is a third slower). Plain instead of joint stereo would run at 69, but strays
farther from what was played (10.6 dB of log-spectral distance against 9.8), so it is not used; bigger
blocks, 16-bit input, no bit reservoir and average bit rate buy under 6 %.
"""
SPOTTING = """
Used when the editor's own cuts are not known. Found within 1.5 frames; seconds
are CPU. PySceneDetect runs with its defaults, which join shots of fewer than 15 frames; real clips may
hold cuts of their own, which then count as wrong.
"""

if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted((ROOT / "build/demo/footage").glob("*.mp4")))
