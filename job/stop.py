# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a worker ends early: its children go with it, and no half-made file stays. No bpy."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from ..export.blender_process import end_all
from .leftovers import tidy


def stop_this_process(folder: Path) -> NoReturn:
    """Ends this process and every child it started, wherever they are blocked.

    The Blenders first: one that still drew would write a file that nobody removes any more.
    """
    end_all()
    tidy(folder, half_takes=True)
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(os.getpid())], check=False)
    elif os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(1)
