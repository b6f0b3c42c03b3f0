# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Test Key: what the account says, and the key that is right but may not ask."""

import pytest
from contract_server import ContractServer, faults
from video_to_music.client.account import read_subscription
from video_to_music.errors import ServiceError

KEY = "sk_marked_4f1c9a7e"


def test_plan_and_credits(server):
    server.credits_used = 1500
    plan = read_subscription(server.url, KEY)
    assert (plan.tier, plan.credits_left) == ("creator", 98_500)
    assert plan.sentence == "The key is right: plan creator, 98,500 credits left."
    assert (server.requests[0].method, server.requests[0].path) == ("GET", "/v1/user/subscription")
    assert server.requests[0].header("content-length") is None


def test_a_key_that_may_not_read_the_plan_is_not_wrong(server):
    server.answer_next(faults.refusal("missing_permissions"))
    plan = read_subscription(server.url, KEY)
    assert (plan.tier, plan.credits_left) == ("", None)
    assert "The key is right" in plan.sentence


def test_a_wrong_key():
    with (
        ContractServer(key="another") as server,
        pytest.raises(ServiceError, match="copy it again") as caught,
    ):
        read_subscription(server.url, KEY)
    assert caught.value.code == "invalid_api_key"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"<html>", b'"x"', b"[" * 60_000, b'{"a":' * 10_000, b"\xff\xfe"]
)
def test_an_answer_that_is_none(body, server):
    server.answer_next(faults.status(200, body))
    with pytest.raises(ServiceError, match="check the server"):
        read_subscription(server.url, KEY)


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b'{"tier": 3, "character_count": "1", "character_limit": true}',
        b'{"tier": "' + KEY.encode() + b'", "character_limit": null}',
        b'{"tier": "free\\nline", "character_count": 1e999, "character_limit": 5}',
    ],
)
def test_odd_fields_are_passed_over(body, server):
    server.answer_next(faults.status(200, body))
    plan = read_subscription(server.url, KEY)
    assert (plan.tier, plan.credits_left, plan.sentence) == ("", None, "The key is right: welcome.")


def test_a_redirect_is_not_followed(server):
    server.answer_next(faults.redirect("http://127.0.0.1:1/"))
    with pytest.raises(ServiceError, match="elsewhere"):
        read_subscription(server.url, KEY)


@pytest.mark.parametrize("status", [407, 409, 429, 500, 502, 503, 504])
def test_who_asks_about_a_key_is_not_told_to_score(status, server):
    for _attempt in range(2):
        server.answer_next(faults.status(status, b""))
    with pytest.raises(ServiceError, match="try again") as caught:
        read_subscription(server.url, KEY)
    assert "score" not in caught.value.sentence
    assert caught.value.billed == "NO"


def test_a_server_that_is_not_there_is_no_scoring_either():
    with pytest.raises(ServiceError, match="try again"):
        read_subscription("http://127.0.0.1:9", KEY)
