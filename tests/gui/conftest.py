# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window ring: the zip that `make build` made, installed in Debian's Blender 4.3 and 5.2, really clicked.

Run it with `make test-gui`. What a test may ask for, once with each Blender:

    window      Blender with the extension installed, as it starts for the first time (blender_window.py)
    timeline    the same with the Video Editing workspace and three numbered clips, all selected;
                `timeline.strips()` tells name, type and handles of what stands there
    long_timeline   the same with a minute of film, so that a run takes long enough to be disturbed
"""

import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(Path(__file__).parent)]

import debian_blender  # noqa: E402
from blender_window import BlenderWindow, Chroot, install_extension, the_zip  # noqa: E402
from timeline import Timeline  # noqa: E402


@pytest.fixture(scope="session", params=debian_blender.BLENDERS, ids=lambda s: debian_blender.BLENDERS[s])
def installed(request):
    """A chroot with a user folder in which the zip is installed."""
    try:
        root = debian_blender.ensure(request.param)
    except debian_blender.Unavailable as why:
        pytest.skip(f"no Blender {debian_blender.BLENDERS[request.param]} with a window: {why}")
    chroot = Chroot(root)
    try:
        install_extension(chroot, the_zip())
        yield chroot
    finally:
        chroot.close()


@pytest.fixture
def window(installed, request):
    chroot = Chroot(installed.root)
    shutil.copytree(installed.folder / "user", chroot.folder / "user", symlinks=True, dirs_exist_ok=True)
    opened = None
    try:
        opened = BlenderWindow(chroot)
        yield opened
        opened.picture(f"{request.node.name}-end")
    finally:
        keep_log(chroot, request.node.name)
        chroot.close()


@pytest.fixture
def timeline(window):
    return Timeline(window)


@pytest.fixture
def long_timeline(window):
    return Timeline(window, clip_frames=480)


def keep_log(chroot, name):
    log = chroot.folder / "blender.log"
    if log.is_file():
        kept = ROOT / "build" / "gui" / f"{name}.log"
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(log, kept)
