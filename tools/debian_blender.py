# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's own Blender, each in a folder of its own that is entered by chroot. Standard library only.

The bpy wheels have no window, and the one of 4.2 has no sound; Debian's packages have both:
trixie carries Blender 4.3, sid carries 5.2. Linux and root only. What stands already is left alone.

    python tools/debian_blender.py            make or mend both, and say where they are
"""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

BLENDERS = {"trixie": "4.3", "sid": "5.2"}
PACKAGES = (
    *("blender", "xvfb", "xauth", "xdotool", "imagemagick", "fonts-dejavu"),
    *("libgl1-mesa-dri", "libegl1", "libegl-mesa0", "libglx-mesa0"),
    *("python3-requests", "python3-numpy", "python3-cattr"),  # 5.2's extension code needs cattr to start
    "python3-xlib",  # a file browser small enough to be a test: it drops files on the window
)
PROGRAMS = ("bin/blender", "bin/Xvfb", "bin/xdotool", "bin/import", "lib/python3/dist-packages/Xlib")
STEP_LIMIT_S = 900


class Unavailable(Exception):
    """This machine can't have a Debian Blender; the message says why."""


def main() -> int:
    for suite, version in BLENDERS.items():
        try:
            print(f"Blender {version}: {ensure(suite)}")
        except Unavailable as why:
            print(f"SKIP Blender {version}: {why}")
    return 0


def ensure(suite: str) -> Path:
    """The folder of `suite`, ready to be entered. Raises Unavailable."""
    if sys.platform != "linux" or os.geteuid() != 0:
        raise Unavailable("a chroot needs Linux and root")
    folder = cache() / f"blender-{suite}"
    with lock(folder):
        if not has_programs(folder):
            install(suite, folder)
        mount(folder)
    return folder


def cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "video_to_music"


def has_programs(folder: Path) -> bool:
    # not exists(): some are absolute links, and lead out of the folder when they are seen from here
    return all(os.path.lexists(folder / "usr" / program) for program in PROGRAMS)


def install(suite: str, folder: Path) -> None:
    """Debian's smallest system with Blender on top; a half-made one from an earlier try is finished."""
    print(f"installing Debian {suite} with Blender {BLENDERS[suite]} (about 2 GB) …", flush=True)
    if not (folder / "etc/debian_version").exists() or (folder / "debootstrap").exists():
        bootstrap(suite, folder)
    mount(folder)
    # sid's Release file has been seen past its date
    step("chroot", folder, "apt-get", "-q", "-o", "Acquire::Check-Valid-Until=false", "update")
    step("chroot", folder, "apt-get", "-q", "install", "-y", "--no-install-recommends", *PACKAGES)
    step("chroot", folder, "apt-get", "-q", "clean")
    if not has_programs(folder):
        raise Unavailable(f"{suite}'s packages went in, but one of {', '.join(PROGRAMS)} is not there")


def bootstrap(suite: str, folder: Path) -> None:
    if shutil.which("debootstrap") is None:
        step("apt-get", "-q", "update")
        # the keyring: Ubuntu's debootstrap would take Debian's packages unchecked without it
        packages = ("debootstrap", "debian-archive-keyring")
        step("apt-get", "-q", "install", "-y", "--no-install-recommends", *packages)
    unmount(folder)
    step("rm", "-rf", "--one-file-system", folder)
    step("debootstrap", "--variant=minbase", "--include=ca-certificates", suite, folder)


def mount(folder: Path) -> None:
    if not (folder / "proc/self").exists():
        step("mount", "-t", "proc", "proc", folder / "proc")
    if not os.path.ismount(folder / "dev"):
        step("mount", "--bind", "/dev", folder / "dev")


def unmount(folder: Path) -> None:
    for part in ("proc", "dev"):
        while os.path.ismount(folder / part):
            step("umount", folder / part)


def step(*command: object) -> None:
    """Runs one command; what it said is shown only when it failed."""
    words = [str(word) for word in command]
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            words,
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=STEP_LIMIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"`{' '.join(words)}` did not run to its end: {error}") from error
    if done.returncode:
        print(done.stdout[-4000:], file=sys.stderr)
        raise Unavailable(f"`{' '.join(words)}` failed with code {done.returncode}")


@contextlib.contextmanager
def lock(folder: Path):
    import fcntl

    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
