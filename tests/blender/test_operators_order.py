# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several runs at once: takes are numbered as they were asked for, and the one asked for last is heard."""

import time
from types import SimpleNamespace

import bpy
import pytest
from finished_runs import finish


@pytest.fixture
def status(extension, module):
    status = module("ui.status")
    status.now.runs.clear()
    yield status
    status.now.runs.clear()


@pytest.fixture
def click(edit, footage, sounds, status, module, tmp_path):
    """`click()` is a run, as the button starts it, for the one clip of a saved edit."""
    clip = edit.add_movie(footage("a.mp4", frames=24))
    bpy.ops.wm.save_as_mainfile(filepath=str(tmp_path / "edit.blend"))

    def score():
        edit.select(clip)
        with edit.sequencer():
            request = module("operators.gather").gather(bpy.context, new_music=True)
            scoring = module("operators.scoring").start(request, scene=edit.scene)
        status.now.runs.append(scoring)
        return scoring

    return score


def test_takes_follow_the_clicks_whichever_arrives_first(edit, click, status, module):
    scorings = [click(), click(), click()]
    for scoring in (scorings[0], scorings[2], scorings[1]):
        finish(scoring.run)
        status.now.runs.remove(scoring)
        module("operators.landing").land(bpy.context, scoring)
    by_job = {take.job: take for take in module("sequencer.takes").all_takes(edit.scene)}
    takes = [by_job[scoring.run.job.id] for scoring in scorings]
    assert [take.name for take in takes] == ["Scene score", "Scene score 2", "Scene score 3"]
    assert [take.muted for take in takes] == [True, True, False]


def test_clicks_of_one_second_keep_their_order(module):
    ids = []
    for _ in range(20):
        ids.append(module("job.folder").new_id())
        time.sleep(0.002)
    assert ids == sorted(ids)


def test_several_runs_are_told_apart(status):
    progress = SimpleNamespace(phase="EXPORT", done=48, total=48, fraction=1.0)
    jobs = [SimpleNamespace(take_name=name) for name in ("Scene score", "Scene score 2")]
    for job, state in zip(jobs, ("exporting", "queued"), strict=True):
        run = SimpleNamespace(job=job, state=state, progress=progress, phase_started_s=0)
        status.now.runs.append(status.Scoring(run, scene="Scene"))
    first, second = status.now.runs
    assert status.named_text(first) == "Scene score: Exporting the picture 100%"
    assert status.named_text(second) == "Scene score 2: Waiting for its turn"
    assert (status.fraction(first), status.fraction(second)) == (1.0, 0.0)
    status.now.runs.remove(first)
    assert status.named_text(second) == "Waiting for its turn"
