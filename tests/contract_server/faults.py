# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong, each as a function that makes a fault to give to `ContractServer.answer_next`.

A fault is called with the Exchange, the head of the request read and nothing of its body, and with
`compose`, which reads the body, keeps the rules and returns the headers and bytes of the music.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable

from .exchange import Exchange
from .refusals import REFUSALS, REQUEST_ID, media_type

Compose = Callable[[], tuple[dict[str, str], bytes]]
Fault = Callable[[Exchange, Compose], None]
FOREVER_S = 3600.0


def as_usual(exchange: Exchange, compose: Compose) -> None:
    exchange.answer(200, *compose())


def refusal(name: str, *, retry_after: str | None = None) -> Fault:
    """One of `refusals.REFUSALS`, once the whole body has arrived."""
    return _answer(*REFUSALS[name], retry_after=retry_after)


def status(code: int, body: bytes = b"", *, headers: dict[str, str] | None = None) -> Fault:
    """Any status with any body, once the whole body of the request has arrived."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        exchange.read_body()
        exchange.answer(code, {"Content-Type": media_type(body)} | (headers or {}), body)

    return fault


def early_refusal(name: str, *, after_bytes: int = 0, end: str = "close") -> Fault:
    """A refusal after `after_bytes` of the body, and an `end` of the connection before the rest.

    "close" sends FIN and then RST over the unread rest, "reset" RST alone; "linger" reads and
    forgets the rest first.
    """

    def fault(exchange: Exchange, compose: Compose) -> None:
        exchange.read_body(up_to=after_bytes)
        code, body = REFUSALS[name]
        exchange.answer(code, {"Content-Type": media_type(body), "request-id": REQUEST_ID}, body)
        if end == "linger":
            exchange.drain()
        elif end == "reset":
            exchange.reset()

    return fault


def deaf_refusal(name: str) -> Fault:
    """A refusal before the body, which is never read, on a connection that is never closed."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        code, body = REFUSALS[name]
        exchange.answer(code, {"Content-Type": media_type(body)}, body)
        exchange.wait(FOREVER_S)

    return fault


def stalled_refusal(name: str) -> Fault:
    """A refusal whose body never comes."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        exchange.read_body()
        code, body = REFUSALS[name]
        exchange.begin(code, {"Content-Type": media_type(body)}, length=len(body))
        exchange.wait(FOREVER_S)

    return fault


def redirect(to: str, *, code: int = 307) -> Fault:
    return status(code, headers={"Location": to})


def close_at_once() -> Fault:
    return lambda exchange, compose: exchange.close()


def reset_while_sending(after_bytes: int = 1) -> Fault:
    def fault(exchange: Exchange, compose: Compose) -> None:
        exchange.read_body(up_to=after_bytes)
        exchange.reset()

    return fault


def stall_while_sending(after_bytes: int = 1) -> Fault:
    def fault(exchange: Exchange, compose: Compose) -> None:
        exchange.read_body(up_to=after_bytes)
        exchange.wait(FOREVER_S)

    return fault


def reset_instead_of_answer() -> Fault:
    """The music is made and billed, and the connection breaks."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        compose()
        exchange.reset()

    return fault


def silence() -> Fault:
    """The whole request is read, and no answer ever comes."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        exchange.read_body()
        exchange.wait(FOREVER_S)

    return fault


def late(seconds: float) -> Fault:
    """The music, but only after so many seconds without a byte."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        headers, music = compose()
        exchange.wait(seconds)
        exchange.answer(200, headers, music)

    return fault


def slow_head(pause_s: float = 1.0) -> Fault:
    """A head that never ends, byte by byte."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        exchange.read_body()
        exchange.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            exchange.write(b"z")
            exchange.wait(pause_s)

    return fault


def slow_music(*, piece_bytes: int = 1, pause_s: float = 1.0) -> Fault:
    def fault(exchange: Exchange, compose: Compose) -> None:
        headers, music = compose()
        exchange.begin(200, headers, length=len(music))
        for start in range(0, len(music), piece_bytes):
            exchange.write(music[start : start + piece_bytes])
            exchange.wait(pause_s)

    return fault


def cut_music(share: float, *, with_length: bool = True, reset: bool = False) -> Fault:
    """The music breaks off, with a Content-Length that promised more or with none."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        headers, music = compose()
        exchange.answer(
            200, headers, music[: int(len(music) * share)], length=len(music) if with_length else -1
        )
        if reset:
            exchange.reset()

    return fault


def stall_in_music(share: float) -> Fault:
    def fault(exchange: Exchange, compose: Compose) -> None:
        headers, music = compose()
        exchange.answer(200, headers, music[: int(len(music) * share)], length=len(music))
        exchange.wait(FOREVER_S)

    return fault


def without_length() -> Fault:
    """The music whole, ended by the end of the connection."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        headers, music = compose()
        exchange.answer(200, headers, music, length=-1)

    return fault


def chunked(share: float = 1.0) -> Fault:
    """The music in chunks; less than all of it breaks off before the last chunk."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        headers, music = compose()
        exchange.begin(200, headers | {"Transfer-Encoding": "chunked"}, length=-1)
        end = int(len(music) * share)
        for start in range(0, end, 4096):
            piece = music[start : min(start + 4096, end)]
            exchange.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        if share == 1.0:
            exchange.write(b"0\r\n\r\n")

    return fault


def page() -> Fault:
    """A success that is a page, as a network's login shows it."""
    return _answer(200, b"<html><body>Please log in</body></html>")


def json_as_success() -> Fault:
    return _answer(200, b'{"detail": "queued"}')


def nothing() -> Fault:
    return _answer(200, b"", content_type="audio/mpeg")


def zip_file() -> Fault:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("music.mp3", b"music")
    return _answer(200, target.getvalue(), content_type="application/zip")


def noise() -> Fault:
    """Bytes that are no kind of file."""
    return _answer(200, bytes(range(1, 256)) * 400, content_type="application/octet-stream")


def endless(*, with_length: bool) -> Fault:
    """10 GB of nothing."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        headers, _ = compose()
        exchange.begin(200, headers, length=10_000_000_000 if with_length else -1)
        for _ in range(10_000):
            exchange.write(bytes(1_000_000))

    return fault


def gzip_bomb() -> Fault:
    """A small body that unpacks to a gigabyte."""

    def fault(exchange: Exchange, compose: Compose) -> None:
        headers, _ = compose()
        block = gzip.compress(bytes(10_000_000))
        exchange.answer(200, headers | {"Content-Encoding": "gzip"}, block * 100)

    return fault


def _answer(
    code: int, body: bytes, *, content_type: str | None = None, retry_after: str | None = None
) -> Fault:
    headers = {"Content-Type": content_type or media_type(body), "request-id": REQUEST_ID}
    if retry_after is not None:
        headers["Retry-After"] = retry_after

    def fault(exchange: Exchange, compose: Compose) -> None:
        exchange.read_body()
        exchange.answer(code, headers, body)

    return fault
