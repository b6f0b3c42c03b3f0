# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real faults at a real socket, and what came of each: a take, or one sentence, and never a second bill."""

from dataclasses import replace
from fractions import Fraction

import pytest
from contract_server import ContractServer, faults
from video_to_music.client.line import Patience
from video_to_music.client.score import score
from video_to_music.errors import Cancelled, ScoringError, ServiceError, TakeError
from video_to_music.model import Brief, Picture

KEY = "sk_marked_4f1c9a7e"
QUICK = Patience(
    tick_s=0.02,
    connect_s=2,
    send_stall_s=0.4,
    early_answer_s=0.4,
    answer_s=30,
    receive_stall_s=0.4,
    first_pause_s=0.02,
    longest_pause_s=0.3,
)
IMPATIENT = replace(QUICK, answer_s=0.6)
LARGE_BYTES = 20_000_000


@pytest.fixture(scope="session")
def large_picture(tmp_path_factory) -> Picture:
    """More than any socket buffer takes, so that sending meets the fault."""
    path = tmp_path_factory.mktemp("large") / "picture.mp4"
    path.write_bytes(bytes(LARGE_BYTES))
    return Picture((str(path),), Fraction(10))


@pytest.fixture(params=["http", "https"])
def any_server(request, monkeypatch):
    with ContractServer(tls=request.param == "https") as server:
        if server.ca_file:
            monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(server.ca_file))
        yield server


def run(picture, server, tmp_path, reports, *, brief=None, patience=QUICK, key=KEY):
    return score(
        picture,
        brief=brief or Brief(),
        take=tmp_path / "take",
        report=reports,
        server=server.url,
        key=key,
        patience=patience,
    )


# name, HTTP status, code, billed, words of the sentence
REFUSALS = [
    ("bad_prompt", 400, "bad_prompt", "NO", "reword"),
    ("invalid_parameters", 400, "invalid_parameters", "NO", "Bad value"),
    ("request_too_large_400", 400, "request_too_large", "NO", "lower picture quality"),
    ("invalid_api_key", 401, "invalid_api_key", "NO", "copy it again"),
    ("missing_permissions", 401, "missing_permissions", "NO", "switch on Music Generation"),
    ("quota_exceeded", 401, "quota_exceeded", "NO", "add credits"),
    ("insufficient_credits", 402, "insufficient_credits", "NO", "add credits"),
    ("limited_access", 402, "limited_access", "NO", "upgrade the plan"),
    ("subscription_required", 403, "subscription_required", "NO", "upgrade the plan"),
    ("forbidden", 403, "forbidden", "NO", "check its plan"),
    ("not_found", 404, "", "NO", "choose another"),
    ("already_processing", 409, "already_processing", "NO", "wait a minute"),
    ("request_too_large", 413, "", "NO", "lower picture quality"),
    ("form_list", 422, "", "NO", "videos: Field required"),
    ("form_text", 422, "", "NO", "Video could not be decoded"),
    ("form_dict", 422, "invalid_parameters", "NO", "videos: Video too short"),
    ("concurrent_limit_exceeded", 429, "concurrent_limit_exceeded", "NO", "wait for it"),
    ("internal_error", 500, "internal_error", "MAYBE", "look at your credits"),
    ("bad_gateway", 502, "", "MAYBE", "look at your credits"),
    ("unavailable_page", 503, "", "MAYBE", "wait a few minutes"),
    ("gateway_timeout", 504, "", "MAYBE", "look at your credits"),
]


@pytest.mark.parametrize(("name", "status", "code", "billed", "words"), REFUSALS)
def test_each_refusal_is_one_sentence(name, status, code, billed, words, picture, server, reports, tmp_path):
    server.answer_next(faults.refusal(name))
    with pytest.raises(ServiceError, match=words) as caught:
        run(picture, server, tmp_path, reports)
    error = caught.value
    assert (error.status, error.code, error.billed) == (status, code, billed)
    assert error.request_id == "req-5f2a"
    assert len(server.requests) == 1
    assert not list(tmp_path.iterdir())


def test_bad_prompt_brings_the_description_the_service_would_take(picture, server, reports, tmp_path):
    server.answer_next(faults.refusal("bad_prompt"))
    with pytest.raises(ServiceError) as caught:
        run(picture, server, tmp_path, reports)
    assert caught.value.suggestion == "A calm piano over slow strings"


@pytest.mark.parametrize("name", ["rate_limit_exceeded", "system_busy", "service_unavailable", "maintenance"])
def test_asks_again_only_where_the_service_has_not_begun(name, picture, server, reports, tmp_path):
    server.answer_next(faults.refusal(name), faults.refusal(name, retry_after="0"))
    receipt = run(picture, server, tmp_path, reports)
    assert receipt.take == "take.mp3"
    assert (len(server.requests), server.composed) == (3, 1)


def test_gives_up_after_a_few_times(picture, server, reports, tmp_path):
    server.answer_next(*[faults.refusal("system_busy")] * 9)
    with pytest.raises(ServiceError, match="busy"):
        run(picture, server, tmp_path, reports)
    assert len(server.requests) == QUICK.attempts


