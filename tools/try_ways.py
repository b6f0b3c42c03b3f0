# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two ways an extension comes into a Blender: a zip from disk, a repository by its address.

Part of try_zip.py. Standard library only.
"""

import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

INSIDE = Path(__file__).with_name("try_inside.py")
LIMIT_S = 300


class Blender:
    """One Blender with a user folder of its own. `program` may be a script for this Python as well."""

    def __init__(self, program: str, folder: Path) -> None:
        self.start = (
            [sys.executable, program] if program.endswith(".py") else [shutil.which(program) or program]
        )
        self.folder = folder
        self.user = folder / "user"
        self.user.mkdir()

    def run(self, *words: object) -> str:
        settings = {**os.environ, "BLENDER_USER_RESOURCES": str(self.user)}
        settings.pop("ELEVENLABS_API_KEY", None)
        command = [*self.start, *map(str, words)]
        done = subprocess.run(
            command,
            env=settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=LIMIT_S,
            check=False,
        )
        if done.returncode:
            sys.exit(f"`{' '.join(command)}` ended with {done.returncode}:\n{done.stdout[-3000:]}")
        return done.stdout

    def extension(self, *words: object) -> None:
        self.run("--online-mode", "--command", "extension", *words)
        print(f"extension {words[0]}: done", flush=True)


class Way:
    """How the extension is installed and updated; `repository` is the id of its repository in Blender."""

    repository = ""

    def __init__(self, blender: Blender) -> None:
        self.blender = blender

    def __enter__(self) -> "Way":
        return self

    def __exit__(self, *_exception: object) -> None:
        return

    def install(self, zipped: Path) -> None:
        raise NotImplementedError

    def update(self, zipped: Path) -> None:
        raise NotImplementedError

    def inside(self, part: str, *words: str) -> None:
        """Carries out a part of try_inside.py."""
        module = f"bl_ext.{self.repository}.video_to_music"
        script = ("--background", "--python-exit-code", "1", "--python", INSIDE, "--")
        said = self.blender.run(*script, module, self.blender.folder, part, *words)
        marked = [line for line in said.splitlines() if line.startswith("tried: ")]
        if not marked:
            sys.exit(f"Blender ended before it had tried {part!r}:\n{said[-3000:]}")
        print("\n".join(marked), flush=True)


class FromDisk(Way):
    repository = "user_default"

    def install(self, zipped: Path) -> None:
        self.blender.extension("install-file", "-r", self.repository, "--enable", zipped)

    update = install


class FromRepository(Way):
    """A folder of zips with its index, served as any web server would."""

    repository = "tried"

    def __enter__(self) -> "FromRepository":
        self.served = self.blender.folder / "served"
        self.served.mkdir()
        self.server = ThreadingHTTPServer(
            ("127.0.0.1", 0), partial(Quiet, directory=str(self.served)), bind_and_activate=True
        )
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def install(self, zipped: Path) -> None:
        self.publish(zipped)
        address = f"http://127.0.0.1:{self.server.server_port}/index.json"
        self.blender.extension("repo-add", "--name", "Tried", "--url", address, self.repository)
        self.blender.extension("install", "--sync", "--enable", "video_to_music")

    def update(self, zipped: Path) -> None:
        self.publish(zipped)
        self.blender.extension("update", "--sync")

    def publish(self, zipped: Path) -> None:
        for old in self.served.iterdir():
            old.unlink()
        shutil.copy(zipped, self.served)
        self.blender.extension("server-generate", "--repo-dir", self.served)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        return


WAYS = {"disk": FromDisk, "repository": FromRepository}
