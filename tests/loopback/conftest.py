# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The loopback ring: real sockets on 127.0.0.1, a free port each, and nothing else."""

import fault_table
import pytest
from contract_server import ContractServer
from contract_server.shots import write_shots
from footage import make_footage
from video_to_music.errors import Cancelled
from video_to_music.model import Picture
from whole_runs import start_run


def pytest_configure(config):
    config.addinivalue_line("markers", "fault(words): what this test breaks, a row of docs/reliability.md")


@pytest.fixture(scope="session")
def picture(tmp_path_factory) -> Picture:
    """2.5 s at 24 fps with cuts on frames 20 and 35."""
    return write_shots(tmp_path_factory.mktemp("picture") / "the editor's own name.mp4")


@pytest.fixture
def server():
    with ContractServer() as server:
        yield server


class Reports:
    """What the client reported; it is cancelled in phase `stop_at`, or when nothing moves for so long."""

    def __init__(self):
        self.said = []
        self.stop_at = None
        self.stop_after_same = 10_000
        self._same = 0

    def __call__(self, progress):
        self._same = self._same + 1 if self.said[-1:] == [progress] else 0
        self.said.append(progress)
        if progress.phase == self.stop_at or self._same > self.stop_after_same:
            raise Cancelled("The score was cancelled.")

    @property
    def phases(self):
        """Each phase once, in the order they came."""
        return list(dict.fromkeys(progress.phase for progress in self.said))


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture(scope="session")
def footage(tmp_path_factory):
    return make_footage(tmp_path_factory.mktemp("footage") / "clip.mp4", frames=72)


@pytest.fixture
def start(tmp_path, footage):
    """`start(server, …)` starts a whole run in a worker process; none outlives the test."""
    runs = []

    def start_and_keep(server, **changes):
        runs.append(start_run(tmp_path, footage, server, **changes))
        return runs[-1]

    yield start_and_keep
    for started in runs:
        started.process.kill()
        started.process.wait()


@pytest.fixture
def noted(request, record_property, tmp_path):
    """`noted(server, error=…)`, or `came="take…"`, writes a row of the fault table; without a fault, none."""
    before = {}

    def note(server, *, error=None, came="take"):
        if not request.node.get_closest_marker("fault"):
            return
        posts, composed = before.get(server, (0, 0))
        before[server] = len(server.requests), server.composed
        counts = {"posts": len(server.requests) - posts, "composed": server.composed - composed}
        came, billed = (error.sentence, error.billed) if error else (came, "")
        row = fault_table.row_of(request.node, came=came, billed=billed, folder=tmp_path, **counts)
        record_property(fault_table.PROPERTY, row)

    return note
