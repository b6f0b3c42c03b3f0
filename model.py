# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The nouns everyone here speaks: Cut, Clip, Brief, Picture, Progress, Receipt. No bpy.

Plain frozen values. Frames are whole timeline frames and ranges are half open: `start` is the
first frame shown, `end` the first frame no longer shown. Times end in `_s` and are seconds from
the Cut's first frame. `to_json` and `from_json` carry any of them to disk and back.
"""

from __future__ import annotations

import dataclasses
import struct
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Any, TypeVar

from .contract import DEFAULT_MODEL_ID, DEFAULT_OUTPUT_FORMAT
from .sentence import Sentence

Value = TypeVar("Value")


@dataclass(frozen=True)
class Source:
    """Where a plain movie strip's frames come from, without Blender.

    `frames` are all the file has, as Blender counts them; `trim_start` and `trim_end` are cut away
    for good, the rest begins at timeline frame `content_start`, fills `content_frames` of them
    (0: worked out here) and runs `rate` source frames a timeline frame. Single precision, as
    Blender counts, decides which frame is nearer. `held_from` is for Blender 5, whose cache keeps
    showing the first frame it drew, from that timeline frame on, for as long as the position
    rounded down stays the same.

    The picture is `width` by `height` as Blender draws it (0 when unknown; a turned phone video
    stands upright in newer versions), at `scale` times that size, its middle `offset` pixels to
    the right of and above the middle of the Cut's. `turned` says whether this Blender turns a picture
    as its file asks (4.4 and later). `colors` is the color space its values are in where the scene
    shows them otherwise than they are; only Blender knows how.
    """

    path: str
    frames: int
    content_start: float
    content_frames: int = 0
    trim_start: int = 0
    trim_end: int = 0
    rate: Fraction = Fraction(1)
    held_from: int | None = None
    reversed: bool = False
    turned: bool = True
    width: int = 0
    height: int = 0
    scale: tuple[float, float] = (1.0, 1.0)
    offset: tuple[float, float] = (0.0, 0.0)
    colors: str = ""

    def frame_at(self, frame: int) -> int:
        """The source frame that timeline frame `frame` shows."""
        first = min(max(frame, floor(self.content_start) - 2), floor(self.content_start) + self._length + 2)
        position = self._position(first)
        while self.held_from is not None and first > self.held_from:
            before = self._position(first - 1)
            if floor(before) != floor(position):
                break
            first, position = first - 1, before
        return self.trim_start + floor(_single(position + 0.5))

    @property
    def _length(self) -> int:
        kept = self.frames - self.trim_start - self.trim_end
        return self.content_frames or int(_single(kept / _single(float(self.rate))))

    def _position(self, frame: int) -> float:
        steps = frame - self.content_start
        if self.reversed:
            steps = self._length - 1 - steps
        last = max(self.frames - self.trim_start - self.trim_end - 1, 0)
        return min(_single(max(_single(steps), 0.0) * _single(float(self.rate))), float(last))


@dataclass(frozen=True)
class Clip:
    """One selected picture strip, as far as its handles show it.

    `source` is None when only Blender can draw the strip; `needs_render` then says why, in words
    that finish the sentence "this strip …".
    """

    name: str
    channel: int
    start: int
    end: int
    source: Source | None = None
    needs_render: str = ""


@dataclass(frozen=True)
class Marker:
    """A timeline marker inside the Cut."""

    name: str
    frame: int


@dataclass(frozen=True)
class Cut:
    """What stands on the timeline: the selected picture strips of one level, in sequence order.

    `width` and `height` are the scene's render size in square pixels. `meta` names the metas that
    were open, outermost first; it is empty on the timeline itself.
    """

    scene: str
    fps: Fraction
    start: int
    end: int
    width: int
    height: int
    clips: tuple[Clip, ...]
    markers: tuple[Marker, ...] = ()
    meta: tuple[str, ...] = ()

    @property
    def frames(self) -> int:
        return self.end - self.start

    @property
    def duration_s(self) -> Fraction:
        return self.frames / self.fps

    @property
    def cut_frames(self) -> tuple[int, ...]:
        """The frames, first one excepted, on which another clip (or black) comes into view."""
        edges = sorted({frame for clip in self.clips for frame in (clip.start, clip.end)})
        waiting = sorted(self.clips, key=lambda clip: clip.start, reverse=True)
        shown: list[Clip] = []
        cuts: list[int] = []
        before: Clip | None = None
        for frame in edges:
            while waiting and waiting[-1].start <= frame:
                shown.append(waiting.pop())
            shown = [clip for clip in shown if clip.end > frame]
            on_top = max(shown, key=lambda clip: clip.channel, default=None)
            if on_top is not before and self.start < frame < self.end:
                cuts.append(frame)
            before = on_top
        return tuple(cuts)

    def time_s(self, frame: int) -> Fraction:
        return (frame - self.start) / self.fps


@dataclass(frozen=True)
class Brief:
    """What the editor asks for.

    A `seed` gives the same take again, and `stems` one more file a group of instruments, where the
    service can.
    """

    description: str = ""
    tags: tuple[str, ...] = ()
    model_id: str = DEFAULT_MODEL_ID
    output_format: str = DEFAULT_OUTPUT_FORMAT
    sign_with_c2pa: bool = False
    seed: int = 0
    stems: bool = False


@dataclass(frozen=True)
class Hit:
    """A moment the music should land on: a cut (no name) or a marker the editor named."""

    time_s: float
    name: str = ""


@dataclass(frozen=True)
class Picture:
    """The exported picture: silent videos that play one after the other, `duration_s` together.

    `cuts` and `markers` are the editor's own, exact; they may be empty when only files are known.
    `notes` are sentences for the editor, about what of it could not be made as it should.
    """

    videos: tuple[str, ...]
    duration_s: Fraction
    cuts: tuple[Hit, ...] = ()
    markers: tuple[Hit, ...] = ()
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far one phase of a run is: "EXPORT", "SEND", "COMPOSE" or "RECEIVE".

    `total` is 0 while nobody can know it. The unit is frames for EXPORT, bytes for SEND and
    RECEIVE, and seconds of music for COMPOSE. A service reports a phase before it enters it, and
    the report is on disk when the call returns: what may have been billed can be told from it.
    """

    phase: str
    done: float = 0
    total: float = 0

    @property
    def fraction(self) -> float:
        """0 to 1, and 0 while the total is unknown."""
        return min(self.done / self.total, 1.0) if self.total > 0 else 0.0


