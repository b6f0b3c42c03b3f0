# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The background Blenders' side of the export, with a small program in Blender's place."""

import os
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from footage import make_footage, numbers_in
from video_to_music.errors import Cancelled, PictureError
from video_to_music.export import export_picture
from video_to_music.export.renders import CHUNK_FRAMES, CORES_PER_BLENDER
from video_to_music.export.snapshot import Snapshot, blender_command
from video_to_music.model import Clip, Cut, Source

TESTS = str(Path(__file__).resolve().parents[1])
STEP = 2

FAKE = f"""
import json, os, sys, time
from pathlib import Path
sys.path.insert(0, {TESTS!r})
from footage import make_footage

def wait_for_another(folder):
    (folder / f"drawn-by-{{os.getpid()}}").touch()
    deadline = time.monotonic() + 30
    while len(list(folder.glob("drawn-by-*"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    if time.monotonic() >= deadline:
        sys.exit(13)

print("Blender says something first")
if "NOISY" in sys.argv:
    os.write(1, b"Pilote graphique d\\xe9fectueux\\n")
setup = json.loads(sys.stdin.readline())
if "WORKBENCH FAILS" in sys.argv and not setup["full_quality"]:
    sys.exit(11)
print("video_to_music " + json.dumps({{"ready": True}}), flush=True)
for n, line in enumerate(sys.stdin):
    order = json.loads(line)
    if "NONSENSE" in sys.argv:
        print("video_to_music {{", flush=True)
    if "NEVER LEAVES" in sys.argv:
        os.close(1)
        time.sleep(600)
    if n == 1 and "DIES ONCE" in sys.argv and not setup["full_quality"]:
        sys.exit(12)
    if "TOGETHER" in sys.argv:
        wait_for_another(Path(order["path"]).parent)
    frames = len(range(order["start"], order["end"], {STEP})) - ("TOO FEW" in sys.argv)
    make_footage(order["path"], frames=frames, first=order["start"], codec="ffvhuff")
    print("video_to_music " + json.dumps({{"done": True}}), flush=True)
"""


def quiet(_):
    pass


def export(folder, *clips, end, how="", report=quiet):
    cut = Cut("Scene", Fraction(24), 1, end, 320, 180, clips)
    snapshot = Snapshot(folder / "snapshot.blend", (sys.executable, "-c", FAKE, how))
    picture = export_picture(cut, quality="SMALL", folder=folder, report=report, snapshot=snapshot)
    assert list(folder.glob("render*")) == []
    return numbers_in(picture.videos[0])


def drawn(start, end):
    return Clip("Title", 2, start, end, None, "is a text")


def chunks(start, end):
    """What the fake shows: each chunk counts on from its own first frame."""
    long = CHUNK_FRAMES * STEP
    starts = [start + (frame - start) // long * long for frame in range(start, end, STEP)]
    return [
        first + (frame - first) // STEP for first, frame in zip(starts, range(start, end, STEP), strict=True)
    ]


@pytest.mark.parametrize("how", ["", "NOISY", "WORKBENCH FAILS", "DIES ONCE"])
def test_chunks_come_in_order_whatever_happens_to_the_first_blender(tmp_path, how):
    end = 1 + 5 * CHUNK_FRAMES * STEP - 7
    assert export(tmp_path, drawn(1, end), end=end, how=how) == chunks(1, end)


@pytest.fixture
def two_at_once(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2 * CORES_PER_BLENDER)


def drawn_by(folder):
    return [int(path.name.removeprefix("drawn-by-")) for path in folder.glob("drawn-by-*")]


def test_two_blenders_share_a_long_render_and_its_frames_stay_in_order(tmp_path, two_at_once):
    """Neither of them draws on before the other has come to draw, too."""
    end = 1 + 8 * CHUNK_FRAMES * STEP - 7
    assert export(tmp_path, drawn(1, end), end=end, how="TOGETHER") == chunks(1, end)
    assert len(drawn_by(tmp_path)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process as only others than Windows can")
def test_stopping_ends_both_blenders(tmp_path, two_at_once):
    def stop_with_two(_):
        if len(drawn_by(tmp_path)) == 2:
            raise Cancelled("Stopped.")

    end = 1 + 40 * CHUNK_FRAMES * STEP
    with pytest.raises(Cancelled):
        export(tmp_path, drawn(1, end), end=end, how="TOGETHER", report=stop_with_two)
    assert len(drawn_by(tmp_path)) == 2
    for pid in drawn_by(tmp_path):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert all(path.name.startswith("drawn-by-") for path in tmp_path.iterdir())


def test_direct_and_drawn_spans_alternate(tmp_path):
    movie = make_footage(tmp_path / "a.mp4", frames=60, first=2000)
    plain = Clip("a.mp4", 1, 1, 61, Source(str(movie), 60, 1))
    numbers = export(tmp_path, plain, drawn(10, 20), drawn(40, 44), end=61)
    expected = [
        11 + (f - 11) // 2 if 10 <= f < 20 else 41 + (f - 41) // 2 if 40 <= f < 44 else 2000 + f - 1
        for f in range(1, 61, STEP)
    ]
    assert numbers == expected


def test_a_file_that_will_not_decode_is_drawn_before_what_was_ordered(tmp_path):
    strange = tmp_path / "strange.mp4"
    strange.write_bytes(b"not a video" * 99)
    half = 1 + 4 * CHUNK_FRAMES * STEP
    end = half + 4 * CHUNK_FRAMES * STEP
    plain = Clip("strange.mp4", 1, 1, half, Source(str(strange), half, 1))
    assert export(tmp_path, plain, drawn(half, end), end=end) == chunks(1, half) + chunks(half, end)


def test_a_blender_that_draws_too_little_is_found_out(tmp_path):
    with pytest.raises(PictureError, match="incomplete"):
        export(tmp_path, drawn(1, 21), end=21, how="TOO FEW")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", ["NONSENSE", "NEVER LEAVES"])
def test_a_blender_that_answers_nothing_sensible_is_one_sentence(tmp_path, monkeypatch, how):
    monkeypatch.setattr("video_to_music.export.blender_process.LEAVE_S", 0.1)
    with pytest.raises(PictureError, match="could not draw “Title”"):
        export(tmp_path, drawn(1, 21), end=21, how=how)
    assert list(tmp_path.iterdir()) == []


def test_the_command_of_a_blender_runs_the_script_named_after_it():
    assert blender_command("/opt/blender")[0] == "/opt/blender"
    assert blender_command("/opt/blender")[-1] == "--python"
