# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A studio's proxy: used for servers outside, blind to the key, and never for this machine."""

import base64
import contextlib
import socket
import threading

import pytest
from contract_server import ContractServer
from video_to_music.client import connection
from video_to_music.client.account import read_subscription
from video_to_music.errors import ServiceError

KEY = "sk_marked_4f1c9a7e"


class Proxy:
    """Joins two sockets after CONNECT, and keeps every byte the client showed it."""

    def __init__(self, *, password=""):
        self._wanted = b"Basic " + base64.b64encode(f"jane:{password}".encode()) if password else b""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.seen = b""

    def __enter__(self):
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._listener.close()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                threading.Thread(target=self._tunnel, args=(client,), daemon=True).start()

    def _tunnel(self, client):
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(65_536)
        self.seen += head
        if self._wanted and self._wanted not in head:
            client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            client.close()
            return
        host, _, port = head.split()[1].decode().rpartition(":")
        server = socket.create_connection((host, int(port)))
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        back = threading.Thread(target=self._copy, args=(server, client), daemon=True)
        back.start()
        self._copy(client, server, keep=True)
        back.join(10)

    def _copy(self, source, target, *, keep=False):
        with contextlib.suppress(OSError):
            while chunk := source.recv(65_536):
                self.seen += chunk if keep else b""
                target.sendall(chunk)
            target.shutdown(socket.SHUT_WR)


@pytest.fixture
def outside(monkeypatch):
    """A server that counts as one outside, though it is on this machine."""
    with ContractServer(tls=True) as server:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(server.ca_file))
        monkeypatch.setattr(connection, "is_loopback", lambda url: False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        yield server


def test_it_is_used_and_sees_neither_key_nor_request(outside, monkeypatch):
    with Proxy(password="hush") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://jane:hush@127.0.0.1:{proxy.port}")
        monkeypatch.setenv("https_proxy", f"http://jane:hush@127.0.0.1:{proxy.port}")
        assert read_subscription(outside.url, KEY).tier == "creator"
        assert proxy.seen.startswith(b"CONNECT 127.0.0.1:")
        assert KEY.encode() not in proxy.seen
        assert b"subscription" not in proxy.seen
    (request,) = outside.requests
    assert request.header("proxy-authorization") is None


def test_one_that_does_not_answer_is_named_without_its_password(outside, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    monkeypatch.setenv("HTTPS_PROXY", f"http://jane:hush@127.0.0.1:{port}")
    monkeypatch.setenv("https_proxy", f"http://jane:hush@127.0.0.1:{port}")
    with pytest.raises(ServiceError, match="proxy") as caught:
        read_subscription(outside.url, KEY)
    assert "hush" not in repr(caught.value.to_json())


def test_one_that_refuses_is_named(outside, monkeypatch):
    with Proxy(password="another") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://jane:hush@127.0.0.1:{proxy.port}")
        monkeypatch.setenv("https_proxy", f"http://jane:hush@127.0.0.1:{proxy.port}")
        with pytest.raises(ServiceError, match="proxy") as caught:
            read_subscription(outside.url, KEY)
    assert "hush" not in repr(caught.value.to_json())
    assert not outside.requests


@pytest.mark.parametrize("name", ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"])
def test_none_is_asked_for_a_server_on_this_machine(name, server, monkeypatch):
    with Proxy() as proxy:
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv(name.lower(), f"http://127.0.0.1:{proxy.port}")
        assert read_subscription(server.url, KEY).tier == "creator"
        assert proxy.seen == b""
