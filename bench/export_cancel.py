# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a cancelled export takes to be gone: its processes and its files.

    .envs/bench/bin/python bench/export_cancel.py [REPEATS]

Each run is a real worker that makes the picture of ten minutes, straight from a file or drawn by a
background Blender (the bpy 5.0 wheel), and is stopped at one of several moments.
Writes docs/bench-export-cancel.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]
import conftest  # noqa: E402, F401  names the extension
from footage import make_footage  # noqa: E402
from sessions import processes_of  # noqa: E402
from video_to_music.job import folder as job_folder  # noqa: E402
from video_to_music.job import run  # noqa: E402
from video_to_music.model import Brief, Clip, Cut, Source, to_json  # noqa: E402

BLENDER = str(ROOT / ".envs/bpy-5.0/bin/python")
IN_BLENDER = Path(__file__).with_name("export_in_blender.py")
FRAMES, SIZE = 14_000, (1280, 720)
MOMENTS_S = (0.2, 0.5, 1.0, 2.0, 4.0)
KINDS = {"straight from the file": "", "drawn by Blender": "is drawn"}
RUN_FILES = {"job.json", "journal.jsonl", "worker.lock", "worker.log", "cancel"}


def main(repeats: int) -> None:
    rows: list[tuple[str, float, list[float], set[str]]] = []
    with tempfile.TemporaryDirectory(prefix="cancel-") as name:
        folder = Path(name)
        film = make_footage(folder / "film.mp4", frames=480, size=SIZE)
        for kind, needs_render in KINDS.items():
            snapshot = _snapshot(folder, _cut(film, ""))
            for after_s in MOMENTS_S:
                taken_s, left = [], set[str]()
                for _ in range(repeats):
                    job = _job(folder, _cut(film, needs_render), snapshot)
                    seconds, files = _cancelled(folder, job, after_s=after_s)
                    taken_s.append(seconds)
                    left |= files
                rows.append((kind, after_s, taken_s, left))
                print(*rows[-1], flush=True)
    (ROOT / "docs" / "bench-export-cancel.md").write_text(_page(rows, repeats))


def _cut(film: Path, needs_render: str) -> Cut:
    source = None if needs_render else Source(str(film), 480, 1.0, width=SIZE[0], height=SIZE[1])
    clip = Clip("film", 1, 1, 1 + FRAMES, source, needs_render)
    return Cut("Scene", Fraction(24), 1, 1 + FRAMES, *SIZE, (clip,))


def _snapshot(folder: Path, cut: Cut) -> Path:
    order, snapshot = folder / "order.json", folder / "edit.blend"
    order.write_text(json.dumps({"cut": to_json(cut), "quality": "SHARP", "snapshot": str(snapshot)}))
    command = [BLENDER, str(IN_BLENDER), str(order), "save"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return snapshot


def _job(folder: Path, cut: Cut, snapshot: Path) -> job_folder.Job:
    return job_folder.Job(
        job_folder.new_id(),
        cut,
        Brief(),
        service="PICTURE",
        server="",
        quality="SHARP",
        take_folder=str(folder / "out"),
        take_name="sent",
        snapshot=str(snapshot),
        blender=(BLENDER,),
    )


def _cancelled(folder: Path, job: job_folder.Job, *, after_s: float) -> tuple[float, set[str]]:
    """Seconds from the wish to stop until no process is left, and the files that were left then."""
    made = job_folder.create(folder / "jobs", job)
    started = run.start(job, made, key="", python=(sys.executable, "-I"))
    time.sleep(after_s)
    began_s = time.perf_counter()
    started.cancel()
    started.process.wait()
    while processes_of(started.process.pid):
        time.sleep(0.002)
    return time.perf_counter() - began_s, {path.name for path in made.iterdir()} - RUN_FILES


def _page(rows: list[tuple[str, float, list[float], set[str]]], repeats: int) -> str:
    table = [
        f"| {kind} | {after_s:.1f} | {min(taken_s):.2f} | {max(taken_s):.2f} | {', '.join(left) or 'none'} |"
        for kind, after_s, taken_s, left in rows
    ]
    return "\n".join(
        [
            "# Export: how long a cancelled one takes to be gone",
            "",
            f"`bench/export_cancel.py`: {repeats} workers a row, each making the picture of ten minutes at",
            "the quality Sharp, stopped so many seconds after their start. The time runs from the click (the",
            "file `cancel`, which a worker looks for every 0.05 s) until neither it nor a background Blender",
            "lives; then the job folder is looked through for anything but the run's own journal.",
            f"Last taken under a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.",
            "",
            "| | stopped after, s | gone after, s: least | most | files left |",
            "|---|---|---|---|---|",
            *table,
            "",
        ]
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
