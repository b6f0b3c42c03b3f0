# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full, read only or gone, and names nobody should give: a take, or a sentence."""

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from contract_server import faults
from video_to_music.errors import Cancelled, TakeError
from video_to_music.job import folder as job_folder
from video_to_music.job import waiting
from whole_runs import follow

ODD_NAMES = {
    "spaces": "two  spaces",
    "quotes": "it's \"quoted\" 'twice'",
    "an emoji": "🎬 première",
    "a line break": "new\nline",
    "a leading dash": "-rf",
    "200 characters": "x" * 200,
    "bytes that are no UTF-8": "caf\udce9 in Latin-1",
}


@pytest.fixture
def small_disk(tmp_path):
    """Makes a disk of so many kB and mounts it at `path`; only root can."""
    mounted = []

    def mount(path, kilobytes):
        path.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(path)]
        if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("a disk of its own takes Linux and root")
        mounted.append(path)
        return path

    yield mount
    for path in mounted:
        subprocess.run(["umount", "-l", str(path)], check=True)


def fill(disk, *, but_kilobytes=0):
    free_bytes = shutil.disk_usage(disk).free - but_kilobytes * 1024
    (disk / "ballast").write_bytes(bytes(free_bytes))


@pytest.mark.fault("a full disk before the run")
def test_no_room_for_a_job_is_one_sentence_and_nothing_starts(start, server, noted, small_disk, tmp_path):
    fill(small_disk(tmp_path / "jobs", 64))
    with pytest.raises(TakeError, match="free some disk space") as caught:
        start(server)
    noted(server, error=caught.value)
    assert server.requests == []


@pytest.mark.parametrize("kilobytes", [8, 16, 40])
@pytest.mark.fault("{kilobytes} kB left for the picture")
def test_too_little_room_is_one_sentence_and_costs_nothing(
    start, server, noted, small_disk, tmp_path, kilobytes
):
    fill(small_disk(tmp_path / "jobs", 1024), but_kilobytes=kilobytes)
    failed = follow(start(server))
    noted(server, error=failed.error)
    assert re.search("make room|make .* free", failed.error.sentence)
    assert failed.error.billed == "NO"
    assert server.requests == []
    assert not [path for path in failed.folder.iterdir() if path.name.startswith("picture")]


@pytest.mark.fault("8 kB left for the music")
def test_no_room_for_the_music_says_that_it_may_be_billed(start, server, noted, small_disk, tmp_path):
    jobs = small_disk(tmp_path / "jobs", 20_000)

    def compose_on_a_full_disk(exchange, compose):
        headers, music = compose()
        fill(jobs, but_kilobytes=8)
        exchange.answer(200, headers, music)

    server.answer_next(compose_on_a_full_disk)
    failed = follow(start(server))
    noted(server, error=failed.error)
    assert isinstance(failed.error, TakeError)
    assert failed.error.billed == "MAYBE"
    assert "room" in failed.error.sentence


@pytest.mark.parametrize("last_words", [True, False], ids=["asked to", "killed"])
@pytest.mark.fault("8 kB left, and Cancel")
def test_a_run_is_cancelled_where_not_even_that_can_be_written(
    start, server, noted, small_disk, tmp_path, monkeypatch, last_words
):
    jobs = small_disk(tmp_path / "jobs", 20_000)
    server.answer_next(faults.silence())
    stopped = follow(start(server), until=lambda run_: run_.state == "composing")
    os.kill(stopped.process.pid, signal.SIGSTOP)
    journal = stopped.folder / "journal.jsonl"
    with journal.open("ab") as file:  # its last page is full as well
        file.write(b"\n" * (-journal.stat().st_size % 4096))
    fill(jobs)
    if not last_words:
        monkeypatch.setattr(Path, "touch", refuse)
    stopped.cancel()
    os.kill(stopped.process.pid, signal.SIGCONT)
    follow(stopped)
    assert isinstance(stopped.error, Cancelled)
    noted(server, error=stopped.error)
    assert stopped.error.billed == "MAYBE"


def refuse(*_anything, **_more):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("trouble", ["full", "read only"])
@pytest.mark.fault("the project's disk is {trouble}")
def test_a_take_that_cannot_go_to_the_project_stays_in_its_job(
    start, server, noted, small_disk, tmp_path, trouble
):
    disk = small_disk(tmp_path / "music", 64)
    if trouble == "full":
        fill(disk)
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    scored = follow(start(server))
    noted(server, came="take, left in its job")
    assert scored.take.parent == scored.folder
    assert scored.take.stat().st_size == scored.receipt.size_bytes
    assert "Recover" in scored.notes[-1]


@pytest.mark.fault("the project's music folder is deleted meanwhile")
def test_a_music_folder_deleted_meanwhile_is_made_again(start, server, noted, tmp_path):
    def compose_while_the_project_is_tidied(exchange, compose):
        headers, music = compose()
        shutil.rmtree(tmp_path / "music", ignore_errors=True)
        exchange.answer(200, headers, music)

    (tmp_path / "music").mkdir()
    server.answer_next(compose_while_the_project_is_tidied)
    scored = follow(start(server))
    assert scored.take.parent == tmp_path / "music"
    noted(server)


@pytest.mark.parametrize("oddity", ODD_NAMES)
@pytest.mark.fault("{oddity} in the names of folder and take")
def test_odd_names_are_only_names(start, server, noted, tmp_path, oddity):
    name = ODD_NAMES[oddity]
    try:
        (tmp_path / name).mkdir()
    except OSError:
        pytest.skip("this system has no such name")
    scored = follow(start(server, take_folder=str(tmp_path / name), take_name=name))
    assert scored.error is None, scored.error.details
    assert scored.take == tmp_path / name / f"{name}.flac"
    noted(server)


@pytest.mark.fault("a name of 300 characters")
def test_a_name_no_disk_takes_leaves_the_take_in_its_job(start, server, noted):
    scored = follow(start(server, take_name="x" * 300))
    assert scored.take.parent == scored.folder
    noted(server, came="take, left in its job")


@pytest.mark.fault("two projects of one name in one folder")
def test_two_projects_of_one_name_share_a_folder_and_overwrite_nothing(start, server, noted):
    takes = []
    for _ in range(2):
        takes.append(follow(start(server)).take)
        noted(server)
    assert len({take.read_bytes()[:4] and take.name for take in takes}) == 2


def test_a_half_written_job_is_no_job(tmp_path):
    folder = tmp_path / "20260101-000000-abcdef"
    folder.mkdir()
    (folder / job_folder.JOB).write_text('{"id": "2026')
    (folder / "take.part").write_bytes(b"half")
    assert waiting.waiting_takes(tmp_path) == []
    assert waiting.runs_cut_short(tmp_path) == []
