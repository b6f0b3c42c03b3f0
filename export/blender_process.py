# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One background Blender: started, told what to draw, killed. No bpy."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Event, Lock
from typing import Any

from .snapshot import Snapshot

SCRIPT = Path(__file__).with_name("render_in_blender.py")
WINDOWS_FLAGS = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0

ANSWER = "video_to_music "
"""Begins each line that is for us: Blender may have said something before the script began."""
LEAVE_S = 10
"""How long one that has nothing more to say may take to end: 4.5 was seen never to."""

_lock = Lock()
_running: set[BlenderProcess] = set()
_none_may_start = Event()


class BlenderGone(Exception):
    """The process ended, or could not begin; its own words are in the worker's log."""


class BlenderProcess:
    """Draws one range at a time. It ends with this process, whatever ends it: its input closes."""

    def __init__(self, snapshot: Snapshot) -> None:
        try:
            self._process = subprocess.Popen(
                [*snapshot.blender, str(SCRIPT), "--"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",  # a driver's greeting may be in any encoding
                creationflags=WINDOWS_FLAGS,
            )
        except OSError as error:
            raise BlenderGone(error.strerror or "it can't be started") from error
        with _lock:
            _running.add(self)
        if _none_may_start.is_set():
            self.kill()
            raise BlenderGone("it is no longer wanted")

    def tell(self, message: dict[str, Any]) -> dict[str, Any]:
        """Its answer to `message`. Raises BlenderGone."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin and stdout
        try:
            stdin.write(json.dumps(message) + "\n")
            stdin.flush()
        except OSError as error:
            raise BlenderGone("it ended") from error
        for line in stdout:
            if line.startswith(ANSWER):
                return json.loads(line.removeprefix(ANSWER))
        raise BlenderGone(f"it ended with code {self._code()}")

    def _code(self) -> int:
        """Its exit code. What says nothing any more and does not end is killed."""
        try:
            return self._process.wait(timeout=LEAVE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        with _lock:
            _running.discard(self)


def end_all() -> None:
    """Kills every Blender of this process, and lets no other start: the process itself is to end."""
    _none_may_start.set()
    with _lock:
        running = list(_running)
    for process in running:
        process.kill()
