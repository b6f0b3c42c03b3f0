# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the panel says in numbers, in English; tests/gui reads it in another language."""

from fractions import Fraction
from types import SimpleNamespace

import bpy
import pytest


@pytest.mark.parametrize(
    ("duration_s", "text"),
    [
        (Fraction(10), "0:10.0"),
        (Fraction(72001, 1200), "1:00.0"),
        (Fraction(5999, 100), "1:00.0"),
        (600, "10:00.0"),
    ],
)
def test_lengths(summary, duration_s, text):
    assert summary.length_text(Fraction(duration_s)) == text


def test_one_strip_is_not_strips(summary):
    assert summary.selection_text(1, Fraction(2)) == "1 strip, 0:02.0"
    assert summary.selection_text(3, Fraction(2)) == "3 strips, 0:02.0"


def panel_says(module, context):
    said = []
    column = SimpleNamespace(label=lambda *, text, **_how: said.append(text))
    module("ui.panel")._draw_selection(
        column, context, module("sequencer.selection").selection_or_none(context)
    )
    return said


def test_nothing_to_score_is_one_line_on_what_to_do(extension, edit, footage, module):
    movie = edit.add_movie(footage("a.mp4", frames=24))
    context = SimpleNamespace(scene=edit.scene, sequencer_scene=edit.scene)
    edit.select()
    assert panel_says(module, context) == ["Select the strips to score"]
    edit.select(movie)
    assert panel_says(module, context) == ["1 strip, 0:01.0"]
    movie.mute = True
    assert panel_says(module, context) == ["Unmute the selected strips"]
    nowhere = SimpleNamespace(scene=None, sequencer_scene=None)
    assert panel_says(module, nowhere) == ["Choose a scene in the header"]


def test_a_grey_use_suggestion_says_why(extension, edit, module):
    if not hasattr(bpy.context.workspace, "sequencer_scene"):
        pytest.skip("before 5.0 there always is a scene")
    now = module("ui.status").now
    now.error = module("errors").BriefError("no", suggestion="yes")
    bpy.context.workspace.sequencer_scene = None
    with pytest.raises(RuntimeError, match="Choose a scene"):
        bpy.ops.video_to_music.use_suggestion()
    bpy.context.workspace.sequencer_scene = bpy.context.scene
    bpy.ops.video_to_music.use_suggestion()
    assert bpy.context.scene.video_to_music.description == "yes"
    assert now.error is None


def test_what_is_sent_is_said(summary, module):
    cut = module("model").Cut(
        scene="S", fps=Fraction(24), start=1, end=241, width=1920, height=1080, clips=()
    )
    assert summary.sent_text(cut, quality="SMALL", server="") == "Nothing leaves this computer"
    sent = summary.sent_text(cut, quality="SMALL", server="https://api.elevenlabs.io")
    assert sent.startswith("Sends about ") and sent.endswith("MB of silent picture to api.elevenlabs.io")


def test_a_host_is_said_with_its_port(summary):
    assert summary.host_of("http://127.0.0.1:8000/x") == "127.0.0.1:8000"
    assert summary.host_of("https://api.eu.residency.elevenlabs.io") == "api.eu.residency.elevenlabs.io"


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (("EXPORT", 12, 48), "Exporting the picture 25%"),
        (("SEND", 600_000, 2_400_000), "Sending 0.6 of 2.4 MB"),
        (("COMPOSE",), "Composing 1:05"),
        (("COMPOSE", 3, 10), "Composing 30%"),
        (("RECEIVE", 1_000_000), "Receiving 1.0 MB"),
    ],
)
def test_progress_is_said_honestly(module, progress, text):
    said = module("ui.status").phase_text(module("model").Progress(*progress), elapsed_s=65)
    assert said == text


def test_a_long_wait_is_counted_in_fives(module):
    progress = module("model").Progress("COMPOSE")
    said = [module("ui.status").phase_text(progress, elapsed_s=s) for s in (0.2, 9.9, 10.1, 14.9, 15, 64)]
    assert said == [f"Composing {clock}" for clock in ("0:00", "0:09", "0:10", "0:10", "0:15", "1:00")]


@pytest.mark.parametrize(
    ("cut_short", "billed", "text"),
    [
        (1, 0, "A run ended before anything was sent: score again, it is free."),
        (2, 0, "2 runs ended before anything was sent: score again, it is free."),
        (
            1,
            1,
            "A run ended while the service was composing, which may have been billed: see your account.",
        ),
        (
            3,
            1,
            "3 runs ended while the service was composing, which may have been billed: see your account.",
        ),
    ],
)
def test_runs_that_ended_without_a_word_are_counted(module, cut_short, billed, text):
    status = module("ui.status")
    assert status.cut_short_text(status.Status(cut_short=cut_short, may_be_billed=billed)) == text


@pytest.mark.parametrize(
    ("phase", "state", "is_cancelling", "name"),
    [
        ("", "prepared", False, "Starting"),
        ("EXPORT", "exporting", False, "Exporting the picture"),
        ("EXPORT", "queued", False, "Waiting for its turn"),
        ("SEND", "sending", False, "Sending"),
        ("COMPOSE", "composing", False, "Composing"),
        ("RECEIVE", "receiving", False, "Receiving"),
        ("COMPOSE", "composing", True, "Stopping"),
    ],
)
def test_a_phase_is_named_without_numbers(module, phase, state, is_cancelling, name):
    progress = module("model").Progress(phase, 1, 2) if phase else None
    run = SimpleNamespace(progress=progress, state=state, phase_started_s=0)
    scoring = SimpleNamespace(run=run, is_cancelling=is_cancelling)
    assert module("ui.status").phase_name(scoring) == name
    assert module("ui.status").progress_text(scoring).startswith(name)


def test_a_clock_counts_minutes(module):
    clock = module("ui.status").clock
    assert [clock(s) for s in (0, 9.9, 60, 3599)] == ["0:00", "0:09", "1:00", "59:59"]


@pytest.fixture
def summary(module):
    return module("ui.summary")
