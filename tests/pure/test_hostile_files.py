# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever stands in a job folder, reading it ends in a value or a ValueError, and stays inside it."""

import json
import string
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("hypothesis")
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import BRIEFS, CUTS, JOBS, RECEIPTS
from video_to_music import model
from video_to_music.job import folder as job_folder
from video_to_music.job import journal, waiting
from video_to_music.job.folder import Job
from video_to_music.model import Brief, Cut, Receipt

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
KINDS = {Cut: CUTS, Brief: BRIEFS, Receipt: RECEIPTS, Job: JOBS}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_every_value_comes_back_from_disk_as_it_was(kind, data):
    value = data.draw(KINDS[kind])
    assert model.from_json(kind, json.loads(json.dumps(model.to_json(value)))) == value


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_value_with_one_field_replaced_is_read_or_refused(kind, data):
    fields = model.to_json(data.draw(KINDS[kind]))
    fields[data.draw(st.sampled_from(sorted(fields)))] = data.draw(ANY_JSON)
    read_or_refused(kind, fields)


@pytest.mark.parametrize("kind", KINDS)
@given(data=ANY_JSON)
def test_any_json_is_read_or_refused(kind, data):
    read_or_refused(kind, data)


def read_or_refused(kind, data):
    try:
        assert isinstance(model.from_json(kind, data), kind)
    except ValueError as error:
        assert str(error)


@settings(max_examples=60)
@given(
    job=st.binary(max_size=200) | JOBS.map(lambda job: json.dumps(model.to_json(job)).encode()),
    receipt=st.binary(max_size=200)
    | RECEIPTS.map(lambda receipt: json.dumps(model.to_json(receipt)).encode()),
    lines=st.binary(max_size=300) | st.sampled_from([b'{"state": "received"}\n', b'{"state": "sending"}\n']),
)
def test_no_job_folder_stops_the_look_at_the_others(job, receipt, lines):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "runs")
        folder = root / "20260101-000000-abcdef"
        folder.mkdir(parents=True)
        (folder / job_folder.JOB).write_bytes(job)
        (folder / job_folder.RECEIPT).write_bytes(receipt)
        (folder / journal.JOURNAL).write_bytes(lines)
        (folder / "take.wav").write_bytes(b"RIFF")
        for take in waiting.waiting_takes(root):
            assert isinstance(take.may_stand_in("/projects/edit.blend"), bool)
            kept = take.keep(into=Path(name, "music"))
            assert kept.parent == Path(name, "music")
        assert isinstance(waiting.runs_cut_short(root), list)
        assert {path.name for path in Path(name).iterdir()} <= {"runs", "music"}


@given(names=st.lists(st.text(string.printable, max_size=12), max_size=3))
def test_a_receipt_names_only_files_of_its_folder(names):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        receipt = Receipt("TEMP_SCORE", "take.wav", "pcm_8000", 1.0, 8000, 1, 4, "", extras=tuple(names))
        job_folder.write_receipt(folder, receipt)
        try:
            read = job_folder.read_receipt(folder)
        except ValueError:
            return
        assert all((folder / extra).resolve().parent == folder.resolve() for extra in read.extras)
