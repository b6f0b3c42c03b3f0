# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves this machine: the form, the headers, the address; nothing else. No bpy.

No file name, path or user name of the editor's is in it, and nothing about the system: the videos
are called `video.mp4`, `video_2.mp4` and so on, and the User-Agent names this extension only.
"""

from __future__ import annotations

import secrets
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

from ..model import Brief
from .body import Video

COMPOSE_PATH = "/v1/music/video-to-music"
MANIFEST = Path(__file__).parent.parent / "blender_manifest.toml"


def compose_url(server: str, brief: Brief) -> str:
    return f"{server}{COMPOSE_PATH}?{urlencode({'output_format': brief.output_format})}"


def headers(key: str) -> dict[str, str]:
    """The headers of every request; the key is in this one and nowhere else.

    The answer is asked for as it is: a compressed one could unpack to any size.
    """
    return {
        "User-Agent": f"video-to-music/{version()}",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "xi-api-key": key,
    }


def version() -> str:
    """The version in the manifest."""
    return str(tomllib.loads(MANIFEST.read_text(encoding="utf-8"))["version"])


def new_boundary() -> str:
    return secrets.token_hex(16)


def form_pieces(brief: Brief, videos: Sequence[Video], *, boundary: str) -> list[bytes | Video]:
    """The form as pieces for `Body`; the last one is the closing boundary.

    The texts come before the videos, so that a server can refuse them before it has the picture.
    """
    pieces = list[bytes | Video]()
    for name, value in _fields(brief):
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        pieces.append(f"{head}{value}\r\n".encode())
    for number, video in enumerate(videos, 1):
        file_name = "video.mp4" if number == 1 else f"video_{number}.mp4"
        disposition = f'Content-Disposition: form-data; name="videos"; filename="{file_name}"'
        pieces += [
            f"--{boundary}\r\n{disposition}\r\nContent-Type: video/mp4\r\n\r\n".encode(),
            video,
            b"\r\n",
        ]
    return [*pieces, f"--{boundary}--\r\n".encode()]


def _fields(brief: Brief) -> Iterator[tuple[str, str]]:
    if brief.description:
        yield "description", brief.description
    for tag in brief.tags:
        yield "tags", tag
    yield "model_id", brief.model_id
    yield "sign_with_c2pa", "true" if brief.sign_with_c2pa else "false"
