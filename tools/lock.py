# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`make lock`: resolves each requirements/*.in anew into a .txt with every file's hash.

python tools/lock.py            all of them
python tools/lock.py dev bench  some
"""

import subprocess
import sys

import envs

LISTS = envs.ROOT / "requirements"
FILES_ONLY = ("demo-footage", "stubs", "wheels")
"""Lists that are downloaded and opened, never installed."""


def main(names: list[str]) -> int:
    names = names or sorted(file.stem for file in LISTS.glob("*.in"))
    uv = envs.ensure("lock")
    for name in names:
        print(f"resolving requirements/{name}.in")
        command = [str(uv), "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--generate-hashes"]
        # no header and no notes: neither a machine's path nor an index's address belongs in the list
        command += ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
        command += ["--no-deps"] if name in FILES_ONLY else []
        command += ["--python-version", "3.11", f"{name}.in", "--output-file", f"{name}.txt"]
        code = subprocess.call(command, cwd=LISTS)
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
