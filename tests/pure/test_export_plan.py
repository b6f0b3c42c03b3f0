# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is decided before a frame is decoded: size, rate, weight, spans, placement, packets."""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from video_to_music.contract import VIDEOS_MAX_BYTES
from video_to_music.errors import PictureError
from video_to_music.export.needed import needed
from video_to_music.export.placement import Rect, placement_of
from video_to_music.export.quality import (
    QUALITIES,
    bits_per_second,
    check_size,
    estimate_bytes,
    most_bits_per_second,
    size_of,
    step_of,
)
from video_to_music.export.reference import droppable_of
from video_to_music.export.spans import spans_of
from video_to_music.model import Clip, Cut, Source

FILE = Source("a.mp4", 100, 1, width=1920, height=1080)


def cut_of(*clips, fps=24, end=101, size=(1920, 1080)):
    return Cut("Scene", Fraction(fps), 1, end, *size, clips)


@pytest.mark.parametrize(
    ("scene", "quality", "size"),
    [
        ((1920, 1080), "STANDARD", (640, 360)),
        ((1080, 1920), "STANDARD", (360, 640)),
        ((1920, 1080), "SMALL", (320, 180)),
        ((1920, 803), "SHARP", (1280, 536)),
        ((100, 75), "SHARP", (100, 76)),
        ((4096, 16), "SMALL", (320, 2)),
    ],
)
def test_the_video_keeps_the_scenes_aspect_in_even_pixels(scene, quality, size):
    assert size_of(cut_of(size=scene), quality) == size


@pytest.mark.parametrize(
    ("scene", "quality", "refused"),
    [
        ((16, 16), "SMALL", False),
        ((5, 4), "SMALL", True),
        ((15, 640), "SHARP", True),
        ((3000, 8), "SHARP", True),
        ((2560, 32), "SHARP", False),
        ((2560, 32), "STANDARD", True),
    ],
)
def test_what_is_too_small_to_show_anything_is_refused(scene, quality, refused):
    with pytest.raises(PictureError, match="16 is the least") if refused else nullcontext():
        check_size(cut_of(size=scene), quality)


@pytest.mark.parametrize(
    ("fps", "steps"),
    [
        (24, (2, 2, 1)),
        (25, (2, 2, 1)),
        (30, (2, 2, 1)),
        (60, (4, 4, 2)),
        ("30000/1001", (2, 2, 1)),
        (8, (1, 1, 1)),
    ],
)
def test_every_rate_is_divided_by_a_whole_number(fps, steps):
    assert tuple(step_of(cut_of(fps=Fraction(fps)), quality) for quality in QUALITIES) == steps


@given(frames=st.integers(1, 600 * 60), fps=st.integers(1, 60), quality=st.sampled_from(list(QUALITIES)))
def test_no_cut_can_weigh_more_than_the_service_takes(frames, fps, quality):
    cut = cut_of(fps=fps, end=1 + frames, size=(7680, 4320))
    rate = bits_per_second(cut, quality)
    assert 0 < rate <= most_bits_per_second(cut)
    assert rate * max(cut.duration_s, 1) / 8 <= VIDEOS_MAX_BYTES
    assert estimate_bytes(cut, quality) <= VIDEOS_MAX_BYTES


def test_spans_follow_what_is_on_top():
    low, high = Clip("low", 1, 1, 60, FILE), Clip("high", 3, 20, 40, FILE)
    title = Clip("title", 2, 30, 80, None, "is a text")
    spans = [
        (s.start, s.end, s.clips[0].name if s.clips else "", s.direct)
        for s in spans_of(cut_of(low, high, title))
    ]
    assert spans == [
        (1, 20, "low", True),
        (20, 30, "high", True),
        (30, 40, "high", True),
        (40, 60, "title", False),
        (60, 80, "title", False),
        (80, 101, "", False),
    ]


@given(
    clips=st.lists(
        st.tuples(st.integers(1, 4), st.integers(1, 90), st.integers(1, 60), st.booleans()), max_size=12
    ),
    step=st.integers(1, 5),
)
def test_spans_cover_the_range_once_and_every_sent_frame_once(clips, step):
    cut = cut_of(
        *(Clip(str(n), c, s, min(s + d, 101), FILE if f else None) for n, (c, s, d, f) in enumerate(clips))
    )
    spans = spans_of(cut)
    assert [span.start for span in spans] == [1, *(span.end for span in spans[:-1])]
    assert spans[-1].end == 101
    frames = [frame for span in spans for frame in span.frames(cut, step)]
    assert frames == list(range(1, 101, step))


