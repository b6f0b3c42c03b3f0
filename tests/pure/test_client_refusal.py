# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a server says becomes one safe error: no exception but ours, and never the key."""

import json
import string
import time
from email.utils import formatdate

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from video_to_music.client.refusal import ROWS, read_refusal
from video_to_music.client.server_text import cleaned, read_server_text
from video_to_music.errors import ScoringError

KEY = "sk_marked_4f1c9a7e"


def read(status, body=b"", *, headers=None, key=KEY, was_complete=True):
    return read_refusal(status, headers=headers or {}, body=body, key=key, was_complete=was_complete)


def detail(**fields):
    return json.dumps({"detail": fields}).encode()


def test_every_sentence_ends_in_a_step():
    for row in ROWS:
        assert row.sentence.endswith(".")
        assert row.sentence.count(".") == 1, "one sentence"
        assert ":" in row.sentence, "what happened: what to do"


def test_every_row_can_be_reached():
    reached = set()
    for index, row in enumerate(ROWS):
        for status in row.statuses:
            for code in row.codes or ("something_new",):
                rows = (
                    i for i, r in enumerate(ROWS) if status in r.statuses and (not r.codes or code in r.codes)
                )
                if next(rows) == index:
                    reached.add(index)
    assert reached == set(range(len(ROWS)))


# body, code, words, field, request id, suggestion, is the service's own
SHAPES = [
    (
        b'{"detail": {"code": "x", "message": "m", "request_id": "r1", "param": "tags"}}',
        "x",
        "m",
        "tags",
        "r1",
        "",
        1,
    ),
    (b'{"detail": {"status": "limited_access", "message": "m"}}', "limited_access", "m", "", "", "", 1),
    (
        b'{"detail": {"code": "unauthorized", "status": "missing_permissions"}}',
        "missing_permissions",
        "",
        "",
        "",
        "",
        1,
    ),
    (
        b'{"detail": {"code": "bad_prompt", "data": {"prompt_suggestion": "a b"}}}',
        "bad_prompt",
        "",
        "",
        "",
        "a b",
        1,
    ),
    (
        b'{"detail": [{"loc": ["body", "videos", 0], "msg": "m"}, {"msg": "n"}]}',
        "",
        "m; n",
        "videos",
        "",
        "",
        1,
    ),
    (b'{"detail": []}', "", "", "", "", "", 1),
    (b'{"detail": {}}', "", "", "", "", "", 0),
    (b'{"detail": "text"}', "", "text", "", "", "", 1),
    (b'{"message": "text"}', "", "text", "", "", "", 0),
    (b'{"code": "x", "message": "m"}', "x", "m", "", "", "", 0),
    (b'{"detail": null}', "", "", "", "", "", 0),
    (b"{}", "", "", "", "", "", 0),
    (b"null", "", "", "", "", "", 0),
    (b"[1]", "", "", "", "", "", 0),
    (b"<html><style>p{}</style><h1>Bad <b>gateway</b></h1></html>", "", "Bad gateway", "", "", "", 0),
    (b"plain", "", "plain", "", "", "", 0),
    (b"", "", "", "", "", "", 0),
    (b"[" * 60_000, "", "[" * 299 + "…", "", "", "", 0),
]


@pytest.mark.parametrize(("body", "code", "words", "field", "request_id", "suggestion", "is_service"), SHAPES)
def test_each_shape(body, code, words, field, request_id, suggestion, is_service):
    text = read_server_text(body, key=KEY)
    assert (text.code, text.words, text.field) == (code, words, field)
    assert (text.request_id, text.suggestion, text.is_service) == (request_id, suggestion, bool(is_service))


