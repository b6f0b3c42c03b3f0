# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's command line, as far as try_zip.py speaks it, over the bpy wheel of the Python that runs this.

    python tools/wheel_blender.py --command extension list
    python tools/wheel_blender.py --background --python script.py -- its arguments

Like the real one, and other than the wheel by itself, it reads the preferences of its user folder.
"""

import os
import runpy
import sys
import traceback

import bpy


def main(words: list[str]) -> int:
    bpy.ops.wm.read_userpref()
    if "--command" in words:
        return extension(words[words.index("extension") + 1 :])
    sys.argv = ["blender", *words]
    runpy.run_path(words[words.index("--python") + 1], run_name="__main__")
    return 0


def extension(words: list[str]) -> int:
    from bl_pkg.bl_extension_cli import cli_extension_handler

    bpy.context.preferences.system.use_online_access = True
    return cli_extension_handler(words)


def leave(code: int) -> None:
    """Without Python's own way out: the wheel of 4.5 hangs there while an add-on is enabled."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


try:
    leave(main(sys.argv[1:]))
except SystemExit as end:
    print(end, file=sys.stderr)
    leave(0 if end.code in (None, 0) else 1)
except BaseException:  # noqa: BLE001  whatever it is, it is said and counts
    traceback.print_exc()
    leave(1)
