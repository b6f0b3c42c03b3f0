# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The seed's rules for a request: each field, each limit; a refusal in the service's own shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any
from urllib.parse import parse_qs

from .form import Part

OUTPUT_FORMATS = frozenset(
    f"{codec}_{rest}"
    for codec, rests in {
        "mp3": "22050_32 24000_48 44100_32 44100_64 44100_96 44100_128 44100_192",
        "pcm": "8000 16000 22050 24000 32000 44100 48000",
        "ulaw": "8000",
        "alaw": "8000",
        "opus": "48000_32 48000_64 48000_96 48000_128 48000_192",
    }.items()
    for rest in rests.split()
)
FIELDS = {"videos", "description", "tags", "model_id", "sign_with_c2pa"}
BOOLEANS = {"true": True, "false": False, "1": True, "0": False, "on": True, "off": False}


class Refused(Exception):
    """The request breaks a rule; `body` is the JSON that says so."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(status, body)
        self.status = status
        self.body = body


@dataclass(frozen=True)
class Wanted:
    """A request that keeps the rules, as far as these can be told without watching the videos."""

    videos: list[Part]
    output_format: str
    description: str | None = None
    tags: list[str] = field(default_factory=list)
    model_id: str = "music_v1"
    sign_with_c2pa: bool = False


def read_request(query: str, parts: list[Part]) -> Wanted:
    """What is asked for. Raises Refused."""
    for part in parts:
        if part.name not in FIELDS:
            raise invalid(["body", part.name], "Extra inputs are not permitted", "extra_forbidden")
    sign = _one(parts, "sign_with_c2pa") or "false"
    if sign not in BOOLEANS:
        raise invalid(["body", "sign_with_c2pa"], "Input should be a valid boolean", "bool_parsing")
    model_id = _one(parts, "model_id") or "music_v1"
    if model_id != "music_v1":
        raise invalid(["body", "model_id"], "Input should be 'music_v1'", "literal_error")
    wanted = Wanted(
        _videos(parts), _output_format(query), _description(parts), _tags(parts), model_id, BOOLEANS[sign]
    )
    if wanted.sign_with_c2pa and not wanted.output_format.startswith("mp3_"):
        raise invalid(["body", "sign_with_c2pa"], "Value error, only mp3 can be signed", "value_error")
    return wanted


def check_duration(duration_s: Fraction) -> None:
    if duration_s > 600:
        raise invalid(
            ["body", "videos"], "Value error, the videos are longer than 600 seconds", "value_error"
        )


def invalid(place: list[str], message: str, kind: str) -> Refused:
    """A refusal as FastAPI words it: a list."""
    return Refused(422, {"detail": [{"loc": place, "msg": message, "type": kind}]})


def _videos(parts: list[Part]) -> list[Part]:
    videos = [part for part in parts if part.name == "videos"]
    if not videos:
        raise invalid(["body", "videos"], "Field required", "missing")
    for index, part in enumerate(videos):
        if part.file_name is None:
            message = "Value error, Expected UploadFile, received: <class 'str'>"
            raise invalid(["body", "videos", str(index)], message, "value_error")
    if len(videos) > 10:
        raise invalid(["body", "videos"], "List should have at most 10 items", "too_long")
    if sum(part.size_bytes for part in videos) > 200_000_000:
        raise invalid(["body", "videos"], "Value error, the videos are over 200MB together", "value_error")
    return videos


def _output_format(query: str) -> str:
    fields = parse_qs(query, keep_blank_values=True)
    if fields.keys() - {"output_format"}:
        raise invalid(["query", min(fields)], "Extra inputs are not permitted", "extra_forbidden")
    values = fields.get("output_format", ["mp3_44100_128"])
    if len(values) != 1 or values[0] not in OUTPUT_FORMATS:
        raise invalid(["query", "output_format"], "Input should be one of the formats", "enum")
    return values[0]


def _description(parts: list[Part]) -> str | None:
    description = _one(parts, "description")
    if description is not None and len(description) > 1000:
        raise invalid(
            ["body", "description"], "String should have at most 1000 characters", "string_too_long"
        )
    return description


def _tags(parts: list[Part]) -> list[str]:
    tags = [_text(part) for part in parts if part.name == "tags"]
    if len(tags) > 10:
        raise invalid(["body", "tags"], "List should have at most 10 items", "too_long")
    if not all(tags):
        raise invalid(["body", "tags"], "String should have at least 1 character", "string_too_short")
    return tags


def _one(parts: list[Part], name: str) -> str | None:
    found = [_text(part) for part in parts if part.name == name]
    if len(found) > 1:
        raise invalid(["body", name], "Input should be a single value", "type_error")
    return found[0] if found else None


def _text(part: Part) -> str:
    try:
        return part.text
    except UnicodeDecodeError:
        raise invalid(["body", part.name], "Input should be valid UTF-8", "string_unicode") from None
