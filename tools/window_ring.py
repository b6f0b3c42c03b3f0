# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`make test-gui`: builds the zip, then clicks it in Debian's Blenders; one pytest process a module.

Where no such Blender can be had, its tests are skipped and the summary says why. The pictures
and logs are in build/gui/. Standard library only.
"""

import sys

import build_zips
import debian_blender
import rings


def main(words: list[str]) -> int:
    build_zips.main()
    debian_blender.main()
    modules = sorted((rings.ROOT / "tests" / "gui").glob("test_*.py"))
    runs = [rings.Run("dev", f"tests/gui/{module.name}") for module in modules]
    rings.RESULTS.mkdir(parents=True, exist_ok=True)
    return rings.carry_out([run for run in runs if all(word in run.name for word in words)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
