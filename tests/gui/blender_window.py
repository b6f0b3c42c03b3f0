# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Blender in a real window on a screen of its own, to look at, click and question. No bpy.

Blender, the X server, the mouse and the camera are Debian's, in their chroot (tools/debian_blender.py).
Everything a test makes lies in one folder that both sides see; `inside()` is how Blender names it.
"""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from reading import grey_picture, places_like

ROOT = Path(__file__).resolve().parent.parent.parent
WIDTH, HEIGHT = 1600, 900
START_LIMIT_S = 90


class BlenderError(AssertionError):
    """Blender raised while it did what the test asked; its traceback is the message."""


class Chroot:
    """One Debian Blender, and the folder of one test in it."""

    def __init__(self, root):
        self.root = Path(root)
        self.folder = Path(tempfile.mkdtemp(prefix="video_to_music-", dir=self.root / "tmp"))
        (self.folder / "user").mkdir()
        self.started = []

    def inside(self, path):
        return "/" + str(Path(path).relative_to(self.root))

    def environment(self, **more):
        home = self.inside(self.folder)
        base = {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "LIBGL_ALWAYS_SOFTWARE": "1"}
        return {**base, "BLENDER_USER_RESOURCES": f"{home}/user", "XDG_RUNTIME_DIR": home, **more}

    def run(self, *command, limit_s=120, **more):
        """Runs a program to its end and returns what it said; raises when it failed."""
        done = subprocess.run(
            [shutil.which("chroot"), self.root, *command],
            env=self.environment(**more),
            capture_output=True,
            text=True,
            timeout=limit_s,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
        return done.stdout

    def start(self, *command, log, **more):
        """Starts a program that `close` ends."""
        with (self.folder / log).open("w") as file:
            process = subprocess.Popen(
                [shutil.which("chroot"), self.root, *command],
                env=self.environment(**more),
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    def close(self):
        for process in reversed(self.started):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def the_zip():
    zips = list((ROOT / "dist").glob("video_to_music-*-linux_x64.zip"))
    assert len(zips) == 1, "dist/ should hold one zip for Linux: run `make build`"
    return zips[0]


def install_extension(chroot, zipped):
    """Installs the zip as a person would from disk, and switches the splash screen off."""
    said = chroot.run(
        *("blender", "--command", "extension", "install-file", "-r", "user_default", "--enable"),
        chroot.inside(shutil.copy(zipped, chroot.folder)),
    )
    switch_splash_off(chroot)
    return said


def switch_splash_off(chroot):
    quiet = "import bpy; bpy.context.preferences.view.show_splash = False; bpy.ops.wm.save_userpref()"
    chroot.run("blender", "--background", "--python-exit-code", "1", "--python-expr", quiet)


class BlenderWindow:
    """Blender, started on a screen of its own, 1600 x 900."""

    def __init__(self, chroot, *arguments, **environment):
        self.chroot = chroot
        self.display = self.start_screen()
        shutil.copy(Path(__file__).with_name("inside.py"), chroot.folder)
        with socket.create_server(("127.0.0.1", 0)) as server:
            self.process = chroot.start(
                *(
                    "blender",
                    "--gpu-backend",
                    "opengl",
                    "--window-geometry",
                    "0",
                    "0",
                    str(WIDTH),
                    str(HEIGHT),
                ),
                *("--python", chroot.inside(chroot.folder / "inside.py"), *arguments),
                log="blender.log",
                DISPLAY=self.display,
                TEST_PORT=str(server.getsockname()[1]),
                **environment,
            )
            self.line = self.wait_for_blender(server)
        self.line.settimeout(START_LIMIT_S)
        self.reader = self.line.makefile("rb")
        self.run("pass")

    def wait_for_blender(self, server):
        server.settimeout(START_LIMIT_S)
        try:
            return server.accept()[0]
        except TimeoutError as error:
            raise BlenderError(
                f"Blender did not open its window in {START_LIMIT_S} s:\n{self.log()}"
            ) from error

    def start_screen(self):
        """An X server; returns its display, ":N". N is drawn by lot, for chroots don't see each other's."""
        number = random.randrange(1000, 30000)
        screen = ("-screen", "0", f"{WIDTH}x{HEIGHT}x24", "+extension", "GLX", "-nolisten", "tcp")
        process = self.chroot.start("Xvfb", f":{number}", *screen, log="screen.log")
        door = self.chroot.root / f"tmp/.X11-unix/X{number}"
        end = time.monotonic() + START_LIMIT_S
        while not door.exists():
            assert process.poll() is None and time.monotonic() < end, "the X server did not start"
            time.sleep(0.05)
        return f":{number}"

    def run(self, source):
        """Executes Python on Blender's main thread; returns what it bound to `answer`."""
        self.line.sendall(json.dumps({"run": source}).encode() + b"\n")
        heard = self.reader.readline()
        if not heard:
            raise BlenderError(f"Blender is gone (exit code {self.process.wait(10)}):\n{self.log()[-3000:]}")
        said = json.loads(heard)
        if "error" in said:
            raise BlenderError(said["error"])
        return said["answer"]

    def ask(self, expression):
        return self.run(f"answer = {expression}")

    def wait_for(self, expression, *, limit_s=60):
        """Waits until `expression` is true in Blender, and returns its value."""
        end = time.monotonic() + limit_s
        while not (value := self.ask(expression)):
            assert time.monotonic() < end, f"waited {limit_s} s for: {expression}\n{self.log()[-3000:]}"
            time.sleep(0.05)
        return value

    def log(self):
        return (self.chroot.folder / "blender.log").read_text(errors="replace")

    def xdotool(self, *words):
        self.chroot.run("xdotool", *map(str, words), DISPLAY=self.display)

    def move(self, x, y):
        """Moves the mouse, in two steps: Blender tells what is under it only from a movement."""
        self.xdotool("mousemove", x - 3, y - 3, "sleep", 0.1, "mousemove", x, y, "sleep", 0.2)

    def click(self, x, y, *, button=1):
        self.move(x, y)
        self.xdotool("click", button, "sleep", 0.1)

    def places_of(self, words, *, within=None, turned=False):
        """Where on the screen `words` can be read, from the top down, as the (x, y) of their middles.

        `within` is (left, top, width, height); `turned` words stand upright, as on a sidebar's tabs.
        Blender draws the words once more to compare with.
        """
        mask = np.array(self.ask(f"drawn_words({words!r})"), dtype=float)
        masks = (np.rot90(mask), np.rot90(mask, -1)) if turned else (mask,)
        left, top, width, height = within or (0, 0, WIDTH, HEIGHT)
        screen = grey_picture(self.picture("reading"))[top : top + height, left : left + width]
        return [(left + x, top + y) for mask in masks for x, y in places_like(mask, screen)]

    def click_words(self, words, *, which=0, within=None, turned=False):
        """Clicks what says `words`: the first from the top, or the last with `which=-1`."""
        places = self.places_of(words, within=within, turned=turned)
        assert places, f"{words!r} is nowhere on the screen: see {self.picture('not-found')}"
        self.click(*places[which])

    def key(self, *names):
        """Presses keys by their X names, such as "Escape" or "ctrl+z", over whatever the mouse is on."""
        self.xdotool("key", *names, "sleep", 0.1)

    def drop(self, path, *, x, y):
        """Drags the file at `path` from another program, and lets it go over the window."""
        self.move(x, y)
        shutil.copy(Path(__file__).with_name("drop_file.py"), self.chroot.folder)
        program, file = self.chroot.inside(self.chroot.folder / "drop_file.py"), self.chroot.inside(path)
        self.chroot.run("python3", program, file, str(x), str(y), DISPLAY=self.display)

    def picture(self, name):
        """What is on the screen, as a PNG in build/gui/."""
        self.run("bpy.ops.wm.redraw_timer(type='DRAW_WIN_SWAP', iterations=1)")
        taken = self.chroot.folder / "picture.png"
        self.chroot.run("import", "-window", "root", self.chroot.inside(taken), DISPLAY=self.display)
        kept = ROOT / "build" / "gui" / f"{name}.png"
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(taken, kept)
        return kept
