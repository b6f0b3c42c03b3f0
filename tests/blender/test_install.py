# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The zip's whole life in the bpy wheel's own extension machinery: installed, used, updated, removed."""

import platform
import subprocess
import sys
from pathlib import Path

import build_zips
import pytest

TOOLS = Path(build_zips.__file__).parent
SYSTEMS = {"linux": "linux_x64", "win32": "windows_x64", "darwin": "macos_arm64"}


@pytest.fixture(scope="module")
def zipped(tmp_path_factory):
    """The zip for this system, as `make build` makes it."""
    dist = tmp_path_factory.mktemp("built") / "dist"
    build_zips.build(dist)
    system = (
        "macos_x64" if platform.machine() == "x86_64" and sys.platform == "darwin" else SYSTEMS[sys.platform]
    )
    (found,) = dist.glob(f"video_to_music-*-{system}.zip")
    for other in dist.iterdir():
        if other != found:
            other.unlink()
    yield found
    found.unlink()


@pytest.mark.parametrize("way", ["disk", "repository"])
def test_from_an_older_version_to_removal(way, zipped, sounds):
    command = [sys.executable, TOOLS / "try_zip.py", "--blender", TOOLS / "wheel_blender.py", "--way", way]
    done = subprocess.run([*command, zipped], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "left nothing but" in done.stdout
