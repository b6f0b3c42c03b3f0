# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What arrived, recognised and wrapped: real headers to the byte, and any bytes at all without a crash."""

import struct
import wave
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from video_to_music.client.mp3 import info_frame, is_mp3, read_frame, read_mp3
from video_to_music.client.ogg import read_ogg
from video_to_music.client.probe import probe
from video_to_music.client.receive import Arrived
from video_to_music.client.recognise import HEAD_BYTES, kind_of
from video_to_music.client.take import keep
from video_to_music.client.wav import PCM, Samples, read_wav, samples_of, wav_header
from video_to_music.contract import OUTPUT_FORMATS
from video_to_music.errors import TakeError
from video_to_music.model import Brief, Picture

FRAME_128 = bytes.fromhex("fffb9064")  # MPEG 1, layer III, 128 kbit/s, 44.1 kHz, joint stereo


def mp3_bytes(frames, header=FRAME_128):
    return (header + bytes(read_frame(header).size_bytes - 4)) * frames


@pytest.mark.parametrize(
    ("header", "size", "samples", "rate", "channels", "kbit"),
    [
        ("fffb9064", 417, 1152, 44100, 2, 128),
        ("fffb9264", 418, 1152, 44100, 2, 128),
        ("fffb10c4", 104, 1152, 44100, 1, 32),
        ("fff344c4", 96, 576, 24000, 1, 32),
        ("fff340c4", 104, 576, 22050, 1, 32),
        ("ffe318c4", 72, 576, 8000, 1, 8),
    ],
)
def test_a_frame_header(header, size, samples, rate, channels, kbit):
    frame = read_frame(bytes.fromhex(header))
    assert (frame.size_bytes, frame.samples, frame.rate_hz, frame.channels, frame.kbit) == (
        size, samples, rate, channels, kbit,
    )  # fmt: skip


@pytest.mark.parametrize(
    "header", ["", "fffb", "fefb9064", "fffd9064", "ffeb9064", "fffbf064", "fffb0064", "fffb9c64"]
)
def test_no_frame_header(header):
    assert read_frame(bytes.fromhex(header)) is None


@pytest.mark.parametrize("duration_s", [1.0, 2.5, 600.0])
@pytest.mark.parametrize(
    ("output_format", "width"), [("pcm_8000", 2), ("pcm_44100", 2), ("ulaw_8000", 1), ("alaw_8000", 1)]
)
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("off", [0.75, 1.0, 1.3])
def test_channels_come_from_the_length(duration_s, output_format, width, channels, off):
    rate = int(output_format.split("_")[1])
    size = int(duration_s * off * rate) * width * channels
    samples = samples_of(output_format, size_bytes=size, duration_s=duration_s)
    assert (samples.rate_hz, samples.channels, samples.frame_bytes) == (rate, channels, width * channels)


def test_formats_with_headers_of_their_own_have_no_samples_to_wrap():
    for name in OUTPUT_FORMATS:
        raw = name.startswith(("pcm", "ulaw", "alaw"))
        assert (samples_of(name, size_bytes=10, duration_s=1) is not None) == raw


def test_a_wav_header_is_one_that_others_read(tmp_path):
    path = tmp_path / "x.wav"
    path.write_bytes(wav_header(Samples(PCM, 22050, 2), size_bytes=400) + bytes(400))
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getnframes()) == (22050, 2, 100)
    assert read_wav(path) == (Samples(PCM, 22050, 2), 100)
    assert struct.unpack("<I", path.read_bytes()[4:8])[0] == path.stat().st_size - 8


def test_an_info_frame_is_one_we_read_back(tmp_path):
    path = tmp_path / "x.mp3"
    path.write_bytes(mp3_bytes(100))
    plain = read_mp3(path)
    assert (plain.frames, plain.delay, plain.is_constant) == (100, None, True)
    wanted = 100 * 1152 - 576 - 1000
    path.write_bytes(info_frame(plain, music_samples=wanted) + mp3_bytes(100))
    wrapped = read_mp3(path)
    assert (wrapped.frames, wrapped.delay, wrapped.padding) == (100, 576, 1000)
    assert wrapped.samples == wanted


@pytest.mark.parametrize("wanted", [0, 100 * 1152 + 5, 50 * 1152])
def test_music_of_another_length_than_the_picture_is_not_shortened(wanted, tmp_path):
    path = tmp_path / "x.mp3"
    path.write_bytes(mp3_bytes(100))
    path.write_bytes(info_frame(read_mp3(path), music_samples=wanted) + mp3_bytes(100))
    assert read_mp3(path).samples == 100 * 1152 - 576


@pytest.mark.parametrize(
    "kbit_header", ["fffb10c4", "fffb1064", "fff344c4", "fff34064", "ffe318c4", "fffbe064"]
)
def test_every_kind_of_frame_has_room_for_the_tag(kbit_header, tmp_path):
    header = bytes.fromhex(kbit_header)
    path = tmp_path / "x.mp3"
    path.write_bytes(mp3_bytes(20, header))
    tag = info_frame(read_mp3(path), music_samples=1)
    frame = read_frame(tag)
    assert frame.size_bytes == len(tag)
    assert (frame.rate_hz, frame.channels) == (read_frame(header).rate_hz, read_frame(header).channels)


