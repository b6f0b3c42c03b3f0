# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract server: a thread a connection, on a free port of 127.0.0.1."""

from __future__ import annotations

import contextlib
import json
import ssl
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterable
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from . import faults
from .exchange import Exchange, Gone, Recorded
from .faults import Fault
from .form import FormError, read_form
from .music import media_type, render
from .picture import Watched, watch
from .refusals import REFUSALS
from .rules import Refused, Wanted, check_duration, read_request

COMPOSE_PATH = "/v1/music/video-to-music"
SUBSCRIPTION_PATH = "/v1/user/subscription"
CREDITS_LIMIT = 100_000
LONGEST_GOODBYE_S = 5.0


class ContractServer:
    """See the package's docstring. Attributes may be changed between requests."""

    def __init__(
        self,
        *,
        port: int = 0,
        tls: bool = False,
        cuts_s: Iterable[Fraction | float] | None = None,
        channels: int = 2,
        lame_header: bool = True,
        key: str | None = None,
        temp_score: bool = False,
    ) -> None:
        self.cuts_s = None if cuts_s is None else tuple(Fraction(cut_s) for cut_s in cuts_s)
        self.channels = channels
        self.lame_header = lame_header
        self.key = key
        self.temp_score = temp_score
        self.requests: list[Recorded] = []
        self.composed = 0
        self.credits_used = 0
        self._faults: deque[Fault] = deque()
        self._lock = threading.Lock()
        self._answering = 0
        self._stopping = threading.Event()
        self._files = tempfile.TemporaryDirectory(prefix="contract-server-")
        self._http = _Listener(("127.0.0.1", port), self._handler_class())
        self.ca_file = self._start_tls() if tls else None
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self._http.server_port}"

    def answer_next(self, *next_faults: Fault) -> None:
        """Has the next requests answered with these faults, one each."""
        self._faults.extend(next_faults)

    def __enter__(self) -> ContractServer:
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._http.shutdown()
        self._http.server_close()
        self._wait_for_answers()
        self._files.cleanup()

    def _wait_for_answers(self) -> None:
        """Until nobody writes a body any more: a client that has just gone leaves its thread behind."""
        give_up_s = time.monotonic() + LONGEST_GOODBYE_S
        while self._answering and time.monotonic() < give_up_s:
            time.sleep(0.005)

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        with self._lock:
            number = len(self.requests)
            body = Path(self._files.name) / f"body-{number}"
            recorded = Recorded(handler.command, handler.path, list(handler.headers.items()), body)
            self.requests.append(recorded)
            self._answering += 1
        try:
            self._answer(Exchange(handler, recorded, self._stopping))
        finally:
            with self._lock:
                self._answering -= 1

    def _answer(self, exchange: Exchange) -> None:
        exchange.recorded.body.touch()
        with contextlib.suppress(Gone, OSError):
            try:
                self._route(exchange)
            except Refused as refused:
                body_text = json.dumps(refused.body).encode()
                exchange.answer(refused.status, {"Content-Type": "application/json"}, body_text)

    def _route(self, exchange: Exchange) -> None:
        method, path = exchange.recorded.method, exchange.recorded.path
        if (method, path) not in (("POST", COMPOSE_PATH), ("GET", SUBSCRIPTION_PATH)):
            exchange.read_body()
            raise Refused(405 if path in (COMPOSE_PATH, SUBSCRIPTION_PATH) else 404, {"detail": "Not Found"})
        fault = self._faults.popleft() if self._faults else None
        if method == "GET":
            (fault or _subscription)(exchange, lambda: ({}, self._subscription(exchange)))
        else:
            (fault or faults.as_usual)(exchange, lambda: self._compose(exchange))

    def _compose(self, exchange: Exchange) -> tuple[dict[str, str], bytes]:
        """Reads the request, keeps the rules and makes the music. Raises Refused."""
        self._check_key(exchange)
        exchange.read_body()
        recorded = exchange.recorded
        try:
            recorded.parts = read_form(recorded.body, recorded.header("content-type") or "")
        except FormError as error:
            raise Refused(400, {"detail": f"There was an error parsing the body: {error}"}) from error
        return self._make_music(read_request(recorded.query, recorded.parts))

    def _make_music(self, wanted: Wanted) -> tuple[dict[str, str], bytes]:
        watched = watch(wanted.videos, wants_cuts=self.cuts_s is None)
        check_duration(watched.duration_s)
        music = self._music(wanted, watched)
        cost = max(round(watched.duration_s * 15), 1)
        with self._lock:
            self.composed += 1
            self.credits_used += cost
            ids = {"request-id": f"request{self.composed:04}", "song-id": f"song{self.composed:04}"}
        headers = {"Content-Type": media_type(wanted.output_format), "character-cost": str(cost)}
        return headers | ids, music

    def _music(self, wanted: Wanted, watched: Watched) -> bytes:
        if self.temp_score:
            from . import temp_score  # the extension itself, which the server as a process does without

            return temp_score.score(wanted, watched.duration_s)
        return render(
            watched.duration_s,
            clicks_s=watched.cuts_s if self.cuts_s is None else self.cuts_s,
            output_format=wanted.output_format,
            channels=self.channels,
            lame_header=self.lame_header,
            signed=wanted.sign_with_c2pa,
        )

    def _check_key(self, exchange: Exchange) -> None:
        key = exchange.recorded.header("xi-api-key")
        if not key:
            raise Refused(401, json.loads(REFUSALS["missing_api_key"][1]))
        if self.key is not None and key != self.key:
            raise Refused(401, json.loads(REFUSALS["invalid_api_key"][1]))

    def _subscription(self, exchange: Exchange) -> bytes:
        self._check_key(exchange)
        plan = {"tier": "creator", "character_count": self.credits_used, "character_limit": CREDITS_LIMIT}
        return json.dumps(
            plan | {"status": "active", "next_character_count_reset_unix": 1_900_000_000}
        ).encode()

    def _handler_class(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                server.handle(self)

            do_GET = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_POST

            def log_message(self, *_: object) -> None:
                """Says nothing: what came is in `requests`."""

        return Handler

    def _start_tls(self) -> Path:
        import trustme

        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
        self._http.tls = context
        ca_file = Path(self._files.name) / "authority.pem"
        authority.cert_pem.write_to_path(str(ca_file))
        return ca_file


class _Listener(ThreadingHTTPServer):
    """Threads that end with the process, a handshake in the connection's own thread, no tracebacks."""

    daemon_threads = True
    block_on_close = False
    tls: ssl.SSLContext | None = None

    def finish_request(self, request, client_address) -> None:
        if self.tls:
            request.settimeout(10)
            request = self.tls.wrap_socket(request, server_side=True)
            request.settimeout(None)
        try:
            super().finish_request(request, client_address)
        finally:
            if self.tls:
                request.close()

    def handle_error(self, request, client_address) -> None:
        """A client that went away is not this server's error."""


def _subscription(exchange: Exchange, compose: faults.Compose) -> None:
    exchange.answer(200, {"Content-Type": "application/json"}, compose()[1])
