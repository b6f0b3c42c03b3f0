# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The body: its bytes, its length, its progress, and how it ends."""

import pytest
from video_to_music.client.body import Body, Video
from video_to_music.client.request import form_pieces
from video_to_music.errors import Cancelled, PictureError
from video_to_music.model import Brief, Progress


def make_body(tmp_path, *, size=1000, report=lambda _: None, brief=None):
    path = tmp_path / "the editor's own name.mp4"
    path.write_bytes(bytes(range(250)) * (size // 250))
    pieces = form_pieces(brief or Brief(), [Video(path, size)], boundary="edge")
    return Body(pieces, report=report)


def read_all(body, size):
    return b"".join(iter(lambda: body.read(size), b""))


EXPECTED = (
    b'--edge\r\nContent-Disposition: form-data; name="model_id"\r\n\r\nmusic_v1\r\n'
    b'--edge\r\nContent-Disposition: form-data; name="sign_with_c2pa"\r\n\r\nfalse\r\n'
    b'--edge\r\nContent-Disposition: form-data; name="videos"; filename="video.mp4"\r\n'
    b"Content-Type: video/mp4\r\n\r\n" + bytes(range(250)) * 4 + b"\r\n--edge--\r\n"
)


@pytest.mark.parametrize("size", [1, 7, 999, 16_384, -1])
def test_it_is_the_form_to_the_byte_however_it_is_read(size, tmp_path):
    body = make_body(tmp_path)
    assert len(body) == len(EXPECTED)
    assert read_all(body, size) == EXPECTED
    assert body.read(size) == b""


def test_it_says_compose_when_only_the_closing_boundary_is_left(tmp_path):
    said = []
    body = make_body(tmp_path, report=said.append)
    left = b""
    while not body.is_complete:
        before = left
        left += body.read(300)
    assert before == EXPECTED.removesuffix(b"--edge--\r\n")
    assert said[-1] == Progress("COMPOSE")
    assert [progress.phase for progress in said[:-1]] == ["SEND"] * (len(said) - 1)
    assert said[-2] == Progress("SEND", len(before), len(EXPECTED))


def test_cancelled_before_the_closing_boundary_nothing_can_be_composed(tmp_path):
    def report(progress):
        if progress.phase == "COMPOSE":
            raise Cancelled("The score was cancelled.")

    body = make_body(tmp_path, report=report)
    with pytest.raises(Cancelled):
        read_all(body, 300)
    assert not body.is_complete


def test_a_picture_that_shrinks_while_it_is_sent(tmp_path):
    body = make_body(tmp_path, size=1000)
    body.read(200)
    next(tmp_path.iterdir()).write_bytes(b"short")
    with pytest.raises(PictureError, match="changed"):
        read_all(body, 300)


def test_a_picture_that_goes_while_it_is_sent(tmp_path):
    body = make_body(tmp_path)
    next(tmp_path.iterdir()).unlink()
    with pytest.raises(PictureError, match="can't be read"):
        read_all(body, 300)


def test_fields_are_repeated_and_videos_are_named_by_number(tmp_path):
    brief = Brief(description="Quiet, then ünrest", tags=("calm", "two words"), sign_with_c2pa=True)
    videos = [Video(tmp_path / name, 1) for name in ("a.mov", "b.mov", "c.mov")]
    pieces = form_pieces(brief, videos, boundary="edge")
    text = b"".join(piece for piece in pieces if isinstance(piece, bytes)).decode()
    names = [
        part.split("\r\n")[1].removeprefix("Content-Disposition: form-data; ")
        for part in text.split("--edge")[1:-1]
    ]
    assert names == [
        'name="description"',
        'name="tags"',
        'name="tags"',
        'name="model_id"',
        'name="sign_with_c2pa"',
        'name="videos"; filename="video.mp4"',
        'name="videos"; filename="video_2.mp4"',
        'name="videos"; filename="video_3.mp4"',
    ]
    assert "\r\n\r\nQuiet, then ünrest\r\n" in text
    assert "\r\n\r\ntrue\r\n" in text
