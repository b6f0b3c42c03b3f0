# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an editor reads can be said in another language: whoever made it, and whatever came between."""

import ast
import json
import string
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("hypothesis")
from hypothesis import example, given
from hypothesis import strategies as st
from video_to_music.errors import KINDS, NO_WORDS, ScoringError, TimelineError
from video_to_music.job import folder, journal
from video_to_music.job.run import Run
from video_to_music.model import Receipt
from video_to_music.sentence import FIELD, Sentence, n_, sentence_from_json

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("client", "composer", "export", "job", "operators", "sequencer", "ui")
SHIPPED = [*ROOT.glob("*.py"), *(file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py")))]
ERRORS = {*KINDS, "NeedsBlender", "Unreadable"}
GONE = n_("Take “{name}” of {n} is gone.", name="{odd} {0!r}", n=3)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)
PATTERNS = st.text("{}ab!:. \ud800\0" + string.ascii_letters, max_size=20)


def in_german(table):
    return lambda pattern: table.get(pattern, pattern)


@pytest.mark.parametrize(
    ("german", "said"),
    [
        ("Von {n} Takes ist „{name}“ weg.", "Von 3 Takes ist „{odd} {0!r}“ weg."),
        ("Ein Take ist weg.", "Ein Take ist weg."),
        ("„{nam}“ ist weg.", str(GONE)),
        ("„{name!r}“ ist weg.", str(GONE)),
        ("„{name:>9}“ ist weg.", str(GONE)),
        ("„{name.__class__}“ ist weg.", str(GONE)),
        ("„{}“ ist weg.", str(GONE)),
        ("„{name“ ist weg.", str(GONE)),
        ("", str(GONE)),
    ],
)
def test_a_translation_that_asks_for_what_is_not_there_is_passed_over(german, said):
    assert GONE.translated(in_german({GONE.pattern: german})) == said


def test_in_english_it_is_a_text_like_any_other():
    assert GONE == "Take “{odd} {0!r}” of 3 is gone."
    assert TimelineError(GONE).sentence == str(TimelineError(GONE)) == GONE
    assert TimelineError("made by hand, {or} not").sentence == "made by hand, {or} not"


def test_an_error_can_be_translated_after_a_way_through_the_journal():
    for kind in KINDS.values():
        line = json.dumps(kind(GONE, status=402, billed="MAYBE", more=(GONE,)).to_json())
        error = ScoringError.from_json(json.loads(line))
        assert (type(error), error.status, error.billed) == (kind, 402, "MAYBE")
        assert error.sentence == GONE
        assert error.sentence.translated(in_german({GONE.pattern: "{n}: {name}"})) == "3: {odd} {0!r}"


def test_an_error_an_older_version_wrote_is_read():
    error = ScoringError.from_json({"kind": "TimelineError", "sentence": "Take “a” is {gone}.", "status": 0})
    assert error.sentence == "Take “a” is {gone}."
    assert error.sentence.translated(str) == "Take “a” is {gone}."


@given(
    ANY_JSON
    | st.fixed_dictionaries(
        {},
        optional={
            "sentence": PATTERNS | ANY_JSON,
            "pattern": PATTERNS | ANY_JSON,
            "values": st.dictionaries(PATTERNS, PATTERNS | ANY_JSON, max_size=3) | ANY_JSON,
            "kind": ANY_JSON,
            "status": ANY_JSON,
            "suggestion": ANY_JSON | PATTERNS,
        },
    )
)
@example({"pattern": "{a.__class__} {b:>99999999999}", "values": {"a": "x", "b": "y"}})
@example({"pattern": "\ud800 {a}", "values": {"a": "\ud800\0"}})
@example({"sentence": "", "suggestion": "\udfff"})
def test_whatever_a_journal_holds_can_be_drawn(data):
    error = ScoringError.from_json(data)
    for text in (error.sentence, error.sentence.translated(lambda pattern: pattern + "{"), error.suggestion):
        assert "\0" not in text.encode().decode()
    assert error.sentence
    assert len(error.sentence) < 10_000


@given(PATTERNS, st.dictionaries(st.text(string.ascii_letters, max_size=4), st.text(), max_size=3))
def test_any_sentence_comes_back_as_it_was(pattern, values):
    sentence = Sentence(pattern, values)
    back = sentence_from_json(json.loads(json.dumps(sentence.to_json())), otherwise=NO_WORDS)
    assert back == (sentence or NO_WORDS)


def test_what_a_run_notes_can_be_translated_when_it_has_arrived(tmp_path):
    folder.write_receipt(tmp_path, Receipt("TEMP_SCORE", "take.wav", "pcm_8000", 1.0, 8000, 1, 4, ""))
    notes = [GONE.to_json(), {"sentence": "As an older version wrote it."}, None]
    journal.append(tmp_path, {"state": journal.RECEIVED, "take": "take.wav", "notes": notes}, durable=False)
    arrived = Run(job=None, folder=tmp_path, process=SimpleNamespace(poll=lambda: None))
    arrived.poll()
    assert arrived.notes == (GONE, "As an older version wrote it.", NO_WORDS)
    assert arrived.notes[0].translated(in_german({GONE.pattern: "{n} weg"})) == "3 weg"


def calls():
    for file in SHIPPED:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
                yield name, node, f"{file.relative_to(ROOT)}:{node.lineno}"


MARKED = [(node, where) for name, node, where in calls() if name == "n_"]
RAISED = [(node.args[0], where) for name, node, where in calls() if name in ERRORS and node.args]


def test_there_is_something_to_look_at():
    assert len(MARKED) > 100
    assert len(RAISED) > 60


def test_no_error_is_beyond_translation():
    """Its sentence is marked with `n_`, or is a name for one that is: never a text, nor put together."""
    parts = (ast.Constant, ast.JoinedStr, ast.BinOp, ast.IfExp)
    assert [where for said, where in RAISED if isinstance(said, parts)] == []
    allowed = {"n_", "_sentence", "filled"}
    made = [(said.func, where) for said, where in RAISED if isinstance(said, ast.Call)]
    assert [w for f, w in made if (getattr(f, "id", "") or getattr(f, "attr", "")) not in allowed] == []


def test_what_is_marked_is_one_whole_literal_with_the_values_of_its_braces():
    for node, where in MARKED:
        (pattern,) = node.args
        assert isinstance(pattern, ast.Constant), where
        assert isinstance(pattern.value, str), where
        fields, values = set(FIELD.findall(pattern.value)), {keyword.arg for keyword in node.keywords}
        assert not {*"{}"} & {*FIELD.sub("", pattern.value)}, where
        assert not values or fields == values, where


def test_nothing_is_shown_as_it_came():
    """`told`, `reported` and `greyed` translate; an error's own English is for scripts, logs and reports."""
    for name, node, where in calls():
        if name in ("label", "draw_text", "report", "poll_message_set"):
            given_texts = [*node.args, *(keyword.value for keyword in node.keywords)]
            assert not any(getattr(text, "attr", "") == "sentence" for text in given_texts), where
        if name == "report":
            assert not any(isinstance(text, ast.JoinedStr) for text in node.args), where
        if name == "poll_message_set":
            assert ast.unparse(node.args[0]).startswith("greyed("), "Blender does not translate it: " + where