@pytest.mark.parametrize("retry_after", ["3600", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_long_retry_after_is_left_to_the_editor(retry_after, picture, server, reports, tmp_path):
    server.answer_next(faults.refusal("system_busy", retry_after=retry_after))
    with pytest.raises(ServiceError, match="busy"):
        run(picture, server, tmp_path, reports)
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", ["invalid_api_key", "request_too_large"])
@pytest.mark.parametrize("after_bytes", [0, 300_000])
@pytest.mark.parametrize("end", ["close", "reset", "linger"])
def test_early_refusal_is_read(name, after_bytes, end, large_picture, any_server, reports, tmp_path):
    """CPython before 3.13 raises SSLEOFError here over TLS; urllib3 1.26 a reset over plain HTTP."""
    for _ in range(5):
        any_server.answer_next(faults.early_refusal(name, after_bytes=after_bytes, end=end))
        with pytest.raises(ServiceError) as caught:
            run(large_picture, any_server, tmp_path, reports)
        assert caught.value.status == {"invalid_api_key": 401, "request_too_large": 413}[name]
        assert caught.value.billed == "NO"
    assert "COMPOSE" not in reports.phases or end == "linger"


def test_refusal_of_a_server_that_reads_no_more(large_picture, any_server, reports, tmp_path):
    any_server.answer_next(faults.deaf_refusal("invalid_api_key"))
    with pytest.raises(ServiceError, match="copy it again"):
        run(large_picture, any_server, tmp_path, reports)


def test_it_is_read_at_once_where_the_connection_is_plain(large_picture, server, reports, tmp_path):
    """Not only once the server has read nothing for a minute: a hundred ticks would cancel here."""
    reports.stop_after_same = 100
    server.answer_next(faults.deaf_refusal("invalid_api_key"))
    with pytest.raises(ServiceError, match="copy it again"):
        run(large_picture, server, tmp_path, reports, patience=replace(QUICK, send_stall_s=1000))


def test_a_refusal_is_not_waited_for_longer_than_its_status_says(picture, any_server, reports, tmp_path):
    reports.stop_after_same = 100
    any_server.answer_next(faults.stalled_refusal("insufficient_credits"))
    with pytest.raises(ServiceError, match="look at the plan and credits") as caught:
        run(picture, any_server, tmp_path, reports, patience=replace(QUICK, answer_s=1000))
    assert (caught.value.status, caught.value.code) == (402, "")


# fault, words, billed
BROKEN_WAYS = [
    (faults.reset_while_sending(1_000_000), "stopped taking the picture", "NO"),
    (faults.stall_while_sending(1_000_000), "stopped taking the picture", "NO"),
    (faults.reset_while_sending(LARGE_BYTES * 2), "while the service was composing", "MAYBE"),
    (faults.stall_while_sending(LARGE_BYTES * 2), "no music came back in time", "MAYBE"),
]


@pytest.mark.parametrize(("fault", "words", "billed"), BROKEN_WAYS)
def test_broken_on_the_way(fault, words, billed, large_picture, any_server, reports, tmp_path):
    any_server.answer_next(fault)
    with pytest.raises(ServiceError, match=words) as caught:
        run(large_picture, any_server, tmp_path, reports, patience=IMPATIENT)
    assert caught.value.billed == billed
    assert len(any_server.requests) == 1
    assert ("COMPOSE" in reports.phases) == (billed == "MAYBE")


@pytest.mark.parametrize("fault", [faults.silence(), faults.slow_head(0.01), faults.slow_head(0.1)])
def test_silence_before_the_answer(fault, picture, any_server, reports, tmp_path):
    any_server.answer_next(fault)
    with pytest.raises(ServiceError, match="no music came back in time") as caught:
        run(picture, any_server, tmp_path, reports, patience=IMPATIENT)
    assert caught.value.billed == "MAYBE"
    assert len(any_server.requests) == 1


def test_reset_instead_of_an_answer_is_not_asked_again(picture, any_server, reports, tmp_path):
    any_server.answer_next(faults.reset_instead_of_answer())
    with pytest.raises(ServiceError, match="while the service was composing") as caught:
        run(picture, any_server, tmp_path, reports)
    assert caught.value.billed == "MAYBE"
    assert len(any_server.requests) == any_server.composed == 1


@pytest.mark.parametrize(
    "fault",
    [
        faults.late(0.5),
        faults.slow_music(piece_bytes=4000, pause_s=0.05),
        faults.without_length(),
        faults.chunked(),
    ],
)
def test_slow_or_plain_but_whole(fault, picture, any_server, reports, tmp_path):
    any_server.answer_next(fault)
    receipt = run(picture, any_server, tmp_path, reports)
    assert receipt.duration_s == pytest.approx(2.5, abs=0.001)
    assert reports.phases == ["SEND", "COMPOSE", "RECEIVE"]


CUTS = {
    "length": faults.cut_music(0.4),
    "length and reset": faults.cut_music(0.4, reset=True),
    "no length": faults.cut_music(0.4, with_length=False),
    "chunks": faults.chunked(0.4),
    "stall": faults.stall_in_music(0.4),
}


@pytest.mark.parametrize("name", CUTS)
@pytest.mark.parametrize("output_format", ["mp3_44100_128", "pcm_16000", "opus_48000_64", "ulaw_8000"])
def test_cut_music_is_no_take_but_is_kept(name, output_format, picture, any_server, reports, tmp_path):
    any_server.answer_next(CUTS[name])
    with pytest.raises(TakeError, match="is kept as take") as caught:
        run(picture, any_server, tmp_path, reports, brief=Brief(output_format=output_format))
    assert caught.value.billed == "MAYBE"
    assert caught.value.request_id == "request0001"
    assert [path.suffixes[0] for path in tmp_path.iterdir()] == [".incomplete"]


NOT_MUSIC = [
    (faults.page(), "page instead of music", []),
    (faults.json_as_success(), "page instead of music", []),
    (faults.nothing(), "nothing at all", []),
    (faults.zip_file(), "ZIP", ["take.zip"]),
    (faults.noise(), "not music", ["take.unknown"]),
    (faults.endless(with_length=True), "far more than music", []),
    (faults.endless(with_length=False), "far more than music", []),
    (faults.gzip_bomb(), "asked not to", []),
    (faults.status(204), "204", []),
    (faults.status(206, b"half"), "206", []),
]


@pytest.mark.parametrize(("fault", "words", "left"), NOT_MUSIC)
def test_success_that_is_not_music(fault, words, left, picture, server, reports, tmp_path):
    server.answer_next(fault)
    with pytest.raises(ScoringError, match=words) as caught:
        run(picture, server, tmp_path, reports)
    assert caught.value.billed == "MAYBE"
    assert [path.name for path in tmp_path.iterdir()] == left
    assert len(server.requests) == 1


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(code, picture, server, reports, tmp_path):
    with ContractServer() as other:
        server.answer_next(faults.redirect(f"{other.url}/v1/music/video-to-music", code=code))
        with pytest.raises(ServiceError, match="elsewhere") as caught:
            run(picture, server, tmp_path, reports)
        assert (caught.value.status, caught.value.billed) == (code, "NO")
        assert not other.requests


def test_nothing_listens(picture, server, reports, tmp_path):
    with ContractServer() as gone:
        pass
    with pytest.raises(ServiceError, match="Nothing answers") as caught:
        run(picture, gone, tmp_path, reports)
    assert caught.value.billed == "NO"
    assert reports.phases == ["SEND"]


def test_server_of_an_unknown_authority(picture, reports, tmp_path):
    with (
        ContractServer(tls=True) as server,
        pytest.raises(ServiceError, match="could not prove who it is") as caught,
    ):
        run(picture, server, tmp_path, reports)
    assert caught.value.billed == "NO"
    assert not server.requests


def test_plain_http_where_tls_is_expected(picture, server, reports, tmp_path):
    server.url = server.url.replace("http:", "https:")
    with pytest.raises(ServiceError, match="safe connection"):
        run(picture, server, tmp_path, reports)


# in which phase the editor presses Cancel, what that may have cost
@pytest.mark.parametrize(("stop_at", "billed"), [("SEND", "NO"), ("COMPOSE", "NO"), ("RECEIVE", "MAYBE")])
def test_cancelled_in_a_phase(stop_at, billed, picture, any_server, reports, tmp_path):
    reports.stop_at = stop_at
    with pytest.raises(Cancelled) as caught:
        run(picture, any_server, tmp_path, reports)
    assert caught.value.billed == billed
    assert any_server.composed == (billed == "MAYBE")


# a fault in which nothing moves, and how often the client has reported by the time of the cancel
@pytest.mark.parametrize(
    ("fault", "phase", "billed"),
    [
        (faults.stall_while_sending(1_000_000), "SEND", "NO"),
        (faults.stall_while_sending(LARGE_BYTES * 2), "COMPOSE", "MAYBE"),
        (faults.refusal("system_busy", retry_after="3000"), "SEND", "NO"),
    ],
)
def test_cancelled_while_nothing_moves(fault, phase, billed, large_picture, any_server, reports, tmp_path):
    reports.stop_after_same = 20
    any_server.answer_next(fault)
    with pytest.raises(Cancelled) as caught:
        patience = Patience(tick_s=0.02, longest_pause_s=4000)
        run(large_picture, any_server, tmp_path, reports, patience=patience)
    assert reports.said[-1].phase == phase
    assert caught.value.billed == billed


@pytest.mark.parametrize("fault", [None, *(faults.refusal(name) for name, *_ in REFUSALS)])
def test_no_error_holds_the_key(fault, picture, server, reports, tmp_path):
    server.key = "another"
    if fault:
        server.answer_next(fault)
    with pytest.raises(ScoringError) as caught:
        run(picture, server, tmp_path, reports)
    assert KEY not in repr(caught.value.to_json())
