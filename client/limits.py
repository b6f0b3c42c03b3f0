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

TAKE_MAX_BYTES_PER_S = 48_000 * 4
"""Stereo PCM at the highest rate."""


def check_brief(brief: Brief) -> None:
    """Raises BriefError for the first thing in `brief` the service would refuse."""
    over = len(brief.description) - DESCRIPTION_MAX_CHARS
    if over > 0:
        raise BriefError(f"The description is {over} characters over {DESCRIPTION_MAX_CHARS}: shorten it.")
    if len(brief.tags) > TAGS_MAX:
        raise BriefError(f"There are {len(brief.tags)} tags and the service takes {TAGS_MAX}: remove some.")
    if not all(tag.strip() for tag in brief.tags):
        raise BriefError("One of the tags is empty: write something in it or remove it.")
    if not _is_text(brief.description, *brief.tags):
        raise BriefError("The description or a tag has a character that can't be sent: type it again.")
    if brief.model_id not in MODEL_IDS:
        raise BriefError(f"The service has no model {brief.model_id!r}: choose {MODEL_IDS[0]}.")
    if brief.output_format not in OUTPUT_FORMATS:
        raise BriefError(f"The service has no format {brief.output_format!r}: choose one from the list.")
    if brief.sign_with_c2pa and not brief.output_format.startswith("mp3_"):
        raise BriefError("Only mp3 can be signed with C2PA: choose an mp3 format or switch signing off.")


def check_picture(picture: Picture) -> tuple[int, ...]:
    """The size of each video in bytes; raises PictureError for what the service would refuse."""
    if not 1 <= len(picture.videos) <= VIDEOS_MAX:
        count = len(picture.videos)
        raise PictureError(f"The service takes 1 to {VIDEOS_MAX} videos, not {count}: select fewer strips.")
    if not 0 < picture.duration_s <= DURATION_MAX_S:
        seconds = f"{float(picture.duration_s):.1f}"
        raise PictureError(f"The picture lasts {seconds} s and the limit is {DURATION_MAX_S} s: select less.")
    sizes = tuple(_size(Path(video)) for video in picture.videos)
    if sum(sizes) > VIDEOS_MAX_BYTES:
        size, limit = sum(sizes) / 1e6, VIDEOS_MAX_BYTES / 1e6
        raise PictureError(
            f"The picture is {size:.0f} MB, over {limit:.0f} MB: choose a lower picture quality."
        )
    return sizes


def check_room(folder: Path, picture: Picture) -> None:
    """Raises TakeError unless the longest take of `picture` surely fits on the disk of `folder`."""
    # Twice: as it comes, and wrapped.
    needed = 2 * int(picture.duration_s * TAKE_MAX_BYTES_PER_S) + 10_000_000
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise TakeError("The folder for the music is gone: score again.") from error
    if free < needed:
        raise TakeError(f"The disk has too little room for the music: make {needed / 1e6:.0f} MB free first.")


def check_key(key: str) -> None:
    """Raises ServiceError unless `key` can travel in a header."""
    if not key:
        raise ServiceError("There is no API key yet: enter yours in the preferences.", code="missing_api_key")
    if not all("!" <= char <= "~" for char in key):
        raise ServiceError("The API key has a character no key has: copy it again into the preferences.")


def _size(video: Path) -> int:
    try:
        size = video.stat().st_size
    except OSError as error:
        raise PictureError("The exported picture is gone from the disk: score again.") from error
    if not size:
        raise PictureError("The exported picture is empty: score again.")
    return size


def _is_text(*texts: str) -> bool:
    # Lone surrogates have no UTF-8, and a null ends a form field early.
    return not any("\ud800" <= char <= "\udfff" or char == "\0" for text in texts for char in text)
