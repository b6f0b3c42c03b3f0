# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One request and its answer on the wire, with everything a fault needs to spoil it."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

from .form import Part

CHUNK = 1 << 16


@dataclass
class Recorded:
    """A request as it came. `body` is a file; `parts` are there once the whole body was."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: Path
    head: bytes = b""
    received_bytes: int = 0
    parts: list[Part] = field(default_factory=list)

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        return urlsplit(self.target).query

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def part(self, name: str) -> Part:
        """The one part called `name`."""
        (part,) = self.all_parts(name)
        return part

    def all_parts(self, name: str) -> list[Part]:
        return [part for part in self.parts if part.name == name]


class Gone(Exception):
    """The connection is over; nothing more is to be said on it."""


class Exchange:
    """What a fault is given: read the request as far as it likes, then answer or break."""

    def __init__(
        self, handler: BaseHTTPRequestHandler, recorded: Recorded, stopping: threading.Event
    ) -> None:
        self.handler = handler
        self.recorded = recorded
        self._stopping = stopping

    @property
    def length(self) -> int:
        return int(self.recorded.header("content-length") or 0)

    def read_body(self, up_to: int | None = None) -> None:
        """Reads the body into its file, whole or to `up_to` bytes of it."""
        wanted = self.length if up_to is None else min(up_to, self.length)
        with self.recorded.body.open("ab") as file:
            while self.recorded.received_bytes < wanted:
                chunk = self.handler.rfile.read1(min(CHUNK, wanted - self.recorded.received_bytes))
                if not chunk:
                    raise Gone
                file.write(chunk)
                self.recorded.received_bytes += len(chunk)

    def answer(self, status: int, headers: dict[str, str], body: bytes, *, length: int | None = None) -> None:
        """A whole answer; `length` says another Content-Length than the body's, -1 says none."""
        self.begin(status, headers, length=len(body) if length is None else length)
        self.write(body)

    def begin(self, status: int, headers: dict[str, str], *, length: int) -> None:
        self.handler.send_response_only(status)
        for name, value in headers.items():
            self.handler.send_header(name, value)
        if length >= 0:
            self.handler.send_header("Content-Length", str(length))
        self.handler.send_header("Connection", "close")
        self.handler.close_connection = True
        self.handler.end_headers()

    def write(self, content: bytes) -> None:
        try:
            self.handler.wfile.write(content)
        except OSError as error:
            raise Gone from error

    def wait(self, seconds: float) -> None:
        """Does nothing, until the server stops at the latest."""
        if self._stopping.wait(seconds):
            raise Gone

    def drain(self) -> None:
        """Reads and forgets what the client still sends, as a server does that closes politely."""
        with contextlib.suppress(OSError):
            self.handler.connection.settimeout(5)
            while self.handler.rfile.read1(CHUNK):
                pass

    def reset(self) -> None:
        """Ends the connection with RST instead of FIN."""
        connection = self.handler.connection
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        # What was read and what is still to be read would otherwise hold the socket open.
        self.handler.close_connection = True
        with contextlib.suppress(OSError):
            self.handler.rfile.close()
        self.handler.connection.close()
        raise Gone
