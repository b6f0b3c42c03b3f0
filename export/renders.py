# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Background Blenders that draw spans ahead of the encoder, a chunk at a time. No bpy, no av."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from queue import Empty, PriorityQueue
from threading import Event, Lock, Semaphore, Thread
from typing import Any

from ..model import Cut
from .blender_process import BlenderGone, BlenderProcess
from .snapshot import Snapshot

CHUNK_FRAMES = 32
CHUNKS_AHEAD = 3
"""Drawn frames are stored as they are: what lies ready on disk is kept small."""
CORES_PER_BLENDER = 4
LOOK_UP_S = 0.1
FIRST = -(10**9)
"""Before every frame Blender knows."""


@dataclass(order=True)
class Chunk:
    """Timeline frames to draw into the file `path`: `ready` once they are, or `failed` says why not.

    `still` asks for something else than frames.
    """

    start: int
    end: int = field(compare=False)
    path: Path = field(compare=False)
    still: dict[str, str] = field(compare=False, default_factory=dict[str, str])
    ready: Event = field(compare=False, default_factory=Event)
    failed: str = field(compare=False, default="")

    @property
    def message(self) -> dict[str, Any]:
        wanted = self.still or {"start": self.start, "end": self.end}
        return {**wanted, "path": str(self.path)}


class Renders:
    """The Blenders of one export. A context manager: they and their files are gone when it is left."""

    def __init__(
        self, snapshot: Snapshot, cut: Cut, *, size: tuple[int, int], step: int, folder: Path
    ) -> None:
        self._snapshot, self._folder = snapshot, folder
        self._chunk_frames = CHUNK_FRAMES * step
        self._setups = _setups(snapshot, cut, size=size, step=step)
        self._waiting: PriorityQueue[Chunk] = PriorityQueue()
        self._room = Semaphore(CHUNKS_AHEAD)
        self._stopped = Event()
        self._lock = Lock()
        self._running: list[BlenderProcess] = []
        self._threads: list[Thread] = []
        self._given: list[Chunk] = []

    def __enter__(self) -> Renders:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._stopped.set()
            for process in self._running:
                process.kill()
        for thread in self._threads:
            thread.join()
        for chunk in self._given:
            chunk.path.unlink(missing_ok=True)
            chunk.path.with_suffix(".png").unlink(missing_ok=True)  # drawn singly, and stopped there

    def chunks(self, start: int, end: int) -> list[Chunk]:
        """The range in pieces, in order; nothing is drawn yet."""
        starts = range(start, end, self._chunk_frames)
        return [Chunk(at, min(at + self._chunk_frames, end), self._path(at)) for at in starts]

    def _path(self, start: int) -> Path:
        return self._folder / f"render{start:+08d}.avi"

    def order_still(self, message: dict[str, str]) -> Chunk:
        """Has something drawn before all else; only the last of these keeps its file."""
        chunk = Chunk(FIRST, FIRST, self._folder / "render-still.png", message)
        self.order(chunk, urgent=True)
        return chunk

    def order(self, chunk: Chunk, *, urgent: bool = False) -> None:
        """Have the chunk drawn: in order of time and, if `urgent`, however much lies ready."""
        self._given.append(chunk)
        self._waiting.put(chunk)
        if urgent:
            self._room.release()
        if len(self._threads) < min(len(self._given), _blenders_at_once()):
            self._threads.append(Thread(target=self._work, name="render", daemon=True))
            self._threads[-1].start()

    def used(self, chunk: Chunk, *, urgent: bool = False) -> None:
        """The chunk's pictures were taken: its file goes, and there is room for another."""
        chunk.path.unlink(missing_ok=True)
        if not urgent:
            self._room.release()

    def _work(self) -> None:
        blender: BlenderProcess | None = None
        while chunk := self._next_or_none():
            try:
                blender = self._draw(chunk, blender)
            except Exception as error:  # noqa: BLE001 - said where the chunk is waited for
                blender, chunk.failed = None, repr(error)
            chunk.ready.set()

    def _next_or_none(self) -> Chunk | None:
        """The earliest chunk, as soon as there is one and room for it; None when it is over."""
        while not self._stopped.is_set():
            if self._room.acquire(timeout=LOOK_UP_S):
                try:
                    return self._waiting.get(timeout=LOOK_UP_S)
                except Empty:
                    self._room.release()
        return None

    def _draw(self, chunk: Chunk, blender: BlenderProcess | None) -> BlenderProcess | None:
        """The Blender that drew it. One that fails is given a second chance, without Workbench."""
        failed = ""
        for setup in self._setups:
            try:
                blender = blender or self._started(setup)
                blender.tell(chunk.message)
            except BlenderGone as error:
                blender, failed = None, str(error)
            else:
                failed = ""
                break
        chunk.failed = failed
        return blender

    def _started(self, setup: dict[str, Any]) -> BlenderProcess:
        with self._lock:
            if self._stopped.is_set():
                raise BlenderGone("it is no longer wanted")
            process = BlenderProcess(self._snapshot)
            self._running.append(process)
        process.tell(setup)
        return process


def _blenders_at_once() -> int:
    return max((os.cpu_count() or 1) // CORES_PER_BLENDER, 1)


def _setups(snapshot: Snapshot, cut: Cut, *, size: tuple[int, int], step: int) -> list[dict[str, Any]]:
    """As asked for; and once more with each scene's own engine, for machines Workbench can't run on."""
    setup: dict[str, Any] = {
        "snapshot": str(snapshot.path),
        "project": snapshot.project,
        "scene": cut.scene,
        "meta": cut.meta,
        "strips": [clip.name for clip in cut.clips],
        "percentage": ceil(100 * max(size) / max(cut.width, cut.height)),
        "step": step,
    }
    return [{**setup, "full_quality": quality} for quality in (snapshot.full_quality, True)]
