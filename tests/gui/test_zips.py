# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `make build` made: for each platform what runs there, nothing else, and the same bytes each time."""

import contextlib
import json
import shutil
import subprocess
import time
import tomllib
import zipfile
from concurrent.futures import ThreadPoolExecutor

import build_zips
import pytest
from installed_checkout import FILES, ROOMS, ROOT

PLATFORMS = {
    "linux_x64": "manylinux_2_28_x86_64",
    "macos_arm64": "macosx_14_0_arm64",
    "macos_x64": "macosx_11_0_x86_64",
    "windows_arm64": "win_arm64",
    "windows_x64": "win_amd64",
}


def built(platform):
    return next((ROOT / "dist").glob(f"video_to_music-*-{platform}.zip"))


def what_runs():
    """Every file of the rooms that git knows or would add."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *FILES, *ROOMS, "LICENSE"]
    said = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {name for name in said.splitlines() if (ROOT / name).is_file()}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_zip_holds_what_runs_and_one_platforms_wheels(platform):
    with zipfile.ZipFile(built(platform)) as opened:
        names = set(opened.namelist())
        generated = tomllib.loads(opened.read("blender_manifest.toml").decode())["build"]["generated"]
    wheels = {name for name in names if name.startswith("wheels/")}
    assert names - wheels == what_runs()
    assert any(PLATFORMS[platform] in wheel for wheel in wheels)
    assert {f"./{wheel}" for wheel in wheels} == set(generated["wheels"])
    assert generated["platforms"] == [platform.replace("_", "-", 1)]


def test_every_wheel_is_the_one_that_was_pinned():
    for wheel in (ROOT / "wheels").iterdir():
        assert build_zips.is_pinned(wheel), wheel


def test_the_repository_lists_every_zip():
    index = json.loads((ROOT / "dist" / "index.json").read_text())
    assert {entry["platforms"][0] for entry in index["data"]} == {p.replace("_", "-", 1) for p in PLATFORMS}


@pytest.fixture(autouse=True)
def no_room_kept(tmp_path):
    """Three runs' worth of zips, which pytest would keep, are more than a gigabyte."""
    yield
    shutil.rmtree(tmp_path)


def a_copy(folder):
    """What goes into a zip, copied once: nobody edits it between two builds, and it lies elsewhere."""
    if not folder.exists():
        for name in what_runs() | {"blender_manifest.toml"}:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
        shutil.copytree(ROOT / "wheels", folder / "wheels")
    return folder


def test_who_reads_during_two_builds_finds_whole_ones(tmp_path):
    dist = tmp_path / "dist"
    source = a_copy(tmp_path / "source")
    build_zips.build(dist, source=source)
    whole, seen = {file.name for file in dist.iterdir()}, []
    assert len(whole) == len(PLATFORMS) + 2
    with ThreadPoolExecutor(2) as pool:
        builds = [pool.submit(build_zips.build, dist, source=source) for _ in range(2)]
        while not all(build.done() for build in builds):
            with contextlib.suppress(FileNotFoundError):  # the moment between the old folder and the new
                seen.append({file.name for file in dist.iterdir()})
            time.sleep(0.001)
    assert [build.exception() for build in builds] == [None, None]
    assert len(seen) > 100
    assert all(names == whole for names in seen)
    assert {path.name for path in tmp_path.iterdir()} == {"dist", "source"}


def test_two_builds_are_the_same_to_the_byte(tmp_path):
    hashes = []
    for name in ("one", "two"):
        build_zips.build(tmp_path / name, source=a_copy(tmp_path / "source"))
        hashes.append({file.name: build_zips.sha256(file) for file in (tmp_path / name).iterdir()})
    assert hashes[0] == hashes[1]
