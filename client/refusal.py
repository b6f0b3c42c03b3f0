# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every answer that is not music: what it means, what to do next, whether to ask again. No bpy.

One table; the first row that fits an answer is what the editor reads.
"""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import ServiceError
from ..sentence import Sentence, n_
from .server_text import ServerText, read_server_text, token

REQUEST_ID_HEADERS = ("request-id", "x-request-id", "x-trace-id")


@dataclass(frozen=True)
class Row:
    """An answer with one of `statuses` and, if any are named, one of `codes`.

    {words} and {field} in the sentence are the server's own, made safe. `again` is True only where
    the service itself says it has not begun.
    """

    statuses: range
    codes: tuple[str, ...]
    sentence: Sentence
    again: bool = False


def _only(status: int) -> range:
    return range(status, status + 1)


ANY_REFUSAL = range(400, 500)

RAN_OUT_OF_TIME = n_(
    "The service ran out of time: look at your credits before you score again, as these may be spent."
)
FAILED = n_("The service failed: look at your credits before you score again, as these may be spent.")
FAILED_EARLY = n_("The service failed before anything was composed: wait a few minutes, then try again.")
"""Instead of the two above, where it has not had the whole picture or was only asked about a key."""

ROWS = (
    Row(
        ANY_REFUSAL,
        ("bad_prompt", "bad_composition_plan"),
        n_(
            "The service won't score this description: take its suggestion if there is one, or reword yours "
            "without names of artists, songs or lyrics."
        ),
    ),
    Row(
        ANY_REFUSAL,
        ("missing_permissions", "insufficient_permissions"),
        n_(
            "The API key is right but may not make music: switch on Music Generation for it in your "
            "ElevenLabs account."
        ),
    ),
    Row(
        ANY_REFUSAL,
        ("insufficient_credits", "quota_exceeded", "payment_required"),
        n_("The account has too few credits for this picture: add credits, or score a shorter selection."),
    ),
    Row(
        ANY_REFUSAL,
        ("limited_access", "subscription_required", "feature_not_available", "paid_plan_required"),
        n_("Your ElevenLabs plan does not include this: choose another output format, or upgrade the plan."),
    ),
    Row(
        ANY_REFUSAL,
        ("model_access_denied", "model_not_found", "unsupported_model"),
        n_("The service does not offer this model to your account: choose another model."),
    ),
    Row(
        ANY_REFUSAL,
        ("invalid_output_format", "output_format_not_allowed"),
        n_("Your ElevenLabs plan does not include this output format: choose mp3 at 128 kbit/s."),
    ),
    Row(
        ANY_REFUSAL,
        ("request_too_large", "audio_too_long", "video_too_long", "file_too_large"),
        n_(
            "The service finds the picture too long or too large: select less, or choose a lower "
            "picture quality."
        ),
    ),
    Row(
        ANY_REFUSAL,
        ("invalid_file_type", "unsupported_video_codec"),
        n_("The service can't read the exported picture: press Copy Details and report it."),
    ),
    Row(
        _only(429),
        ("concurrent_limit_exceeded", "too_many_concurrent_requests"),
        n_("Your account is already making as much music as it may at once: wait for it, then try again."),
    ),
    Row(
        _only(429),
        ("rate_limit_exceeded", "system_busy", ""),
        n_("The service is busy: wait a few minutes, then try again."),
        again=True,
    ),
    Row(_only(429), (), n_("The service wants fewer requests: wait a few minutes, then try again.")),
    Row(
        _only(401),
        (),
        n_(
            "The service does not know this API key: copy it again into the preferences, and check that the "
            "server is the one it was made on."
        ),
    ),
    Row(
        _only(402),
        (),
        n_("The service wants to be paid first: look at the plan and credits of your account."),
    ),
    Row(
        _only(403),
        (),
        n_("Your ElevenLabs account may not do this: check its plan and the permissions of the key."),
    ),
    Row(_only(404), (), n_("There is no music service at this server: choose another in the preferences.")),
    Row(_only(405), (), n_("There is no music service at this server: choose another in the preferences.")),
    Row(
        _only(407),
        (),
        n_("Your network's proxy wants a password: set it up in your system, then try again."),
    ),
    Row(
        _only(408),
        (),
        n_("The picture took too long to arrive: choose a lower picture quality and score again."),
    ),
    Row(
        _only(409),
        (),
        n_("The service is still busy with an earlier request: wait a minute, then try again."),
    ),
    Row(_only(411), (), n_("Something on the way to the server changed the request: try another network.")),
    Row(
        _only(413),
        (),
        n_("The picture is too large for the server: choose a lower picture quality, or select less."),
    ),
    Row(
        _only(422), (), n_("The service refused the request ({field}: {words}): change that and score again.")
    ),
    Row(
        _only(503),
        ("service_unavailable", "maintenance", "system_busy"),
        n_("The service is down for a moment: wait a few minutes, then try again."),
        again=True,
    ),
    Row(_only(503), (), n_("The service is not available: wait a few minutes, then try again.")),
    Row(_only(504), (), RAN_OUT_OF_TIME),
    Row(range(500, 600), (), FAILED),
    Row(
        range(300, 400),
        (),
        n_(
            "The server wants to send your picture and key elsewhere, which never happens: check the server "
            "in the preferences."
        ),
    ),
    Row(
        ANY_REFUSAL,
        (),
        n_("The service refused the request ({words}): change what it names and score again."),
    ),
)
WITHOUT_FIELD = n_("The service refused the request ({words}): change that and score again.")
ODD_ANSWER = n_(
    "The server gave an answer ({status}) that is not music: check the server in the preferences."
)


@dataclass(frozen=True)
class Refusal:
    """An answer that is not music. `again_after_s` is None where asking again is up to the editor."""

    error: ServiceError
    again_after_s: float | None


def read_refusal(
    status: int, *, headers: Mapping[str, str], body: bytes, key: str, was_complete: bool
) -> Refusal:
    """What an answer with any status but 200 means; never raises.

    `was_complete`: the server has had the whole picture, so a failure may have been billed.
    """
    text = read_server_text(body, key=key)
    row = _row_or_none(status, text.code)
    again = bool(row and row.again) or (status == 503 and _has_not_begun(headers, text, was_complete))
    error = ServiceError(
        _sentence(row, status=status, text=text, was_complete=was_complete),
        status=status,
        code=text.code,
        request_id=request_id(headers, key=key) or text.request_id,
        billed="MAYBE" if was_complete and not again and not 300 <= status < 500 else "NO",
        suggestion=text.suggestion,
        details=f"HTTP {status} {text.code} {text.field} {text.words}",
    )
    return Refusal(error, _retry_after_s(headers) if again else None)


def request_id(headers: Mapping[str, str], *, key: str) -> str:
    """The id under which the service can find this request again, "" if it named none."""
    names = (token(headers.get(name), key=key) for name in REQUEST_ID_HEADERS)
    return next((name for name in names if name), "")


def _row_or_none(status: int, code: str) -> Row | None:
    fitting = (row for row in ROWS if status in row.statuses and (not row.codes or code in row.codes))
    return next(fitting, None)


def _has_not_begun(headers: Mapping[str, str], text: ServerText, was_complete: bool) -> bool:
    # A proxy answers 503, in words of its own, also when the service behind it died at work.
    return text.is_service or "retry-after" in headers or not was_complete


def _sentence(row: Row | None, *, status: int, text: ServerText, was_complete: bool) -> Sentence:
    sentence = row.sentence if row else ODD_ANSWER
    if sentence in (RAN_OUT_OF_TIME, FAILED) and not was_complete:
        sentence = FAILED_EARLY
    if "{field}" in sentence.pattern and not text.field:
        sentence = WITHOUT_FIELD
    words = text.words.rstrip(".") or text.code or status
    return sentence.filled(status=status, words=words, field=text.field)


def _retry_after_s(headers: Mapping[str, str]) -> float:
    """What Retry-After asks for, in seconds or as a date; 0 where it is absent or nonsense."""
    value = headers.get("retry-after") or ""
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        return max(email.utils.parsedate_to_datetime(value).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError, IndexError, OSError):
        return 0.0
