# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a run is, as its worker writes it to the journal. No bpy."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from ..model import Progress
from . import journal

REPORT_EVERY_S = 0.1


@dataclass
class Steps:
    """Each new state before it begins, progress a few times a second.

    Whoever ends the run, the walk or the cancel, closes this first and for good. From then on nobody else
    writes, so no run ends twice; and a walk that would go on waits here for its end.
    """

    folder: Path
    state: str = journal.PREPARED
    paid: bool = True
    _next_s: float = 0.0
    _door: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def close(self) -> None:
        """Lets only this thread write from now on; waits for ever if another one has."""
        self._door.acquire()

    def report(self, progress: Progress) -> None:
        """Raises OSError, but not once the music may be billed: that comes home, written down or not."""
        try:
            self.enter(journal.STATE_OF_PHASE[progress.phase])
            if time.monotonic() >= self._next_s or progress.fraction == 1:
                self._next_s = time.monotonic() + REPORT_EVERY_S
                self._write(
                    {"phase": progress.phase, "done": progress.done, "total": progress.total}, durable=False
                )
        except OSError:
            if self.billed == "NO":
                raise

    def enter(self, state: str) -> None:
        """Raises OSError."""
        if state == self.state:
            return
        if state == journal.RECEIVING:  # Whoever uninstalls the extension removes the folder.
            self.folder.mkdir(parents=True, exist_ok=True)
        self._write({"state": state}, durable=True)
        self.state, self._next_s = state, 0.0

    @property
    def billed(self) -> str:
        return "MAYBE" if self.paid and self.state in journal.MAY_BE_BILLED else "NO"

    def _write(self, line: dict[str, object], *, durable: bool) -> None:
        with self._door:
            journal.append(self.folder, line, durable=durable)
