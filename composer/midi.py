# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sketch beside the take: `take.mid`, with tempo map, tracks and markers, to carry on from. No bpy."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from .instruments.catalogue import VIBRATO_CENTS
from .instruments.vibrato import LEAST_S, SETS_IN_S
from .score import DRUMS, PARTS, SOLO, Note, Score
from .tempo import TempoMap

TICKS = 960
_DRUM_CHANNEL = 9
_WHEEL = 64
"""How far the modulation wheel goes up."""

PROGRAMS: dict[str, int] = {
    "piano": 0, "felt_piano": 0, "e_piano": 4, "guitar": 24, "steel_guitar": 25, "harp": 46, "pizzicato": 45,
    "marimba": 12, "vibes": 11, "glockenspiel": 9, "bell": 14, "music_box": 10, "pluck": 80, "pulse": 80,
    "spiccato": 48, "synth_bass": 38, "upright": 32, "finger_bass": 33, "sub": 39, "square": 80, "chip": 80,
    "triangle": 87, "drive_guitar": 30, "strings": 48, "low_strings": 48, "contrabass": 43, "violin": 40,
    "cello": 42,
    "horns": 60, "brass": 61, "flute": 73, "whistle": 78, "clarinet": 71, "choir": 52, "warm": 89,
    "saw_pad": 90,
    "dark": 95, "glass": 92, "synth_lead": 81,
}  # fmt: skip
"""The General MIDI program nearest to each instrument."""


def write_midi(score: Score, path: Path) -> None:
    """Writes a format 1 file: the tempo and marker track, then one track a part."""
    mido = _mido()

    file = mido.MidiFile(type=1, ticks_per_beat=TICKS)
    file.tracks.append(_conductor(score))
    for channel, part in enumerate(PARTS):
        notes = [note for note in score.notes if note.part == part]
        if notes:
            file.tracks.append(_track(part, notes, channel, score))
    file.save(str(path))


def _conductor(score: Score) -> Any:
    """Tempo changes on every eighth where the map bends, bars, and markers for sections and hits."""
    mido = _mido()

    events: list[tuple[int, Any]] = [(0, mido.MetaMessage("track_name", name="Video to Music"))]
    events += _tempo_events(score.tempo)
    beats: float = 0
    for bar in score.bars:
        if bar.beats != beats and bar.beats * 2 == int(bar.beats * 2):
            beats = bar.beats
            sign = {"numerator": int(beats), "denominator": 4}
            if beats != int(beats):
                sign = {"numerator": int(beats * 2), "denominator": 8}
            events.append((_tick(bar.beat), mido.MetaMessage("time_signature", **sign)))
    for number, section in enumerate(score.sections):
        beat = next((bar.beat for bar in score.bars if bar.section == number), None)
        if beat is not None:
            events.append((_tick(beat), mido.MetaMessage("marker", text=f"{section.letter} {section.role}")))
    for time_s, name in score.hits:
        tick = _tick(score.tempo.beat_at(time_s))
        events.append((tick, mido.MetaMessage("cue_marker", text=_plain(name))))
    return _as_track(events)


def _tempo_events(tempo: TempoMap) -> list[tuple[int, Any]]:
    """One tempo an eighth, whole microseconds; what rounding leaves is made up by the next."""
    mido = _mido()

    events: list[tuple[int, Any]] = []
    played_us, before = 0.0, 0
    for eighth in range(len(tempo.grid_s) - 1):
        due_us = tempo.grid_s[eighth + 1] * 1_000_000.0
        quarter_us = round((due_us - played_us) * 2.0)
        played_us += quarter_us / 2.0
        if quarter_us != before:
            events.append((eighth * TICKS // 2, mido.MetaMessage("set_tempo", tempo=quarter_us)))
            before = quarter_us
    return events


def _track(part: str, notes: list[Note], channel: int, score: Score) -> Any:
    mido = _mido()

    drums = part in DRUMS
    midi_channel = _DRUM_CHANNEL if drums else channel
    events: list[tuple[int, Any]] = [(0, mido.MetaMessage("track_name", name=part))]
    if not drums:
        program = PROGRAMS.get(getattr(score.style, part), 0)
        events.append((0, mido.Message("program_change", channel=midi_channel, program=program)))
    for note in notes:
        start, end = _tick(note.beat), max(_tick(note.beat + note.beats), _tick(note.beat) + 1)
        pitch = {"channel": midi_channel, "note": note.pitch}
        events.append((start, mido.Message("note_on", velocity=note.velocity, **pitch)))
        events.append((end, mido.Message("note_off", velocity=0, **pitch)))
    if part == SOLO:
        events.extend(_vibrato(notes, midi_channel, score))
    return _as_track(events)


def _vibrato(notes: list[Note], channel: int, score: Score) -> list[tuple[int, Any]]:
    """The modulation wheel, up where vibrato sets in on a long note and down where the next one begins."""
    mido = _mido()

    if getattr(score.style, SOLO) not in VIBRATO_CENTS:
        return []
    wheel = partial(mido.Message, "control_change", channel=channel, control=1)
    events: list[tuple[int, Any]] = []
    up = False
    for note in notes:
        start_s, end_s = (score.tempo.time_s(beat) for beat in (note.beat, note.beat + note.beats))
        if up:
            events.append((_tick(note.beat), wheel(value=0)))
        up = end_s - start_s >= LEAST_S
        if up:
            events.append((_tick(score.tempo.beat_at(start_s + SETS_IN_S)), wheel(value=_WHEEL)))
    return events


def _as_track(events: list[tuple[int, Any]]) -> Any:
    """Absolute ticks to delta times; of one tick, notes end before others begin."""
    mido = _mido()

    track = mido.MidiTrack()
    at = 0
    for tick, message in sorted(events, key=lambda event: (event[0], event[1].type != "note_off")):
        message.time = tick - at
        track.append(message)
        at = tick
    track.append(mido.MetaMessage("end_of_track", time=0))
    return track


def _tick(beat: float) -> int:
    return round(beat * TICKS)


def _plain(name: str) -> str:
    """MIDI text is Latin-1."""
    return name.encode("latin-1", "replace").decode("latin-1")


def _mido() -> Any:
    """mido has no types of its own."""
    return import_module("mido")
