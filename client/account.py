# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the account says of itself: is the key right, which plan, how many credits are left. No bpy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast

import requests
from urllib3.exceptions import HTTPError

from ..errors import ServiceError
from ..sentence import Sentence, n_
from .ask import Ask, asked
from .hosts import checked_url
from .limits import check_key
from .line import Line, Patience
from .request import headers
from .server_text import BODY_MAX_BYTES, token

SUBSCRIPTION_PATH = "/v1/user/subscription"
PATIENCE = Patience(answer_s=20, receive_stall_s=20, attempts=2)


@dataclass(frozen=True)
class Subscription:
    """`tier` is "" and `credits_left` None where the key may not read them. `sentence` says it all."""

    tier: str
    credits_left: int | None
    sentence: Sentence


MAY_NOT_READ = Subscription(
    "",
    None,
    n_(
        "The key is right; it may not read your plan, which is fine: scoring needs only its Music Generation "
        "permission."
    ),
)


def read_subscription(server: str, key: str) -> Subscription:
    """The plan behind `key` at base URL `server`. Costs nothing. Raises ServiceError."""
    check_key(key)
    line = Line(lambda _: None, PATIENCE)
    try:
        with asked(Ask(checked_url(server) + SUBSCRIPTION_PATH, headers(key), key), line=line) as answer:
            return _read(answer, key)
    except ServiceError as error:
        if error.code == "missing_permissions":
            return MAY_NOT_READ
        raise


def _read(answer: requests.Response, key: str) -> Subscription:
    try:
        parsed: Any = json.loads(answer.raw.read(BODY_MAX_BYTES, decode_content=False))
    except (ValueError, RecursionError, OSError, HTTPError, requests.RequestException) as error:
        raise _odd() from error
    if not isinstance(parsed, dict):
        raise _odd()
    plan = cast("dict[str, Any]", parsed)
    tier = token(plan.get("tier"), key=key)
    used, limit = plan.get("character_count"), plan.get("character_limit")
    # bool is an int to Python, and no count.
    left = max(limit - used, 0) if type(used) is int and type(limit) is int else None
    return Subscription(tier, left, _said(tier, left))


def _said(tier: str, left: int | None) -> Sentence:
    if left is None:
        return n_("The key is right: plan {plan}.", plan=tier) if tier else n_("The key is right: welcome.")
    credits_left = f"{left:,}"
    if tier:
        return n_("The key is right: plan {plan}, {n} credits left.", plan=tier, n=credits_left)
    return n_("The key is right: {n} credits left.", n=credits_left)


def _odd() -> ServiceError:
    return ServiceError(
        n_("The server does not answer as the service does: check the server in the preferences.")
    )
