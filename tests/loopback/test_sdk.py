# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service's official Python client uses the contract server unchanged: it speaks the real contract."""

import io
from pathlib import Path

import av
import pytest
from contract_server import ContractServer, faults

elevenlabs = pytest.importorskip(
    "elevenlabs",
    reason="THE OFFICIAL CLIENT IS NOT INSTALLED HERE: this ring says nothing of the real contract",
)
errors = pytest.importorskip("elevenlabs.core.api_error")

KEY = "sk_marked_4f1c9a7e"


def client(server, key=KEY):
    return elevenlabs.ElevenLabs(api_key=key, base_url=server.url)


def test_it_gets_its_music(picture, server):
    with Path(picture.videos[0]).open("rb") as video:
        music = b"".join(client(server).music.video_to_music(videos=[video]))
    with av.open(io.BytesIO(music)) as container:
        assert container.streams.audio[0].codec_context.name.startswith("mp3")
        assert container.duration / 1_000_000 == pytest.approx(2.5, abs=0.1)
    (request,) = server.requests
    assert request.path == "/v1/music/video-to-music"
    assert request.header("xi-api-key") == KEY


def test_everything_it_can_ask_for_arrives(picture, server):
    content = Path(picture.videos[0]).read_bytes()
    music = b"".join(
        client(server).music.video_to_music(
            videos=[("one.mp4", content, "video/mp4"), ("two.mp4", content, "video/mp4")],
            description="Rain on glass",
            tags=["slow", "blue"],
            model_id="music_v1",
            sign_with_c_2_pa=True,
            output_format="mp3_22050_32",
        )
    )
    (request,) = server.requests
    assert [part.text for part in request.all_parts("tags")] == ["slow", "blue"]
    assert request.part("description").text == "Rain on glass"
    assert request.part("sign_with_c2pa").text == "true"
    assert [part.file_name for part in request.all_parts("videos")] == ["one.mp4", "two.mp4"]
    assert request.query == "output_format=mp3_22050_32"
    assert b"c2pa" in music[:200]
    with av.open(io.BytesIO(music)) as container:
        assert container.duration / 1_000_000 == pytest.approx(5.0, abs=0.1)


@pytest.mark.parametrize("output_format", ["pcm_44100", "ulaw_8000", "opus_48000_96"])
def test_other_formats(output_format, picture, server):
    with Path(picture.videos[0]).open("rb") as video:
        music = b"".join(client(server).music.video_to_music(videos=[video], output_format=output_format))
    sizes = {"pcm_44100": 441_000, "ulaw_8000": 40_000}
    assert len(music) == sizes.get(output_format, len(music))
    assert music.startswith(b"OggS") == output_format.startswith("opus")


def test_its_own_trap_a_path_instead_of_a_file_is_refused(picture, server):
    with pytest.raises(elevenlabs.UnprocessableEntityError):
        b"".join(client(server).music.video_to_music(videos=[picture.videos[0]]))


@pytest.mark.parametrize(
    ("name", "status"), [("invalid_api_key", 401), ("subscription_required", 403), ("system_busy", 429)]
)
def test_it_reads_the_refusals(name, status, picture, server):
    server.answer_next(faults.refusal(name))
    with Path(picture.videos[0]).open("rb") as video, pytest.raises(errors.ApiError) as caught:
        b"".join(client(server).music.video_to_music(videos=[video]))
    assert caught.value.status_code == status
    assert caught.value.body["detail"]["code"] == name


def test_it_reads_the_account(server):
    plan = client(server).user.subscription.get()
    assert (plan.tier, plan.character_limit) == ("creator", 100_000)


def test_it_is_refused_with_a_wrong_key():
    with ContractServer(key="right") as server, pytest.raises(errors.ApiError) as caught:
        client(server, "wrong").user.subscription.get()
    assert caught.value.status_code == 401
