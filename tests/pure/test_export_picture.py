# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the exported video shows, frame by frame, and how long it is."""

import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from footage import make_footage, numbers_in
from video_to_music.errors import Cancelled, PictureError
from video_to_music.export import export_picture
from video_to_music.export.quality import estimate_bytes, step_of
from video_to_music.model import Clip, Cut, Marker, Progress, Source

SIZE = (320, 180)


def quiet(_):
    pass


def cut_of(*clips, fps=Fraction(24), start=1, end=None, size=SIZE, **more):
    return Cut("Scene", Fraction(fps), start, end or max(c.end for c in clips), *size, clips, **more)


def clip(path, start, end, *, name="a.mp4", channel=1, frames=48, content_start=None, **more):
    begin = start if content_start is None else content_start
    return Clip(name, channel, start, end, Source(str(path), frames, begin, **more))


def export(cut, folder, *, quality="SMALL", report=quiet):
    return export_picture(cut, quality=quality, folder=folder, report=report)


def expected(cut, quality, shown):
    return [shown(frame) for frame in range(cut.start, cut.end, step_of(cut, quality))]


@pytest.fixture
def footage(tmp_path):
    def make(name="a.mp4", **kind):
        return make_footage(tmp_path / name, **kind)

    return make


def test_importing_the_room_pulls_in_neither_av_nor_numpy():
    code = (
        "import conftest, sys; from video_to_music.export import quality, spans, export_picture;"
        "sys.exit(bool({'av', 'numpy', 'bpy'} & set(sys.modules)))"
    )
    tests = Path(__file__).resolve().parents[1]
    assert subprocess.run([sys.executable, "-c", code], cwd=tests, check=False).returncode == 0


def test_trims_gaps_and_several_in_a_row_show_their_own_frames(footage, tmp_path):
    a = footage(frames=48)
    b = footage("b.mp4", frames=60, first=100)
    cut = cut_of(
        clip(a, 11, 31, content_start=1),
        clip(b, 31, 51, name="b.mp4", content_start=20, frames=60),
        clip(a, 58, 70, content_start=40, trim_start=5),
        start=11,
    )
    picture = export(cut, tmp_path)

    def shown(frame):
        if frame < 31:
            return frame - 1
        if frame < 51:
            return 100 + frame - 20
        return None if frame < 58 else frame - 40 + 5

    assert numbers_in(picture.videos[0]) == expected(cut, "SMALL", shown)


@pytest.mark.parametrize("quality", ["SMALL", "STANDARD", "SHARP"])
@pytest.mark.parametrize(
    "fps", ["24", "25", "24000/1001", "30000/1001", "60", "60000/1001", "12", "8", "15625/625"]
)
@pytest.mark.parametrize("frames", [1, 2, 47])
def test_the_video_is_as_long_as_the_cut_to_the_tick(footage, tmp_path, fps, quality, frames):
    cut = cut_of(clip(footage(frames=48), 1, 1 + frames), fps=Fraction(fps))
    picture = export(cut, tmp_path, quality=quality)
    with av.open(picture.videos[0]) as container:
        stream = container.streams.video[0]
        packets = [packet for packet in container.demux(stream) if packet.size]
        last = packets[-1]
        assert stream.start_time == 0
        assert abs(stream.duration * stream.time_base - cut.duration_s) <= stream.time_base
        assert abs((last.pts + last.duration) * stream.time_base - cut.duration_s) <= stream.time_base
        assert (
            abs(container.duration / Fraction(1_000_000) - cut.duration_s)
            < Fraction(2, 1_000_000) + stream.time_base
        )
        times = [packet.pts * stream.time_base for packet in packets]
    step = step_of(cut, quality)
    assert times == [Fraction(k, 1) / cut.fps for k in range(0, frames, step)]
    assert picture.duration_s == cut.duration_s


def test_cuts_and_markers_come_along_as_seconds(footage, tmp_path):
    a = footage()
    cut = cut_of(clip(a, 1, 13), clip(a, 13, 25), markers=(Marker("hit", 7),))
    picture = export(cut, tmp_path)
    assert [hit.time_s for hit in picture.cuts] == [0.5]
    assert [(hit.name, hit.time_s) for hit in picture.markers] == [("hit", 0.25)]


def test_a_reversed_clip_runs_backwards(footage, tmp_path):
    cut = cut_of(clip(footage(frames=100), 1, 101, frames=100, reversed=True))
    assert numbers_in(export(cut, tmp_path).videos[0]) == expected(cut, "SMALL", lambda f: 100 - f)


def test_progress_only_grows_and_ends_with_the_last_frame(footage, tmp_path):
    told: list[Progress] = []
    export(cut_of(clip(footage(), 1, 49)), tmp_path, report=told.append)
    assert {p.phase for p in told} == {"EXPORT"}
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert (told[0].done, told[-1].done, told[-1].total) == (0, 48, 48)


def test_cancelling_leaves_nothing_behind(footage, tmp_path):
    folder = tmp_path / "job"
    folder.mkdir()

    def stop(progress):
        if progress.done:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        export(cut_of(clip(footage(), 1, 49)), folder, report=stop)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("content", [None, b"", b"not a video at all" * 99])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "holiday.mov"
    if content is not None:
        path.write_bytes(content)
    folder = tmp_path / "job"
    folder.mkdir()
    with pytest.raises(PictureError, match=r"holiday\.mov"):
        export(cut_of(clip(path, 1, 49, width=320, height=180)), folder)
    assert list(folder.iterdir()) == []


