# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the panel says about the selection: how much it is, and what leaves this computer."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..export.quality import estimate_bytes
from ..sentence import Sentence, n_
from ..sequencer.selection import NO_SCENE, NO_STRIPS, ONLY_MUTED, ONLY_SOUND
from .told import told

if TYPE_CHECKING:
    from ..model import Cut


NOTHING = {
    NO_SCENE: n_("Choose a scene in the header"),
    NO_STRIPS: n_("Select the strips to score"),
    ONLY_SOUND: n_("Select strips with a picture"),
    ONLY_MUTED: n_("Unmute the selected strips"),
}
"""In a few words for the panel, what the button's tooltip says in full."""


def nothing_text(why_not: Sentence | None) -> str:
    """What to do first, where there is nothing to score."""
    return told(NOTHING[why_not or NO_STRIPS])


def selection_text(strips: int, duration_s: Fraction) -> str:
    """ "3 strips, 0:42.5"."""
    length = length_text(duration_s)
    if strips == 1:
        return told(n_("1 strip, {length}", length=length))
    return told(n_("{n} strips, {length}", n=strips, length=length))


def length_text(duration_s: Fraction) -> str:
    tenths = round(duration_s * 10)
    return f"{tenths // 600}:{tenths % 600 / 10:04.1f}"


def sent_text(cut: Cut, *, quality: str, server: str) -> str:
    """What will be sent and where; an empty `server` is this computer."""
    if not server:
        return told(n_("Nothing leaves this computer"))
    size = _size_text(estimate_bytes(cut, quality))
    return told(n_("Sends about {size} of silent picture to {host}", size=size, host=host_of(server)))


def host_of(server: str) -> str:
    parts = urlsplit(server)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def _size_text(size_bytes: int) -> str:
    return f"{size_bytes / 1e6:.1f} MB" if size_bytes >= 100_000 else f"{max(size_bytes // 1000, 1)} kB"
