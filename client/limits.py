# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service takes, checked before a byte is sent. No bpy."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..contract import (
    DESCRIPTION_MAX_CHARS,
    DURATION_MAX_S,
    MODEL_IDS,
    OUTPUT_FORMATS,
    TAGS_MAX,
    VIDEOS_MAX,
    VIDEOS_MAX_BYTES,
)
from ..errors import BriefError, PictureError, ServiceError, TakeError
from ..model import Brief, Picture
from ..sentence import n_

TAKE_MAX_BYTES_PER_S = 48_000 * 4
"""Stereo PCM at the highest rate."""


def check_brief(brief: Brief) -> None:
    """Raises BriefError for the first thing in `brief` the service would refuse."""
    if len(brief.description) > DESCRIPTION_MAX_CHARS:
        raise BriefError(
            n_(
                "The description has {n} characters and the service takes {most}: shorten it.",
                n=len(brief.description),
                most=DESCRIPTION_MAX_CHARS,
            )
        )
    if len(brief.tags) > TAGS_MAX:
        raise BriefError(
            n_(
                "There are {n} tags and the service takes {most}: remove some.",
                n=len(brief.tags),
                most=TAGS_MAX,
            )
        )
    if not all(tag.strip() for tag in brief.tags):
        raise BriefError(n_("One of the tags is empty: write something in it or remove it."))
    if not _is_text(brief.description, *brief.tags):
        raise BriefError(n_("The description or a tag has a character that can't be sent: type it again."))
    if brief.model_id not in MODEL_IDS:
        raise BriefError(
            n_("The service has no model “{name}”: choose {other}.", name=brief.model_id, other=MODEL_IDS[0])
        )
    if brief.output_format not in OUTPUT_FORMATS:
        raise BriefError(
            n_("The service has no format “{name}”: choose one from the list.", name=brief.output_format)
        )
    if brief.sign_with_c2pa and not brief.output_format.startswith("mp3_"):
        raise BriefError(n_("Only mp3 can be signed with C2PA: choose an mp3 format or switch signing off."))


def check_picture(picture: Picture) -> tuple[int, ...]:
    """The size of each video in bytes; raises PictureError for what the service would refuse."""
    if not 1 <= len(picture.videos) <= VIDEOS_MAX:
        raise PictureError(
            n_(
                "The service takes 1 to {most} videos, not {n}: select fewer strips.",
                most=VIDEOS_MAX,
                n=len(picture.videos),
            )
        )
    if not 0 < picture.duration_s <= DURATION_MAX_S:
        seconds = f"{float(picture.duration_s):.1f}"
        raise PictureError(
            n_(
                "The picture lasts {seconds} s and the limit is {most} s: select less.",
                seconds=seconds,
                most=DURATION_MAX_S,
            )
        )
    sizes = tuple(_size(Path(video)) for video in picture.videos)
    if sum(sizes) > VIDEOS_MAX_BYTES:
        size, most = f"{sum(sizes) / 1e6:.0f}", f"{VIDEOS_MAX_BYTES / 1e6:.0f}"
        raise PictureError(
            n_(
                "The picture is {size} MB, over {most} MB: choose a lower picture quality.",
                size=size,
                most=most,
            )
        )
    return sizes


def check_room(folder: Path, picture: Picture) -> None:
    """Raises TakeError unless the longest take of `picture` surely fits on the disk of `folder`."""
    # Twice: as it comes, and wrapped.
    needed = 2 * int(picture.duration_s * TAKE_MAX_BYTES_PER_S) + 10_000_000
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise TakeError(n_("The folder for the music is gone: score again.")) from error
    if free < needed:
        size = f"{needed / 1e6:.0f}"
        raise TakeError(
            n_("The disk has too little room for the music: make {size} MB free first.", size=size)
        )


def check_key(key: str) -> None:
    """Raises ServiceError unless `key` can travel in a header."""
    if not key:
        raise ServiceError(
            n_("There is no API key yet: enter yours in the preferences."), code="missing_api_key"
        )
    if not all("!" <= char <= "~" for char in key):
        raise ServiceError(n_("The API key has a character no key has: copy it again into the preferences."))


def _size(video: Path) -> int:
    try:
        size = video.stat().st_size
    except OSError as error:
        raise PictureError(n_("The exported picture is gone from the disk: score again.")) from error
    if not size:
        raise PictureError(n_("The exported picture is empty: score again."))
    return size


def _is_text(*texts: str) -> bool:
    # Lone surrogates have no UTF-8, and a null ends a form field early.
    return not any("\ud800" <= char <= "\udfff" or char == "\0" for text in texts for char in text)
