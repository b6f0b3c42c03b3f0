# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections that report while they wait and that read an early refusal, on every Blender. No bpy.

Built on `requests` as Blender ships it, from 2.27 with urllib3 1.26 on.
"""

from __future__ import annotations

import http.client
import io
import os
import selectors
import socket
import ssl
import time
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.utils import get_environ_proxies
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from .hosts import is_loopback
from .line import Line

KEEP_ALIVE_S = 45
"""Routers forget a connection that is silent for minutes, as it is while the service composes."""

BLOCK_BYTES = 65_536


def open_session(url: str, line: Line) -> requests.Session:
    """A session for one request to `url`: the environment's proxies and certificates, but no .netrc."""
    session = requests.Session()
    # With trust_env requests would also send what .netrc has for this host.
    session.trust_env = False
    session.headers.clear()
    # No proxy has any business with a server on this machine, and plain http would show it the key.
    session.proxies = {} if is_loopback(url) else get_environ_proxies(url, no_proxy=None)
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
    adapter = _Adapter(line)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    return session


class _Adapter(HTTPAdapter):
    """Connects with `_PatientConnection`, through a proxy or not."""

    def __init__(self, line: Line) -> None:
        self._pools = _pool_classes(line)
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, socket_options=_socket_options(), **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager: Any = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = self._pools
        return manager


class _PatientConnection:
    """Mixed into urllib3's connections; `line` is the request's."""

    line: Line

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # How much of the body is read, reported and sent at a time.
        self.blocksize = BLOCK_BYTES

    def send(self: Any, data: bytes) -> None:
        if self.sock is None:
            self.connect()
        try:
            _send_patiently(self.sock, data, self.line)
        except (ConnectionError, TimeoutError, ssl.SSLError) as error:
            # The server closed, or reads no more: what it had to say may still be there to be read.
            # urllib3 goes on to read it after a BrokenPipeError only. A TLS connection closed under
            # a write raises SSLEOFError instead before CPython 3.13 (python/cpython#115627).
            self.line.hurry()
            raise BrokenPipeError from error


def _pool_classes(line: Line) -> dict[str, Any]:
    def response(sock: Any, *args: Any, **kwargs: Any) -> http.client.HTTPResponse:
        patient: Any = _PatientSocket(sock, line)
        return http.client.HTTPResponse(patient, *args, **kwargs)

    namespace = {"line": line, "response_class": staticmethod(response)}

    def pool(base: type, connection: type) -> type:
        patient = type(f"Patient{connection.__name__}", (_PatientConnection, connection), namespace)
        return type(f"Patient{base.__name__}", (base,), {"ConnectionCls": patient})

    return {
        "http": pool(HTTPConnectionPool, HTTPConnection),
        "https": pool(HTTPSConnectionPool, HTTPSConnection),
    }


def _send_patiently(sock: Any, data: bytes, line: Line) -> None:
    rest = memoryview(data)
    give_up = time.monotonic() + line.patience.send_stall_s
    while rest:
        sock.settimeout(line.patience.tick_s)
        try:
            rest = rest[sock.send(rest) :]
            give_up = time.monotonic() + line.patience.send_stall_s
        except TimeoutError:
            line.tick()
            if time.monotonic() > give_up or _has_spoken(sock):
                raise


def _has_spoken(sock: Any) -> bool:
    """Whether the server answers instead of reading; over TLS, session tickets would look the same."""
    return isinstance(sock, socket.socket) and not isinstance(sock, ssl.SSLSocket) and _is_readable(sock)


def _is_readable(sock: socket.socket) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_READ)
        return bool(selector.select(0))


class _PatientSocket:
    """The one thing `http.client` asks of a socket when it reads an answer."""

    def __init__(self, sock: Any, line: Line) -> None:
        self._sock = sock
        self._line = line

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_PatientReader(self._sock, self._line), 1 << 16)


class _PatientReader(io.RawIOBase):
    """Reads a socket in ticks, and reports at each."""

    def __init__(self, sock: Any, line: Line) -> None:
        self._sock = sock
        self._line = line
        # Keeps the socket open until this is closed, as the file it stands for would.
        self._hold = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        give_up = self._line.listen_until()
        # A server that drips keeps no read waiting for long: the time is looked at before each.
        while time.monotonic() < give_up:
            self._sock.settimeout(self._line.patience.tick_s)
            try:
                return self._sock.recv_into(buffer)
            except TimeoutError:
                self._line.tick()
        raise TimeoutError("the server was silent for too long")

    def close(self) -> None:
        self._hold.close()
        super().close()


def _socket_options() -> list[tuple[int, int, int | bytes]]:
    options: list[tuple[int, int, int | bytes]] = [
        (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
        (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    ]
    # Windows and older macOS leave this name out, and keep their own two hours.
    if idle := getattr(socket, "TCP_KEEPIDLE", getattr(socket, "TCP_KEEPALIVE", None)):
        options.append((socket.IPPROTO_TCP, idle, KEEP_ALIVE_S))
    return options
