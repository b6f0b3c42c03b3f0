# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast, in how much memory: whole takes on one core, each in a process of its own. No bpy.

python bench/temp_score_speed.py one SECONDS FORMAT FOLDER   is what each process runs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from temp_score_takes import edit, films


def table(lengths: tuple[int, ...] = (30, 120, 600)) -> list[str]:
    lines = [
        "| picture | format | whole take | times real time | of it watching | peak memory | of it at start |",
        "|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for length_s in lengths:
            _film(length_s, Path(folder))
            for output_format in ("pcm_48000", "mp3_44100_128"):
                command = [sys.executable, __file__, "one", str(length_s), output_format, folder]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                one = json.loads(done.stdout)
                speed = length_s / one["cpu_s"]
                lines.append(
                    f"| {length_s} s | {output_format} | {one['cpu_s']:.1f} s | {speed:.0f} "
                    f"| {one['watch_s']:.1f} s | {one['peak_mb']:.0f} MB | {one['start_mb']:.0f} MB |"
                )
    return lines


def _film(length_s: int, folder: Path) -> None:
    """640x360 at 24 frames a second, about what is exported by default: up to a minute of shots."""
    films.WIDTH, films.HEIGHT = 640, 360
    cut = edit("film", duration_s=min(length_s, 60), seed=1)
    edges = (0.0, *cut.cuts, cut.duration_s)
    shots = [b - a for a, b in pairwise(edges)]
    films.film(folder / "minute.mp4", shots)


def _one(length_s: int, output_format: str, folder: Path) -> dict[str, float]:
    """CPU seconds and memory of one take; a longer picture is the same minute several times."""
    from fractions import Fraction

    import av  # noqa: F401
    import mido  # noqa: F401
    import numpy  # noqa: F401
    from video_to_music.composer import compose
    from video_to_music.composer.watch import watch
    from video_to_music.model import Brief, Hit, Picture

    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    repeats = max(length_s // 60, 1)
    cut = edit("film", duration_s=min(length_s, 60), seed=1)
    cuts = tuple(Hit(60.0 * k + c) for k in range(repeats) for c in cut.cuts)
    picture = Picture((str(folder / "minute.mp4"),) * repeats, Fraction(length_s), cuts)
    start_mb, start = _peak_mb(), time.process_time()
    watch(picture.videos, duration_s=float(length_s), every_frame=False)
    watch_s, start = time.process_time() - start, time.process_time()
    brief = Brief("hopeful cinematic", output_format=output_format)
    compose(picture, brief=brief, take=folder / "take", report=lambda progress: None)
    cpu_s = time.process_time() - start
    return {"cpu_s": cpu_s, "watch_s": watch_s, "peak_mb": _peak_mb(), "start_mb": start_mb}


def _peak_mb() -> float:
    """The kernel's high-water mark of this process alone; getrusage's would start at its parent's."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        print(json.dumps(_one(int(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))))
    else:
        print("\n".join(table()))
