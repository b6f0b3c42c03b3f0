# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ears for Temp Score's tests: decoded samples, BS.1770 readings by FFmpeg, plain onsets. No bpy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import av.filter
import numpy as np


def samples_of(path: Path) -> tuple[Any, int]:
    """Float32 (channels, n) as a player hears it, and the rate."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="fltp", layout=stream.layout, rate=stream.rate)
        blocks = [f.to_ndarray() for frame in container.decode(stream) for f in resampler.resample(frame)]
        return np.concatenate(blocks, axis=1), stream.rate


def readings(sound: Any, rate_hz: int) -> dict[str, float]:
    """{"lufs", "true_peak_db", "lra"} from FFmpeg's ebur128."""
    layout = "mono" if sound.shape[0] == 1 else "stereo"
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate_hz, format="fltp", layout=layout, time_base=f"1/{rate_hz}")
    meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    found: dict[str, str] = {}
    for at in range(0, sound.shape[1], rate_hz):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound[:, at : at + rate_hz]), "fltp", layout)
        frame.sample_rate, frame.pts = rate_hz, at
        graph.push(frame)
        found.update(_drained(sink))
    graph.push(None)
    found.update(_drained(sink))
    peak = float(found["lavfi.r128.true_peak"])
    return {
        "lufs": float(found["lavfi.r128.I"]),
        "true_peak_db": float(20 * np.log10(max(peak, 1e-9))),
        "lra": float(found["lavfi.r128.LRA"]),
    }


def _drained(sink: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    while True:
        try:
            found.update(sink.pull().metadata)
        except (av.error.BlockingIOError, av.error.EOFError):
            return found


def rise_at(sound: Any, rate_hz: int, time_s: float) -> float:
    """How much louder, in dB, high-passed sound is in the 60 ms from a moment than in the 60 ms before."""
    mono = np.diff(sound.mean(axis=0))
    at, width = int(time_s * rate_hz), int(0.06 * rate_hz)
    before, after = mono[max(at - width, 0) : at], mono[at : at + width]
    powers = [float(np.mean(part * part)) + 1e-12 for part in (before, after)]
    return float(10 * np.log10(powers[1] / powers[0]))
