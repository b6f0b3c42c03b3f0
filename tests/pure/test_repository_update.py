# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a released version left on disk, every later one reads: its waiting takes, whole.

tests/job_folders/ holds a job folder as each release wrote it, and its receipt and journal. From
the day of the release on, it is never edited: where a test here fails, the code has to read both.
"""

import json
import shutil
from pathlib import Path

import pytest
from video_to_music.job.waiting import runs_cut_short, waiting_takes
from video_to_music.model import to_json

ROOT = Path(__file__).resolve().parent.parent.parent
RELEASES = sorted((ROOT / "tests" / "job_folders").iterdir())
TAKE = b"abcd"


@pytest.fixture(params=RELEASES, ids=lambda folder: folder.name)
def left_behind(request, tmp_path):
    shutil.copytree(request.param, tmp_path / "runs" / "20261122-120000-abc123")
    return tmp_path / "runs" / "20261122-120000-abc123"


def test_a_take_an_older_version_left_is_found_and_kept(left_behind, tmp_path):
    (left_behind / "take.mp3").write_bytes(TAKE)
    (left_behind / "take.json").write_text("{}")
    (waiting,) = waiting_takes(left_behind.parent)
    kept = waiting.keep(into=tmp_path / "music")
    assert kept.read_bytes() == TAKE
    assert waiting.job.cut.frames == 96


def test_a_run_an_older_version_left_midway_is_told(left_behind):
    (left_behind / "receipt.json").unlink()
    journal = (left_behind / "journal.jsonl").read_text(encoding="utf-8")
    (left_behind / "journal.jsonl").write_text(journal.partition('"composing"')[0] + '"composing"}\n')
    (cut_short,) = runs_cut_short(left_behind.parent)
    assert cut_short.may_be_billed


def test_nothing_an_older_version_wrote_is_lost(left_behind):
    (left_behind / "take.mp3").write_bytes(TAKE)
    (waiting,) = waiting_takes(left_behind.parent)
    for value, name in ((waiting.job, "job.json"), (waiting.receipt, "receipt.json")):
        assert contains(to_json(value), json.loads((left_behind / name).read_text(encoding="utf-8")))


def contains(now, then):
    """Whether every value of `then` is still in `now`, which may have more fields."""
    if isinstance(then, dict):
        return all(name in now and contains(now[name], value) for name, value in then.items())
    if isinstance(then, list):
        return len(now) == len(then) and all(map(contains, now, then))
    return now == then
