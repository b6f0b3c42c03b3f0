# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run on disk and as Blender follows it. The worker here is a small script that plays its part."""

import errno
import json
import os
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import pytest
from video_to_music.errors import Cancelled, TakeError
from video_to_music.job import folder as job_folder
from video_to_music.job import journal, run, waiting
from video_to_music.job.keep import keep_take
from video_to_music.job.lock import hold_or_none, is_held
from video_to_music.model import Brief, Clip, Cut, Receipt

CUT = Cut("Scene", Fraction(24), 1, 49, 1280, 720, (Clip("a", 1, 1, 49),))
RECEIPT = Receipt("TEMP_SCORE", "take.wav", "pcm_48000", 2.0, 48000, 2, 4, "0" * 64, extras=("take.mid",))


def a_job(tmp_path: Path, **changes: object) -> job_folder.Job:
    fields = {"service": "TEMP_SCORE", "server": "", "quality": "STANDARD"}
    kept = {"take_folder": str(tmp_path / "music"), "take_name": "Scene 1"}
    return job_folder.Job(job_folder.new_id(), CUT, Brief("calm"), **{**fields, **kept, **changes})


def a_finished_job(tmp_path: Path, **changes: object) -> Path:
    folder = job_folder.create(tmp_path / "jobs", a_job(tmp_path, **changes))
    (folder / "take.wav").write_bytes(b"RIFF")
    (folder / "take.mid").write_bytes(b"MThd")
    job_folder.write_receipt(folder, RECEIPT)
    return folder


def follow(run_: run.Run) -> run.Run:
    deadline_s = time.monotonic() + 30
    while not run_.finished and time.monotonic() < deadline_s:
        run_.poll()
        time.sleep(0.01)
    assert run_.finished
    return run_


def start_scripted(tmp_path: Path, script: str, **changes: object) -> run.Run:
    """A run whose worker is `script`: it has `folder`, `handover` and `say(line)`."""
    prelude = """
import json, sys, time, pathlib
handover, folder = json.loads(sys.stdin.readline()), pathlib.Path(sys.argv[-1])
def say(**line):
    with (folder / "journal.jsonl").open("a") as file:
        file.write(json.dumps(line) + "\\n")
"""
    worker = tmp_path / "worker.py"
    worker.write_text(prelude + script)
    job = a_job(tmp_path, **changes)
    folder = job_folder.create(tmp_path / "jobs", job)
    return run.start(job, folder, key="sesame", python=(sys.executable, str(worker)))


def test_a_job_is_on_disk_before_anything_starts(tmp_path):
    job = a_job(tmp_path)
    folder = job_folder.create(tmp_path, job)
    assert job_folder.read_job(folder) == job
    assert journal.states(journal.read_all(folder)) == ["prepared"]


def test_a_half_written_line_waits_for_its_end(tmp_path):
    tail = journal.Tail(tmp_path)
    journal.append(tmp_path, {"state": "exporting"}, durable=False)
    with (tmp_path / journal.JOURNAL).open("a") as file:
        file.write('{"state": "expo')
    assert [line["state"] for line in tail.new_lines()] == ["exporting"]
    with (tmp_path / journal.JOURNAL).open("a") as file:
        file.write('rted"}\n')
    assert [line["state"] for line in tail.new_lines()] == ["exported"]


def test_the_key_reaches_the_worker_and_no_file_or_argument(tmp_path):
    run_ = start_scripted(
        tmp_path,
        """
(folder.parent.parent / "seen").write_text(handover["key"])
assert "sesame" not in str(sys.argv)
say(state="failed", error={"sentence": "done"})
""",
    )
    assert follow(run_).error.sentence == "done"
    assert (tmp_path / "seen").read_text() == "sesame"
    assert not [path for path in run_.folder.iterdir() if b"sesame" in path.read_bytes()]


def test_progress_and_states_arrive_in_order(tmp_path):
    run_ = start_scripted(
        tmp_path,
        """
say(state="exporting"); say(phase="EXPORT", done=5, total=10)
say(state="failed", error={"sentence": "no", "kind": "ServiceError", "status": 402})
""",
    )
    follow(run_)
    assert (run_.progress.phase, run_.progress.fraction) == ("EXPORT", 0.5)
    assert (run_.state, run_.error.status) == ("failed", 402)


@pytest.mark.parametrize(
    ("service", "state", "billed"),
    [
        ("ELEVENLABS", "sending", "NO"),
        ("ELEVENLABS", "composing", "MAYBE"),
        ("TEMP_SCORE", "composing", "NO"),
    ],
)
def test_a_worker_that_dies_says_whether_it_may_cost(tmp_path, service, state, billed):
    run_ = start_scripted(tmp_path, f'say(state="{state}"); sys.exit("oh dear")', service=service)
    error = follow(run_).error
    assert error.billed == billed
    assert "oh dear" in error.details


def test_cancel_is_a_wish_the_worker_reads(tmp_path):
    run_ = start_scripted(
        tmp_path,
        """
while not (folder / "cancel").exists(): time.sleep(0.01)
say(state="cancelled")
""",
    )
    run_.cancel()
    assert isinstance(follow(run_).error, Cancelled)