# status, body, headers, was complete: is it asked again, after how long, billed
AGAIN = [
    (429, detail(code="rate_limit_exceeded"), {}, True, 0, "NO"),
    (429, detail(code="system_busy"), {"retry-after": "7"}, True, 7, "NO"),
    (429, b"", {}, True, 0, "NO"),
    (429, detail(code="concurrent_limit_exceeded"), {"retry-after": "7"}, True, None, "NO"),
    (429, detail(status="too_many_concurrent_requests"), {}, True, None, "NO"),
    (429, detail(code="something_new"), {}, True, None, "NO"),
    (503, detail(code="service_unavailable"), {}, True, 0, "NO"),
    (503, detail(code="something_new"), {}, True, 0, "NO"),
    (503, b'{"message": "Service Unavailable"}', {}, True, None, "MAYBE"),
    (503, b"<html>", {"retry-after": "3"}, True, 3, "NO"),
    (503, b"<html>", {}, False, 0, "NO"),
    (503, b"<html>", {}, True, None, "MAYBE"),
    (500, detail(code="internal_error"), {"retry-after": "3"}, True, None, "MAYBE"),
    (500, b"", {}, False, None, "NO"),
    (401, b"", {"retry-after": "3"}, True, None, "NO"),
    (307, b"", {}, True, None, "NO"),
    (418, b"", {}, True, None, "NO"),
    (204, b"", {}, True, None, "MAYBE"),
    (999, b"", {}, True, None, "MAYBE"),
    (429, b"", {"retry-after": "soon"}, True, 0, "NO"),
    (429, b"", {"retry-after": "-5"}, True, 0, "NO"),
    (429, b"", {"retry-after": "9" * 400}, True, 0, "NO"),
    (429, b"", {"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, True, 0, "NO"),
]


@pytest.mark.parametrize(("status", "body", "headers", "was_complete", "after_s", "billed"), AGAIN)
def test_what_is_asked_again(status, body, headers, was_complete, after_s, billed):
    refusal = read(status, body, headers=headers, was_complete=was_complete)
    assert refusal.again_after_s == after_s
    assert refusal.error.billed == billed


def test_retry_after_may_be_a_date():
    refusal = read(429, headers={"retry-after": formatdate(time.time() + 100, usegmt=True)})
    assert 50 < refusal.again_after_s <= 100


# A key that is a word of ours would be found without having leaked.
KEYS = st.text(string.ascii_letters + string.digits + "_-.*+(\\[", min_size=8, max_size=40).map(
    "sk_{}".format
)


@st.composite
def texts_with_the_key(draw):
    """A key, and a text in which it stands, whole, in another case or beside control characters."""
    key = draw(KEYS)
    pieces = st.one_of(
        st.text(max_size=20), st.sampled_from([key, key.upper(), key * 2, f"\0{key}\n", f"<b>{key}</b>"])
    )
    return key, "".join(draw(st.lists(pieces, max_size=8)))


def json_around(text):
    leaves = st.one_of(
        st.just(text), st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9)
    )
    names = st.sampled_from(
        [
            "detail",
            "code",
            "status",
            "message",
            "msg",
            "loc",
            "request_id",
            "param",
            "data",
            "prompt_suggestion",
            text,
        ]
    )
    deeper = lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=4))  # noqa: E731
    return st.recursive(leaves, deeper, max_leaves=12)


@settings(deadline=None)
@given(st.data(), st.integers(100, 999), st.booleans())
def test_no_answer_raises_or_lets_the_key_through(data, status, was_complete):
    key, text = data.draw(texts_with_the_key())
    body = data.draw(
        st.one_of(
            st.binary(max_size=200),
            st.just(text.encode("utf-8", "replace")),
            json_around(text).map(lambda value: json.dumps(value).encode("utf-8", "replace")),
        )
    )
    headers = {"request-id": text, "retry-after": text}
    refusal = read(status, body, headers=headers, key=key, was_complete=was_complete)
    assert isinstance(refusal.error, ScoringError)
    assert key.lower() not in repr(vars(refusal.error)).lower()
    assert key.lower() not in json.dumps(refusal.error.to_json(), ensure_ascii=False).lower()
    assert "\n" not in refusal.error.sentence


@settings(deadline=None)
@given(st.text(max_size=400), KEYS, st.integers(10, 500))
@example("x" * 295 + "sk_key_12345678", "sk_key_12345678", 300)
def test_cleaned_text_is_short_and_on_one_line(text, key, max_chars):
    line = cleaned(text, key=key, max_chars=max_chars)
    assert len(line) <= max_chars
    assert line.isprintable()
    assert key not in line


def test_a_hostile_page_takes_no_time():
    """A pattern that backtracks would need minutes for these."""
    for piece in (b"<script", b"<", b"<style>", b"<!--", b"{'detail':"):
        read_server_text(piece * 20_000, key=KEY)
