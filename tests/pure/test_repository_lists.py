# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pinned lists of requirements/ hold what was asked for, each file by its hash, and no address."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import lock  # noqa: E402

LISTS = sorted(file.stem for file in lock.LISTS.glob("*.in"))
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+) (?:;[^\\\n]*)?\\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def pins(name):
    return {plain(found[1]): found[2] for found in PIN.finditer((lock.LISTS / f"{name}.txt").read_text())}


def asked(name):
    """What an .in list asks for, with the lists it includes: each name and, if it says so, its version."""
    for line in (lock.LISTS / f"{name}.in").read_text().splitlines():
        words = line.partition("#")[0].strip()
        if words.startswith("-r "):
            yield from asked(words.removeprefix("-r ").removesuffix(".in"))
        elif words:
            package, _, version = words.partition("==")
            yield plain(package.partition("[")[0]), version


def plain(package):
    return re.sub(r"[-_.]+", "-", package).lower()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_what_was_asked_for(name):
    pinned = pins(name)
    for package, version in asked(name):
        assert package in pinned
        assert version in ("", pinned[package])
    if name in lock.FILES_ONLY:
        assert pinned.keys() == {package for package, _ in asked(name)}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_hashes_and_nothing_else(name):
    assert PIN.sub("", (lock.LISTS / f"{name}.txt").read_text()) == ""


def test_the_manifest_carries_what_the_list_pins():
    manifest = tomllib.loads((ROOT / "blender_manifest.toml").read_text(encoding="utf-8"))
    carried = {tuple(Path(wheel).name.split("-")[:2]) for wheel in manifest["wheels"]}
    assert carried == set(pins("wheels").items())
