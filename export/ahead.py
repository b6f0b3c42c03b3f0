# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs an iterator in a thread of its own, a few items ahead. No bpy.

Decoding and encoding both let go of Python's lock, so the two keep two cores busy.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import TypeVar

Item = TypeVar("Item")
FRAMES_AHEAD = 8
LOOK_UP_S = 0.1
"""How often both sides look whether the other has stopped."""


@contextmanager
def run_ahead(items: Iterator[Item | None]) -> Generator[Iterator[Item | None]]:
    """The items, and None about every `LOOK_UP_S` they are waited for. What `items` raises is raised here.

    `items` gives a None now and then where it takes long, so that it can be stopped there.
    """
    stopped = Event()
    queue: Queue[tuple[Item] | BaseException | None] = Queue(FRAMES_AHEAD)
    thread = Thread(target=_fill, args=(items, queue, stopped), name="decode", daemon=True)
    thread.start()
    try:
        yield _drain(queue)
    finally:
        stopped.set()
        thread.join()


def _fill(items: Iterator[Item], queue: Queue[tuple[Item] | BaseException | None], stopped: Event) -> None:
    try:
        for item in items:
            if item is not None:
                _put(queue, (item,), stopped)
            if stopped.is_set():
                return
        _put(queue, None, stopped)
    except BaseException as error:  # noqa: BLE001 - it is raised again on the other side
        _put(queue, error, stopped)
    finally:
        getattr(items, "close", lambda: None)()


def _put(queue: Queue[Item], item: Item, stopped: Event) -> None:
    while not stopped.is_set():
        try:
            queue.put(item, timeout=LOOK_UP_S)
        except Full:
            continue
        return


def _drain(queue: Queue[tuple[Item] | BaseException | None]) -> Iterator[Item | None]:
    while True:
        try:
            item = queue.get(timeout=LOOK_UP_S)
        except Empty:
            yield None
            continue
        if item is None:
            return
        if isinstance(item, BaseException):
            raise item
        yield item[0]
