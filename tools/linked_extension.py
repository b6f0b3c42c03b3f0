# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checkout as an installed extension, by links, in a user folder of its own. Standard library only.

Set BLENDER_USER_RESOURCES to the folder before `import bpy`, then refresh and enable `MODULE`.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULE = "bl_ext.user_default.video_to_music"
FILES = ("__init__.py", "blender_manifest.toml", "contract.py", "errors.py", "model.py")
ROOMS = ("operators", "ui", "sequencer", "job", "export", "client", "composer")


def link_extension(user_folder: Path) -> None:
    """Links what runs, and nothing else: Blender walks through all it finds there."""
    folder = user_folder / "extensions" / "user_default" / "video_to_music"
    folder.mkdir(parents=True)
    for name in FILES + ROOMS:
        (folder / name).symlink_to(ROOT / name)
