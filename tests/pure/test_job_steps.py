# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a run is: who may still say so, and what happens where it can't be written."""

import shutil
import threading

import pytest
from video_to_music.job import journal
from video_to_music.job.steps import Steps
from video_to_music.model import Progress


@pytest.fixture
def steps(tmp_path):
    (tmp_path / "run").mkdir()
    return Steps(tmp_path / "run")


def test_states_are_written_once_each_and_progress_a_few_times_a_second(steps):
    for done in range(50):
        steps.report(Progress("SEND", done, 50))
    steps.report(Progress("COMPOSE"))
    lines = journal.read_all(steps.folder)
    assert journal.states(lines) == ["sending", "composing"]
    assert len(lines) < 10


def test_a_walk_stops_where_a_cancel_has_closed_the_run(steps):
    steps.report(Progress("SEND", 1, 50))
    closed, over = threading.Event(), threading.Event()
    threading.Thread(target=lambda: (steps.close(), closed.set(), over.wait())).start()
    closed.wait()
    going_on = threading.Thread(target=steps.report, args=[Progress("COMPOSE")], daemon=True)
    going_on.start()
    going_on.join(0.3)
    assert going_on.is_alive()
    over.set()
    assert journal.states(journal.read_all(steps.folder)) == ["sending"]


def test_a_folder_that_goes_ends_a_run_while_that_is_free_and_not_afterwards(steps):
    steps.report(Progress("COMPOSE"))
    shutil.rmtree(steps.folder)
    for seconds in range(3):
        steps.report(Progress("COMPOSE", seconds))
    steps.report(Progress("RECEIVE", 0, 10))
    assert journal.states(journal.read_all(steps.folder)) == ["receiving"]
    free = Steps(steps.folder / "elsewhere")
    with pytest.raises(OSError, match="No such file"):
        free.report(Progress("SEND", 1, 50))
    with pytest.raises(OSError, match="No such file"):  # nothing is sent whole that stands nowhere
        free.report(Progress("COMPOSE"))
