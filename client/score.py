# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way of one score: check, ask, receive, keep. No bpy."""

from __future__ import annotations

from pathlib import Path

from ..model import Brief, Picture, Receipt, Report
from .ask import Ask, asked
from .body import Body, Video
from .hosts import checked_url
from .limits import check_brief, check_key, check_picture, check_room
from .line import Line, Patience
from .receive import receive
from .request import compose_url, form_pieces, headers, new_boundary
from .take import keep


def score(
    picture: Picture,
    *,
    brief: Brief,
    take: Path,
    report: Report,
    server: str,
    key: str,
    patience: Patience | None = None,
) -> Receipt:
    """See `compose` in this room's door."""
    check_brief(brief)
    check_key(key)
    server = checked_url(server)
    sizes = check_picture(picture)
    check_room(take.parent, picture)
    videos = [Video(Path(path), size) for path, size in zip(picture.videos, sizes, strict=True)]
    line = Line(report, patience or Patience())
    part = take.with_name(f"{take.name}.part")
    with asked(_ask(brief, videos, line=line, server=server, key=key), line=line) as answer:
        arrived = receive(answer, part=part, line=line, key=key)
    return keep(arrived, take=take, brief=brief, picture=picture)


def _ask(brief: Brief, videos: list[Video], *, line: Line, server: str, key: str) -> Ask:
    boundary = new_boundary()
    pieces = form_pieces(brief, videos, boundary=boundary)
    content = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    return Ask(compose_url(server, brief), headers(key) | content, key, lambda: Body(pieces, report=line.say))
