# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line to the service while one request is on it: how far it is, how long it may be silent. No bpy."""

from __future__ import annotations

import time
from dataclasses import dataclass

from ..errors import TakeError
from ..model import Progress, Report
from ..sentence import n_


@dataclass(frozen=True)
class Patience:
    """How long to wait for what, in seconds.

    The service says nothing at all until the music exists, which takes minutes for a long picture.
    """

    tick_s: float = 0.25
    connect_s: float = 15
    send_stall_s: float = 60
    early_answer_s: float = 10
    answer_s: float = 1500
    receive_stall_s: float = 120
    attempts: int = 3
    first_pause_s: float = 2
    longest_pause_s: float = 60


class Line:
    """Says where the request is, again at every tick of a wait: the editor can stop it anywhere."""

    def __init__(self, report: Report, patience: Patience) -> None:
        self.patience = patience
        self.progress = Progress("SEND")
        self._report = report
        self._answer_by: float | None = None
        self._has_answered = False

    def say(self, progress: Progress) -> None:
        """Reports `progress`, which is on disk when this returns."""
        self.progress = progress
        try:
            self._report(progress)
        except OSError as error:
            # Unchanged, it would pass for an error of the network.
            raise TakeError(
                n_(
                    "The job folder can't be written ({reason}): make room on its disk and score again.",
                    reason=error.strerror,
                )
            ) from error

    def tick(self) -> None:
        self.say(self.progress)

    def pause(self, pause_s: float) -> None:
        """Waits, reporting all the while."""
        until = time.monotonic() + pause_s
        while (left_s := until - time.monotonic()) > 0:
            self.tick()
            time.sleep(min(left_s, self.patience.tick_s))

    def start(self) -> None:
        """A new request begins."""
        self._answer_by, self._has_answered = None, False

    def hurry(self) -> None:
        """The server takes no more of the picture: if it has said why, that is already on its way."""
        self._answer_by = time.monotonic() + self.patience.early_answer_s

    def answered(self) -> None:
        """The head of the answer is here; from now on only a silence ends the wait."""
        self._has_answered = True

    def listen_until(self) -> float:
        """When, on the monotonic clock, to give up on the read that begins now."""
        now = time.monotonic()
        if self._has_answered:
            return now + self.patience.receive_stall_s
        if self._answer_by is None:
            self._answer_by = now + self.patience.answer_s
        return self._answer_by
