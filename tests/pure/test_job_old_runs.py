# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which folders of old runs go, and which stay."""

import os
import time

import pytest
from video_to_music.job import journal
from video_to_music.job.old_runs import KEPT_DAYS, forget_old_runs

DAY_S = 86_400
NAME = "20260101-000000-abcdef"
KEPT = {"state": "received", "take": "/project/music/Scene score.flac", "notes": []}
PLACED = [KEPT, {"state": "placed", "strip": "Scene score"}]


@pytest.fixture
def run(tmp_path):
    """`run(lines, files=…, days=…)` is the folder of a run whose last word is so old."""

    def make(lines, *, files=("take.flac",), days=KEPT_DAYS + 1):
        folder = tmp_path / "runs" / NAME
        folder.mkdir(parents=True)
        for name in files:
            (folder / name).write_bytes(b"fLaC")
        for line in lines:
            journal.append(folder, line, durable=False)
        long_ago_s = time.time() - days * DAY_S
        os.utime(folder / "journal.jsonl", (long_ago_s, long_ago_s))
        return folder

    return make


@pytest.mark.parametrize(
    ("lines", "files"),
    [
        (PLACED, ["take.flac", "take.mp3"]),
        ([{"state": "failed", "error": {}}], ["worker.log"]),
        ([{"state": "cancelled"}], []),
        ([{"state": "exporting"}, {"state": "dismissed"}], []),
    ],
)
def test_what_was_settled_a_month_ago_goes(run, lines, files):
    folder = run(lines, files=files)
    forget_old_runs(folder.parent)
    assert not folder.exists()


def test_a_take_that_is_only_here_stays_for_good(run, tmp_path):
    here = tmp_path / "runs" / NAME / "take.flac"
    folder = run([{**KEPT, "take": str(here)}, PLACED[-1]], days=1000)
    forget_old_runs(folder.parent)
    assert here.exists()


@pytest.mark.parametrize(
    ("lines", "files", "days"),
    [
        (PLACED, ["take.flac"], KEPT_DAYS - 1),
        ([KEPT], ["take.flac"], 1000),
        ([{"state": "failed", "error": {}}], ["take.incomplete.mp3"], 1000),
        ([{"state": "composing"}], [], 1000),
        ([{"phase": "SEND"}], [], 1000),
        ([{"state": "placed"}], ["take.flac"], 1000),
    ],
)
def test_what_is_young_or_waits_or_was_paid_for_stays(run, lines, files, days):
    folder = run(lines, files=files, days=days)
    forget_old_runs(folder.parent)
    assert folder.exists()