# head, content type, kind
KINDS = [
    (b"", "audio/mpeg", "nothing"),
    (mp3_bytes(3), "application/octet-stream", "mp3"),
    (b"ID3\x03\0\0\0\0\0\x0a" + bytes(30), "", "mp3"),
    (b"OggS\0\x02" + bytes(40), "", "ogg"),
    (b"RIFF\0\0\0\0WAVEfmt ", "", "wav"),
    (b"RIFF\0\0\0\0AVI fmt ", "", "samples"),
    (b"\x1aE\xdf\xa3" + bytes(9), "audio/webm", "webm"),
    (b"PK\x03\x04" + bytes(9), "audio/mpeg", "zip"),
    (b"<!DOCTYPE html><html>", "audio/mpeg", "page"),
    (b"\xef\xbb\xbf <HTML>", "", "page"),
    (b'{"detail": 1}', "application/octet-stream", "page"),
    (b"anything", "text/html; charset=utf-8", "page"),
    (bytes(100), "application/octet-stream", "samples"),
    (b"\xff\xff" * 100, "", "samples"),
    (b"\xff\xfb\x90\x64" * 100, "", "samples"),
    (mp3_bytes(1) + bytes(999), "", "samples"),
]


@pytest.mark.parametrize(("head", "content_type", "kind"), KINDS)
def test_an_answer_is_what_its_first_bytes_are(head, content_type, kind):
    assert kind_of(head[:HEAD_BYTES], content_type=content_type) == kind


def ogg_page(position, content=b"x", flags=0):
    return (
        b"OggS\0"
        + bytes((flags,))
        + struct.pack("<qIIIB", position, 1, 0, 0, 1)
        + bytes((len(content),))
        + content
    )


def test_opus_plays_its_last_position_less_its_pre_skip(tmp_path):
    head = b"OpusHead\x01\x02" + struct.pack("<HIhB", 312, 48000, 0, 0)
    path = tmp_path / "x.ogg"
    path.write_bytes(ogg_page(0, head, 2) + ogg_page(-1) + ogg_page(48_312, flags=4))
    ogg = read_ogg(path)
    assert (ogg.rate_hz, ogg.channels, ogg.samples, ogg.is_whole) == (48_000, 2, 48_000, True)
    path.write_bytes(path.read_bytes()[:-1])
    assert read_ogg(path).is_whole is False


STARTS = st.sampled_from(
    [
        b"",
        mp3_bytes(4),
        mp3_bytes(1),
        b"ID3\x03\0\0\0\0\0\x0a" + bytes(10) + mp3_bytes(3),
        b"ID3\x04\0\x10\x7f\x7f\x7f\x7f",
        ogg_page(0, b"OpusHead\x01\x02" + bytes(20), 2),
        ogg_page(0, b"OpusHead\x01\0" + bytes(20), 2),
        ogg_page(0, b"\x01vorbis" + bytes(30), 2),
        wav_header(Samples(PCM, 8000, 1), size_bytes=2**31),
        b"RIFF\0\0\0\0WAVE",
        b"RIFF\0\0\0\0WAVEfmt \xff\xff\xff\xff",
        b"RIFF\0\0\0\0WAVE" + b"JUNK\0\0\0\0" * 99,
        b"\x1aE\xdf\xa3",
        b"fLaC\0",
        b"PK\x03\x04",
        b"{",
        b"<html",
    ]
)


@settings(deadline=None)
@given(
    STARTS,
    st.one_of(st.binary(max_size=3000), st.just(mp3_bytes(20)), st.just(ogg_page(99) * 3)),
    st.sampled_from(OUTPUT_FORMATS),
    st.fractions(Fraction(1, 100), 600),
    st.booleans(),
    st.booleans(),
)
@example(b"", b"\0", "pcm_48000", Fraction(600), True, False)
def test_any_bytes_become_a_take_or_one_error(start, rest, output_format, duration_s, was_counted, signed):
    with TemporaryDirectory() as name:
        folder = Path(name)
        part = folder / "take.part"
        part.write_bytes(start + rest)
        arrived = Arrived(part, len(start + rest), "application/octet-stream", was_counted, "", "", "", None)
        brief = Brief(output_format=output_format, sign_with_c2pa=signed)
        try:
            receipt = keep(arrived, take=folder / "take", brief=brief, picture=Picture(("x",), duration_s))
        except TakeError as error:
            assert error.billed == "MAYBE"
        else:
            left = {path.name for path in folder.iterdir()}
            assert left == {receipt.take, *receipt.extras}
            assert receipt.duration_s >= 0
            assert (folder / receipt.take).stat().st_size == receipt.size_bytes <= len(start + rest) + 2000
        assert not list(folder.glob("*.part"))


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_probing_any_bytes_never_fails(content):
    with TemporaryDirectory() as name:
        path = Path(name) / "x"
        path.write_bytes(content)
        for kind in ("mp3", "ogg", "wav", "webm", "flac", "samples"):
            sound = probe(path, kind=kind, output_format="pcm_8000", duration_s=Fraction(1))
            assert sound.duration_s >= 0
            assert sound.rate_hz > 0
            assert sound.channels > 0


@settings(deadline=None)
@given(st.binary(max_size=64))
def test_recognising_any_bytes_never_fails(head):
    assert kind_of(head, content_type="")
    is_mp3(head)
