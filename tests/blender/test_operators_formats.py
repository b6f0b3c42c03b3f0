# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format of the service, from the wire to Blender's mixdown: clicks stand on the cuts, to 1 ms."""

import wave
from fractions import Fraction

import bpy
import numpy as np
import pytest
from contract_server import ContractServer
from contract_server.shots import write_shots

pytestmark = pytest.mark.usefixtures("sounds")

MIX_HZ = 48000
FPS_OF_SHOTS = 24
CUTS_S = (20 / FPS_OF_SHOTS, 35 / FPS_OF_SHOTS)
SCENE_RATES = ((24, 1.0), (25, 1.0), (30, 1.001), (60, 1.0))
START = 37


@pytest.fixture(scope="module")
def shots(tmp_path_factory):
    """2.5 s of picture with two cuts."""
    return write_shots(tmp_path_factory.mktemp("shots") / "picture.mp4", fps=FPS_OF_SHOTS)


def formats():
    bare = [pytest.param(name, True, id=name) for name in output_formats()]
    headless = [
        pytest.param(name, False, id=f"{name}-headless") for name in output_formats() if "mp3" in name
    ]
    return bare + headless


def output_formats():
    from video_to_music.contract import OUTPUT_FORMATS

    return OUTPUT_FORMATS


def scored(module, picture, folder, *, output_format, lame_header):
    """The take as a run would place it, and the receipt."""
    model = module("model")
    picture = model.Picture(picture.videos, picture.duration_s)
    brief = model.Brief(output_format=output_format)
    with ContractServer(cuts_s=CUTS_S, lame_header=lame_header) as server:
        receipt = module("client").compose(
            picture, brief=brief, take=folder / "take", report=lambda _: None, server=server.url, key="any"
        )
    receipt = module("job.timeline_sound").for_the_timeline(folder, receipt)
    return folder / receipt.take, picture.duration_s


@pytest.mark.parametrize(("output_format", "lame_header"), formats())
def test_clicks_stand_on_the_cuts(edit, module, shots, tmp_path, output_format, lame_header):
    take, duration_s = scored(module, shots, tmp_path, output_format=output_format, lame_header=lame_header)
    for fps, base in SCENE_RATES:
        heard_s = clicks_in_mixdown(edit, module, take, duration_s, fps=fps, base=base, folder=tmp_path)
        assert heard_s == pytest.approx(CUTS_S, abs=0.001), (fps, base)


def clicks_in_mixdown(edit, module, take, duration_s, *, fps, base, folder):
    """Where the loudest sample near each cut stands, in seconds from the Cut's first frame."""
    scene = edit.scene
    scene.render.fps, scene.render.fps_base = fps, base
    rate = Fraction(fps) / Fraction(base).limit_denominator(1001)
    end = START + round(duration_s * rate)
    cut = module("model").Cut(scene.name, rate, START, end, 640, 360, ())
    name = module("sequencer.place").place_take(scene, take_path=take, cut=cut, name="take", recipe={})
    scene.frame_start, scene.frame_end = 1, end
    mix = mixdown(folder / "mix.wav")
    edit.strips.remove(edit.strips[name])
    lead_s = float((START - 1) / rate)
    return [loudest_near(mix, lead_s + at) - lead_s for at in CUTS_S]


def loudest_near(mix, at_s):
    first = round((at_s - 0.1) * MIX_HZ)
    near = np.abs(mix[first : round((at_s + 0.1) * MIX_HZ)])
    assert near.max() > 0.05 * 32767, "no click is heard"
    return (first + int(near.argmax())) / MIX_HZ


def mixdown(path):
    bpy.ops.sound.mixdown(filepath=str(path), container="WAV", codec="PCM", format="S16", mixrate=MIX_HZ)
    with wave.open(str(path)) as mix:
        samples = np.frombuffer(mix.readframes(mix.getnframes()), dtype=np.int16)
        return samples.reshape(-1, mix.getnchannels())[:, 0].astype(float)
