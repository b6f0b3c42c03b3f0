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


@pytest.fixture
def run(tmp_path, reports, noted):
    """Scores a picture, and notes what came of it."""

    def score_and_note(picture, server, *, brief=None, patience=QUICK):
        where = {"take": tmp_path / "take", "server": server.url, "key": KEY}
        try:
            receipt = score(picture, brief=brief or Brief(), report=reports, patience=patience, **where)
        except ScoringError as error:
            noted(server, error=error)
            raise
        noted(server)
        return receipt

    return score_and_note


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
@pytest.mark.fault("refused with {status}: {name}")
def test_each_refusal_is_one_sentence(name, status, code, billed, words, picture, server, tmp_path, run):
    server.answer_next(faults.refusal(name))
    with pytest.raises(ServiceError, match=words) as caught:
        run(picture, server)
    error = caught.value
    assert (error.status, error.code, error.billed) == (status, code, billed)
    assert error.request_id == "req-5f2a"
    assert len(server.requests) == 1
    assert not list(tmp_path.iterdir())


def test_bad_prompt_brings_the_description_the_service_would_take(picture, server, run):
    server.answer_next(faults.refusal("bad_prompt"))
    with pytest.raises(ServiceError) as caught:
        run(picture, server)
    assert caught.value.suggestion == "A calm piano over slow strings"


@pytest.mark.parametrize("name", ["rate_limit_exceeded", "system_busy", "service_unavailable", "maintenance"])
@pytest.mark.fault("refused twice before it began, with {name}", asks_again=True)
def test_asks_again_only_where_the_service_has_not_begun(name, picture, server, run):
    server.answer_next(faults.refusal(name), faults.refusal(name, retry_after="0"))
    receipt = run(picture, server)
    assert receipt.take == "take.mp3"
    assert (len(server.requests), server.composed) == (3, 1)


@pytest.mark.fault("busy each time it is asked", asks_again=True)
def test_gives_up_after_a_few_times(picture, server, run):
    server.answer_next(*[faults.refusal("system_busy")] * 9)
    with pytest.raises(ServiceError, match="busy"):
        run(picture, server)
    assert len(server.requests) == QUICK.attempts


@pytest.mark.parametrize("retry_after", ["3600", "Wed, 21 Oct 2099 07:28:00 GMT"])
@pytest.mark.fault("busy, with Retry-After: {retry_after}")
def test_a_long_retry_after_is_left_to_the_editor(retry_after, picture, server, run):
    server.answer_next(faults.refusal("system_busy", retry_after=retry_after))
    with pytest.raises(ServiceError, match="busy"):
        run(picture, server)
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", ["invalid_api_key", "request_too_large"])
@pytest.mark.parametrize("after_bytes", [0, 300_000])
@pytest.mark.parametrize("end", ["close", "reset", "linger"])
@pytest.mark.fault("refused ({name}) after {after_bytes} bytes of 20 MB, then {end}")
def test_early_refusal_is_read(name, after_bytes, end, large_picture, any_server, reports, run):
    """CPython before 3.13 raises SSLEOFError here over TLS; urllib3 1.26 a reset over plain HTTP."""
    for _ in range(5):
        any_server.answer_next(faults.early_refusal(name, after_bytes=after_bytes, end=end))
        with pytest.raises(ServiceError) as caught:
            run(large_picture, any_server)
        assert caught.value.status == {"invalid_api_key": 401, "request_too_large": 413}[name]
        assert caught.value.billed == "NO"
    assert "COMPOSE" not in reports.phases or end == "linger"


@pytest.mark.fault("refused at once by a server that reads no more and stays open")
def test_refusal_of_a_server_that_reads_no_more(large_picture, any_server, run):
    any_server.answer_next(faults.deaf_refusal("invalid_api_key"))
    with pytest.raises(ServiceError, match="copy it again"):
        run(large_picture, any_server)


@pytest.mark.fault("refused at once over plain HTTP, and not one byte is read")
def test_it_is_read_at_once_where_the_connection_is_plain(large_picture, server, reports, run):
    """Not only once the server has read nothing for a minute: a hundred ticks would cancel here."""
    reports.stop_after_same = 100
    server.answer_next(faults.deaf_refusal("invalid_api_key"))
    with pytest.raises(ServiceError, match="copy it again"):
        run(large_picture, server, patience=replace(QUICK, send_stall_s=1000))