def test_a_strip_only_blender_can_draw_is_refused_by_name(footage, tmp_path):
    title = Clip("Title", 2, 1, 20, None, "is a text strip")
    with pytest.raises(PictureError, match="Only Blender can draw the strip “Title”"):
        export(cut_of(clip(footage(), 1, 49), title), tmp_path)


def test_a_covering_strip_on_top_is_what_is_seen(footage, tmp_path):
    a, b = footage(), footage("b.mp4", first=100)
    cut = cut_of(clip(a, 1, 49), clip(b, 13, 25, channel=2))
    numbers = numbers_in(export(cut, tmp_path).videos[0])
    assert numbers == expected(cut, "SMALL", lambda f: 100 + f - 13 if 13 <= f < 25 else f - 1)


@pytest.mark.parametrize(("size", "fps"), [((16, 16), 24), ((60, 1000), 24), (SIZE, Fraction(1, 20))])
def test_the_encoder_takes_the_smallest_and_the_slowest(footage, tmp_path, size, fps):
    cut = cut_of(clip(footage(), 1, 13), size=size, fps=fps)
    with av.open(export(cut, tmp_path, quality="SMALL").videos[0]) as container:
        assert len(list(container.decode(video=0))) == len(range(0, 12, step_of(cut, "SMALL")))


def test_separate_files_are_together_as_long_as_the_cut(footage, tmp_path):
    a, b = footage(), footage("b.mp4", first=100)
    cut = cut_of(clip(a, 1, 14), clip(b, 14, 20), clip(a, 30, 41), end=50)
    told: list[Progress] = []
    picture = export_picture(cut, quality="SMALL", folder=tmp_path, report=told.append, separate=True)
    lengths = [length_s(path) * 24 for path in picture.videos]
    assert [round(length, 3) for length in lengths] == [13, 16, 20]
    assert sum(lengths) == cut.frames
    assert numbers_in(picture.videos[1]) == [100, 102, 104, None, None, None, None, None]
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert told[-1] == Progress("EXPORT", 49, 49)


def length_s(path):
    with av.open(path) as container:
        stream = container.streams.video[0]
        return stream.duration * stream.time_base


def test_a_later_file_that_fails_takes_the_earlier_ones_along(footage, tmp_path):
    folder = tmp_path / "job"
    folder.mkdir()
    cut = cut_of(clip(footage(), 1, 14), clip(tmp_path / "gone.mp4", 14, 20))
    with pytest.raises(PictureError, match=r"gone\.mp4"):
        export_picture(cut, quality="SMALL", folder=folder, report=quiet, separate=True)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("spans", "sentence"),
    [([(1, 20), (19, 40)], "overlap"), ([(n, n + 1) for n in range(1, 12)], "11 strips")],
)
def test_what_cannot_be_separate_files_is_refused_with_the_reason(tmp_path, spans, sentence):
    cut = cut_of(*(clip("a.mp4", start, end) for start, end in spans))
    with pytest.raises(PictureError, match=sentence):
        export_picture(cut, quality="SMALL", folder=tmp_path, report=quiet, separate=True)


def test_noise_does_not_pass_the_bound_of_the_rate(tmp_path):
    """The hardest picture there is, as large as it gets: no two pixels alike, no two frames alike."""
    path = noise(tmp_path / "noise.mkv", frames=96)
    cut = cut_of(clip(path, 1, 97, frames=96), size=(1280, 720))
    cut = Cut(**{**vars(cut), "clips": (clip(path, 1, 97, frames=96, scale=(4.0, 4.0)),)})
    weight = Path(export(cut, tmp_path, quality="SHARP").videos[0]).stat().st_size
    assert estimate_bytes(cut, "SHARP") / 2 < weight < 2 * estimate_bytes(cut, "SHARP")


def noise(path, *, frames):
    random = np.random.default_rng(1)
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=24, options={"qp": "1", "preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        for _ in range(frames):
            grain = random.integers(0, 255, (SIZE[1], SIZE[0], 3), dtype=np.uint8)
            container.mux(video.encode(av.VideoFrame.from_ndarray(grain, format="rgb24")))
        container.mux(video.encode())
    return path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_one_sentence(footage, tmp_path):
    (tmp_path / "picture.mp4.part").symlink_to("/dev/full")
    with pytest.raises(PictureError, match=r"picture\.mp4 can't be written"):
        export(cut_of(clip(footage(), 1, 49)), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["a.mp4"]


def test_a_file_deleted_midway_ends_well_or_names_it(footage, tmp_path):
    """Where the system keeps an open file alive the export goes on; elsewhere nobody could delete it."""
    a, b = footage(), footage("b.mp4", first=100)

    def delete(progress):
        b.unlink(missing_ok=True)

    with pytest.raises(PictureError, match=r"“b\.mp4” is no longer there"):
        export(cut_of(clip(a, 1, 25), clip(b, 25, 49)), tmp_path, report=delete)
    assert [file.name for file in tmp_path.iterdir()] == ["a.mp4"]


def test_a_rate_that_is_no_clean_fraction_still_gives_the_length(footage, tmp_path):
    fps = Fraction(23.976024627685547)
    picture = export(cut_of(clip(footage(), 1, 49), fps=fps), tmp_path)
    assert abs(length_s(picture.videos[0]) - 48 / fps) <= Fraction(1, 90_000)
