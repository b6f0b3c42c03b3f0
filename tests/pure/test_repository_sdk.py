# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service's official Python client still asks for what we ask for: a changed API shows up here first."""

import inspect
import typing

import pytest
from video_to_music.contract import MODEL_IDS, OUTPUT_FORMATS

elevenlabs = pytest.importorskip("elevenlabs", reason="the official client is in the dev environment only")

SENT = {"videos", "output_format", "description", "tags", "model_id", "sign_with_c_2_pa"}
NOT_OFFERED = {
    "add_sfx",  # sound effects under the music: the strip is music
    "separate_tracks",  # an answer of several files
    "use_audio_as_reference",  # the picture we send is silent
    "enable_logging",  # an enterprise option
    "request_options",  # the client's own, not the service's
}
MODELS_SEEN = {"music_v1", "music_v2", "music_v2_5"}


def choices(kind):
    """The literal values of a type of the client's, which also takes anything."""
    literal = next(part for part in typing.get_args(kind) if typing.get_origin(part) is typing.Literal)
    return typing.get_args(literal)


def test_the_request_has_the_fields_we_know():
    asks = inspect.signature(elevenlabs.ElevenLabs(api_key="none").music.video_to_music).parameters
    assert set(asks) == SENT | NOT_OFFERED


def test_every_output_format_is_offered():
    assert set(choices(elevenlabs.types.AllowedOutputFormats)) == set(OUTPUT_FORMATS)


def test_the_models_are_those_we_have_seen():
    models = set(choices(elevenlabs.types.MusicModelId))
    assert models == MODELS_SEEN
    assert set(MODEL_IDS) <= models