@pytest.mark.parametrize(
    ("source", "picture", "crop", "at"),
    [
        ({}, (1920, 1080), Rect(0, 0, 1920, 1080), Rect(0, 0, 640, 360)),
        ({}, (960, 540), Rect(0, 0, 960, 540), Rect(160, 90, 320, 180)),
        ({"scale": (2.0, 2.0)}, (960, 540), Rect(0, 0, 960, 540), Rect(0, 0, 640, 360)),
        ({}, (3840, 2160), Rect(960, 540, 1920, 1080), Rect(0, 0, 640, 360)),
        ({"offset": (480.0, 270.0)}, (1920, 1080), Rect(0, 270, 1440, 810), Rect(160, 0, 480, 270)),
        ({"offset": (-1920.0, 0.0)}, (1920, 1080), None, None),
    ],
)
def test_a_source_lies_where_blender_draws_it(source, picture, crop, at):
    placement = placement_of(replace(FILE, **source), cut_of(), picture=picture, size=(640, 360))
    assert (placement and placement.crop, placement and placement.at) == (crop, at)


@dataclass
class Packet:
    pts: int | None
    free: bool = False
    size: int = 1


def decode_order():
    """Five groups of I b B b P as an encoder stores them: P first, then B, then the two free b."""
    yield Packet(0)
    for group in range(0, 20, 4):
        yield Packet(group + 4)
        yield Packet(group + 2)
        yield Packet(group + 1, free=True)
        yield Packet(group + 3, free=True)


@pytest.mark.parametrize(
    ("due", "decoded"),
    [
        (range(21), set(range(21))),
        (range(0, 21, 2), set(range(0, 21, 2))),
        (range(1, 20, 2), set(range(21))),
        ([5], {0, 2, 4, 8, 6, 5}),
        ([0, 0], {0}),
        ([99], set(range(0, 21, 2))),
    ],
)
def test_free_packets_are_decoded_only_when_they_are_due(due, decoded):
    assert {p.pts for p in needed(decode_order(), list(due), lambda p: p.free)} == decoded


def test_a_packet_is_shown_until_the_next_however_late_that_is():
    packets = [Packet(0), Packet(90, free=True), Packet(10, free=True), Packet(300)]
    assert [p.pts for p in needed(packets, [85], lambda p: p.free)] == [0, 10]
    assert [p.pts for p in needed(packets, [250], lambda p: p.free)] == [0, 90]


def test_packets_without_a_time_are_all_decoded():
    packets = [Packet(None, free=True) for _ in range(30)]
    assert len(list(needed(packets, [3], lambda p: p.free))) == 30


@pytest.mark.parametrize(
    ("codec", "extradata", "packet", "free"),
    [
        ("h264", b"\x01\x64\x00\x1f\xff", b"\0\0\0\2\x09\xf0\0\0\0\2\x01\x9a", True),
        ("h264", b"\x01\x64\x00\x1f\xff", b"\0\0\0\2\x41\x9a\0\0\0\2\x01\x9a", False),
        ("h264", b"\x01\x64\x00\x1f\xff", b"\0\0\0\2\x06\x05", False),
        ("h264", b"\x01\x64\x00\x1f\xff", b"", False),
        ("h264", b"", b"\0\0\0\1\x09\xf0\0\0\1\x01\x9a\x22", True),
        ("h264", b"", b"\0\0\1\x65\x88\x22", False),
        ("hevc", b"\x01" + bytes(20) + b"\x0f", b"\0\0\0\3\x00\x01\x9a", True),
        ("hevc", b"\x01" + bytes(20) + b"\x0f", b"\0\0\0\3\x02\x01\x9a", False),
        ("hevc", b"\x01" + bytes(20) + b"\x17", b"\0\0\0\3\x00\x01\x9a", False),
        ("vp9", b"", b"\x82\x49", False),
    ],
)
def test_only_packets_nothing_refers_to_are_free(codec, extradata, packet, free):
    assert droppable_of(codec, extradata, intra_only=False)(memoryview(packet)) is free
