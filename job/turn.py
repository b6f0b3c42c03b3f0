# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paid requests go one at a time, whatever number of Blenders ask, first come first served. No bpy."""

from __future__ import annotations

import time
from pathlib import Path
from typing import BinaryIO

from . import journal
from .lock import hold_or_none, is_held

TURN = "turn.lock"
WORKER = "worker.lock"
ASK_EVERY_S = 0.2


def wait_for_turn(folder: Path) -> BinaryIO:
    """Blocks until no earlier run has the turn; it is this run's while the returned file is open."""
    while True:
        turn = None if _someone_was_first(folder) else hold_or_none(folder.parent / TURN)
        if turn is not None:
            return turn
        time.sleep(ASK_EVERY_S)


def _someone_was_first(folder: Path) -> bool:
    return any(
        _is_queued(other) for other in folder.parent.iterdir() if other.is_dir() and other.name < folder.name
    )


def _is_queued(other: Path) -> bool:
    # The lock first: of years of runs few still work, and it is the cheaper to look at.
    return is_held(other / WORKER) and journal.states(journal.read_all(other))[-1:] == [journal.QUEUED]
