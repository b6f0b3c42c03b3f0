# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The API key on disk: one file that only its owner can read. No bpy."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "ELEVENLABS_API_KEY"
FILE = "api_key"
KEY_MAX_CHARS = 500


def key_in_use(folder: Path, *, environment: Mapping[str, str] = os.environ) -> str:
    """The key to send: the environment's wins over the stored one; empty when there is neither."""
    return environment.get(VARIABLE, "").strip() or stored_key(folder)


def stored_key(folder: Path) -> str:
    """The key kept in `folder`; empty when there is none, or it can't be read."""
    try:
        with (folder / FILE).open(encoding="utf-8") as file:
            return file.read(KEY_MAX_CHARS).strip()
    except (OSError, ValueError):
        return ""


def store_key(folder: Path, key: str) -> None:
    """Keeps `key` in place of the one before; an empty one forgets it. Raises OSError."""
    key = "".join(key.split())[:KEY_MAX_CHARS]
    if not key:
        forget_key(folder)
        return
    part = folder / f"{FILE}.{secrets.token_hex(4)}.part"
    try:
        # Born with its mode: there is no moment in which somebody else could open it.
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / FILE)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def forget_key(folder: Path) -> None:
    """Removes the stored key, and what a crash may have left of one. Raises OSError."""
    for path in (folder / FILE, *folder.glob(f"{FILE}.*.part")):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
