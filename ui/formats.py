# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an output format is called in the interface. No bpy."""

from __future__ import annotations

from ..contract import OUTPUT_FORMATS

CODECS = {"mp3": "MP3", "pcm": "WAV", "ulaw": "µ-law", "alaw": "A-law", "opus": "Opus"}
NEEDS = {
    "mp3_44100_192": "Needs the Creator plan or above",
    "pcm_44100": "Needs the Pro plan or above",
    "pcm_48000": "Needs the Pro plan or above",
}


def format_items() -> list[tuple[str, str, str]]:
    """Identifier, name and tooltip of every output format, as Blender's enums take them."""
    return [(name, format_label(name), NEEDS.get(name, "")) for name in OUTPUT_FORMATS]


def format_label(output_format: str) -> str:
    """ "mp3_44100_128" as "MP3, 44.1 kHz, 128 kbit/s"."""
    codec, rate_hz, *kbit = output_format.split("_")
    label = f"{CODECS[codec]}, {int(rate_hz) / 1000:g} kHz"
    return f"{label}, {kbit[0]} kbit/s" if kbit else label


def can_sign(output_format: str) -> bool:
    """Whether the service can sign such a take with C2PA."""
    return output_format.startswith("mp3_")
