# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs a built zip in a Blender as a person would, scores a clip, updates, uninstalls.

    python tools/try_zip.py --blender blender dist/video_to_music-0.1.0-linux_x64.zip

Works in a user folder of its own; nothing of yours is read or written. Ends with 0 when all went well.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

INSIDE = Path(__file__).with_name("try_inside.py")
LIMIT_S = 300


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--blender", default="blender")
    parser.add_argument("zip", type=Path)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="video_to_music-try-"))
    try:
        walk(asked.blender, asked.zip.resolve(), folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def walk(blender: str, zipped: Path, folder: Path) -> None:
    extensions = folder / "user" / "extensions"
    (folder / "user").mkdir()
    extension(blender, folder, "install-file", "-r", "user_default", "--enable", str(zipped))
    inside(blender, folder, "score")
    extension(blender, folder, "install-file", "-r", "user_default", "--enable", str(zipped))
    inside(blender, folder, "updated")
    extension(blender, folder, "remove", "user_default.video_to_music")
    inside(blender, folder, "removed")
    left = [
        path for path in extensions.rglob("*") if path.is_file() and is_ours(path.relative_to(extensions))
    ]
    kept = sorted((folder / "music").iterdir())
    if left:
        sys.exit("Uninstalled, it leaves behind " + ", ".join(str(path) for path in left[:10]))
    if not kept:
        sys.exit("Uninstalled, it took the take beside the edit with it.")
    print(f"uninstalled, and left nothing but {kept[0].name} beside the edit")


def is_ours(path: Path) -> bool:
    return "video_to_music" in path.parts or path.parts[0] == ".local"


def extension(blender: str, folder: Path, *words: str) -> None:
    run(blender, folder, "--command", "extension", *words)
    print(f"extension {words[0]}: done", flush=True)


def inside(blender: str, folder: Path, part: str) -> None:
    said = run(
        blender,
        folder,
        "--background",
        "--python-exit-code",
        "1",
        "--python",
        str(INSIDE),
        "--",
        part,
        str(folder),
    )
    marked = [line for line in said.splitlines() if line.startswith("tried: ")]
    if not marked:
        sys.exit(f"Blender ended before it had tried {part!r}:\n{said[-3000:]}")
    print("\n".join(marked), flush=True)


def run(blender: str, folder: Path, *words: str) -> str:
    settings = {**os.environ, "BLENDER_USER_RESOURCES": str(folder / "user")}
    done = subprocess.run(
        [blender, *words],
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=LIMIT_S,
        check=False,
    )
    if done.returncode:
        sys.exit(f"`{blender} {' '.join(words)}` ended with {done.returncode}:\n{done.stdout[-3000:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
