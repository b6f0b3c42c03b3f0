# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks in the job folders for takes that wait, and for runs that were cut short."""

from __future__ import annotations

from ..job.waiting import runs_cut_short, waiting_takes
from ..ui import status
from ..ui.places import runs_folder


def count_waiting() -> None:
    """Brings what the panel says of the job folders up to date."""
    under_way = {scoring.run.folder for scoring in status.now.runs}
    root = runs_folder()
    status.now.waiting = sum(take.folder not in under_way for take in waiting_takes(root))
    cut_short = [found for found in runs_cut_short(root) if found.folder not in under_way]
    status.now.cut_short = len(cut_short)
    status.now.may_be_billed = sum(found.may_be_billed for found in cut_short)
