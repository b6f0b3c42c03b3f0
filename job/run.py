# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run as Blender follows it: start it, poll it, cancel it. Nothing here waits. No bpy."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import NO_WORDS, Cancelled, ScoringError
from ..model import Progress, Receipt
from ..sentence import Sentence, n_, sentence_from_json
from . import journal
from .folder import CANCEL, LOG, Job, read_receipt
from .leftovers import tidy
from .process import start_worker
from .services import service_named

DISK_EXIT = 28
"""The exit code of a worker that could not even write why it failed: ENOSPC, as most systems number it."""

STOPPED = {
    "NO": n_("Stopped; nothing was billed, and the timeline is as it was."),
    "MAYBE": n_("Stopped; the picture had been sent, so this may have been billed."),
}
NO_ROOM = {
    "NO": n_("The disk is full, or gone: make room; nothing was billed, press Score to try again."),
    "MAYBE": n_(
        "The disk is full, or gone: make room; the picture had been sent, so look at your account before "
        "you score again."
    ),
}
DIED = {
    "NO": n_(
        "The worker process ended without a word (exit {code}); nothing was billed, press Score to try again."
    ),
    "MAYBE": n_(
        "The worker process ended without a word (exit {code}); the picture had been sent, so look at your "
        "account before you score again."
    ),
}
"""What is said of each end, by what may have been billed."""


@dataclass
class Run:
    """One run and what is known of it. `poll` brings it up to date; `finished` says it ended.

    A run without a take has ended when its worker is gone, and nothing writes in its folder any more.
    Then either `error` holds why there is no music, or `receipt` and `take` hold what there is.
    `notes` are more sentences for the editor, such as that the take could not be moved.
    """

    job: Job
    folder: Path
    process: subprocess.Popen[bytes]
    state: str = journal.PREPARED
    progress: Progress | None = None
    started_s: float = field(default_factory=time.monotonic)
    phase_started_s: float = field(default_factory=time.monotonic)
    take: Path | None = None
    receipt: Receipt | None = None
    error: ScoringError | None = None
    notes: tuple[Sentence, ...] = ()
    _is_cancelled: bool = False
    _tail: journal.Tail = field(init=False)

    def __post_init__(self) -> None:
        self._tail = journal.Tail(self.folder)

    @property
    def finished(self) -> bool:
        return self.take is not None or (self.error is not None and self.process.returncode is not None)

    @property
    def may_be_billed(self) -> bool:
        """Whether stopping now could waste money: the paid service has the whole picture."""
        return service_named(self.job.service).paid and self.state in journal.MAY_BE_BILLED

    def poll(self) -> None:
        """Takes in what the worker has written since, and tidies up when it has ended. Never waits."""
        worker_is_gone = self.process.poll() is not None
        for line in self._tail.new_lines():
            self._take_in(line)
        if worker_is_gone and self.take is None:
            if self.error is None:
                self._take_in(self._unwritten_end())
            tidy(self.folder, half_takes=self.state == journal.CANCELLED)

    def cancel(self) -> None:
        """Asks the worker to stop. A run whose music has just arrived finishes all the same."""
        self._is_cancelled = True
        try:
            (self.folder / CANCEL).touch()
        except OSError:  # A full disk has no room even for that.
            self.process.kill()

    def _unwritten_end(self) -> dict[str, Any]:
        if self._is_cancelled:
            return {"state": journal.CANCELLED}
        return {"state": journal.FAILED, "error": self._died().to_json()}

    def _take_in(self, line: dict[str, Any]) -> None:
        if "phase" in line:
            self.progress = Progress(line["phase"], line["done"], line["total"])
        match line.get("state"):
            case journal.RECEIVED:
                self.receipt = read_receipt(self.folder)
                self.take = Path(line["take"])
                self.notes = tuple(sentence_from_json(note, otherwise=NO_WORDS) for note in line["notes"])
            case journal.FAILED:
                self.error = ScoringError.from_json(line["error"])
            case journal.CANCELLED:
                self.error = Cancelled(STOPPED[self._billed()], billed=self._billed())
            case None:
                return
            case _:
                self.phase_started_s = time.monotonic()
        self.state = line["state"]

    def _died(self) -> ScoringError:
        log = self.folder / LOG
        last_words = log.read_bytes()[-4000:].decode(errors="replace") if log.exists() else ""
        exit_code = self.process.returncode
        sentences = NO_ROOM if exit_code == DISK_EXIT else DIED
        billed = self._billed()
        return ScoringError(sentences[billed].filled(code=exit_code), billed=billed, details=last_words)

    def _billed(self) -> str:
        return "MAYBE" if self.may_be_billed else "NO"


def start(job: Job, folder: Path, *, key: str, python: tuple[str, ...]) -> Run:
    """Starts the worker of a job whose folder stands (folder.create). Raises ScoringError."""
    return Run(job, folder, start_worker(folder, key=key, python=python))
