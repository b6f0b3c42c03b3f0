# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a video-to-music service accepts, as its contract says. No bpy, and no machinery."""

OUTPUT_FORMATS = (
    "mp3_22050_32",
    "mp3_24000_48",
    "mp3_44100_32",
    "mp3_44100_64",
    "mp3_44100_96",
    "mp3_44100_128",
    "mp3_44100_192",
    "pcm_8000",
    "pcm_16000",
    "pcm_22050",
    "pcm_24000",
    "pcm_32000",
    "pcm_44100",
    "pcm_48000",
    "ulaw_8000",
    "alaw_8000",
    "opus_48000_32",
    "opus_48000_64",
    "opus_48000_96",
    "opus_48000_128",
    "opus_48000_192",
)
"""Every `output_format` of the service, as codec_samplerate[_kbit/s]."""

DEFAULT_OUTPUT_FORMAT = "mp3_44100_128"

MODEL_IDS = ("music_v1",)
DEFAULT_MODEL_ID = MODEL_IDS[0]

DESCRIPTION_MAX_CHARS = 1000
TAGS_MAX = 10
VIDEOS_MAX = 10
VIDEOS_MAX_BYTES = 200_000_000
DURATION_MAX_S = 600
SEED_MAX = 2**31 - 1
"""What Temp Score takes and a Blender property holds, from 0 on."""
