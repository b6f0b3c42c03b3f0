# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's Python environments, made from requirements/*.txt as they are needed. Standard library only.

    python tools/envs.py dev                        make .envs/dev, or make it anew when its list changed
    python tools/envs.py dev -m pytest tests/pure   the same, then run its Python with these arguments

Every list pins each file by its hash, so an environment is the same wherever it is made.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVS = ROOT / ".envs"
PYTHON = (3, 11)


def main(arguments: list[str]) -> int:
    name, *command = arguments
    python = ensure(name)
    return subprocess.call([str(python), *command]) if command else 0


def ensure(name: str) -> Path:
    """The Python of environment `name`, which is made or renewed first where that is needed."""
    if name not in (known := sorted(file.stem for file in (ROOT / "requirements").glob("*.txt"))):
        sys.exit(f"There is no environment {name}; there are {', '.join(known)}.")
    with lock(name):
        if not is_current(name):
            build(name)
    return python_of(name)


def python_of(name: str) -> Path:
    return ENVS / name / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_current(name: str) -> bool:
    stamp = ENVS / name / "made-from"
    return stamp.is_file() and stamp.read_text() == made_from(name)


def made_from(name: str) -> str:
    """What decides whether an environment must be made anew: its list and the Python it stands on."""
    listed = hashlib.sha256((ROOT / "requirements" / f"{name}.txt").read_bytes()).hexdigest()
    return f"Python {'.'.join(map(str, PYTHON))} {listed}\n"


def build(name: str) -> None:
    refuse_wrong_python()
    listed = ROOT / "requirements" / f"{name}.txt"
    began = time.monotonic()
    print(f"making .envs/{name} …", flush=True)
    shutil.rmtree(ENVS / name, ignore_errors=True)
    run_quietly([sys.executable, "-m", "venv", str(ENVS / name)])
    pip = [str(python_of(name)), "-m", "pip", "install", "--disable-pip-version-check"]
    run_quietly([*pip, "--no-deps", "--require-hashes", "-r", str(listed)])
    (ENVS / name / "made-from").write_text(made_from(name))
    print(f"made .envs/{name} in {time.monotonic() - began:.0f} s", flush=True)


def refuse_wrong_python() -> None:
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] != PYTHON:
        sys.exit(
            f"bpy needs Python 3.11 and this is {found}: name one with `make PYTHON=/path/to/python3.11 …`."
        )
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            f"{sys.executable} can't make environments, for it has no ensurepip: install the package "
            "python3.11-venv, or name another Python 3.11 with `make PYTHON=/path/to/python3.11 …`."
        )


def run_quietly(command: list[str]) -> None:
    """Runs a command and shows what it said only when it failed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout)
        sys.exit(f"`{' '.join(command)}` failed with code {done.returncode}; what it said is above.")


@contextlib.contextmanager
def lock(name: str):
    """Holds off a second `make` that wants the same environment; without a lock file on Windows."""
    ENVS.mkdir(exist_ok=True)
    if importlib.util.find_spec("fcntl") is None:
        yield
        return
    import fcntl

    with (ENVS / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
