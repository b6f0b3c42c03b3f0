# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`make build`: one zip a platform and a static repository in dist/, the same bytes from the same commit.

Blender's own extension tool, from the bpy wheel, builds, checks and indexes; here are only the
steps around it: the wheels are fetched by their pinned hashes, and the zips are written once
more with the clock and the file system's order taken out of them.
"""

import hashlib
import re
import shutil
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

import envs

ROOT = envs.ROOT
DIST = ROOT / "dist"
WHEELS = ROOT / "wheels"
PLATFORMS = ("win_amd64", "win_arm64", "macosx_14_0_arm64", "macosx_11_0_x86_64", "manylinux_2_28_x86_64")
EPOCH = (1980, 1, 1, 0, 0, 0)


def main() -> int:
    build(DIST)
    for zipped in sorted(DIST.glob("*.zip")):
        print(f"{sha256(zipped)}  {zipped.stat().st_size / 1e6:6.1f} MB  dist/{zipped.name}")
    return 0


def build(dist: Path, *, source: Path = ROOT) -> None:
    """Puts the zips of `source` and the repository's index in place of what `dist` held before.

    Whoever reads `dist` meanwhile finds the old or the new files whole; builds take turns.
    """
    python = envs.ensure("bpy-5.0")
    dist.parent.mkdir(parents=True, exist_ok=True)
    with envs.lock("build"), tempfile.TemporaryDirectory(prefix=".dist-", dir=dist.parent) as made:
        fetch_wheels(python)
        new = Path(made) / "new"
        new.mkdir()
        make_zips(python, source, new, raw=Path(made) / "raw")
        make_repository(python, new)
        if dist.exists():
            dist.rename(Path(made) / "old")
        new.rename(dist)


def make_zips(python: Path, source: Path, folder: Path, *, raw: Path) -> None:
    raw.mkdir()
    blender_tool(
        python, "build", "--split-platforms", f"--source-dir={source}", f"--output-dir={raw}", tags=True
    )
    for zipped in sorted(raw.glob("*.zip")):
        write_without_clock(zipped, folder / zipped.name)
        blender_tool(python, "validate", str(folder / zipped.name), tags=True)


def make_repository(python: Path, folder: Path) -> None:
    """Lists the folder's zips in an index for Blender and a page for people, without the clock."""
    blender_tool(python, "server-generate", f"--repo-dir={folder}", "--html")
    page = folder / "index.html"
    page.write_text(re.sub(r"<p>Built [^<]*</p>", "", page.read_text(encoding="utf-8")), encoding="utf-8")


def fetch_wheels(python: Path) -> None:
    """Brings the wheels the manifest lists into wheels/, each one checked against its pinned hash."""
    listed = {Path(wheel).name for wheel in manifest()["wheels"]}
    if all(is_pinned(WHEELS / name) for name in listed):
        return
    shutil.rmtree(WHEELS, ignore_errors=True)
    for platform in PLATFORMS:
        pip = [str(python), "-m", "pip", "download", "--disable-pip-version-check", "--no-deps"]
        pip += ["--require-hashes", "-r", str(ROOT / "requirements/wheels.txt"), "-d", str(WHEELS)]
        pip += ["--only-binary=:all:", "--python-version=3.11", "--implementation=cp", "--abi=abi3"]
        envs.run_quietly([*pip, f"--platform={platform}", "--abi=none"])
    fetched = {file.name for file in WHEELS.iterdir()}
    if fetched != listed:
        said = ", ".join(sorted(fetched ^ listed))
        sys.exit(f"blender_manifest.toml and requirements/wheels.txt differ in {said}; make them agree.")


def is_pinned(wheel: Path) -> bool:
    return wheel.is_file() and f"sha256:{sha256(wheel)}" in (ROOT / "requirements/wheels.txt").read_text()


def sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def manifest() -> dict:
    return tomllib.loads((ROOT / "blender_manifest.toml").read_text(encoding="utf-8"))


def write_without_clock(source: Path, target: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # Unix, so that the next line means the same everywhere
            entry.external_attr = 0o100644 << 16
            entry.compress_type = old.getinfo(name).compress_type
            new.writestr(entry, old.read(name), compresslevel=9)


def blender_tool(python: Path, *arguments: str, tags: bool = False) -> None:
    scripts = next(python.parent.parent.glob("[Ll]ib/**/site-packages/bpy/5.0/scripts"))
    tool = scripts / "addons_core/bl_pkg/cli/blender_ext.py"
    if tags:
        valid = scripts / "modules/_bpy_internal/extensions/tags.py"
        arguments = (arguments[0], f"--valid-tags={valid}", *arguments[1:])
    envs.run_quietly([str(python), str(tool), *arguments])


if __name__ == "__main__":
    sys.exit(main())