@pytest.mark.fault("a refusal whose body never comes")
def test_a_refusal_is_not_waited_for_longer_than_its_status_says(picture, any_server, reports, run):
    reports.stop_after_same = 100
    any_server.answer_next(faults.stalled_refusal("insufficient_credits"))
    with pytest.raises(ServiceError, match="look at the plan and credits") as caught:
        run(picture, any_server, patience=replace(QUICK, answer_s=1000))
    assert (caught.value.status, caught.value.code) == (402, "")


# name, fault, words of the sentence, billed
BROKEN_WAYS = [
    ("reset after 1 MB", faults.reset_while_sending(1_000_000), "stopped taking the picture", "NO"),
    ("stalled after 1 MB", faults.stall_while_sending(1_000_000), "stopped taking the picture", "NO"),
    ("reset at its end", faults.reset_while_sending(LARGE_BYTES * 2), "service was composing", "MAYBE"),
    ("stalled at its end", faults.stall_while_sending(LARGE_BYTES * 2), "no music came back", "MAYBE"),
]


@pytest.mark.parametrize(("name", "fault", "words", "billed"), BROKEN_WAYS)
@pytest.mark.fault("sending: {name}")
def test_broken_on_the_way(name, fault, words, billed, large_picture, any_server, reports, run):
    any_server.answer_next(fault)
    with pytest.raises(ServiceError, match=words) as caught:
        run(large_picture, any_server, patience=IMPATIENT)
    assert caught.value.billed == billed
    assert len(any_server.requests) == 1
    assert ("COMPOSE" in reports.phases) == (billed == "MAYBE")


SILENCES = {
    "no byte": faults.silence(),
    "a head a byte every 10 ms": faults.slow_head(0.01),
    "a head a byte every 100 ms": faults.slow_head(0.1),
}


@pytest.mark.parametrize("name", SILENCES)
@pytest.mark.fault("{name} instead of an answer")
def test_silence_before_the_answer(name, picture, any_server, run):
    any_server.answer_next(SILENCES[name])
    with pytest.raises(ServiceError, match="no music came back in time") as caught:
        run(picture, any_server, patience=IMPATIENT)
    assert caught.value.billed == "MAYBE"
    assert len(any_server.requests) == 1


@pytest.mark.fault("the music is made and the connection reset")
def test_reset_instead_of_an_answer_is_not_asked_again(picture, any_server, run):
    any_server.answer_next(faults.reset_instead_of_answer())
    with pytest.raises(ServiceError, match="while the service was composing") as caught:
        run(picture, any_server)
    assert caught.value.billed == "MAYBE"
    assert len(any_server.requests) == any_server.composed == 1


WHOLE = {
    "late": faults.late(0.5),
    "piece by piece": faults.slow_music(piece_bytes=4000, pause_s=0.05),
    "without a length": faults.without_length(),
    "in chunks": faults.chunked(),
}


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.fault("music that comes {name}")
def test_slow_or_plain_but_whole(name, picture, any_server, reports, run):
    any_server.answer_next(WHOLE[name])
    receipt = run(picture, any_server)
    assert receipt.duration_s == pytest.approx(2.5, abs=0.001)
    assert reports.phases == ["SEND", "COMPOSE", "RECEIVE"]


CUTS = {
    "with a length": faults.cut_music(0.4),
    "with a length, and a reset": faults.cut_music(0.4, reset=True),
    "without a length": faults.cut_music(0.4, with_length=False),
    "in chunks": faults.chunked(0.4),
    "by a stall": faults.stall_in_music(0.4),
}


@pytest.mark.parametrize("name", CUTS)
@pytest.mark.parametrize("output_format", ["mp3_44100_128", "pcm_16000", "opus_48000_64", "ulaw_8000"])
@pytest.mark.fault("{output_format} cut short, {name}")
def test_cut_music_is_no_take_but_is_kept(name, output_format, picture, any_server, tmp_path, run):
    any_server.answer_next(CUTS[name])
    with pytest.raises(TakeError, match="is kept as take") as caught:
        run(picture, any_server, brief=Brief(output_format=output_format))
    assert caught.value.billed == "MAYBE"
    assert caught.value.request_id == "request0001"
    assert [path.suffixes[0] for path in tmp_path.iterdir()] == [".incomplete"]


