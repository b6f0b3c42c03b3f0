# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a server says of an error, in any shape it comes in, made safe to show. No bpy.

The service itself: {"detail": {"type", "code", "message", "status", "request_id", "param", "data"}},
or {"detail": [{"loc": ["body", "videos"], "msg": "…", "type": "…"}, …]} where a form is refused, or
{"detail": "…"}. Anything without a "detail", other JSON, HTML or nothing, comes from a box on the way.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, cast

BODY_MAX_BYTES = 65_536
PAGE_MAX_BYTES = 8192
WORDS_MAX_CHARS = 300
SUGGESTION_MAX_CHARS = 4000


@dataclass(frozen=True)
class ServerText:
    """`is_service` tells the service's own JSON from a page some box on the way has put up."""

    code: str = ""
    words: str = ""
    field: str = ""
    request_id: str = ""
    suggestion: str = ""
    is_service: bool = False


def read_server_text(body: bytes, *, key: str) -> ServerText:
    """What `body` says; never raises, and nothing in it holds `key`."""
    try:
        parsed: Any = json.loads(body[:BODY_MAX_BYTES])
    except (ValueError, RecursionError):
        return ServerText(words=_page_words(body, key=key))
    top = _dict(parsed)
    detail: Any = top.get("detail")
    if isinstance(detail, list):
        return _from_list(cast("list[Any]", detail), key=key)
    if isinstance(detail, str):
        return ServerText(words=cleaned(detail, key=key), is_service=True)
    return _from_dict(_dict(detail) or top, key=key, is_service=bool(detail))


def cleaned(text: Any, *, key: str, max_chars: int = WORDS_MAX_CHARS) -> str:
    """`text` on one line, without control characters and without `key`."""
    line = " ".join("".join(char if char.isprintable() else " " for char in str(text)).split())
    # The key has no blanks and its stand-in is not ASCII: taking it out can't make another one.
    if key:
        line = re.sub(re.escape(key), "…", line, flags=re.IGNORECASE)
    return line if len(line) <= max_chars else line[: max_chars - 1] + "…"


def token(text: Any, *, key: str) -> str:
    """`text` if it is an identifier, as codes and request ids are; "" if it is anything else."""
    name = text if isinstance(text, str) else ""
    is_plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.:/-]{0,99}", name)
    return name if is_plain and not (key and key.lower() in name.lower()) else ""


def _from_dict(detail: dict[str, Any], *, key: str, is_service: bool) -> ServerText:
    more = _dict(detail.get("data"))
    suggestion = more.get("prompt_suggestion") or detail.get("prompt_suggestion") or ""
    return ServerText(
        code=_code(detail, key=key),
        words=cleaned(detail.get("message") or detail.get("msg") or "", key=key),
        field=token(detail.get("param"), key=key),
        request_id=token(detail.get("request_id"), key=key),
        suggestion=cleaned(suggestion, key=key, max_chars=SUGGESTION_MAX_CHARS)
        if _is_text(suggestion)
        else "",
        is_service=is_service,
    )


def _code(detail: dict[str, Any], *, key: str) -> str:
    # A good key without a permission comes as 401 with a general code: only `status` tells it.
    code, status = token(detail.get("code"), key=key), token(detail.get("status"), key=key)
    return status if status == "missing_permissions" or not code else code


def _from_list(items: list[Any], *, key: str) -> ServerText:
    first = _dict(items[0]) if items else {}
    place = first.get("loc")
    parts = [str(part) for part in cast("list[Any]", place)] if isinstance(place, list) else []
    names = [part for part in parts if part not in ("body", "query", "header") and not part.isdigit()]
    return ServerText(
        words=cleaned("; ".join(str(_dict(item).get("msg", "")) for item in items[:5]), key=key),
        field=token(names[0], key=key) if names else "",
        is_service=True,
    )


def _page_words(body: bytes, *, key: str) -> str:
    text = body[:PAGE_MAX_BYTES].decode("utf-8", "replace")
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^<>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    return cleaned(text, key=key)


def _dict(value: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
