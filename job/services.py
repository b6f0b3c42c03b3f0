# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The services that can score a picture, behind one small protocol. No bpy.

A service takes a picture and a brief, and leaves a take and a receipt. A new one is a function
here and a room of its own. Rooms are imported when they are used: a run needs only one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the interface lists the services before anything else of a run is needed
    from ..model import Brief, Picture, Receipt, Report


class Compose(Protocol):
    """What every service answers to.

    `take` is a path without suffix. Raises BriefError, ServiceError, TakeError, or what `report`
    raises.
    """

    def __call__(self, picture: Picture, *, brief: Brief, take: Path, report: Report) -> Receipt: ...


@dataclass(frozen=True)
class Service:
    """`label` is for people; `paid` says whether a request may cost the editor something."""

    label: str
    paid: bool
    open: Callable[[str, str], Compose]
    """Makes the Compose of this service for a server's base URL and an API key."""


def _temp_score(_server: str, _key: str) -> Compose:
    from ..composer import compose

    return compose


def _elevenlabs(server: str, key: str) -> Compose:
    from ..client import compose

    def compose_there(picture: Picture, *, brief: Brief, take: Path, report: Report) -> Receipt:
        return compose(picture, brief=brief, take=take, report=report, server=server, key=key)

    return compose_there


def _picture_only(_server: str, _key: str) -> Compose:
    from .picture_only import compose

    return compose


SERVICES = {
    "TEMP_SCORE": Service("Temp Score", paid=False, open=_temp_score),
    "ELEVENLABS": Service("ElevenLabs", paid=True, open=_elevenlabs),
}
"""What an editor can choose from."""

PICTURE_ONLY = "PICTURE"


def service_named(name: str) -> Service:
    """The service a job asks for. Raises ValueError for one that is not here."""
    if name == PICTURE_ONLY:
        return Service("Picture only", paid=False, open=_picture_only)
    if name not in SERVICES:
        raise ValueError(f"There is no service called {name}")
    return SERVICES[name]
