# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clip that leaves part of the frame open shows what lies below it."""

import pytest
from video_to_music.model import Clip, Source
from video_to_music.sequencer.overlap import BESIDE, fills, mark

HD = (1920, 1080)


def a_source(width=1920, height=1080, scale=(1.0, 1.0), offset=(0.0, 0.0)):
    return Source("/v/a.mp4", 100, 1.0, width=width, height=height, scale=scale, offset=offset)


def a_clip(name, channel, start, end, **source):
    return Clip(name, channel, start, end, a_source(**source))


@pytest.mark.parametrize(
    ("source", "filled"),
    [
        (a_source(), True),
        (a_source(1440, 1080), False),
        (a_source(3840, 2160, offset=(960.0, 0.0)), True),
        (a_source(3840, 2160, offset=(961.0, 0.0)), False),
        (a_source(960, 540, scale=(2.0, 2.0)), True),
        (a_source(0, 0), False),
    ],
)
def test_a_source_fills_the_frame_or_not(source, filled):
    assert fills(source, size=HD) is filled


@pytest.mark.parametrize(
    ("below", "marked"),
    [
        (a_clip("below", 1, 1, 11), False),
        (a_clip("below", 1, 1, 12), True),
        (a_clip("below", 1, 20, 30), False),
        (a_clip("below", 1, 19, 30), True),
        (a_clip("below", 3, 1, 30), False),
    ],
)
def test_only_a_clip_below_at_the_same_time_counts(below, marked):
    narrow = a_clip("narrow", 2, 11, 20, width=1440)
    first, second = mark((below, narrow), size=HD)
    assert first == below
    assert (second.needs_render, second.source) == ((BESIDE, None) if marked else ("", narrow.source))


def test_one_that_replaces_has_black_around_it():
    clips = (a_clip("below", 1, 1, 30), a_clip("narrow", 2, 11, 20, width=1440))
    assert mark(clips, size=HD, replacing=frozenset({"narrow"})) == clips
