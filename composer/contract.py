# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service's contract allows, refused in one sentence where it does not; the 21 formats. No bpy.

Temp Score answers the same contract as the service over HTTP, so that a brief which works with one
works with the other. Headerless formats are delivered inside a WAV file of the same codec and rate.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from ..errors import BriefError
from ..model import Brief, Picture
from ..sentence import n_


@dataclass(frozen=True)
class Delivery:
    """How one output format is written: FFmpeg's names for it, and the file's suffix."""

    output_format: str
    encoder: str
    muxer: str
    suffix: str
    rate_hz: int
    channels: int
    bitrate: int = 0

    @property
    def lossy(self) -> bool:
        return self.encoder in ("libmp3lame", "libopus")


def check(picture: Picture, brief: Brief) -> Delivery:
    """The delivery asked for. Raises BriefError with the first thing the contract refuses."""
    _check_words(brief)
    _check_options(brief)
    _check_videos(picture)
    return delivery_of(brief.output_format)


def delivery_of(output_format: str) -> Delivery:
    """How `output_format` ("mp3_44100_128", "pcm_48000", …) is written."""
    codec, rate, *kbps = output_format.split("_")
    rate_hz, bitrate = int(rate), int(kbps[0]) * 1000 if kbps else 0
    if codec == "mp3":
        return Delivery(output_format, "libmp3lame", "mp3", ".mp3", rate_hz, 2, bitrate)
    if codec == "opus":
        return Delivery(output_format, "libopus", "ogg", ".opus", rate_hz, 2, bitrate)
    if codec == "pcm":
        return Delivery(output_format, "pcm_s16le", "wav", ".wav", rate_hz, 2)
    encoder = {"ulaw": "pcm_mulaw", "alaw": "pcm_alaw"}[codec]
    return Delivery(output_format, encoder, "wav", ".wav", rate_hz, 1)


def _check_words(brief: Brief) -> None:
    if len(brief.description) > DESCRIPTION_MAX_CHARS:
        raise BriefError(
            n_(
                "The description has {n} characters; shorten it to {most}.",
                n=len(brief.description),
                most=DESCRIPTION_MAX_CHARS,
            )
        )
    if len(brief.tags) > TAGS_MAX:
        raise BriefError(n_("There are {n} tags; remove all but {most}.", n=len(brief.tags), most=TAGS_MAX))


def _check_options(brief: Brief) -> None:
    if brief.output_format not in OUTPUT_FORMATS:
        raise BriefError(
            n_("There is no output format “{name}”; choose one from the list.", name=brief.output_format)
        )
    if brief.model_id not in MODEL_IDS:
        raise BriefError(
            n_("There is no model “{name}”; choose {other}.", name=brief.model_id, other=MODEL_IDS[0])
        )
    if brief.sign_with_c2pa:
        raise BriefError(n_("Temp Score can't sign with C2PA; turn signing off, or choose another service."))


def _check_videos(picture: Picture) -> None:
    if not 1 <= len(picture.videos) <= VIDEOS_MAX:
        raise BriefError(
            n_("There are {n} videos; send 1 to {most}.", n=len(picture.videos), most=VIDEOS_MAX)
        )
    if not 0 < picture.duration_s <= DURATION_MAX_S:
        raise BriefError(
            n_(
                "The picture is {seconds} s long; select more than 0 and at most {most} s.",
                seconds=f"{float(picture.duration_s):.1f}",
                most=DURATION_MAX_S,
            )
        )
    files = [Path(video) for video in picture.videos]
    if lost := [file for file in files if not file.is_file()]:
        raise BriefError(n_("The exported picture {name} is gone; export it again.", name=lost[0].name))
    if (size := sum(file.stat().st_size for file in files)) > VIDEOS_MAX_BYTES:
        raise BriefError(
            n_(
                "The picture is {size} MB; choose a smaller export quality to stay within {most} MB.",
                size=f"{size / 1e6:.0f}",
                most=f"{VIDEOS_MAX_BYTES / 1e6:.0f}",
            )
        )
