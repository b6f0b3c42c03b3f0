# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A part's bus: the block that is being mixed, and what rings on after it. No bpy."""

from __future__ import annotations

from typing import Any

import numpy as np


class Bus:
    """Stereo sound from the start of a block of `hop` samples on; the first `live` may be other than zero."""

    def __init__(self, hop: int) -> None:
        self._hop = hop
        self._sound = np.zeros((2, 2 * hop), dtype=np.float32)
        self.live = 0

    @property
    def block(self) -> Any:
        """The block (2, hop) itself: what is done to it stays until the next one."""
        return self._sound[:, : self._hop]

    def add(self, at: int, sound: Any) -> None:
        """Mixes in `sound` (2, n) from sample `at` of the block on."""
        end = at + sound.shape[1]
        if end > self._sound.shape[1]:
            self._sound = np.pad(self._sound, ((0, 0), (0, end + self._hop - self._sound.shape[1])))
        self._sound[:, at:end] += sound
        self.live = max(self.live, end)

    def advance(self) -> None:
        """On to the next block."""
        left = max(self.live - self._hop, 0)
        self._sound[:, :left] = self._sound[:, self._hop : self._hop + left]
        self._sound[:, left : self.live] = 0.0
        self.live = left
