# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs in real worker processes, for the tests that watch them."""

import sys
import time
from fractions import Fraction

from video_to_music.job import folder as job_folder
from video_to_music.job import journal, run
from video_to_music.model import Brief, Clip, Cut, Source

KEY = "sk_marked_for_the_worker"
PYTHON = (sys.executable, "-I")


def start_run(tmp_path, footage, server, **changes):
    """Scores 3 s of `footage`, with one cut, through `server`; `changes` are fields of the Job."""
    cut = Cut("Scene", Fraction(24), 1, 73, 320, 180, (a_clip(footage, 1, 40), a_clip(footage, 40, 73)))
    kept = {"take_folder": str(tmp_path / "music"), "take_name": "Scene score"}
    fields = {"service": "ELEVENLABS", "server": server.url, "quality": "SMALL", **kept, **changes}
    job = job_folder.Job(job_folder.new_id(), cut, Brief("calm", ("piano",)), **fields)
    return run.start(job, job_folder.create(tmp_path / "jobs", job), key=KEY, python=PYTHON)


def a_clip(path, start, end):
    return Clip("clip", 1, start, end, Source(str(path), 72, float(start)))


def follow(started, *, until=lambda _run: False):
    """Polls until the run is finished, or `until` holds."""
    deadline_s = time.monotonic() + 60
    while not (started.finished or until(started)):
        started.poll()
        assert time.monotonic() < deadline_s, started.state
        time.sleep(0.01)
    return started


def states_of(started):
    return journal.states(journal.read_all(started.folder))
