# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A click in the take stands where it should in Blender's own mixdown, to within 1 ms."""

import wave
from fractions import Fraction

import av
import bpy
import numpy as np
import pytest

pytestmark = pytest.mark.usefixtures("sounds")

RATE_HZ = 48000
CLICKS_S = (0.5, 1.25, 3.0, 7.123)
DURATION_S = 8
FRAME_SIZE = 960
FORMATS = {
    "take.wav": ("pcm_s16le", "s16"),
    "take.flac": ("flac", "s16"),
    "take.opus": ("libopus", "s16"),
    "take.mp3": ("libmp3lame", "s16p"),
}
SCENE_RATES = ((24, 1.0), (24, 1.001), (25, 1.0), (30, 1.001), (60, 1.0))


@pytest.fixture(scope="module")
def clicks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clicks")
    return {name: write_clicks(folder / name, codec, layout) for name, (codec, layout) in FORMATS.items()}


def write_clicks(path, codec, sample_format):
    with av.open(str(path), "w", format="ogg" if path.suffix == ".opus" else None) as container:
        stream = container.add_stream(codec, rate=RATE_HZ, layout="mono")
        stream.format = sample_format
        frame = av.AudioFrame.from_ndarray(click_track()[None], format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE_HZ, 0
        for part in av.AudioResampler(sample_format, "mono", RATE_HZ, frame_size=FRAME_SIZE).resample(frame):
            container.mux(stream.encode(part))
        container.mux(stream.encode())
    return path


def click_track():
    """Bumps 2 ms wide that a lossy codec keeps in their place."""
    t = np.arange(DURATION_S * RATE_HZ) / RATE_HZ
    bumps = sum(np.exp(-(((t - at) / 0.0005) ** 2)) for at in CLICKS_S)
    return (bumps * 24000).astype(np.int16)


@pytest.mark.parametrize("first", [1, 100])
@pytest.mark.parametrize("take", FORMATS)
@pytest.mark.parametrize(("fps", "base"), SCENE_RATES)
def test_clicks_stand_where_they_should(edit, module, clicks, tmp_path, take, fps, base, first):
    scene = edit.scene
    scene.render.fps, scene.render.fps_base = fps, base
    rate = Fraction(fps) / Fraction(base).limit_denominator(1001)
    start, end = 37, 37 + int(DURATION_S * rate)
    cut = module("model").Cut(scene.name, rate, start, end, 640, 360, ())
    module("sequencer.place").place_take(scene, take_path=clicks[take], cut=cut, name="take", recipe={})
    scene.frame_start, scene.frame_end = first, end
    mix = mixdown(tmp_path / "mix.wav")
    for at in CLICKS_S:
        due = float((start - first) / rate) + at
        if due < 0.2:
            continue
        near = mix[round((due - 0.2) * RATE_HZ) : round((due + 0.2) * RATE_HZ)]
        heard = due - 0.2 + np.argmax(np.abs(near)) / RATE_HZ
        assert np.abs(near).max() > 1000
        assert abs(heard - due) < 0.001


def mixdown(path):
    bpy.ops.sound.mixdown(filepath=str(path), container="WAV", codec="PCM", format="S16", mixrate=RATE_HZ)
    with wave.open(str(path)) as mix:
        samples = np.frombuffer(mix.readframes(mix.getnframes()), dtype=np.int16)
        return samples.reshape(-1, mix.getnchannels())[:, 0].astype(float)
