# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stops a run, and what does not: ESC, and a place that is taken off the timeline."""

import time
from types import SimpleNamespace

import bpy
import pytest


class AtWork:
    """A run whose worker is somewhere on its way."""

    def __init__(self, job, *, billed=False):
        self.job = SimpleNamespace(id=job, service="ELEVENLABS", take_name=job)
        self.may_be_billed, self.cancelled, self.finished = billed, False, False
        self.state, self.progress = "composing" if billed else "queued", None
        self.phase_started_s = time.monotonic()

    def poll(self):
        pass

    def cancel(self):
        self.cancelled = True


@pytest.fixture
def runs(extension, module):
    """`runs(billed, …)` is a run for each, in the order they were started."""
    status = module("ui.status")

    def start(*billed, placeholder=""):
        started = [AtWork(f"run{n}", billed=b) for n, b in enumerate(billed)]
        here = {"placeholder": placeholder, "is_here": bool(placeholder)}
        status.now.runs[:] = [status.Scoring(run, scene="Scene", **here) for run in started]
        return started

    yield start
    status.now.runs.clear()
    module("operators.attend").stop_watching(bpy.context)


@pytest.fixture
def stop(module):
    module("operators.stop")._Escape.last_s = float("-inf")
    return module("operators.stop")


@pytest.fixture
def place(edit, sounds, module, tmp_path):
    """The id of a placeholder on the timeline."""
    model = module("model")
    cut = model.Cut(edit.scene.name, model.Fraction(24), 1, 49, 640, 360, ())
    return module("sequencer.placeholder").place_placeholder(
        edit.scene, cut, name="Composing…", folder=tmp_path
    )


def test_escape_stops_the_newest_that_is_free(runs, stop):
    first, second, paid = runs(False, False, True)
    assert stop.stop_by_escape(bpy.context)
    assert [run.cancelled for run in (first, second, paid)] == [False, True, False]


def test_what_may_be_billed_takes_a_second_escape_soon_after(runs, stop, module):
    (paid,) = runs(True)
    assert not stop.stop_by_escape(bpy.context)
    assert not paid.cancelled
    assert "may still be billed" in module("ui.follow")._Shown.bar
    stop._Escape.last_s -= 1.5 * stop.ESC_TWICE_WITHIN_S
    assert not stop.stop_by_escape(bpy.context)
    assert stop.stop_by_escape(bpy.context)
    assert paid.cancelled


def test_the_cross_stops_what_may_be_billed(runs):
    first, second = runs(True, True)
    bpy.ops.video_to_music.cancel(job="run0")
    assert (first.cancelled, second.cancelled) == (True, False)


@pytest.mark.parametrize(("billed", "stopped"), [(False, True), (True, False)])
def test_a_run_whose_place_is_deleted_stops_while_it_is_free(
    edit, runs, stop, module, place, billed, stopped
):
    (run,) = runs(billed, placeholder=place)
    stop.stop_placeless(bpy.context)
    assert not run.cancelled
    edit.strips.remove(edit.strips[0])
    stop.stop_placeless(bpy.context)
    assert run.cancelled == stopped
    assert ("nothing was billed" in module("ui.follow")._Shown.bar) == stopped


def put_into_a_meta(edit):
    edit.strips[0].move_to_meta(edit.strips.new_meta("Act", 3, 1))


def rename_and_move(edit):
    edit.strips[0].name, edit.strips[0].channel = "music", 9


def load_another(_edit):
    bpy.ops.wm.read_homefile(use_factory_startup=True)


@pytest.mark.parametrize("hand", [put_into_a_meta, rename_and_move, load_another])
def test_a_run_whose_place_is_still_somewhere_goes_on(edit, runs, stop, place, hand):
    (run,) = runs(False, placeholder=place)
    hand(edit)
    stop.stop_placeless(bpy.context)
    assert not run.cancelled


def test_it_stops_when_its_file_is_loaded_again_and_then_its_place_deleted(edit, runs, stop, place, tmp_path):
    (run,) = runs(False, placeholder=place)
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))
    load_another(edit)
    stop.stop_placeless(bpy.context)
    bpy.ops.wm.open_mainfile(filepath=str(tmp_path / "edit.blend"))
    stop.stop_placeless(bpy.context)
    edit.strips.remove(edit.strips[0])
    stop.stop_placeless(bpy.context)
    assert run.cancelled


def test_what_may_have_been_billed_is_said_until_it_is_dismissed(extension, module):
    now, errors = module("ui.status").Status(), module("errors")
    lost, refused = errors.ServiceError("lost", billed="MAYBE"), errors.BriefError("refused")
    now.error = refused
    now.error = lost
    assert now.errors == [lost]
    now.error = refused
    now.error = None
    assert (now.errors, now.error) == ([lost], lost)
    for number in range(9):
        now.error = errors.Cancelled(str(number), billed="MAYBE")
    assert [str(error) for error in now.errors] == ["8", "7", "6", "5"]


def test_each_message_is_dismissed_by_itself(extension, module):
    now, errors = module("ui.status").now, module("errors")
    for number in range(3):
        now.error = errors.Cancelled(str(number), billed="MAYBE")
    bpy.ops.video_to_music.dismiss(number=1)
    assert [str(error) for error in now.errors] == ["2", "0"]
    bpy.ops.video_to_music.dismiss()
    bpy.ops.video_to_music.dismiss()
    assert now.errors == []


def test_a_placeholder_goes_with_its_run_and_stays_while_one_is_under_way(edit, runs, module, place):
    hold = module("operators.hold")
    runs(False, placeholder=place)
    assert hold.sweep() == set()
    runs()
    assert hold.sweep() == {place}
    assert len(edit.strips) == 0


@pytest.mark.parametrize("state", ["composing", "placed"])
def test_a_worker_on_its_way_out_holds_no_place(edit, sounds, module, extension, state):
    hold, journal, lock = module("operators.hold"), module("job.journal"), module("job.lock")
    folder = module("ui.places").runs_folder() / f"on its way out {state}"
    folder.mkdir()
    model = module("model")
    cut = model.Cut(edit.scene.name, model.Fraction(24), 1, 49, 640, 360, ())
    place = module("sequencer.placeholder").place_placeholder(edit.scene, cut, name="C", folder=folder)
    journal.append(folder, {"state": state}, durable=False)
    with lock.hold_or_none(folder / "worker.lock"):
        assert hold.sweep() == ({place} if state == "placed" else set())


def test_only_the_step_that_put_it_there_knows_a_fresh_placeholder(edit, sounds, module, place):
    placeholder = module("sequencer.placeholder")
    placeholder.mark_fresh(place)
    assert placeholder.take_fresh_marks() == {place}
    assert placeholder.take_fresh_marks() == set()
