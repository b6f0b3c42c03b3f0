# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The refusals of the service as it words them, by name: status, headers, body."""

from __future__ import annotations

import json
from typing import Any

REQUEST_ID = "req-5f2a"


def _detail(kind: str, code: str, message: str, **more: Any) -> bytes:
    detail = {
        "type": kind,
        "code": code,
        "message": message,
        "status": code,
        "request_id": REQUEST_ID,
        **more,
    }
    return json.dumps({"detail": detail}).encode()


SUGGESTION = "A calm piano over slow strings"
PAGE = b"<!DOCTYPE html><html><head><title>Sorry</title></head><body><h1>502 Bad Gateway</h1></body></html>"

REFUSALS: dict[str, tuple[int, bytes]] = {
    "bad_prompt": (
        400,
        _detail(
            "validation_error",
            "bad_prompt",
            "Your prompt names an artist.",
            data={"prompt_suggestion": SUGGESTION},
        ),
    ),
    "invalid_parameters": (400, _detail("validation_error", "invalid_parameters", "Bad value", param="tags")),
    "request_too_large_400": (400, _detail("invalid_request", "request_too_large", "Too large")),
    "invalid_api_key": (401, _detail("authentication_error", "invalid_api_key", "Invalid API key")),
    "missing_api_key": (401, _detail("authentication_error", "missing_api_key", "No API key")),
    "missing_permissions": (
        401,
        json.dumps(
            {
                "detail": {
                    "type": "authentication_error",
                    "code": "unauthorized",
                    "status": "missing_permissions",
                    "message": "The API key you used is missing the permission music_generation.",
                }
            }
        ).encode(),
    ),
    "quota_exceeded": (
        401,
        json.dumps(
            {"detail": {"status": "quota_exceeded", "message": "This request exceeds your quota."}}
        ).encode(),
    ),
    "insufficient_credits": (402, _detail("payment_required", "insufficient_credits", "Not enough credits")),
    "limited_access": (
        402,
        json.dumps(
            {"detail": {"status": "limited_access", "message": "Music API is not available for free users."}}
        ).encode(),
    ),
    "subscription_required": (403, _detail("authorization_error", "subscription_required", "Upgrade")),
    "forbidden": (403, _detail("authorization_error", "forbidden", "Forbidden")),
    "not_found": (404, json.dumps({"detail": "Not Found"}).encode()),
    "already_processing": (409, _detail("conflict", "already_processing", "Already processing")),
    "request_too_large": (413, PAGE.replace(b"502 Bad Gateway", b"413 Request Entity Too Large")),
    "form_list": (
        422,
        json.dumps(
            {"detail": [{"loc": ["body", "videos"], "msg": "Field required", "type": "missing"}]}
        ).encode(),
    ),
    "form_text": (422, json.dumps({"detail": "Video could not be decoded"}).encode()),
    "form_dict": (422, _detail("validation_error", "invalid_parameters", "Video too short", param="videos")),
    "rate_limit_exceeded": (429, _detail("rate_limit_error", "rate_limit_exceeded", "Slow down")),
    "concurrent_limit_exceeded": (429, _detail("rate_limit_error", "concurrent_limit_exceeded", "Too many")),
    "system_busy": (429, _detail("rate_limit_error", "system_busy", "Busy")),
    "internal_error": (500, _detail("internal_error", "internal_error", "Oops")),
    "bad_gateway": (502, PAGE),
    "service_unavailable": (503, _detail("service_unavailable", "service_unavailable", "Down")),
    "maintenance": (503, _detail("service_unavailable", "maintenance", "Maintenance")),
    "unavailable_page": (503, PAGE.replace(b"502 Bad Gateway", b"503 Service Unavailable")),
    "gateway_timeout": (504, PAGE.replace(b"502 Bad Gateway", b"504 Gateway Time-out")),
}


def media_type(body: bytes) -> str:
    return "text/html" if body.startswith(b"<") else "application/json"
