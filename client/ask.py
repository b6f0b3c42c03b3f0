# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the service, once for each time it says that it has not begun. No bpy.

A request is repeated only where nothing can have been composed: no connection, or a refusal with
429 or 503 in the service's own words. Once the whole picture has left and no answer comes, it is
never repeated: that may have been billed, and the editor decides.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from ..errors import Cancelled, ServiceError
from ..model import Progress
from .body import Body
from .connection import open_session
from .failure import read_failure
from .line import Line
from .refusal import read_refusal
from .server_text import BODY_MAX_BYTES


@dataclass(frozen=True)
class Ask:
    """One request, to be sent as often as needed: `new_body` makes its body afresh; None is a GET."""

    url: str
    headers: Mapping[str, str]
    key: str
    new_body: Callable[[], Body] | None = None


@dataclass(frozen=True)
class _Again:
    error: ServiceError
    after_s: float


@contextmanager
def asked(ask: Ask, *, line: Line) -> Generator[requests.Response]:
    """The answer with status 200, its body unread. Raises ServiceError, or what `line` raises."""
    for attempt in count(1):
        with open_session(ask.url, line) as session:
            answer = _ask_once(ask, session=session, line=line)
            if isinstance(answer, requests.Response):
                with answer:
                    try:
                        yield answer
                    except Cancelled as cancelled:
                        cancelled.billed = "MAYBE"
                        raise
                return
        if attempt >= line.patience.attempts or answer.after_s > line.patience.longest_pause_s:
            raise answer.error
        line.say(Progress("SEND"))
        line.pause(_pause_s(attempt, answer.after_s, line))


def _ask_once(ask: Ask, *, session: requests.Session, line: Line) -> requests.Response | _Again:
    body = ask.new_body() if ask.new_body else None
    line.start()
    try:
        answer = _send(ask, body, session=session, line=line)
        if answer.status_code == 200:
            line.answered()
            return answer
        line.hurry()
        return _refused(answer, ask=ask, was_complete=bool(body and body.is_complete))
    except Cancelled as cancelled:
        if body and body.is_complete:
            cancelled.billed = "MAYBE"
        raise
    except (requests.RequestException, HTTPError, OSError) as error:
        return _failed(error, body)
    finally:
        if body:
            body.close()


def _send(ask: Ask, body: Body | None, *, session: requests.Session, line: Line) -> requests.Response:
    data: Any = body
    return session.request(
        "POST" if body else "GET",
        ask.url,
        data=data,
        headers=ask.headers,
        # The waits themselves are the line's; this is how long a connection may take to stand.
        timeout=(line.patience.connect_s, None),
        allow_redirects=False,
        stream=True,
    )


def _refused(answer: requests.Response, *, ask: Ask, was_complete: bool) -> _Again:
    with answer:
        text = _start_of(answer)
    refusal = read_refusal(
        answer.status_code, headers=answer.headers, body=text, key=ask.key, was_complete=was_complete
    )
    if refusal.again_after_s is None:
        raise refusal.error
    return _Again(refusal.error, refusal.again_after_s)


def _start_of(answer: requests.Response) -> bytes:
    # The status is known; a body that breaks off, or never ends, can't change it.
    try:
        return answer.raw.read(BODY_MAX_BYTES, decode_content=False) or b""
    except (requests.RequestException, HTTPError, OSError):
        return b""


def _failed(error: Exception, body: Body | None) -> _Again:
    failure = read_failure(
        error, has_begun=bool(body and body.has_begun), is_complete=bool(body and body.is_complete)
    )
    if isinstance(error, requests.RequestException):
        # It carries the request, and with it the key.
        error.request = None
    if not failure.again:
        raise failure.error from error
    return _Again(failure.error, 0.0)


def _pause_s(attempt: int, asked_for_s: float, line: Line) -> float:
    """What the service asks for, or twice as long each time, give or take half: not all at once."""
    own_s = line.patience.first_pause_s * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)  # noqa: S311
    return min(max(asked_for_s, own_s), line.patience.longest_pause_s)
