# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the names the extension takes from Blender with 4.2, 4.5, 5.0, 5.1, 5.2 and main.

The names of each version come from the fake-bpy-module stubs, pinned by hash and only read.
A name that is not in all versions must stand in tools/drift.toml with how it is handled; one that
Blender means to take away may be used in sequencer/compat.py only. Standard library only.
"""

import ast
import re
import shutil
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import envs

ROOT = envs.ROOT
STUBS = ROOT / "build" / "stubs"
VERSIONS = ("4.2", "4.5", "5.0", "5.1", "5.2", "latest")
RUN_THERE = ("render_in_blender", "curves", "only_selected", "output", "proxies")
ROOMS = ("__init__.py", "operators", "ui", "sequencer", *(f"export/{name}.py" for name in RUN_THERE))
COMPAT = "sequencer/compat.py"
MEMBER = re.compile(r"^(?:    )?(?:def |class )?(\w+)(?=[:(\[])(.*)", re.MULTILINE)
GOING = re.compile(r"Replaced by '\.?(\w+)'.*removal planned in version ([\d.]+)")


def main() -> int:
    fetch_stubs()
    names = {version: names_in(version) for version in VERSIONS}
    known = tomllib.loads((ROOT / "tools" / "drift.toml").read_text(encoding="utf-8"))
    used = dict(names_used())
    faults = [*faults_of_drift(used, names, known), *faults_of_going(used, going_away("latest"))]
    for fault in faults:
        print(f"DRIFT: {fault}")
    counted = len(used.keys() & set().union(*names.values()))
    print(
        f"{counted} of Blender's names used, {len(known)} of them not in every version, {len(faults)} faults"
    )
    return 1 if faults else 0


def faults_of_drift(used: dict[str, str], names: dict[str, set[str]], known: dict[str, str]) -> Iterator[str]:
    anywhere = set().union(*names.values())
    for name, place in sorted(used.items()):
        missing = [version for version in VERSIONS if name not in names[version]]
        if name in anywhere and missing and name not in known:
            yield f"{name} ({place}) is not in {', '.join(missing)}: say how in tools/drift.toml"
    for name in sorted(known):
        if name not in used or all(name in names[version] for version in VERSIONS):
            yield f"{name} stands in tools/drift.toml and needs to no more"


def faults_of_going(used: dict[str, str], going: dict[str, str]) -> Iterator[str]:
    """Names on their way out; those in the one room that knows versions are only told."""
    for name in sorted(used.keys() & going.keys()):
        if used[name].startswith(COMPAT):
            print(f"on its way out, and handled: {name} ({used[name]}), {going[name]}")
        else:
            yield f"{name} ({used[name]}): {going[name]}"


def names_used() -> Iterator[tuple[str, str]]:
    """Every attribute the Blender side reads or writes, with where; a file outside compat.py wins."""
    for file in sorted(files_with_bpy(), key=lambda file: file != ROOT / COMPAT):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            place = f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Attribute):
                yield node.attr, place
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bpy"):
                yield from ((alias.name, place) for alias in node.names)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("hasattr", "getattr"):
                yield from ((arg.value, place) for arg in node.args[1:2] if isinstance(arg, ast.Constant))
            if file == ROOT / COMPAT and isinstance(node, ast.Constant) and str(node.value).isidentifier():
                yield str(node.value), place  # that room also has its names as texts


def files_with_bpy() -> Iterator[Path]:
    for room in ROOMS:
        path = ROOT / room
        yield from path.rglob("*.py") if path.is_dir() else [path] if path.exists() else []


def names_in(version: str) -> set[str]:
    """All classes, members and functions of Blender's own modules in that version."""
    return {match[1] for text in stub_texts(version) for match in MEMBER.finditer(text)}


def going_away(version: str) -> dict[str, str]:
    """Members that will be removed, by what their own text says; not one that stays in another class."""
    going: dict[str, str] = {}
    staying: set[str] = set()
    for text in stub_texts(version):
        members = [*MEMBER.finditer(text)]
        ends = [*(member.start() for member in members[1:]), len(text)]
        for member, end in zip(members, ends, strict=False):
            if found := GOING.search(text, member.end(), end):
                going[member[1]] = f"removed in {found[2]}, replaced by {found[1]}"
            else:
                staying.add(member[1])
    return {name: why for name, why in going.items() if name not in staying}


def stub_texts(version: str) -> Iterator[str]:
    for folder in (
        "bpy-stubs",
        "aud-stubs",
        "_bpy-stubs",
        "addon_utils-stubs",
        "bpy_extras-stubs",
        "bl_ui-stubs",
    ):
        for file in sorted((STUBS / version / folder).rglob("*.pyi")):
            yield file.read_text(encoding="utf-8")


def fetch_stubs() -> None:
    """Downloads and unpacks the six lists of names, once for each state of requirements/stubs.txt."""
    stamp = STUBS / "made-from"
    if stamp.is_file() and stamp.read_text() == envs.made_from("stubs"):
        return
    shutil.rmtree(STUBS, ignore_errors=True)
    wheels = STUBS / "wheels"
    pip = [str(envs.ensure("dev")), "-m", "pip", "download", "--disable-pip-version-check", "--no-deps"]
    envs.run_quietly(
        [*pip, "--require-hashes", "-r", str(ROOT / "requirements/stubs.txt"), "-d", str(wheels)]
    )
    for wheel in wheels.glob("*.whl"):
        version = wheel.name.removeprefix("fake_bpy_module_").split("-")[0].replace("_", ".")
        with zipfile.ZipFile(wheel) as opened:
            opened.extractall(STUBS / version)
    stamp.write_text(envs.made_from("stubs"))


if __name__ == "__main__":
    sys.exit(main())
