# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The job folder: one run on disk, and all that Blender and the worker share. No bpy.

`job.json` is written once, before anything starts. What happened since stands in the journal
(journal.py); the picture, the take and `receipt.json` lie beside it, and `home.json` where the project
was saved under another name meanwhile.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..errors import TakeError
from ..model import Brief, Cut, Receipt, from_json, to_json
from ..sentence import n_
from . import journal

JOB = "job.json"
HOME = "home.json"
RECEIPT = "receipt.json"
CANCEL = "cancel"
LOG = "worker.log"
TAKE = "take"
"""The stem of the take's file name; the service adds the suffix of what it delivers."""


@dataclass(frozen=True)
class Job:
    """What one click asked for. The API key is not among it.

    `service` is a name that `services.service_named` knows; `server` is its base URL, empty for an
    embedded one. `separate` sends a file for each strip instead of one. `take_folder` and
    `take_name` say where the finished take is kept, without suffix. `blend` is the project it belongs
    to, empty while that was never saved.

    `snapshot` is a copy of the scene and `blender` the command that opens one in the background;
    both are empty when the picture needs no Blender. `full_quality` has that Blender draw scene
    strips with their own render engine instead of Workbench.
    """

    id: str
    cut: Cut
    brief: Brief
    service: str
    server: str
    quality: str
    take_folder: str
    take_name: str
    separate: bool = False
    blend: str = ""
    snapshot: str = ""
    blender: tuple[str, ...] = ()
    full_quality: bool = False


@dataclass(frozen=True)
class Home:
    """Where a run's project is by now."""

    blend: str
    take_folder: str


def new_id() -> str:
    """A name for a run that sorts by time and that two Blenders never share."""
    now_ns = time.time_ns()
    second = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now_ns // 10**9))
    return f"{second}-{now_ns // 10**6 % 1000:03d}-{secrets.token_hex(3)}"


def create(root: Path, job: Job) -> Path:
    """Makes the folder of `job` under `root`; on disk when it returns. Raises TakeError."""
    folder = root / job.id
    try:
        folder.mkdir(parents=True)
        write_json(folder / JOB, to_json(job))
        journal.append(folder, {"state": journal.PREPARED}, durable=True)
    except OSError as error:
        raise TakeError(
            n_(
                "The job folder can't be written ({reason}): free some disk space, or check {folder}.",
                reason=error.strerror,
                folder=root,
            ),
            details=str(error),
        ) from error
    return folder


def read_job(folder: Path) -> Job:
    """The job in `folder`, at home where its project is now. Raises ValueError when it is not ours."""
    return at_home(folder, from_json(Job, _read_json(folder / JOB)))


def at_home(folder: Path, job: Job) -> Job:
    """The job with what has changed since of where its project is."""
    try:
        home = from_json(Home, _read_json(folder / HOME))
    except ValueError:
        return job
    return replace(job, blend=home.blend, take_folder=home.take_folder)


def move_home(folder: Path, *, blend: str, take_folder: str) -> None:
    """Notes that the run's project has been saved elsewhere: its take is to go along. Raises OSError."""
    write_json(folder / HOME, to_json(Home(blend, take_folder)))


def write_receipt(folder: Path, receipt: Receipt) -> None:
    write_json(folder / RECEIPT, to_json(receipt))


def read_receipt(folder: Path) -> Receipt:
    """The receipt in `folder`. Raises ValueError when there is none, or it is not ours.

    The files a receipt names are plain names of files in the folder, whoever wrote it.
    """
    receipt = from_json(Receipt, _read_json(folder / RECEIPT))
    for name in (receipt.take, *receipt.extras):
        if name in ("", ".", "..") or Path(name).name != name or "\\" in name:
            raise ValueError("The receipt names a file outside its folder")
    return receipt


def write_json(path: Path, value: Any) -> None:
    """Writes `value` so that the file is either whole or not there, even after a power cut."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        json.dump(value, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    journal.sync_folder(path.parent)


def _read_json(path: Path) -> Any:
    try:
        with path.open(encoding="utf-8") as file:
            return json.loads(file.read(8_000_000))
    except (OSError, RecursionError) as error:
        raise ValueError(f"{path.name} can't be read") from error
