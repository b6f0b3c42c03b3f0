# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From what arrived to the take: recognised, wrapped where it must be, named; then its Receipt. No bpy."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ..errors import TakeError
from ..model import Brief, Picture, Receipt
from ..sentence import Sentence, n_
from .probe import probe
from .receive import Arrived
from .recognise import HEAD_BYTES, MP3, NOTHING, PAGE, PLAYABLE, SAMPLES, ZIP, kind_of
from .wrap import front_or_none, write_wrapped

SERVICE = "ELEVENLABS"
RAW_FORMATS = ("pcm", "ulaw", "alaw")
COVER_MIN = 0.9
"""How much of the picture music must cover to be whole when the server did not say how long it is."""

NOT_MUSIC = {
    NOTHING: n_("The service answered with nothing at all: look at your credits before you score again."),
    PAGE: n_(
        "The server answered with text instead of music: check the server and your network's login page, "
        "then look at your credits before you score again."
    ),
    ZIP: n_(
        "The service sent a ZIP instead of music: it is kept as {name} in the job's folder; look at your "
        "credits before you score again."
    ),
    SAMPLES: n_(
        "The service sent something that is not music: it is kept as {name} in the job's folder; look "
        "at your credits before you score again."
    ),
}

BROKE_AT_ONCE = n_(
    "The connection broke before any of the music came: look at your credits before you score again, "
    "as these may be spent."
)


@dataclass(frozen=True)
class _Kept:
    path: Path
    extras: tuple[str, ...] = ()


def keep(arrived: Arrived, *, take: Path, brief: Brief, picture: Picture) -> Receipt:
    """Makes `arrived` the take and returns its Receipt. Raises TakeError.

    What can't be used as music is kept beside `take` all the same, unless it is a page of text.
    """
    try:
        kind = _kind(arrived, brief)
        if kind == NOTHING and arrived.problem:
            arrived.path.unlink()
            raise _problem(arrived, BROKE_AT_ONCE)
        if kind not in PLAYABLE and kind != SAMPLES:
            raise _refused(arrived, kind, take)
        _check_is_whole(arrived, kind=kind, take=take, brief=brief, picture=picture)
        kept = _keep_wrapped(arrived, kind=kind, take=take, brief=brief, picture=picture)
        return _receipt(kept, arrived=arrived, brief=brief, picture=picture)
    except OSError as error:
        raise _problem(
            arrived,
            n_(
                "The music came but can't be made ready ({reason}): make room on the disk; all of it is kept "
                "as {name} in the job's folder.",
                reason=error.strerror,
                name=_set_aside(arrived, take),
            ),
        ) from error


def _kind(arrived: Arrived, brief: Brief) -> str:
    with arrived.path.open("rb") as file:
        kind = kind_of(file.read(HEAD_BYTES), content_type=arrived.content_type)
    is_raw = brief.output_format.startswith(RAW_FORMATS)
    return "unknown" if kind == SAMPLES and not is_raw else kind


def _refused(arrived: Arrived, kind: str, take: Path) -> TakeError:
    sentence = NOT_MUSIC.get(kind, NOT_MUSIC[SAMPLES])
    if kind in (NOTHING, PAGE):
        arrived.path.unlink()
        return _problem(arrived, sentence)
    kept = _move(arrived.path, take, f".{kind}")
    return _problem(arrived, sentence.filled(name=kept.name))


def _check_is_whole(arrived: Arrived, *, kind: str, take: Path, brief: Brief, picture: Picture) -> None:
    sound = probe(arrived.path, kind=kind, output_format=brief.output_format, duration_s=picture.duration_s)
    is_short = sound.duration_s < float(picture.duration_s) * COVER_MIN
    if not arrived.problem and (arrived.was_counted or not is_short):
        return
    suffix = kind if kind in PLAYABLE else "samples"
    kept = _move(arrived.path, take, f".incomplete.{suffix}")
    raise _problem(
        arrived,
        n_(
            "The connection broke before the music was whole: what came is kept as {name} in the job's "
            "folder; look at your credits before you score again.",
            name=kept.name,
        ),
    )


def _keep_wrapped(arrived: Arrived, *, kind: str, take: Path, brief: Brief, picture: Picture) -> _Kept:
    front = front_or_none(
        arrived.path, kind=kind, output_format=brief.output_format, duration_s=picture.duration_s
    )
    if front is None:
        return _Kept(_move(arrived.path, take, f".{kind}"))
    wrapped = take.with_name(f"{take.name}.wrapped.part")
    write_wrapped(arrived.path, front, target=wrapped)
    kept = _move(wrapped, take, f".{front.suffix}")
    return _Kept(kept, _keep_original(arrived, kind=kind, take=take, brief=brief))


def _keep_original(arrived: Arrived, *, kind: str, take: Path, brief: Brief) -> tuple[str, ...]:
    # The signature is over the bytes as they came: only these can be verified.
    if brief.sign_with_c2pa and kind == MP3:
        return (_move(arrived.path, take, ".signed.mp3").name,)
    arrived.path.unlink()
    return ()


def _receipt(kept: _Kept, *, arrived: Arrived, brief: Brief, picture: Picture) -> Receipt:
    suffix = kept.path.suffix.removeprefix(".")
    sound = probe(kept.path, kind=suffix, output_format=brief.output_format, duration_s=picture.duration_s)
    return Receipt(
        service=SERVICE,
        take=kept.path.name,
        output_format=brief.output_format,
        duration_s=sound.duration_s,
        sample_rate_hz=sound.rate_hz,
        channels=sound.channels,
        size_bytes=kept.path.stat().st_size,
        sha256=_sha256(kept.path),
        request_id=arrived.request_id,
        song_id=arrived.song_id,
        credits=arrived.credits,
        extras=kept.extras,
    )


def _set_aside(arrived: Arrived, take: Path) -> str:
    # A new name takes no room; as a .part it would be swept away with the job.
    try:
        return _move(arrived.path, take, ".received").name
    except OSError:
        return arrived.path.name


def _problem(arrived: Arrived, sentence: Sentence) -> TakeError:
    return TakeError(
        sentence,
        status=200,
        request_id=arrived.request_id,
        billed="MAYBE",
        details=f"{arrived.size_bytes} bytes of {arrived.content_type!r} {arrived.problem}",
    )


def _move(source: Path, take: Path, suffix: str) -> Path:
    """Renames `source` to `take` with `suffix`, or with a number if that name is taken."""
    names = (f"{take.name}{'' if number == 1 else f'-{number}'}{suffix}" for number in count(1))
    target = next(path for path in (take.with_name(name) for name in names) if not path.exists())
    source.replace(target)
    _sync_folder(target.parent)
    return target


def _sync_folder(folder: Path) -> None:
    # Windows has no such thing, and needs none.
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
