# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The zip's whole life in a real Blender: an older version installed and used, updated, removed."""

import shutil

import debian_blender
import pytest
from blender_window import ROOT, Chroot, the_zip

TOOLS = ("try_zip.py", "older_zip.py", "try_ways.py", "try_inside.py", "leftovers.py")


@pytest.mark.parametrize("way", ["disk", "repository"])
@pytest.mark.parametrize("suite", debian_blender.BLENDERS, ids=debian_blender.BLENDERS.get)
def test_from_an_older_version_to_removal(suite, way):
    try:
        chroot = Chroot(debian_blender.ensure(suite))
    except debian_blender.Unavailable as why:
        pytest.skip(f"no Blender {debian_blender.BLENDERS[suite]}: {why}")
    try:
        for file in (*(ROOT / "tools" / name for name in TOOLS), the_zip()):
            shutil.copy(file, chroot.folder)
        here = chroot.inside(chroot.folder)
        said = chroot.run(
            *("python3", f"{here}/try_zip.py", "--way", way, f"{here}/{the_zip().name}"),
            limit_s=600,
            TMPDIR=here,
        )
        print(said)
        assert "left nothing but" in said
    finally:
        chroot.close()
