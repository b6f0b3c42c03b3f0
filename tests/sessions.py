# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What still runs of a worker, on Linux: it and its children share a session. No bpy."""

from pathlib import Path


def processes_of(session: int) -> list[str]:
    """The numbers of the live processes of a session; the dead that nobody has asked for yet don't count."""
    found: list[str] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(stat.parent.name)
    return found
