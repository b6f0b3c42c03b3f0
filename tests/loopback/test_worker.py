# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs in real worker processes, against the contract server: scored, stopped, killed, queued."""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

import av
import pytest
from contract_server import ContractServer, faults
from video_to_music.errors import Cancelled
from video_to_music.job import process, run, waiting
from video_to_music.job.steps import REPORT_EVERY_S
from video_to_music.job.worker import NICENESS
from whole_runs import KEY, PYTHON, follow, states_of

EXTENSION = Path(process.__file__).parent.parent
NOT_OF_THE_EXTENSION = shutil.ignore_patterns(
    ".*", "build", "dist", "tests", "docs", "demo", "bench", "tools"
)
BUSY = ["sending", "composing", "sending"]


def leftovers(folder):
    return [
        path.name for path in folder.iterdir() if path.suffix in (".part", ".mp4") or "picture" in path.name
    ]


def test_a_run_goes_through_every_state_and_leaves_a_take(start, server, tmp_path):
    scored = follow(start(server))
    assert scored.error is None, scored.error.details
    assert states_of(scored) == [
        *("prepared", "exporting", "exported", "queued", "sending", "composing", "receiving", "received")
    ]
    with av.open(str(scored.take)) as take:
        assert float(take.duration / av.time_base) == pytest.approx(3.0, abs=0.06)
    assert scored.take.parent == tmp_path / "music"
    assert server.composed == 1
    assert leftovers(scored.folder) == []


def test_the_key_stands_in_no_file_of_a_run(start, server, tmp_path):
    follow(start(server))
    assert server.requests[0].header("xi-api-key") == KEY
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    ("name", "fault", "reached", "billed"),
    [
        ("it starts", faults.as_usual, ["prepared"], "NO"),
        ("it waits to ask again", faults.refusal("system_busy", retry_after="20"), BUSY, "NO"),
        ("the service composes", faults.silence(), ["sending", "composing"], "MAYBE"),
    ],
)
@pytest.mark.fault("Cancel while {name}")
def test_cancel_ends_the_process_and_leaves_no_file(start, server, noted, name, fault, reached, billed):
    server.answer_next(fault)
    stopped = follow(start(server), until=lambda run_: states_of(run_)[-len(reached) :] == reached)
    stopped.poll()
    stopped.cancel()
    follow(stopped)
    assert isinstance(stopped.error, Cancelled)
    noted(server, error=stopped.error)
    assert stopped.error.billed == billed
    stopped.process.wait(5)
    assert leftovers(stopped.folder) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads how Linux shares the processor out")
def test_blender_goes_first_on_a_busy_machine(start, server):
    server.answer_next(faults.silence())
    under_way = follow(start(server), until=lambda run_: run_.state == "composing")
    pid = under_way.process.pid
    assert os.getpriority(os.PRIO_PROCESS, pid) == min(os.getpriority(os.PRIO_PROCESS, 0) + NICENESS, 19)
    autogroup = Path(f"/proc/{pid}/autogroup")
    if autogroup.exists():
        assert autogroup.read_text().split()[-1] == str(NICENESS)
    under_way.cancel()
    follow(under_way)


def kill(process):
    """The worker and its children at once; Windows knows no such group."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.fault("kill -9 of the worker before it sends")
def test_a_worker_killed_before_sending_runs_again_free_of_charge(start, server, noted):
    killed = follow(start(server), until=lambda run_: run_.state == "exporting")
    kill(killed.process)
    follow(killed)
    (found,) = waiting.runs_cut_short(killed.folder.parent)
    assert not found.may_be_billed
    assert server.composed == 0
    noted(server, error=killed.error)
    again = follow(run.start(found.job, found.folder, key=KEY, python=PYTHON))
    assert again.error is None
    assert server.composed == 1


@pytest.mark.fault("kill -9 of the worker while the service composes")
def test_a_worker_killed_after_sending_is_told_apart_and_not_repeated(start, server, noted):
    server.answer_next(faults.silence())
    killed = follow(start(server), until=lambda run_: run_.state == "composing")
    kill(killed.process)
    follow(killed)
    assert killed.error.billed == "MAYBE"
    (found,) = waiting.runs_cut_short(killed.folder.parent)
    assert found.may_be_billed
    noted(server, error=killed.error)
    assert len(server.requests) == 1
    assert leftovers(killed.folder) == []


@pytest.mark.fault("nobody polls the worker, as when Blender has died")
def test_a_worker_outlives_whoever_started_it_and_its_take_waits(start, server, noted):
    started = start(server)
    started.process.wait(60)
    (found,) = waiting.waiting_takes(started.folder.parent)
    assert found.receipt.service == "ELEVENLABS"
    noted(server, came="take, waiting")


@pytest.mark.fault("the extension is uninstalled while the service composes")
def test_uninstalled_meanwhile_the_music_comes_and_nothing_else_stays(
    start, server, noted, tmp_path, monkeypatch
):
    extension = shutil.copytree(EXTENSION, tmp_path / "extension", ignore=NOT_OF_THE_EXTENSION)
    monkeypatch.setattr(process, "WORKER_MAIN", extension / "job" / "worker_main.py")

    def compose_while_it_is_uninstalled(exchange, compose):
        answer = compose()
        shutil.rmtree(extension)
        shutil.rmtree(tmp_path / "jobs")
        time.sleep(2 * REPORT_EVERY_S)
        exchange.answer(200, *answer)

    server.answer_next(compose_while_it_is_uninstalled)
    (tmp_path / "mine").write_text("stays")
    start(server).process.wait(60)
    assert sorted(path.name for path in (tmp_path / "music").iterdir()) == [
        "Scene score.flac",
        "Scene score.mp3",
    ]
    assert not (tmp_path / "jobs").exists()
    noted(server, came="take, beside the project")


def test_paid_runs_go_one_at_a_time_in_order(start):
    with ContractServer() as server:
        server.answer_next(faults.late(1.0))
        first = follow(start(server), until=lambda run_: run_.state == "composing")
        second = follow(start(server), until=lambda run_: run_.state == "queued")
        time.sleep(0.5)
        second.poll()
        assert (second.state, len(server.requests)) == ("queued", 1)
        assert follow(first).error is None
        assert follow(second).error is None


@pytest.mark.fault("a file where the music folder should be", place="disk")
def test_a_take_that_cannot_be_kept_beside_the_project_is_still_whole(start, server, noted, tmp_path):
    (tmp_path / "in the way").write_text("")
    scored = follow(start(server, take_folder=str(tmp_path / "in the way")))
    assert scored.take.parent == scored.folder
    assert "Recover" in scored.notes[-1]
    assert len(waiting.waiting_takes(scored.folder.parent)) == 1
    noted(server, came="take, left in its job")


def test_a_picture_alone_is_a_run_whose_take_is_the_picture(start, server, tmp_path):
    saved = follow(start(server, service="PICTURE", take_name="picture"))
    assert saved.take == tmp_path / "music" / "picture.mp4"
    with av.open(str(saved.take)) as video:
        assert float(video.duration / av.time_base) == pytest.approx(3.0, abs=0.01)
    assert server.requests == []
    assert waiting.waiting_takes(saved.folder.parent) == []
