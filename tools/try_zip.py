# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries a built zip in a Blender: an older version is installed and used, updated, uninstalled.

    python tools/try_zip.py --blender blender dist/video_to_music-0.1.0-linux_x64.zip

Once with the zip from disk, once with a static repository by its address on this computer. It works
in user folders of its own; nothing of yours is read or written. Ends with 0 when all went well.
Standard library only.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from older_zip import make_older, version_of
from try_ways import WAYS, Blender, Way

KEY = b"sk_tried_and_gone"
WORKER_LIMIT_S = 120


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--blender", default="blender")
    parser.add_argument("--way", choices=WAYS, help="one of the two ways; both, if none is named")
    parser.add_argument("zip", type=Path)
    asked = parser.parse_args()
    for name in [asked.way] if asked.way else WAYS:
        folder = Path(tempfile.mkdtemp(prefix="video_to_music-try-")).resolve()
        try:
            with WAYS[name](Blender(asked.blender, folder)) as way:
                print(f"== {name}", flush=True)
                walk(way, asked.zip.resolve())
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


def walk(way: Way, zipped: Path) -> None:
    blender, user = way.blender, way.blender.user
    older = make_older(zipped, blender.folder / "older")
    way.install(older)
    way.inside("use", version_of(older))
    way.inside("die")
    wait_for_take(user)
    assert len(takes_in(blender.folder / "music")) == 2, "uninstalled now, it would take the take along"
    way.update(zipped)
    way.inside("updated", version_of(zipped))
    blender.extension("remove", f"{way.repository}.video_to_music")
    way.inside("removed")
    nothing_but_takes(user, beside_the_edit=blender.folder / "music")


def wait_for_take(user: Path) -> None:
    """Until the worker, whose Blender is gone, has brought its take home."""
    end = time.monotonic() + WORKER_LIMIT_S
    while not any(is_waiting(journal.read_text()) for journal in user.rglob("runs/*/journal.jsonl")):
        if time.monotonic() > end:
            sys.exit("Blender died during a run, and the worker brought no take home.")
        time.sleep(0.1)
    print("a take waits on disk", flush=True)


def is_waiting(journal: str) -> bool:
    return '"received"' in journal and '"placed"' not in journal


def nothing_but_takes(user: Path, *, beside_the_edit: Path) -> None:
    """Raises SystemExit when an uninstalled extension left anything else, or took a take with it."""
    ours = [path for path in sorted(user.rglob("*")) if path.is_file() and is_ours(path.relative_to(user))]
    unsaved = user / "datafiles" / "video_to_music" / "takes"
    if left := [str(path) for path in ours if path.parent != unsaved]:
        sys.exit("Uninstalled, it leaves behind " + ", ".join(left[:10]))
    kept = [path.name for folder in (unsaved, beside_the_edit) for path in takes_in(folder)]
    if len(kept) != 3:
        sys.exit(f"Three takes were made, and uninstalled, it leaves {kept}.")
    if told := [str(path) for path in user.rglob("*") if path.is_file() and KEY in path.read_bytes()]:
        sys.exit("Uninstalled, the key is still in " + ", ".join(told))
    print(f"uninstalled, and left nothing but {', '.join(kept)}", flush=True)


def takes_in(folder: Path) -> list[Path]:
    """Those that stand on a timeline; an mp3, where one came, lies beside its FLAC."""
    return sorted(folder.glob("*.flac"))


def is_ours(path: Path) -> bool:
    """Ours by name, or what was unpacked of our wheels."""
    return "video_to_music" in path.parts or ".local" in path.parts


if __name__ == "__main__":
    sys.exit(main())
