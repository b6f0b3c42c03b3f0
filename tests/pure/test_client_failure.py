# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A way to the service that broke: which sentence, asked again or not, billed or not."""

import socket
import ssl

import pytest
from requests import exceptions
from urllib3.exceptions import NewConnectionError, ProtocolError
from video_to_music.client.failure import BEFORE_SENDING, read_failure
from video_to_music.client.line import Patience


def under(error, *causes):
    """`error` with each cause under the one before, as `raise … from` leaves them."""
    top = error
    for cause in causes:
        error.__context__ = cause
        error = cause
    return top


def new_connection_error():
    return NewConnectionError(None, "Failed to connect through http://jane:hush@proxy")


# error, words, asked again
BEFORE = [
    (
        under(exceptions.ConnectionError(), new_connection_error(), socket.gaierror(-2, "x")),
        "name was not found",
        True,
    ),
    (
        under(exceptions.ConnectionError(), new_connection_error(), ConnectionRefusedError()),
        "Nothing answers",
        True,
    ),
    (
        under(exceptions.ConnectionError(), new_connection_error(), OSError(113, "x")),
        "can't be reached",
        True,
    ),
    (exceptions.ConnectTimeout(), "can't be reached", True),
    (
        exceptions.ConnectionError(ProtocolError("aborted", ConnectionResetError())),
        "before anything was sent",
        True,
    ),
    (under(exceptions.SSLError(), ssl.SSLCertVerificationError()), "prove who it is", False),
    (under(exceptions.SSLError(), ssl.SSLError()), "safe connection", False),
    (under(exceptions.ProxyError(), new_connection_error(), ConnectionRefusedError()), "proxy", False),
]


@pytest.mark.parametrize(("error", "words", "again"), BEFORE)
def test_before_anything_was_sent(error, words, again):
    failure = read_failure(error, has_begun=False, is_complete=False)
    assert words in failure.error.sentence
    assert (failure.again, failure.error.billed) == (again, "NO")
    assert "hush" not in repr(failure.error.to_json())


@pytest.mark.parametrize(("error", "words", "again"), BEFORE)
def test_while_sending_it_is_never_asked_again(error, words, again):
    failure = read_failure(error, has_begun=True, is_complete=False)
    assert "stopped taking the picture" in failure.error.sentence
    assert (failure.again, failure.error.billed) == (False, "NO")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (exceptions.ReadTimeout(), "no music came back in time"),
        (exceptions.ConnectionError(TimeoutError()), "no music came back in time"),
        (exceptions.ConnectionError(ProtocolError("aborted", ConnectionResetError())), "was composing"),
        (exceptions.ConnectionError(new_connection_error()), "was composing"),
    ],
)
def test_once_it_was_sent_it_may_have_been_billed(error, words):
    failure = read_failure(error, has_begun=True, is_complete=True)
    assert words in failure.error.sentence
    assert (failure.again, failure.error.billed) == (False, "MAYBE")


def test_every_sentence_is_one_and_names_the_next_step():
    for row in BEFORE_SENDING:
        assert row.sentence.endswith(".")
        assert row.sentence.count(".") == 1
        assert ":" in row.sentence


def test_an_error_that_goes_round_in_circles_ends():
    first, second = exceptions.ConnectionError(), OSError()
    first.__context__, second.__context__ = second, first
    assert read_failure(first, has_begun=False, is_complete=False).again


def test_the_service_may_be_silent_for_as_long_as_it_composes():
    patience = Patience()
    assert patience.answer_s >= 2 * 600
    assert patience.attempts <= 3
    assert patience.longest_pause_s <= 60