Report = Callable[[Progress], None]


@dataclass(frozen=True)
class Receipt:
    """What came back with the music. `take` and `extras` are file names, in one folder.

    `credits` is the service's own cost figure, None where it did not say. `extras` are what else
    was delivered: the untouched original of a re-wrapped take, a MIDI file, stems.
    """

    service: str
    take: str
    output_format: str
    duration_s: float
    sample_rate_hz: int
    channels: int
    size_bytes: int
    sha256: str
    seed: int = 0
    request_id: str = ""
    song_id: str = ""
    credits: int | None = None
    extras: tuple[str, ...] = ()


def _single(value: float) -> float:
    return struct.unpack("f", struct.pack("f", value))[0]


def to_json(value: Any) -> Any:
    """A value of this module as what `json.dumps` takes; fractions become "30000/1001"."""
    if dataclasses.is_dataclass(value):
        return {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        items = typing.cast("tuple[Any, ...]", value)
        return [to_json(item) for item in items]
    return str(value) if isinstance(value, Fraction) else value


def from_json(kind: type[Value], data: Any) -> Value:
    """The value of dataclass `kind` that `to_json` wrote as `data`.

    Raises ValueError, naming the field, for anything else: such a file may come from anywhere.
    """
    if not isinstance(data, dict):
        raise ValueError(f"{kind.__name__} should be an object")
    items = typing.cast("dict[str, Any]", data)
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(typing.cast(Any, kind))}
    if unknown := items.keys() - fields.keys():
        raise ValueError(f"{kind.__name__} has no {min(unknown)}")
    try:
        return kind(**{k: _read(hints[k], v, f"{kind.__name__}.{k}") for k, v in items.items()})
    except TypeError as error:
        raise ValueError(f"{kind.__name__} is incomplete: {error}") from error


def _read(hint: Any, data: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        if data is None:
            return None
        return _read(next(a for a in typing.get_args(hint) if a is not type(None)), data, where)
    if origin is tuple:
        return _read_tuple(typing.get_args(hint), data, where)
    if dataclasses.is_dataclass(hint):
        return from_json(typing.cast("type[Any]", hint), data)
    if hint is Fraction:
        return _read_fraction(data, where)
    if hint is float and type(data) is int:
        return float(data)
    if type(data) is not hint:
        raise ValueError(f"{where} should be {hint.__name__}")
    return data


def _read_tuple(hints: tuple[Any, ...], data: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise ValueError(f"{where} should be a list")
    items = typing.cast("list[Any]", data)
    if hints[-1] is Ellipsis:
        hints = (hints[0],) * len(items)
    if len(items) != len(hints):
        raise ValueError(f"{where} should have {len(hints)} items")
    return tuple(_read(hint, item, where) for hint, item in zip(hints, items, strict=True))


def _read_fraction(data: Any, where: str) -> Fraction:
    try:
        return Fraction(str(data))
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"{where} should be a fraction such as 30000/1001") from error
