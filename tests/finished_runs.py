# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs that are waited for where no window looks after them. No bpy."""

import time
from typing import Any

LIMIT_S = 60


def finish(run: Any) -> None:
    """Until its music is there, and its worker, which holds the lock on it, has gone."""
    deadline_s = time.monotonic() + LIMIT_S
    while not run.finished:
        run.poll()
        assert time.monotonic() < deadline_s
        time.sleep(0.02)
    assert run.take, run.error
    run.process.wait(LIMIT_S)
