# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checkout as an installed extension, in a user folder of its own. Standard library only.

Set BLENDER_USER_RESOURCES to the folder before `import bpy`, then refresh and enable `MODULE`.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULE = "bl_ext.user_default.video_to_music"
FILES = ("__init__.py", "blender_manifest.toml", "contract.py", "errors.py", "model.py", "sentence.py")
ROOMS = ("operators", "ui", "sequencer", "job", "export", "client", "composer")


def install_checkout(user_folder: Path) -> None:
    """Copies what runs, and nothing else: Blender walks through all it finds there.

    Not by links: on Windows only developers may make them.
    """
    folder = user_folder / "extensions" / "user_default" / "video_to_music"
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    for name in ROOMS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
