# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves this machine, byte for byte."""

import getpass
import platform
import re
import socket
import threading

import pytest
from video_to_music.client import compose
from video_to_music.client.request import version
from video_to_music.errors import ServiceError
from video_to_music.model import Brief, Picture

KEY = "sk_marked_4f1c9a7e"
REFUSAL = b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
NAMES = ("Finale", "Ending", "Jane", "Secret", "python", "requests", "urllib3", "Blender")


class Ear:
    """Hears every byte of one connection, and refuses."""

    def __enter__(self):
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.heard = b""
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._thread.join(10)
        self._listener.close()

    def _listen(self):
        connection, _ = self._listener.accept()
        with connection:
            connection.settimeout(10)
            while not self._is_whole():
                self.heard += connection.recv(65_536)
            connection.sendall(REFUSAL)

    def _is_whole(self):
        head, _, body = self.heard.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        return bool(length) and len(body) >= int(length[1])


def hear(picture, brief, tmp_path):
    with Ear() as ear, pytest.raises(ServiceError):
        server = f"http://127.0.0.1:{ear.port}"
        compose(picture, brief=brief, take=tmp_path / "take", report=lambda _: None, server=server, key=KEY)
    head, _, body = ear.heard.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    boundary = re.search(r"boundary=([0-9a-f]{32})\r\n", head.decode() + "\r\n")[1]
    return lines[0], sorted(lines[1:]), body.replace(boundary.encode(), b"EDGE"), boundary, ear


@pytest.fixture
def own_picture(tmp_path):
    folder = tmp_path / "Secret Client" / "Jane Doe"
    folder.mkdir(parents=True)
    for name in ("Finale cut 3.mp4", "Ending.mp4"):
        (folder / name).write_bytes(name.encode() * 3)
    return Picture(tuple(str(folder / name) for name in ("Finale cut 3.mp4", "Ending.mp4")), 10)


def test_a_default_request_byte_for_byte(own_picture, tmp_path):
    one = Picture(own_picture.videos[:1], 10)
    first, headers, body, boundary, ear = hear(one, Brief(), tmp_path)
    content = b"Finale cut 3.mp4" * 3
    expected = (
        b'--EDGE\r\nContent-Disposition: form-data; name="model_id"\r\n\r\nmusic_v1\r\n'
        b'--EDGE\r\nContent-Disposition: form-data; name="sign_with_c2pa"\r\n\r\nfalse\r\n'
        b'--EDGE\r\nContent-Disposition: form-data; name="videos"; filename="video.mp4"\r\n'
        b"Content-Type: video/mp4\r\n\r\n" + content + b"\r\n--EDGE--\r\n"
    )
    assert first == "POST /v1/music/video-to-music?output_format=mp3_44100_128 HTTP/1.1"
    assert headers == sorted(
        [
            f"Host: 127.0.0.1:{ear.port}",
            f"User-Agent: video-to-music/{version()}",
            "Accept: */*",
            "Accept-Encoding: identity",
            f"xi-api-key: {KEY}",
            f"Content-Type: multipart/form-data; boundary={boundary}",
            f"Content-Length: {len(expected) + 4 * (32 - 4)}",
        ]
    )
    assert body == expected


def test_a_full_request_says_what_was_typed_and_nothing_else(own_picture, tmp_path):
    brief = Brief(description="Rain", tags=("slow", "blue"), sign_with_c2pa=True)
    _, headers, body, _, _ = hear(own_picture, brief, tmp_path)
    text = body.decode()
    assert text.count('name="videos"; filename="video') == 2
    assert re.findall(r'name="([a-z0-9_]+)"', text) == [
        "description", "tags", "tags", "model_id", "sign_with_c2pa", "videos", "videos",
    ]  # fmt: skip
    rest = "\n".join(headers) + text.replace("Finale cut 3.mp4" * 3, "").replace("Ending.mp4" * 3, "")
    for private in (
        *NAMES,
        str(tmp_path),
        socket.gethostname(),
        platform.system(),
        platform.python_version(),
    ):
        assert private.lower() not in rest.lower()
    assert getpass.getuser() == "root" or getpass.getuser() not in rest


def test_no_netrc_no_cookie_no_proxy_password(own_picture, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login jane password hush\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://jane:hush@127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://jane:hush@127.0.0.1:9")
    _, headers, _, _, _ = hear(own_picture, Brief(), tmp_path)
    assert not [line for line in headers if re.match("(?i)(proxy-)?(authorization|cookie|connection)", line)]
