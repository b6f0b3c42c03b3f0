# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills Blender or the worker at a random moment, many times, and counts what is lost.

    .envs/dev/bin/python bench/kill.py [RUNS] [SEED]

Each run scores real footage through the contract server; half of them are started by a real
background Blender, which is what is killed then. In the end one Blender recovers what waits.
Writes docs/bench-kill.md.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]
import conftest  # noqa: E402, F401  names the extension
from contract_server import ContractServer  # noqa: E402
from footage import make_footage  # noqa: E402
from video_to_music.job import folder as job_folder  # noqa: E402
from video_to_music.job import journal, run  # noqa: E402
from video_to_music.job.lock import is_held  # noqa: E402
from video_to_music.job.turn import WORKER  # noqa: E402
from video_to_music.model import Brief, Clip, Cut, Source  # noqa: E402

BPY = ROOT / ".envs" / "bpy-5.0" / "bin" / "python"
VICTIM = Path(__file__).with_name("kill_victim.py")
NEVER_S = 600.0


@dataclass(frozen=True)
class Outcome:
    victim: str
    last_state: str
    posts: int
    composed: int
    has_take: bool


def main(runs: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 no secret hangs on when it strikes
    user = Path(tempfile.mkdtemp(prefix="kill-"))
    root = user / "extensions/.user/user_default/video_to_music/runs"
    clip = make_footage(user / "clip.mp4", frames=72)
    outcomes: list[Outcome] = []
    with ContractServer() as server:
        worker_lives_s = _seconds(lambda: _kill_a_worker(root, clip, server.url, after_s=NEVER_S))
        blender_lives_s = _seconds(lambda: _kill_a_blender(user, clip, server.url, after_s=NEVER_S))
        shutil.rmtree(root)
        print(f"left alone, a worker lives {worker_lives_s:.1f} s and a Blender {blender_lives_s:.1f} s")
        for number in range(runs):
            before = (len(server.requests), server.composed, _folders(root))
            if number % 2:
                _kill_a_blender(user, clip, server.url, after_s=chance.uniform(0, blender_lives_s))
            else:
                _kill_a_worker(root, clip, server.url, after_s=chance.uniform(0, worker_lives_s))
            victim = "Blender" if number % 2 else "worker"
            new = _folders(root) - before[2]
            _wait_for_workers(new)
            counts = (len(server.requests) - before[0], server.composed - before[1])
            outcomes += [_outcome(victim, folder, *counts) for folder in new]
            print(number + 1, outcomes[-1:], flush=True)
        recovered = _recover(user, clip)
    waiting = sum(o.has_take and o.last_state != journal.PLACED for o in outcomes)
    (ROOT / "docs" / "bench-kill.md").write_text(_page(runs, seed, outcomes, waiting, recovered))
    shutil.rmtree(user)


def _folders(root: Path) -> set[Path]:
    return set(root.iterdir()) - {root / "turn.lock"} if root.is_dir() else set()


def _seconds(step: Callable[[], None]) -> float:
    began_s = time.monotonic()
    step()
    return time.monotonic() - began_s


def _kill_a_worker(root: Path, clip: Path, server: str, *, after_s: float) -> None:
    cut = Cut("Scene", Fraction(24), 1, 73, 320, 180, (Clip("a", 1, 1, 73, Source(str(clip), 72, 1.0)),))
    kept = {"take_folder": str(root.parent / "takes"), "take_name": "Scene score"}
    chosen = {"service": "ELEVENLABS", "server": server, "quality": "SMALL"}
    job = job_folder.Job(job_folder.new_id(), cut, Brief(), **chosen, **kept)
    started = run.start(job, job_folder.create(root, job), key="sk_kill", python=(sys.executable, "-I"))
    with contextlib.suppress(subprocess.TimeoutExpired):
        started.process.wait(after_s)
        return
    os.killpg(started.process.pid, signal.SIGKILL)
    started.process.wait()


def _kill_a_blender(user: Path, clip: Path, server: str, *, after_s: float) -> None:
    process = _blender(user, clip, "score", server)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=after_s)
    process.kill()
    process.communicate()


def _recover(user: Path, clip: Path) -> int:
    """How many strips stand after one Recover in a new Blender."""
    out, _ = _blender(user, clip, "recover", "").communicate()
    return json.loads(out.splitlines()[-1])["strips"]


def _blender(user: Path, clip: Path, do: str, server: str) -> subprocess.Popen:
    return subprocess.Popen(
        [BPY, VICTIM, user, clip, do, server],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "ELEVENLABS_API_KEY": "sk_kill"},
    )


def _wait_for_workers(folders: set[Path]) -> None:
    time.sleep(0.3)  # A worker that was just started takes its lock first.
    while any(is_held(folder / WORKER) for folder in folders):
        time.sleep(0.1)


def _outcome(victim: str, folder: Path, posts: int, composed: int) -> Outcome:
    states = journal.states(journal.read_all(folder)) or ["nothing"]
    has_take = (folder / "receipt.json").is_file() or states[-1] == journal.PLACED
    return Outcome(victim, states[-1], posts, composed, has_take)


def _page(runs: int, seed: int, outcomes: list[Outcome], waiting: int, recovered: int) -> str:
    rows = [
        f"| {victim} | {state} | {len(group)} | {max(o.posts for o in group)} | "
        f"{sum(o.composed for o in group)} | {sum(o.has_take for o in group)} |"
        for victim in ("worker", "Blender")
        for state in dict.fromkeys(o.last_state for o in outcomes)
        if (group := [o for o in outcomes if (o.victim, o.last_state) == (victim, state)])
    ]
    return "\n".join(
        [
            "# Killed at a random moment",
            "",
            f"`bench/kill.py {runs} {seed}`: {runs} clicks, `kill -9` at a random moment of each; "
            f"{len(outcomes)} of them had got as far as a job folder.",
            "",
            "| killed | last state | runs | most POSTs a click | composed | takes on disk |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            f"Takes that waited: {waiting}. Strips after one Recover in a new Blender: {recovered}. "
            f"Lost: {waiting - recovered}. Most POSTs for one click: {max(o.posts for o in outcomes)}.",
            "",
            "A run with `composed` and no take is a worker that was itself killed between sending and",
            "receiving: the panel says that it may have been billed, and nothing repeats it.",
            "",
        ]
    )


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:3]]
    main(*(asked + [200, 1][len(asked) :]))
