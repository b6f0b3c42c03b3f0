# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from fractions import Fraction

import pytest
from video_to_music.contract import OUTPUT_FORMATS
from video_to_music.model import Cut, Progress
from video_to_music.ui.formats import can_sign, format_items, format_label
from video_to_music.ui.status import clock, phase_text
from video_to_music.ui.summary import host_of, length_text, selection_text, sent_text

CUT = Cut(scene="S", fps=Fraction(24), start=1, end=241, width=1920, height=1080, clips=())


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


@pytest.mark.parametrize(
    ("duration_s", "text"),
    [
        (Fraction(10), "0:10.0"),
        (Fraction(72001, 1200), "1:00.0"),
        (Fraction(5999, 100), "1:00.0"),
        (600, "10:00.0"),
    ],
)
def test_lengths(duration_s, text):
    assert length_text(Fraction(duration_s)) == text


def test_one_strip_is_not_strips():
    assert selection_text(1, Fraction(2)) == "1 strip, 0:02.0"
    assert selection_text(3, Fraction(2)) == "3 strips, 0:02.0"


def test_what_is_sent_is_said():
    assert sent_text(CUT, quality="SMALL", server="") == "Nothing leaves this computer"
    sent = sent_text(CUT, quality="SMALL", server="https://api.elevenlabs.io")
    assert sent.endswith("MB of silent picture to api.elevenlabs.io")


def test_a_host_is_said_with_its_port():
    assert host_of("http://127.0.0.1:8000/x") == "127.0.0.1:8000"
    assert host_of("https://api.eu.residency.elevenlabs.io") == "api.eu.residency.elevenlabs.io"


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress("EXPORT", 12, 48), "Exporting the picture 25%"),
        (Progress("SEND", 600_000, 2_400_000), "Sending 0.6 of 2.4 MB"),
        (Progress("COMPOSE"), "Composing 1:05"),
        (Progress("COMPOSE", 3, 10), "Composing 30%"),
        (Progress("RECEIVE", 1_000_000), "Receiving 1.0 MB"),
    ],
)
def test_progress_is_said_honestly(progress, text):
    assert phase_text(progress, elapsed_s=65) == text


def test_a_clock_counts_minutes():
    assert [clock(s) for s in (0, 9.9, 60, 3599)] == ["0:00", "0:09", "1:00", "59:59"]
