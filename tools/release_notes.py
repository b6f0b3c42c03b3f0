# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what CHANGELOG.md says of the version in the manifest: the notes of its release."""

import re
import sys

import build_zips


def main() -> int:
    version = build_zips.manifest()["version"]
    changes = (build_zips.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    notes = re.search(
        rf"^## {re.escape(version)}\b[^\n]*\n(.*?)(?=^## |\Z)", changes, re.MULTILINE | re.DOTALL
    )
    if notes is None or not notes[1].strip():
        sys.exit(f"CHANGELOG.md says nothing of {version}: write what it means for the people who use it.")
    print(notes[1].strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
