# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Temp Score, the embedded service: an original piece that follows the cut, made on this machine. No bpy.

    watch ▶ spot ▶ tempo map ▶ arrange ▶ play ▶ master ▶ deliver

Nothing here needs a key, a network or a model. numpy, av and mido are imported by `compose`, not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Brief, Picture, Receipt, Report


SERVICE = "TEMP_SCORE"


def compose(picture: Picture, *, brief: Brief, take: Path, report: Report) -> Receipt:
    """Scores `picture` and writes the music, exactly as long as the picture, beside a MIDI sketch of it.

    `take` has no suffix; the Receipt names the files that stand. `brief.stems` adds one WAV a group of
    instruments. Raises BriefError before anything is written, and TakeError when the disk won't have it.
    """
    from .contract import check
    from .session import score

    delivery = check(picture, brief)
    return score(picture, brief=brief, delivery=delivery, take=take, report=report)