def test_kept_takes_never_overwrite_one_another(tmp_path):
    into = tmp_path / "music"
    folders = [a_finished_job(tmp_path / str(number)) for number in range(3)]
    names = [keep_take(folder, RECEIPT, into=into, name="Scene 1").name for folder in folders]
    assert names == ["Scene 1.wav", "Scene 1 2.wav", "Scene 1 3.wav"]
    assert sorted(path.name for path in into.glob("*.mid")) == [
        "Scene 1 2.mid",
        "Scene 1 3.mid",
        "Scene 1.mid",
    ]


def test_a_take_kept_twice_is_one_file(tmp_path):
    folder, into = a_finished_job(tmp_path), tmp_path / "music"
    first, again = (keep_take(folder, RECEIPT, into=into, name="Scene 1") for _ in range(2))
    assert first == again
    assert sorted(path.suffix for path in into.iterdir()) == [".mid", ".wav"]


@pytest.mark.parametrize("name", ["\x00", "caf\ud800", "", "a/", ".."])
def test_a_waiting_take_of_any_name_is_kept(tmp_path, name):
    folder = a_finished_job(tmp_path, take_name=name)
    (folder / "take.mid").unlink()  # an extra that is gone holds up nothing
    (found,) = waiting.waiting_takes(tmp_path / "jobs")
    kept = found.keep(into=tmp_path / "music")
    assert kept.parent == tmp_path / "music"
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_take_that_cannot_be_kept_stays_in_its_job(tmp_path):
    folder = a_finished_job(tmp_path)
    (tmp_path / "music").write_text("a file where the folder should be")
    with pytest.raises(TakeError, match="safe in"):
        keep_take(folder, RECEIPT, into=tmp_path / "music", name="Scene 1")
    assert (folder / "take.wav").exists()


def test_a_lock_ends_with_its_holder(tmp_path):
    lock = tmp_path / "lock"
    hold = """
import sys, time
sys.path.insert(0, sys.argv[1])
import conftest
from pathlib import Path
from video_to_music.job.lock import hold_or_none
file = hold_or_none(Path(sys.argv[2]))
print("held", flush=True)
time.sleep(60)
"""
    command = [sys.executable, "-c", hold, str(Path(__file__).parent.parent), str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        assert is_held(lock)
        assert hold_or_none(lock) is None
        holder.kill()
    assert not is_held(lock)


def test_a_finished_take_waits_until_it_is_placed(tmp_path):
    folder = a_finished_job(tmp_path)
    (found,) = waiting.waiting_takes(tmp_path / "jobs")
    assert found.keep(into=tmp_path / "music").read_bytes() == b"RIFF"
    waiting.mark_placed(folder, strip="Scene 1")
    assert waiting.waiting_takes(tmp_path / "jobs") == []


@pytest.mark.parametrize(
    ("service", "reached", "may_be_billed"),
    [
        ("ELEVENLABS", ["exporting"], False),
        ("ELEVENLABS", ["exporting", "sending"], False),
        ("ELEVENLABS", ["exporting", "sending", "composing"], True),
        ("TEMP_SCORE", ["exporting", "composing"], False),
    ],
)
def test_a_run_cut_short_says_whether_it_may_cost(tmp_path, service, reached, may_be_billed):
    folder = job_folder.create(tmp_path / "jobs", a_job(tmp_path, service=service))
    for state in reached:
        journal.append(folder, {"state": state}, durable=False)
    (found,) = waiting.runs_cut_short(tmp_path / "jobs")
    assert found.may_be_billed == may_be_billed
    waiting.dismiss(folder)
    assert waiting.runs_cut_short(tmp_path / "jobs") == []


@pytest.mark.skipif(sys.platform != "linux", reason="looks for open files in /proc")
def test_half_a_copy_is_closed_before_it_is_removed(tmp_path, monkeypatch):
    """Windows removes no open file: it would hold the take's name for good."""
    folder, removed = a_finished_job(tmp_path), []

    def no_link(*_names):
        raise OSError(errno.EXDEV, "another disk")

    def no_room(*_anything):
        raise OSError(errno.ENOSPC, "full")

    def unlink(path, really_unlink=Path.unlink):
        still_open = [file.resolve() for file in Path("/proc/self/fd").iterdir()]
        removed.append(path not in still_open)
        really_unlink(path)

    monkeypatch.setattr(os, "link", no_link)
    monkeypatch.setattr(os, "fsync", no_room)
    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(TakeError):
        keep_take(folder, RECEIPT, into=tmp_path / "music", name="Scene 1")
    assert removed == [True]
    assert list((tmp_path / "music").iterdir()) == []


@pytest.mark.parametrize("name", ["../take.wav", "/etc/passwd", "a/b.wav", "..", "", "a\\b.wav"])
def test_a_hostile_receipt_reaches_no_file_outside(tmp_path, name):
    folder = a_finished_job(tmp_path)
    receipt = json.loads((folder / "receipt.json").read_text())
    (folder / "receipt.json").write_text(json.dumps({**receipt, "take": name}))
    assert waiting.waiting_takes(tmp_path / "jobs") == []


def test_a_hostile_job_name_stays_in_the_music_folder(tmp_path):
    a_finished_job(tmp_path, take_name="../../elsewhere")
    (found,) = waiting.waiting_takes(tmp_path / "jobs")
    assert found.keep(into=tmp_path / "music") == tmp_path / "music" / "elsewhere.wav"
