# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where finished takes are kept: beside the project, under a name of their own. No bpy.

Nothing is ever overwritten: a name that is taken gets a number.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

from ..errors import TakeError
from ..model import Receipt
from ..sentence import n_
from . import journal
from .folder import TAKE


def keep_take(folder: Path, receipt: Receipt, *, into: Path, name: str) -> Path:
    """Puts the take of the job in `folder`, and its extras, into `into`; returns the take's path.

    `name` is what the files are called, without suffix. The job folder keeps its own, so that a
    failure here loses nothing. An extra that is gone holds up nothing. Raises TakeError.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
        kept = _place_beside(folder / receipt.take, into, name, Path(receipt.take).suffix)
        for extra in receipt.extras:
            if (folder / extra).is_file():
                _place_beside(folder / extra, into, kept.stem, extra.removeprefix(TAKE))
        journal.sync_folder(into)
    except OSError as error:
        raise TakeError(
            n_(
                "The music can't be kept in {into} ({reason}); it is safe in {folder}. "
                "Save the project where there is room, then press Recover Takes.",
                into=into,
                reason=error.strerror,
                folder=folder,
            ),
            details=str(error),
        ) from error
    return kept


def _place_beside(source: Path, into: Path, stem: str, suffix: str) -> Path:
    for number in count(1):
        target = into / f"{stem}{suffix if number == 1 else f' {number}{suffix}'}"
        try:
            _link_or_copy(source, target)
        except FileExistsError:
            if target.samefile(source):  # kept there already, when it came
                return target
            continue
        return target
    raise AssertionError("count() never ends")


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError as error:
        # Other disks, and file systems without hard links, get a copy.
        if error.errno in (errno.ENOSPC, errno.EROFS, errno.ENOENT, errno.ENAMETOOLONG):
            raise
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    # Mode "x" refuses a file that exists, whoever made it in the meantime.
    with source.open("rb") as original, target.open("xb") as file:
        try:
            shutil.copyfileobj(original, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.close()  # Windows removes no open file.
            target.unlink()
            raise
