# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The worker's walk: export the picture, have it scored, keep the take. No bpy.

It runs in a process of its own and speaks only through the job folder, so it brings paid music
home even when Blender is gone.
"""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import BinaryIO

from ..errors import ScoringError
from ..model import Picture, Receipt
from ..sentence import Sentence, n_
from . import journal
from .folder import CANCEL, TAKE, Job, at_home, read_job, write_receipt
from .keep import keep_take
from .leftovers import clear_if_uninstalled, tidy
from .lock import hold_or_none
from .loudness import note_loudness
from .old_runs import forget_old_runs
from .run import DISK_EXIT
from .services import service_named
from .steps import Steps
from .stop import stop_this_process
from .timeline_sound import for_the_timeline
from .turn import WORKER, wait_for_turn

CANCEL_CHECK_EVERY_S = 0.05
NICENESS = 10
AUTOGROUP = Path("/proc/self/autogroup")


def run(folder: Path, key: str) -> int:
    """Scores the job in `folder`; returns the exit code. What came of it stands in the journal."""
    lock = hold_or_none(folder / WORKER)
    if lock is None:
        return 1
    _give_way_to_blender()
    steps = Steps(folder)
    threading.Thread(target=_watch_for_cancel, args=(folder, steps), daemon=True).start()
    try:
        _walk(folder, read_job(folder), key=key, steps=steps)
    except Exception as error:  # noqa: BLE001 the last door: everything becomes a sentence
        steps.close()
        return _fail(folder, error, steps=steps, key=key)
    with suppress(OSError):
        forget_old_runs(folder.parent)
    return 0


def _walk(folder: Path, job: Job, *, key: str, steps: Steps) -> None:
    service = service_named(job.service)
    steps.paid = service.paid
    picture = _export(folder, job, steps)
    compose = service.open(job.server, key)
    with _turn(folder, steps) if service.paid else nullcontext():
        receipt = compose(picture, brief=job.brief, take=folder / TAKE, report=steps.report)
    steps.close()  # From here the take is the editor's: it is too late to cancel.
    _land(folder, job, receipt, notes=picture.notes)


def _export(folder: Path, job: Job, steps: Steps) -> Picture:
    from ..export import export_picture
    from ..export.snapshot import Snapshot

    project = str(Path(job.blend).parent) if job.blend else ""
    snapshot = Snapshot(Path(job.snapshot), job.blender, job.full_quality, project) if job.snapshot else None
    picture = export_picture(
        job.cut,
        quality=job.quality,
        folder=folder,
        report=steps.report,
        snapshot=snapshot,
        separate=job.separate,
    )
    steps.enter(journal.EXPORTED)
    return picture


def _land(folder: Path, job: Job, receipt: Receipt, *, notes: tuple[Sentence, ...]) -> None:
    write_receipt(folder, receipt)
    try:
        receipt = for_the_timeline(folder, receipt)
        write_receipt(folder, receipt)
        kept = keep_take(folder, receipt, into=Path(at_home(folder, job).take_folder), name=job.take_name)
    except ScoringError as error:
        kept, notes = folder / receipt.take, (*notes, error.sentence)
    note_loudness(folder, folder / receipt.take)
    journal.append(
        folder,
        {"state": journal.RECEIVED, "take": str(kept), "notes": [note.to_json() for note in notes]},
        durable=True,
    )
    tidy(folder)
    if kept.parent != folder:
        clear_if_uninstalled(folder)


def _turn(folder: Path, steps: Steps) -> BinaryIO:
    steps.enter(journal.QUEUED)
    return wait_for_turn(folder)


def _fail(folder: Path, error: Exception, *, steps: Steps, key: str) -> int:
    if not isinstance(error, ScoringError):
        details = "".join(traceback.format_exception(error))
        error = ScoringError(
            n_("Video to Music made a mistake of its own: press Copy Details and report it."),
            details=details.replace(key, "(the key)") if key else details,
            billed=steps.billed,
        )
    tidy(folder)  # First, for a full disk leaves no room even for these last words.
    try:
        journal.append(folder, {"state": journal.FAILED, "error": error.to_json()}, durable=True)
        print(error.sentence, error.details, sep="\n", file=sys.stderr)
    except OSError:
        return DISK_EXIT
    return 1


def _give_way_to_blender() -> None:
    if sys.platform != "win32":
        os.nice(NICENESS)
    if AUTOGROUP.exists():
        # Linux shares the processor out between sessions first, and the worker is a session of its own.
        with suppress(OSError):
            AUTOGROUP.write_text(str(NICENESS), encoding="ascii")


def _watch_for_cancel(folder: Path, steps: Steps) -> None:
    cancel = folder / CANCEL
    while not os.path.exists(cancel):  # noqa: PTH110 unlike Path.exists, it never raises
        time.sleep(CANCEL_CHECK_EVERY_S)
    steps.close()
    with suppress(OSError):  # Whoever asked for it knows.
        journal.append(folder, {"state": journal.CANCELLED}, durable=True)
    stop_this_process(folder)
