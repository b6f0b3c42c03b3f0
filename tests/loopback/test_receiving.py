# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The music on its way to the disk: memory, full disks, names that are taken, and what the Receipt says."""

import hashlib
import traceback
import tracemalloc
from fractions import Fraction
from pathlib import Path

import pytest
from contract_server import faults
from video_to_music.client import compose
from video_to_music.client.receive import Arrived
from video_to_music.client.take import keep
from video_to_music.errors import ServiceError, TakeError
from video_to_music.model import Brief, Picture

KEY = "sk_marked_4f1c9a7e"


def run(picture, server, tmp_path, reports, **brief):
    return compose(
        picture, brief=Brief(**brief), take=tmp_path / "take", report=reports, server=server.url, key=KEY
    )


def test_the_receipt(picture, server, reports, tmp_path):
    receipt = run(picture, server, tmp_path, reports, seed=7)
    content = (tmp_path / receipt.take).read_bytes()
    assert (receipt.service, receipt.take, receipt.output_format) == (
        "ELEVENLABS",
        "take.mp3",
        "mp3_44100_128",
    )
    assert (receipt.size_bytes, receipt.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (receipt.request_id, receipt.song_id, receipt.credits) == ("request0001", "song0001", 38)
    assert receipt.seed == 0, "the service has no seed: the take can't be had again by one"


def test_headers_that_are_not_there_or_odd(picture, server, reports, tmp_path):
    def fault(exchange, compose):
        _, music = compose()
        odd = {"request-id": "<script>", "song-id": KEY, "character-cost": "-1e9"}
        exchange.answer(200, odd, music)

    server.answer_next(fault)
    receipt = run(picture, server, tmp_path, reports)
    assert (receipt.request_id, receipt.song_id, receipt.credits) == ("", "", None)


def test_phases_come_in_order_and_count_every_byte(picture, server, reports, tmp_path):
    receipt = run(picture, server, tmp_path, reports)
    assert reports.phases == ["SEND", "COMPOSE", "RECEIVE"]
    last = reports.said[-1]
    assert last.done == last.total == receipt.size_bytes
    done = [progress.done for progress in reports.said if progress.phase == "SEND"]
    assert done == sorted(done)


def test_a_take_is_never_overwritten(picture, server, reports, tmp_path):
    (tmp_path / "take.mp3").write_bytes(b"the first")
    receipt = run(picture, server, tmp_path, reports)
    assert receipt.take == "take-2.mp3"
    assert (tmp_path / "take.mp3").read_bytes() == b"the first"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_fills_up(picture, server, reports, tmp_path):
    (tmp_path / "take.part").symlink_to("/dev/full")
    with pytest.raises(TakeError, match="make room on the disk") as caught:
        run(picture, server, tmp_path, reports)
    assert caught.value.billed == "MAYBE"
    assert caught.value.request_id == "request0001"
    assert server.composed == len(server.requests) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["take.incomplete"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_fills_up_while_the_music_is_wrapped(picture, server, reports, tmp_path):
    (tmp_path / "take.wrapped.part").symlink_to("/dev/full")
    with pytest.raises(TakeError, match=r"all of it is kept as take\.received") as caught:
        run(picture, server, tmp_path, reports, output_format="pcm_16000")
    assert caught.value.billed == "MAYBE"
    assert (tmp_path / "take.received").stat().st_size == 2.5 * 16_000 * 4


def test_a_report_that_can_not_be_written_stops_before_anything_is_sent(picture, server, tmp_path):
    def report(progress):
        raise OSError(28, "No space left on device")

    with pytest.raises(TakeError, match="job folder can't be written"):
        run(picture, server, tmp_path, report)
    assert server.composed == 0


@pytest.mark.parametrize("output_format", ["pcm_48000", "mp3_44100_128"])
def test_memory_does_not_grow_with_the_take(output_format, tmp_path):
    part = tmp_path / "take.part"
    frame = bytes.fromhex("fffb9064") + bytes(413)
    content = frame * 20_000 if output_format.startswith("mp3") else bytes(60_000_000)
    part.write_bytes(content)
    arrived = Arrived(part, len(content), "application/octet-stream", True, "", "", "", None)
    del content
    tracemalloc.start()
    keep(
        arrived,
        take=tmp_path / "take",
        brief=Brief(output_format=output_format),
        picture=Picture(("x",), Fraction(600)),
    )
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 3_000_000


@pytest.mark.parametrize(
    "fault", [faults.close_at_once(), faults.reset_instead_of_answer(), faults.refusal("invalid_api_key")]
)
def test_no_traceback_and_no_error_under_it_holds_the_key(fault, picture, server, reports, tmp_path):
    server.answer_next(fault)
    with pytest.raises(ServiceError) as caught:
        run(picture, server, tmp_path, reports)
    assert KEY not in "".join(traceback.format_exception(caught.value))
    error = caught.value
    while error := error.__cause__ or error.__context__:
        assert getattr(error, "request", None) is None
        assert KEY not in repr(error) + repr(getattr(error, "__dict__", ""))
