# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loudness and true peak as BS.1770 defines them. No bpy.

Loudness is FFmpeg's own `ebur128` filter, fed block by block. True peaks are read between samples with
a windowed sinc, but only where a sample comes near the ceiling.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

CELL = 32
"""Peaks and gains are kept for cells of this many samples."""

_TAPS = 16


class Meter:
    """Integrated loudness of float32 (channels, n) blocks fed one after the other."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        import av.filter

        layout = "stereo" if channels == 2 else "mono"
        self._rate_hz, self._layout, self._at = rate_hz, layout, 0
        self._graph = av.filter.Graph()
        source = self._graph.add_abuffer(
            sample_rate=rate_hz, format="fltp", layout=layout, time_base=Fraction(1, rate_hz)
        )
        meter = self._graph.add("ebur128", "metadata=1")
        self._sink = self._graph.add("abuffersink")
        source.link_to(meter)
        meter.link_to(self._sink)
        self._graph.configure()
        self._lufs = -math.inf
        self._power = 0.0

    def feed(self, block: Any) -> None:
        self._graph.push(frame_of(block, self._rate_hz, self._at))
        self._at += block.shape[1]
        self._power += float(np.square(block, dtype=np.float64).sum())
        self._drain()

    def lufs(self) -> float:
        """Integrated loudness; of less than 0.4 s, which has none, the plain power of it all."""
        self._graph.push(None)
        self._drain()
        if math.isfinite(self._lufs) and self._lufs > -69.0:
            return self._lufs
        mean = self._power / max(self._at, 1)
        return 10.0 * math.log10(mean) - 0.7 if mean > 1e-12 else -math.inf

    def _drain(self) -> None:
        from av.error import BlockingIOError as Empty
        from av.error import EOFError as Ended

        while True:
            try:
                frame: Any = self._sink.pull()
            except (Empty, Ended):
                return
            self._lufs = float(frame.metadata.get("lavfi.r128.I", "-inf"))


def frame_of(block: Any, rate_hz: int, at: int) -> Any:
    """A PyAV frame of float32 (channels, n) that starts at sample `at`."""
    from av import AudioFrame

    layout = "stereo" if block.shape[0] == 2 else "mono"
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(block), format="fltp", layout=layout)
    frame.sample_rate = rate_hz
    frame.pts = at
    return frame


def cell_peaks(block: Any, *, hot: float) -> Any:
    """The peak of each cell of `block` (channels, a multiple of CELL): true peak above `hot`."""
    cells = block.shape[1] // CELL
    peaks = np.abs(block).reshape(block.shape[0], cells, CELL).max(axis=(0, 2))
    near = np.nonzero(peaks > hot)[0]
    if len(near):
        padded = np.pad(block, ((0, 0), (_TAPS, CELL + _TAPS)))
        starts = (near * CELL + _TAPS - _TAPS // 2 + 1)[:, None] + np.arange(CELL + _TAPS - 1)
        windows = np.lib.stride_tricks.sliding_window_view(padded[:, starts], _TAPS, axis=2)
        between = np.abs(windows @ _between()).max(axis=(0, 2, 3))
        peaks[near] = np.maximum(peaks[near], between)
    return peaks


def _between() -> Any:
    """Kernels (taps, 3) that read a quarter, a half and three quarters past the middle sample."""
    place = np.arange(_TAPS)[:, None] - (_TAPS // 2 - 1) - np.array([0.25, 0.5, 0.75])[None, :]
    window = np.cos(np.pi * place / (_TAPS + 1)) ** 2
    kernel = np.sinc(place) * window
    return (kernel / kernel.sum(axis=0)).astype(np.float32)
