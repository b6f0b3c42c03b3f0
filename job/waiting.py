# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs found on disk: finished takes that stand on no timeline yet, and runs cut short. No bpy.

A job folder may come from anywhere. Only files inside it are ever read, and only names this
module chooses are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..model import Receipt
from . import journal
from .folder import Job, read_job, read_receipt
from .keep import keep_take
from .leftovers import tidy
from .lock import is_held
from .services import PICTURE_ONLY, service_named
from .turn import WORKER


@dataclass(frozen=True)
class WaitingTake:
    """A take that reached this machine and has not been placed."""

    folder: Path
    job: Job
    receipt: Receipt

    def keep(self, *, into: Path) -> Path:
        """Puts the take into `into` under the name its job gave it. Raises TakeError."""
        name = Path(self.job.take_name).name
        is_a_name = name != "" and name.isprintable()
        return keep_take(self.folder, self.receipt, into=into, name=name if is_a_name else self.folder.name)

    def may_stand_in(self, blend: str) -> bool:
        """Whether no other project than the one saved as `blend` has a claim on it.

        A project that was never saved, or is no longer where it was, has none.
        """
        theirs = Path(self.job.blend)
        with suppress(OSError, ValueError):
            return not self.job.blend or not theirs.is_file() or (bool(blend) and theirs.samefile(blend))
        return False


@dataclass(frozen=True)
class CutShort:
    """A run that ended without a take and without a word: its machine or its worker died."""

    folder: Path
    job: Job
    may_be_billed: bool


def waiting_takes(root: Path) -> list[WaitingTake]:
    """The finished takes under `root` that are on no timeline, oldest first."""
    return [found for found in _look(root) if isinstance(found, WaitingTake)]


def runs_cut_short(root: Path) -> list[CutShort]:
    """The runs under `root` that died on the way, oldest first."""
    return [found for found in _look(root) if isinstance(found, CutShort)]


def mark_placed(folder: Path, *, strip: str) -> None:
    """Notes that the take stands on a timeline: it waits no longer. Raises OSError."""
    journal.append(folder, {"state": journal.PLACED, "strip": strip}, durable=True)


def dismiss(folder: Path) -> None:
    """Notes that the editor has seen a run that was cut short. Raises OSError."""
    journal.append(folder, {"state": journal.DISMISSED}, durable=True)
    tidy(folder)


def _look(root: Path) -> Iterator[WaitingTake | CutShort]:
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        states = journal.states(journal.read_all(folder))
        if not states or states[-1] in (journal.PLACED, journal.DISMISSED) or is_held(folder / WORKER):
            continue
        try:
            job = read_job(folder)
            yield _found(folder, job, states)
        except ValueError:
            continue


def _found(folder: Path, job: Job, states: list[str]) -> WaitingTake | CutShort:
    if job.service == PICTURE_ONLY:
        raise ValueError("no music was asked for")
    if _has_take(folder):
        return WaitingTake(folder, job, read_receipt(folder))
    if states[-1] in (journal.FAILED, journal.CANCELLED):
        raise ValueError("ended with a word")
    paid = service_named(job.service).paid
    return CutShort(folder, job, paid and states[-1] in journal.MAY_BE_BILLED)


def _has_take(folder: Path) -> bool:
    try:
        take = folder / read_receipt(folder).take
    except ValueError:
        return False
    return take.is_file() and not take.is_symlink()
