# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the workflows of a forge would run is there, pinned, and meant for the system it runs on."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import drift  # noqa: E402
import release_notes  # noqa: E402

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d[\d.]*")


def text_of(name):
    return (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")


def values_of(key, text):
    return re.findall(rf"^ *(?:- )?{key}: (.+)$", text, re.MULTILINE)


def steps_of(text):
    """The steps of every job, each as its lines."""
    return re.findall(r"^ {6}- .*(?:\n(?! {6}- | {0,5}\S).*)*", text, re.MULTILINE)


COMMANDS = [(file.name, command) for file in WORKFLOWS for command in values_of("run", text_of(file.name))]


def test_there_is_something_to_look_at():
    assert [file.name for file in WORKFLOWS] == ["checks.yml", "release.yml"]
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_is_in_shape(file):
    lines = [line for line in text_of(file.name).splitlines() if line.strip()]
    assert [line for line in lines if "\t" in line or (len(line) - len(line.lstrip())) % 2] == []
    assert "permissions:\n  contents: read\n" in text_of(file.name)
    jobs = text_of(file.name).split("\njobs:\n")[1]
    assert jobs.count("runs-on:") == jobs.count("timeout-minutes:") > 0
    assert len(steps_of(jobs)) == len(re.findall(r"^ {6}- (?:uses|run): ", jobs, re.MULTILINE))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_what_others_wrote_is_pinned_by_its_hash(file):
    for used in values_of("uses", text_of(file.name)):
        assert (ROOT / used).is_file() if used.startswith("./") else PINNED.fullmatch(used), used


@pytest.mark.parametrize(("workflow", "command"), COMMANDS)
def test_what_is_run_is_there(workflow, command):
    words = command.removeprefix('sudo env "PATH=$PATH" ').split()
    if words[0] == "make":
        assert re.search(rf"^{words[1]}: ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    elif words[0] == "python":
        assert (ROOT / words[1]).is_file()
        assert all(f'"{word}"' in (ROOT / words[1]).read_text() for word in words if word.startswith("--"))
    elif words[0].startswith("./"):
        assert (ROOT / words[0]).is_file()
    else:
        assert words[:2] in (["sudo", "apt-get"], ["gh", "release"])


def test_what_runs_on_windows_is_said_to_a_shell_that_knows_it():
    for file in WORKFLOWS:
        for job in re.split(r"^  (?=\w)", text_of(file.name), flags=re.MULTILINE):
            everywhere = [step for step in steps_of(job) if "- run:" in step and "'Linux'" not in step]
            if "windows-latest" in job:
                assert everywhere
                assert all("shell: bash" in step for step in everywhere)


def test_a_release_is_tried_in_every_blender_that_is_out():
    (versions,) = re.findall(r"^ +blender: \[(.*)\]$", text_of("release.yml"), re.MULTILINE)
    assert tuple(re.findall(r'"([\d.]+)"', versions)) == drift.VERSIONS[:-1]


def test_a_release_is_tried_on_every_system_that_is_built_for():
    manifest = tomllib.loads((ROOT / "blender_manifest.toml").read_text(encoding="utf-8"))
    built = {platform.replace("-", "_") for platform in manifest["platforms"]}
    tried = set(re.findall(r"platform: (\w+)", text_of("release.yml")))
    not_tried = {platform.replace("-", "_") for platform in re.findall(r"\w+-\w+64", text_of("release.yml"))}
    assert tried <= built
    assert built - tried == not_tried & built - tried, "say in release.yml what is not tried"


@pytest.mark.parametrize("ref", ["", "refs/heads/main", "refs/tags/v{version}"])
def test_the_release_notes_are_of_the_version(ref, capsys):
    version = release_notes.build_zips.manifest()["version"]
    assert release_notes.main(ref.format(version=version)) == 0
    assert len(capsys.readouterr().out) > 100


def test_a_tag_of_another_version_is_refused():
    with pytest.raises(SystemExit, match="make them agree"):
        release_notes.main("refs/tags/v99.0.0")


def test_a_version_without_notes_is_refused():
    with pytest.raises(SystemExit, match=r"says nothing of 0\.2\.0"):
        release_notes.notes_of("0.2.0", "## 0.1.0\n\nThe first one.\n")
