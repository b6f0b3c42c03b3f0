# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format comes home as a file whose clicks stand where the picture has its cuts."""

import av
import numpy as np
import pytest
from contract_server import ContractServer
from contract_server.shots import FPS, SHOTS
from video_to_music.client import compose
from video_to_music.contract import OUTPUT_FORMATS
from video_to_music.model import Brief

KEY = "sk_marked_4f1c9a7e"
ONE_MS = 0.001


def decode(path):
    """Samples of the first channel, and their rate, as FFmpeg plays them: delays taken off."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="fltp", layout="mono")
        blocks = [
            block.to_ndarray()[0]
            for frame in [*container.decode(stream), None]
            for block in resampler.resample(frame)
        ]
        return np.concatenate(blocks), stream.rate


def click_times(samples, rate):
    """Where the clicks are: the loudest sample of each stretch that is far louder than the tone."""
    loud = np.flatnonzero(np.abs(samples) > 0.05)
    groups = np.split(loud, np.flatnonzero(np.diff(loud) > rate // 20) + 1)
    return [group[np.argmax(np.abs(samples[group]))] / rate for group in groups]


def expected_clicks(duration_s, rate):
    edges = np.cumsum(SHOTS)[:-1] / float(FPS)
    return [0.0, *edges, duration_s - 1 / rate]


@pytest.mark.parametrize("output_format", OUTPUT_FORMATS)
@pytest.mark.parametrize("channels", [1, 2])
def test_clicks_stand_on_the_cuts(output_format, channels, picture, reports, tmp_path):
    with ContractServer(channels=channels) as server:
        brief = Brief(output_format=output_format)
        receipt = compose(
            picture, brief=brief, take=tmp_path / "take", report=reports, server=server.url, key=KEY
        )
    samples, rate = decode(tmp_path / receipt.take)
    assert click_times(samples, rate) == pytest.approx(expected_clicks(2.5, rate), abs=ONE_MS)
    assert (receipt.channels, receipt.sample_rate_hz) == (channels, int(output_format.split("_")[1]))
    assert receipt.duration_s == pytest.approx(2.5, abs=ONE_MS)
    assert len(samples) / rate == pytest.approx(2.5, abs=ONE_MS)


@pytest.mark.parametrize("output_format", [f for f in OUTPUT_FORMATS if f.startswith("mp3")])
@pytest.mark.parametrize("signed", [False, True])
def test_mp3_of_a_streaming_encoder(output_format, signed, picture, reports, tmp_path):
    with ContractServer(lame_header=False) as server:
        brief = Brief(output_format=output_format, sign_with_c2pa=signed)
        receipt = compose(
            picture, brief=brief, take=tmp_path / "take", report=reports, server=server.url, key=KEY
        )
    samples, rate = decode(tmp_path / receipt.take)
    assert click_times(samples, rate) == pytest.approx(expected_clicks(2.5, rate), abs=ONE_MS)
    assert len(samples) == round(2.5 * rate)
    assert receipt.extras == (("take.signed.mp3",) if signed else ())
    if signed:
        assert b"c2pa" in (tmp_path / "take.signed.mp3").read_bytes()[:200]
    assert not list(tmp_path.glob("*.part"))
