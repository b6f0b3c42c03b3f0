# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a worker process, the way Blender's own extension code starts its. No bpy."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

from ..errors import ScoringError
from ..sentence import n_
from .folder import LOG

WORKER_MAIN = Path(__file__).with_name("worker_main.py")
PACKAGES = ("requests", "numpy", "av", "mido")
KEY_VARIABLE = "ELEVENLABS_API_KEY"
WINDOWS_FLAGS = (
    subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    if sys.platform == "win32"
    else 0
)


def start_worker(folder: Path, *, key: str, python: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """The worker for the job in `folder`. `python` is the interpreter and its own arguments.

    It is the leader of a process group of its own: it outlives Blender, and a console's Ctrl-C.
    Raises ScoringError when it can't be started.
    """
    try:
        with (folder / LOG).open("ab") as log:
            command = [*python, str(WORKER_MAIN), str(folder)]
            return _start(command, {"key": key}, stdout=log, stderr=log, own_group=True)
    except OSError as error:
        raise _not_started(error) from error


def start_key_check(server: str, *, key: str, python: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """A process that asks `server`, a base URL, about `key` and answers on its standard output.

    Raises ScoringError when it can't be started.
    """
    try:
        handover = {"key": key, "server": server}
        return _start(
            [*python, str(WORKER_MAIN)], handover, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise _not_started(error) from error


def _start(
    command: list[str],
    handover: dict[str, str],
    *,
    stdout: BinaryIO | int,
    stderr: BinaryIO | int,
    own_group: bool = False,
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=stderr,
        env={name: value for name, value in os.environ.items() if name != KEY_VARIABLE},
        start_new_session=own_group and sys.platform != "win32",
        creationflags=WINDOWS_FLAGS,
    )
    assert process.stdin
    with process.stdin as stdin:
        stdin.write(json.dumps({**handover, "site": package_folders()}).encode() + b"\n")
    return process


def _not_started(error: OSError) -> ScoringError:
    return ScoringError(
        n_(
            "The worker process can't be started ({reason}): restart Blender and try again.",
            reason=error.strerror,
        ),
        details=str(error),
    )


def package_folders() -> list[str]:
    """The folders that hold the packages a worker needs: Blender's own and the wheels'."""
    folders: dict[str, None] = {}
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            folders[str(Path(spec.origin).parent.parent)] = None
    return list(folders)
