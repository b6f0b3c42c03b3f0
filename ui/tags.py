# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags as they are typed: several at once, and each only once. No bpy."""

from __future__ import annotations

import re

SEPARATORS = re.compile(r"[,;\r\n]")


def tags_in(*texts: str) -> tuple[str, ...]:
    """Every tag of the texts in order; of two that differ in case or spaces only, the first."""
    found: dict[str, str] = {}
    for part in SEPARATORS.split("\n".join(texts)):
        if name := " ".join(part.split()):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def added(names: list[str], typed: str) -> tuple[str, ...]:
    """The tags in `typed` that are not among the names yet."""
    return tags_in(*names, typed)[len(tags_in(*names)) :]
