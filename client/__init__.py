# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The music service over HTTP, behind one door: `compose`. No bpy.

    limits ▶ request, body ▶ connection, send ▶ refusal, failure │ receive ▶ recognise, wrap ▶ Receipt

Importing this room imports nothing of HTTP; that waits until something is sent.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Brief, Picture, Receipt, Report


def compose(picture: Picture, *, brief: Brief, take: Path, report: Report, server: str, key: str) -> Receipt:
    """Has `picture` scored by the service at base URL `server`; the music lands beside `take`.

    `take` is a path without suffix; the Receipt names the file. Raises BriefError, PictureError,
    ServiceError or TakeError, or what `report` raises.
    """
    from .score import score

    return score(picture, brief=brief, take=take, report=report, server=server, key=key)
