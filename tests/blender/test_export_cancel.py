# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An export that is stopped, whenever, leaves no process and no file; bench/export_cancel.py times it."""

import sys
import time
from fractions import Fraction

import pytest
from sessions import processes_of

FRAMES = 14_000
KEPT = {"job.json", "journal.jsonl", "worker.lock", "worker.log", "cancel"}


@pytest.fixture
def start(edit, module, footage, tmp_path):
    """`start("direct")` runs a worker that saves the picture of ten minutes, in one of three ways."""
    film = footage("film.mp4", frames=48, size=(640, 360))
    edit.add_movie(film, name="film")
    model, job_folder = module("model"), module("job.folder")

    def start(how):
        source = model.Source(
            str(film), 48, 1.0, width=640, height=360, colors={"graded": "sRGB"}.get(how, "")
        )
        clip = model.Clip("film", 1, 1, 1 + FRAMES, None if how == "drawn" else source, "is drawn")
        cut = model.Cut(edit.scene.name, Fraction(24), 1, 1 + FRAMES, 640, 360, (clip,))
        job = job_folder.Job(
            **{"id": job_folder.new_id(), "cut": cut, "brief": model.Brief(), "quality": "SHARP"},
            **{"service": "PICTURE", "server": "", "take_folder": str(tmp_path / "out"), "take_name": "sent"},
            **{"snapshot": str(tmp_path / "snapshot.blend"), "blender": (sys.executable,)},
        )
        module("sequencer.snapshot").write_snapshot(edit.scene, tmp_path / "snapshot.blend")
        folder = job_folder.create(tmp_path / "jobs", job)
        return module("job.run").start(job, folder, key="", python=(sys.executable, "-I"))

    return start


@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")
@pytest.mark.parametrize("how", ["direct", "drawn", "graded"])
@pytest.mark.parametrize("after_s", [0.2, 0.6, 1.0, 1.5, 2.5])
def test_a_cancelled_export_leaves_nothing(start, module, how, after_s):
    run = start(how)
    time.sleep(after_s)
    run.cancel()
    run.process.wait(20)
    while processes_of(run.process.pid):  # the killed are gone once the system has reaped them
        time.sleep(0.01)
    run.poll()
    assert isinstance(run.error, module("errors").Cancelled)
    assert {path.name for path in run.folder.iterdir()} <= KEPT
