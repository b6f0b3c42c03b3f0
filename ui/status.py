# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is going on, for the panel to show: written by the operators, read by every draw."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..sentence import Sentence, n_
from .told import told

if TYPE_CHECKING:
    from ..errors import ScoringError
    from ..job.run import Run
    from ..model import Progress

COUNT_IN_FIVES_S = 10
ERRORS_MAX = 4
NOTHING_SAID = Sentence("")


@dataclass
class Scoring:
    """One run under way, and where its take is to stand: names only, looked up again on arrival.

    `is_here` says that its placeholder stood in the file that is open.
    """

    run: Run
    scene: str
    placeholder: str = ""
    is_here: bool = False
    is_cancelling: bool = False


@dataclass
class Status:
    """`runs` in the order they were started; `waiting` finished takes of the open file stand on no
    timeline yet, and `waiting_for` others, by the .blend they are for. `errors` are the newest first.
    `key_check` is what the service said of the key."""

    runs: list[Scoring] = field(default_factory=list)
    errors: list[ScoringError] = field(default_factory=list)
    waiting: int = 0
    waiting_for: Mapping[str, int] = field(default_factory=dict)
    cut_short: int = 0
    may_be_billed: int = 0
    key_check: Sentence = NOTHING_SAID

    @property
    def error(self) -> ScoringError | None:
        """What went wrong last."""
        return self.errors[0] if self.errors else None

    @error.setter
    def error(self, error: ScoringError | None) -> None:
        """Takes the place of the others, but of those that may have cost something: they stay until
        they are dismissed."""
        stay = [before for before in self.errors if before.billed == "MAYBE"]
        self.errors = [*filter(None, [error]), *stay][:ERRORS_MAX]

    @property
    def found(self) -> tuple[object, ...]:
        """What was found in the folders of runs."""
        return self.waiting, self.waiting_for, self.cut_short


now = Status()


def fraction(scoring: Scoring) -> float:
    """How far the run's phase is, 0 to 1; a run that waits is nowhere yet."""
    if scoring.run.progress is None or scoring.run.state == "queued":
        return 0.0
    return scoring.run.progress.fraction


def named_text(scoring: Scoring) -> str:
    """What a run is doing, and which it is where there are several."""
    text = progress_text(scoring)
    return f"{scoring.run.job.take_name}: {text}" if len(now.runs) > 1 else text


def progress_text(scoring: Scoring) -> str:
    """What a run is doing, and how far it is."""
    progress = scoring.run.progress
    if progress is None or _is_held_up(scoring):
        return phase_name(scoring)
    elapsed_s = time.monotonic() - scoring.run.phase_started_s
    return phase_text(progress, elapsed_s=elapsed_s)


def phase_name(scoring: Scoring) -> str:
    """What a run is doing, in words that stay the same for as long as it does."""
    if _is_held_up(scoring):
        return told(n_("Stopping")) if scoring.is_cancelling else told(n_("Waiting for its turn"))
    match scoring.run.progress and scoring.run.progress.phase:
        case None:
            return told(n_("Starting"))
        case "EXPORT":
            return told(n_("Exporting the picture"))
        case "SEND":
            return told(n_("Sending"))
        case "RECEIVE":
            return told(n_("Receiving"))
        case _:
            return told(n_("Composing"))


def _is_held_up(scoring: Scoring) -> bool:
    return scoring.is_cancelling or scoring.run.state == "queued"


def price_of_stopping(scoring: Scoring) -> str:
    """Whether a paid run can still be stopped free of charge; empty when nothing can cost anything."""
    from ..job.services import service_named

    if scoring.is_cancelling or not service_named(scoring.run.job.service).paid:
        return ""
    if scoring.run.may_be_billed:
        return told(n_("Stopping now may still be billed"))
    return told(n_("Stopping now is free"))


def waiting_for_text(blend: str, count: int) -> str:
    """What to say of finished takes that another file is to be opened for."""
    file = Path(blend).name
    if count == 1:
        return told(n_("1 finished take waits for {file}", file=file))
    return told(n_("{n} finished takes wait for {file}", n=count, file=file))


def cut_short_text(status: Status) -> str:
    """What to say of the runs that ended without a word."""
    count = status.cut_short
    if not status.may_be_billed and count == 1:
        return told(n_("A run ended before anything was sent: score again, it is free."))
    if not status.may_be_billed:
        return told(n_("{n} runs ended before anything was sent: score again, it is free.", n=count))
    if count == 1:
        return told(
            n_("A run ended while the service was composing, which may have been billed: see your account.")
        )
    return told(
        n_(
            "{n} runs ended while the service was composing, which may have been billed: see your account.",
            n=count,
        )
    )


def phase_text(progress: Progress, *, elapsed_s: float) -> str:
    per_cent = f"{progress.fraction:.0%}"
    match progress.phase:
        case "EXPORT":
            return told(n_("Exporting the picture {per_cent}", per_cent=per_cent))
        case "SEND":
            return told(n_("Sending {amount}", amount=_megabytes(progress)))
        case "RECEIVE":
            return told(n_("Receiving {amount}", amount=_megabytes(progress)))
        case _ if progress.total:
            return told(n_("Composing {per_cent}", per_cent=per_cent))
        case _:
            # Nobody knows how long a service takes: the time that has passed is what is true.
            return told(n_("Composing {elapsed}", elapsed=clock(_calmly(elapsed_s))))


def _calmly(elapsed_s: float) -> float:
    """Every second at first, then every fifth: what is said anew redraws the window."""
    return elapsed_s if elapsed_s < COUNT_IN_FIVES_S else elapsed_s - elapsed_s % 5


def clock(seconds: float) -> str:
    """ "2:05" for 125 seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _megabytes(progress: Progress) -> str:
    done = f"{progress.done / 1e6:.1f}"
    if not progress.total:
        return f"{done} MB"
    return told(n_("{done} of {total} MB", done=done, total=f"{progress.total / 1e6:.1f}"))
