# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the service about a key, in a process of its own. Costs nothing. No bpy."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any

from ..errors import ScoringError
from ..sentence import Sentence, n_, sentence_from_json
from .process import start_key_check

NOT_YET = n_("Asking the service…")
ODD = n_("The worker process ended without an answer: restart Blender and test the key again.")


@dataclass
class KeyCheck:
    """A test under way. `poll` never waits; once `finished`, `sentence` says what came of it."""

    process: subprocess.Popen[bytes]
    sentence: Sentence = NOT_YET
    is_right: bool = False

    @property
    def finished(self) -> bool:
        return self.sentence is not NOT_YET

    def poll(self) -> None:
        if self.finished or self.process.poll() is None:
            return
        assert self.process.stdout
        with self.process.stdout as stdout:
            self.is_right, self.sentence = _read(stdout.read(100_000))

    def cancel(self) -> None:
        self.process.kill()


def start(server: str, *, key: str, python: tuple[str, ...]) -> KeyCheck:
    """Begins to ask `server`, a base URL, about `key`. Raises ScoringError."""
    return KeyCheck(start_key_check(server, key=key, python=python))


def answer(server: str, key: str) -> int:
    """The worker's part: asks, and says on standard output what it heard; the exit code."""
    from ..client.account import read_subscription

    try:
        sentence, is_right = read_subscription(server, key).sentence, True
    except ScoringError as error:
        sentence, is_right = error.sentence, False
    print(json.dumps({"is_right": is_right, **sentence.to_json()}), flush=True)
    return 0


def _read(said: bytes) -> tuple[bool, Sentence]:
    try:
        heard: Any = json.loads(said)
        return bool(heard["is_right"]), sentence_from_json(heard, otherwise=ODD)
    except (ValueError, KeyError, TypeError):
        return False, ODD
