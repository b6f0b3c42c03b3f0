# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract server is as strict as the contract says: each rule broken by a plain request."""

import subprocess
import sys
from pathlib import Path

import pytest
import requests
from contract_server import ContractServer
from contract_server.shots import write_shots

KEY = {"xi-api-key": "any key"}
TESTS = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def video(tmp_path_factory):
    path = tmp_path_factory.mktemp("video") / "v.mp4"
    write_shots(path)
    return path.read_bytes()


def post(server, *, files=(), data=None, query="", headers=KEY, path="/v1/music/video-to-music"):
    files = [("videos", file) for file in files]
    return requests.post(server.url + path + query, files=files, data=data, headers=headers, timeout=20)


FILE = ("v.mp4", b"not a video")
# query, form fields, number of videos (-1: one that is none), field that is named
BROKEN_RULES = [
    ("", {}, -1, "videos"),
    ("", {}, 11, "videos"),
    ("", {"description": "x" * 1001}, 1, "description"),
    ("", {"description": ["one", "two"]}, 1, "description"),
    ("", {"tags": ["x"] * 11}, 1, "tags"),
    ("", {"tags": [""]}, 1, "tags"),
    ("", {"model_id": "music_v2"}, 1, "model_id"),
    ("", {"sign_with_c2pa": "maybe"}, 1, "sign_with_c2pa"),
    ("?output_format=pcm_8000", {"sign_with_c2pa": "true"}, 1, "sign_with_c2pa"),
    ("?output_format=mp3_44100_320", {}, 1, "output_format"),
    ("?format=mp3_44100_128", {}, 1, "format"),
    ("", {"prompt": "rain"}, 1, "prompt"),
]


@pytest.mark.parametrize(("query", "data", "videos", "field"), BROKEN_RULES)
def test_a_broken_rule_is_a_422_that_names_the_field(query, data, videos, field, video, server):
    files = [FILE] if videos < 0 else [("v.mp4", video)] * videos
    answer = post(server, files=files, data=data, query=query)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"][1] == field
    assert server.composed == 0


def post_body(server, body):
    headers = KEY | {"Content-Type": "multipart/form-data; boundary=e"}
    return requests.post(server.url + "/v1/music/video-to-music", data=body, headers=headers, timeout=20)


@pytest.mark.parametrize(
    ("name", "place", "kind"),
    [("model_id", ["body", "videos"], "missing"), ("videos", ["body", "videos", "0"], "value_error")],
)
def test_a_text_is_no_video(name, place, kind, server):
    body = f'--e\r\nContent-Disposition: form-data; name="{name}"\r\n\r\nmusic_v1\r\n--e--\r\n'
    (detail,) = post_body(server, body.encode()).json()["detail"]
    assert (detail["loc"], detail["type"]) == (place, kind)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"--e\r\n",
        b'--e\r\nContent-Disposition: form-data; name="videos"\r\n\r\nx',
        b'--e\r\nContent-Disposition: form-data; name="videos"\r\n\r\nx\r\n--e--',
        b'--e\r\nContent-Disposition: attachment; name="videos"\r\n\r\nx\r\n--e--\r\n',
    ],
)
def test_a_form_that_is_none(body, server):
    assert post_body(server, body).status_code == 400


def test_keys_paths_and_methods(video, server):
    assert post(server, files=[("v.mp4", video)], headers={}).status_code == 401
    server.key = "right"
    assert post(server, files=[("v.mp4", video)]).json()["detail"]["code"] == "invalid_api_key"
    assert post(server, files=[("v.mp4", video)], path="/v1/music").status_code == 404
    assert requests.get(server.url + "/v1/music/video-to-music", timeout=20).status_code == 405
    assert server.composed == 0


def test_too_long_a_picture(tmp_path, server):
    write_shots(tmp_path / "long.mp4", shots=(301, 301), fps=1)
    content = (tmp_path / "long.mp4").read_bytes()
    assert post(server, files=[("v.mp4", content)]).status_code == 422
    write_shots(tmp_path / "just.mp4", shots=(300, 300), fps=1)
    content = (tmp_path / "just.mp4").read_bytes()
    assert post(server, files=[("v.mp4", content)], query="?output_format=ulaw_8000").status_code == 200


def test_cut_times_may_be_given(video):
    with ContractServer(cuts_s=[0.25], channels=1) as server:
        music = post(server, files=[("v.mp4", video)], query="?output_format=pcm_8000").content
    loud = [
        at // 2
        for at in range(0, len(music), 2)
        if int.from_bytes(music[at : at + 2], "little", signed=True) > 9999
    ]
    assert loud == [0, 2000, 19_999]


def test_it_runs_as_a_process():
    command = [sys.executable, "-m", "contract_server", "--until-eof", "--key", "right"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=TESTS, **pipes) as process:
        url = process.stdout.readline().strip()
        answer = requests.get(f"{url}/v1/user/subscription", headers={"xi-api-key": "right"}, timeout=20)
        process.stdin.close()
        assert answer.json()["tier"] == "creator"
        assert process.wait(20) == 0
