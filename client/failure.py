# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the service broken: requests' many errors as one sentence each. No bpy."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from requests import exceptions
from urllib3.exceptions import NewConnectionError

from ..errors import ServiceError
from ..sentence import Sentence, n_


@dataclass(frozen=True)
class Row:
    """What the editor reads when one of `causes` is under a failed request."""

    causes: tuple[type[BaseException], ...]
    sentence: Sentence
    again: bool = False


BEFORE_SENDING = (
    Row(
        (ssl.SSLCertVerificationError,),
        n_(
            "The server could not prove who it is: check the server and this computer's clock, or ask who "
            "runs your network for its certificate."
        ),
    ),
    Row((ssl.SSLError,), n_("No safe connection to the server: check the server in the preferences.")),
    Row(
        (exceptions.ProxyError,),
        n_("Your network's proxy does not answer: check the proxy, then try again."),
    ),
    Row(
        (socket.gaierror,),
        n_(
            "The server's name was not found: check the internet connection and the server in the "
            "preferences."
        ),
        again=True,
    ),
    Row(
        (ConnectionRefusedError,),
        n_("Nothing answers at the server: check that it runs and is the right one, then try again."),
        again=True,
    ),
    Row(
        (exceptions.ConnectTimeout, NewConnectionError),
        n_("The server can't be reached: check the internet connection, then try again."),
        again=True,
    ),
)
NOT_CONNECTED = n_("The connection to the server broke before anything was sent: try again.")
WHILE_SENDING = n_(
    "The server stopped taking the picture and did not say why: check the key, the plan and the connection, "
    "then try again."
)
NO_ANSWER = n_(
    "The picture was sent but no music came back in time: look at your credits before you score again, "
    "as these may be spent."
)
WHILE_COMPOSING = n_(
    "The connection broke while the service was composing: look at your credits before you score again, "
    "as these may be spent."
)


@dataclass(frozen=True)
class Failure:
    """A request that got no answer. `again` is True only while nothing of it had been sent."""

    error: ServiceError
    again: bool


def read_failure(error: Exception, *, has_begun: bool, is_complete: bool) -> Failure:
    """What the error of a request means, by how much of the picture had left."""
    causes = list(_causes(error))
    # Names of types only: the texts may hold a proxy's password.
    details = " < ".join(type(cause).__name__ for cause in causes)
    if is_complete:
        late = any(isinstance(cause, TimeoutError | exceptions.Timeout) for cause in causes)
        sentence = NO_ANSWER if late else WHILE_COMPOSING
        return Failure(ServiceError(sentence, billed="MAYBE", details=details), again=False)
    if has_begun:
        return Failure(ServiceError(WHILE_SENDING, details=details), again=False)
    rows = (row for row in BEFORE_SENDING if any(isinstance(cause, row.causes) for cause in causes))
    row = next(rows, Row((), NOT_CONNECTED, again=True))
    return Failure(ServiceError(row.sentence, details=details), again=row.again)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """`error` and every error under it, in whichever way the versions of urllib3 keep them."""
    waiting, seen = [error], set[int]()
    while waiting:
        here = waiting.pop(0)
        if id(here) in seen:
            continue
        seen.add(id(here))
        yield here
        under = (here.__cause__, here.__context__, getattr(here, "reason", None), *here.args)
        waiting += [cause for cause in under if isinstance(cause, BaseException)]
