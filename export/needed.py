# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which packets of a file must be decoded to show the frames that are due. No bpy, no av."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import inf
from typing import Any

LOOK_AHEAD = 17
"""No codec shows a packet more than 16 packets away from where it is stored."""

Packets = Iterable[Any]
Droppable = Callable[[Any], bool]


def needed(packets: Packets, due: Sequence[int], droppable: Droppable) -> Iterator[Any]:
    """The packets, without those that no other is built upon and that no tick of `due` shows.

    A picture is shown from its own time until the next one's, wherever that is stored. Ends once
    all that follows is later than the last tick due.
    """
    past: deque[Any] = deque(maxlen=LOOK_AHEAD)
    ahead: deque[Any] = deque()
    for packet in chain(_real(packets), [None] * LOOK_AHEAD):
        ahead.append(packet)
        if len(ahead) <= LOOK_AHEAD:
            continue
        following = ahead.popleft()
        if following is None or _all_later(following, ahead, due[-1]):
            return
        if _is_shown(following, chain(past, ahead), due) or not droppable(following):
            yield following
        past.append(following)


def _real(packets: Packets) -> Iterator[Any]:
    """Without the empty packet that ends a file."""
    return (packet for packet in packets if packet.size)


def _all_later(packet: Any, ahead: deque[Any], last: int) -> bool:
    return all(p is None or (p.pts is not None and p.pts > last) for p in (packet, *ahead))


def _is_shown(packet: Any, others: Iterable[Any], due: Sequence[int]) -> bool:
    if packet.pts is None:
        return True
    until = min((p.pts for p in others if p and p.pts is not None and p.pts > packet.pts), default=inf)
    first_due = bisect_left(due, packet.pts)
    return first_due < len(due) and due[first_due] < until