NOT_MUSIC = [
    ("a page", faults.page(), "text instead of music", []),
    ("JSON", faults.json_as_success(), "text instead of music", []),
    ("nothing", faults.nothing(), "nothing at all", []),
    ("a ZIP", faults.zip_file(), "ZIP", ["take.zip"]),
    ("noise", faults.noise(), "not music", ["take.unknown"]),
    ("10 GB with its length", faults.endless(with_length=True), "far more than music", []),
    ("10 GB without a length", faults.endless(with_length=False), "far more than music", []),
    ("a gzip bomb", faults.gzip_bomb(), "asked not to", []),
    ("204 No Content", faults.status(204), "204", []),
    ("half of it (206)", faults.status(206, b"half"), "206", []),
]


@pytest.mark.parametrize(("name", "fault", "words", "left"), NOT_MUSIC)
@pytest.mark.fault("{name} instead of music")
def test_success_that_is_not_music(name, fault, words, left, picture, server, tmp_path, run):
    server.answer_next(fault)
    with pytest.raises(ScoringError, match=words) as caught:
        run(picture, server)
    assert caught.value.billed == "MAYBE"
    assert [path.name for path in tmp_path.iterdir()] == left
    assert len(server.requests) == 1


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.fault("a redirect to another host, {code}")
def test_no_redirect_is_followed(code, picture, server, run):
    with ContractServer() as other:
        server.answer_next(faults.redirect(f"{other.url}/v1/music/video-to-music", code=code))
        with pytest.raises(ServiceError, match="elsewhere") as caught:
            run(picture, server)
        assert (caught.value.status, caught.value.billed) == (code, "NO")
        assert not other.requests


@pytest.mark.fault("connection refused")
def test_nothing_listens(picture, server, reports, run):
    with ContractServer() as gone:
        pass
    with pytest.raises(ServiceError, match="Nothing answers") as caught:
        run(picture, gone)
    assert caught.value.billed == "NO"
    assert reports.phases == ["SEND"]


@pytest.mark.fault("a certificate of an unknown authority")
def test_server_of_an_unknown_authority(picture, run):
    with (
        ContractServer(tls=True) as server,
        pytest.raises(ServiceError, match="could not prove who it is") as caught,
    ):
        run(picture, server)
    assert caught.value.billed == "NO"
    assert not server.requests


@pytest.mark.fault("plain HTTP where TLS is expected")
def test_plain_http_where_tls_is_expected(picture, server, run):
    server.url = server.url.replace("http:", "https:")
    with pytest.raises(ServiceError, match="safe connection"):
        run(picture, server)


# in which phase the editor presses Cancel, what that may have cost
@pytest.mark.parametrize(("stop_at", "billed"), [("SEND", "NO"), ("COMPOSE", "NO"), ("RECEIVE", "MAYBE")])
@pytest.mark.fault("Cancel in phase {stop_at}")
def test_cancelled_in_a_phase(stop_at, billed, picture, any_server, reports, run):
    reports.stop_at = stop_at
    with pytest.raises(Cancelled) as caught:
        run(picture, any_server)
    assert caught.value.billed == billed
    assert any_server.composed == (billed == "MAYBE")


# a fault in which nothing moves, and how often the client has reported by the time of the cancel
@pytest.mark.parametrize(
    ("name", "fault", "phase", "billed"),
    [
        ("sending has stalled", faults.stall_while_sending(1_000_000), "SEND", "NO"),
        ("no answer comes", faults.stall_while_sending(LARGE_BYTES * 2), "COMPOSE", "MAYBE"),
        ("waiting to ask again", faults.refusal("system_busy", retry_after="3000"), "SEND", "NO"),
    ],
)
@pytest.mark.fault("Cancel while {name}")
def test_cancelled_while_nothing_moves(name, fault, phase, billed, large_picture, any_server, reports, run):
    reports.stop_after_same = 20
    any_server.answer_next(fault)
    with pytest.raises(Cancelled) as caught:
        patience = Patience(tick_s=0.02, longest_pause_s=4000)
        run(large_picture, any_server, patience=patience)
    assert reports.said[-1].phase == phase
    assert caught.value.billed == billed


@pytest.mark.parametrize("fault", [None, *(faults.refusal(name) for name, *_ in REFUSALS)])
def test_no_error_holds_the_key(fault, picture, server, run):
    server.key = "another"
    if fault:
        server.answer_next(fault)
    with pytest.raises(ScoringError) as caught:
        run(picture, server)
    assert KEY not in repr(caught.value.to_json())
