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

from ..errors import ScoringError
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
    handover = json.dumps({"key": key, "site": package_folders()}) + "\n"
    try:
        with (folder / LOG).open("ab") as log:
            process = subprocess.Popen(
                [*python, str(WORKER_MAIN), str(folder)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=folder,
                env=environment(),
                start_new_session=sys.platform != "win32",
                creationflags=WINDOWS_FLAGS,
            )
        assert process.stdin
        with process.stdin as stdin:
            stdin.write(handover.encode())
    except OSError as error:
        raise ScoringError(
            f"The worker process can't be started ({error.strerror}): restart Blender and try again.",
            details=str(error),
        ) from error
    return process


def environment() -> dict[str, str]:
    """The environment a worker gets: Blender's, without the key."""
    return {name: value for name, value in os.environ.items() if name != KEY_VARIABLE}


def package_folders() -> list[str]:
    """The folders that hold the packages a worker needs: Blender's own and the wheels'."""
    folders: dict[str, None] = {}
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            folders[str(Path(spec.origin).parent.parent)] = None
    return list(folders)
