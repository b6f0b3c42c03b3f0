# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An older version to update from, made of a built zip. Standard library only."""

import re
import sys
import zipfile
from pathlib import Path

MANIFEST = "blender_manifest.toml"
OLDER = "0.0.1"
MARK = "OF_AN_OLDER_VERSION"


def make_older(zipped: Path, folder: Path) -> Path:
    """The same extension as an older version, in a zip in `folder`; each of its modules is marked."""
    folder.mkdir()
    older = folder / zipped.name.replace(version_of(zipped), OLDER)
    with zipfile.ZipFile(zipped) as new, zipfile.ZipFile(older, "w", zipfile.ZIP_STORED) as old:
        for name in new.namelist():
            held = new.read(name)
            if name == MANIFEST:
                held = re.sub(rb'(?m)^version = ".*"', f'version = "{OLDER}"'.encode(), held)
            elif name.endswith(".py"):
                held += f"\n\n{MARK} = True\n".encode()
            old.writestr(name, held)
    return older


def version_of(zipped: Path) -> str:
    with zipfile.ZipFile(zipped) as opened:
        found = re.search(r'(?m)^version = "(.*)"', opened.read(MANIFEST).decode("utf-8"))
    if found is None:
        sys.exit(f"{zipped} names no version in its {MANIFEST}.")
    return found[1]
