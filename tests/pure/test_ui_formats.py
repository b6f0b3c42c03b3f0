# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from video_to_music.contract import OUTPUT_FORMATS
from video_to_music.ui.formats import can_sign, format_items, format_label


@pytest.mark.parametrize(
    ("output_format", "label"),
    [
        ("mp3_44100_128", "MP3, 44.1 kHz, 128 kbit/s"),
        ("mp3_22050_32", "MP3, 22.05 kHz, 32 kbit/s"),
        ("pcm_48000", "WAV, 48 kHz"),
        ("ulaw_8000", "µ-law, 8 kHz"),
        ("opus_48000_192", "Opus, 48 kHz, 192 kbit/s"),
    ],
)
def test_formats_have_names(output_format, label):
    assert format_label(output_format) == label


def test_every_format_is_offered_once():
    assert [item[0] for item in format_items()] == list(OUTPUT_FORMATS)
    assert len({item[1] for item in format_items()}) == len(OUTPUT_FORMATS) == 21


def test_only_mp3_is_signed():
    assert {name for name in OUTPUT_FORMATS if can_sign(name)} == {
        n for n in OUTPUT_FORMATS if n[:3] == "mp3"
    }
