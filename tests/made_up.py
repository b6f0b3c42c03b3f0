# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up values of every noun that goes to disk, for hypothesis."""

from hypothesis import strategies as st
from video_to_music.job.folder import Job
from video_to_music.model import Brief, Clip, Cut, Marker, Receipt, Source

WORDS = st.text(max_size=30)
FRAMES = st.integers(-1_000_000, 1_000_000)
FINITE = st.floats(-1e6, 1e6)
RATES = st.fractions("1/1000", 1000, max_denominator=1001)

SOURCES = st.builds(
    Source,
    path=WORDS,
    frames=st.integers(1, 1_000_000),
    content_start=FINITE,
    rate=RATES,
    reversed=st.booleans(),
    scale=st.tuples(FINITE, FINITE),
)
CLIPS = st.builds(Clip, name=WORDS, channel=FRAMES, start=FRAMES, end=FRAMES, source=st.none() | SOURCES)
CUTS = st.builds(
    Cut,
    scene=WORDS,
    fps=RATES,
    start=FRAMES,
    end=FRAMES,
    width=FRAMES,
    height=FRAMES,
    clips=st.lists(CLIPS, max_size=3).map(tuple),
    markers=st.lists(st.builds(Marker, name=WORDS, frame=FRAMES), max_size=2).map(tuple),
    meta=st.lists(WORDS, max_size=2).map(tuple),
)
BRIEFS = st.builds(
    Brief,
    description=WORDS,
    tags=st.lists(WORDS, max_size=3).map(tuple),
    sign_with_c2pa=st.booleans(),
    seed=FRAMES,
)
JOBS = st.builds(
    Job,
    id=WORDS,
    cut=CUTS,
    brief=BRIEFS,
    service=st.sampled_from(["TEMP_SCORE", "ELEVENLABS", "PICTURE", "another"]),
    server=WORDS,
    quality=WORDS,
    take_folder=WORDS,
    take_name=WORDS,
)
RECEIPTS = st.builds(
    Receipt,
    service=WORDS,
    take=st.sampled_from(["take.wav", "../take.wav", "/etc/passwd", ""]) | WORDS,
    output_format=WORDS,
    duration_s=FINITE,
    sample_rate_hz=FRAMES,
    channels=FRAMES,
    size_bytes=FRAMES,
    sha256=WORDS,
    credits=st.none() | FRAMES,
    extras=st.lists(WORDS, max_size=2).map(tuple),
)
