# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Temp Score speaks the same contract: asked over HTTP, it answers as the paid service does."""

import pytest
from contract_server import ContractServer
from video_to_music.client import compose
from video_to_music.model import Brief


@pytest.mark.parametrize(
    ("output_format", "take"),
    [
        ("mp3_44100_128", "take.mp3"),
        ("opus_48000_96", "take.ogg"),
        ("pcm_16000", "take.wav"),
        ("ulaw_8000", "take.wav"),
    ],
)
def test_temp_score_over_http(picture, tmp_path, reports, output_format, take):
    brief = Brief("warm acoustic wedding", ("calm",), output_format=output_format)
    with ContractServer(temp_score=True) as server:
        receipt = compose(
            picture, brief=brief, take=tmp_path / "take", report=reports, server=server.url, key="any"
        )
    assert receipt.take == take
    assert receipt.duration_s == pytest.approx(float(picture.duration_s), abs=0.03)
    assert reports.phases == ["SEND", "COMPOSE", "RECEIVE"]
