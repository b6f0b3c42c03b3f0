# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame a Source says is the frame Blender's own render shows: numbered footage, rate against rate."""

from fractions import Fraction
from math import ceil

import bpy
import pytest
from footage import make_footage, numbers_in

RATES = {
    "23.976": Fraction(24000, 1001),
    "24": Fraction(24),
    "25": Fraction(25),
    "29.97": Fraction(30000, 1001),
    "30": Fraction(30),
    "50": Fraction(50),
    "59.94": Fraction(60000, 1001),
    "60": Fraction(60),
}
CLOSE = (
    ("23.976", "24"),
    ("24", "23.976"),
    ("29.97", "30"),
    ("30", "29.97"),
    ("59.94", "60"),
    ("60", "59.94"),
)
FRAMES_MIN = 16
"""In the film and on the timeline: the edits below cut 13 away and leave something."""
WINDOWS = {True: ((480, 520), (980, 1020)), False: ((470, 510),)}
"""Where rates a thousandth apart show it, in frames of a film: half a frame and a whole one later."""
SIZE_PX = 32


@pytest.fixture(scope="module")
def numbered(tmp_path_factory):
    """`numbered("25", 90)` is a film of 90 frames at that rate, made once."""
    folder = tmp_path_factory.mktemp("numbered")
    made = {}

    def film(rate, frames):
        path = folder / f"{rate}_{frames}.mp4"
        return made.setdefault(path, path if path in made else make_film(path, RATES[rate], frames))

    return film


def make_film(path, rate, frames):
    return make_footage(path, fps=rate, frames=frames, size=(SIZE_PX, SIZE_PX))


@pytest.fixture
def timeline(edit):
    """Lays strips one after the other, with a frame of black between."""
    scene = edit.scene
    scene.render.resolution_x = scene.render.resolution_y = SIZE_PX

    class Timeline:
        at = 3

        def set_rate(self, rate):
            scene.render.fps = round(rate)
            scene.render.fps_base = float(round(rate) / rate)

        def add(self, path, *, matched):
            before = {strip.name for strip in edit.strips}
            newer = {"move_strips": False} if bpy.app.version >= (5, 0) else {}
            with edit.sequencer():
                bpy.ops.sequencer.movie_strip_add(
                    filepath=str(path),
                    frame_start=self.at,
                    channel=1,
                    sound=False,
                    use_framerate=False,
                    adjust_playback_rate=matched,
                    set_view_transform=False,
                    fit_method="ORIGINAL",
                    **newer,
                )
            strip = next(strip for strip in edit.strips if strip.name not in before)
            self.at = strip.frame_final_end + 1
            return strip

        def show_only(self, strip, first, last):
            """Trims the strip to a window of its frames and moves that to where the strip began."""
            start = strip.frame_final_start
            strip.frame_final_end, strip.frame_final_start = start + last, start + first
            strip.frame_start -= first
            self.at = strip.frame_final_end + 1

    return Timeline()


def whole(strip):
    pass


def trimmed(strip):
    strip.frame_final_start += 7
    strip.frame_final_end -= 5


def held_at_both_ends(strip):
    strip.frame_final_end += 6
    strip.frame_start += 5
    strip.frame_final_start -= 5


def turned_round(strip):
    strip.use_reverse_frames = True


def split_softly(strip):
    strip.split(frame=strip.frame_final_start + 13, split_method="SOFT")


def split_hard(strip):
    strip.split(frame=strip.frame_final_start + 13, split_method="HARD")


def split_hard_and_turned(strip):
    strip.split(frame=strip.frame_final_start + 13, split_method="HARD").use_reverse_frames = True
    strip.use_reverse_frames = True


EDITS = (whole, trimmed, held_at_both_ends, turned_round, split_softly, split_hard, split_hard_and_turned)


@pytest.mark.parametrize("scene_rate", RATES)
def test_every_frame_is_blenders(edit, timeline, numbered, module, tmp_path, scene_rate):
    timeline.set_rate(RATES[scene_rate])
    for film_rate, fps in RATES.items():
        frames = max(FRAMES_MIN, ceil(FRAMES_MIN * fps / RATES[scene_rate]))
        for change in EDITS:
            for matched in (True, False) if change in (whole, split_hard_and_turned) else (True,):
                change(timeline.add(numbered(film_rate, frames), matched=matched))
                timeline.at = max(s.frame_final_end for s in edit.strips) + 1
    compare(edit, module, tmp_path)


@pytest.mark.parametrize(("film_rate", "scene_rate"), CLOSE)
@pytest.mark.parametrize("matched", [True, False])
def test_rates_that_are_nearly_the_same(
    edit, timeline, numbered, module, tmp_path, film_rate, scene_rate, matched
):
    timeline.set_rate(RATES[scene_rate])
    film = numbered(film_rate, max(last for _, last in WINDOWS[matched]) + 20 * matched)
    for first, last in WINDOWS[matched]:
        timeline.show_only(timeline.add(film, matched=matched), first, last)
    compare(edit, module, tmp_path)


def compare(edit, module, tmp_path):
    """Reads the strips a few at a time, for a Cut has at most 600 s, and renders them all."""
    strips = sorted(edit.strips, key=lambda strip: strip.frame_final_start)
    start, end = strips[0].frame_final_start, max(strip.frame_final_end for strip in strips)
    expected = dict.fromkeys(range(start, end))
    for i in range(0, len(strips), 16):
        names = {strip.name for strip in strips[i : i + 16]}
        for strip in edit.strips:
            strip.select = strip.name in names
        for clip in module("sequencer.read").read_cut(edit.scene).clips:
            assert not clip.needs_render
            expected |= {frame: clip.source.frame_at(frame) for frame in range(clip.start, clip.end)}
    shown = dict(zip(range(start, end), numbers_in(render(edit.scene, start, end, tmp_path)), strict=True))
    wrong = {f: (expected[f], shown[f], name_at(edit, f)) for f in expected if expected[f] != shown[f]}
    assert not wrong, f"{len(wrong)} of {len(expected)}: {list(wrong.items())[:12]}"


def name_at(edit, frame):
    return [s.name for s in edit.strips if s.frame_final_start <= frame < s.frame_final_end]


def render(scene, start, end, folder):
    scene.frame_start, scene.frame_end = start, end - 1
    settings = scene.render.image_settings
    if hasattr(settings, "media_type"):
        settings.media_type = "VIDEO"
    settings.file_format = "FFMPEG"
    scene.render.ffmpeg.format = "MKV"
    scene.render.ffmpeg.codec = "H264"
    scene.render.filepath = str(folder / "render.mkv")
    scene.render.use_file_extension = False
    bpy.ops.render.render(animation=True, scene=scene.name)
    return folder / "render.mkv"
