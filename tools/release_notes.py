# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what CHANGELOG.md says of the version in the manifest: the notes of its release.

    python tools/release_notes.py                    the notes
    python tools/release_notes.py refs/tags/v1.2.0   the same, if that tag is of this version

Any other git ref than a tag is passed over.
"""

import re
import sys

import build_zips

TAG = "refs/tags/"


def main(ref: str = "") -> int:
    version = build_zips.manifest()["version"]
    if ref.startswith(TAG) and ref != f"{TAG}v{version}":
        sys.exit(
            f"The tag is {ref.removeprefix(TAG)} and blender_manifest.toml says {version}: make them agree."
        )
    changes = (build_zips.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    print(notes_of(version, changes))
    return 0


def notes_of(version: str, changes: str) -> str:
    notes = re.search(
        rf"^## {re.escape(version)}\b[^\n]*\n(.*?)(?=^## |\Z)", changes, re.MULTILINE | re.DOTALL
    )
    if notes is None or not notes[1].strip():
        sys.exit(f"CHANGELOG.md says nothing of {version}: write what it means for the people who use it.")
    return notes[1].strip()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
