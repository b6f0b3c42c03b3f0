# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The file a worker process is started with: `python -I worker_main.py [JOB_FOLDER]`. No bpy.

Standard input brings one line of JSON, `{"key": …, "site": [folders]}`: the API key, which must
stand in no argument and no environment, and where the extension's wheels are; with a `"server"`,
that server is asked about the key and nothing else happens. This file runs in
the worker only, never inside Blender.
"""

import importlib.util
import json
import os
import site
import sys
from pathlib import Path

NAME = "video_to_music"


def main() -> int:
    handover = json.loads(sys.stdin.buffer.readline())
    for folder in handover["site"]:
        site.addsitedir(folder)
    _name_the_extension(Path(__file__).resolve().parent.parent)
    if "server" in handover:
        from video_to_music.job.key_check import answer  # pyright: ignore[reportMissingImports, reportUnknownVariableType]

        return answer(handover["server"], handover["key"])  # pyright: ignore[reportUnknownVariableType]
    from video_to_music.job.worker import run  # pyright: ignore[reportMissingImports, reportUnknownVariableType]

    return run(Path(sys.argv[1]), handover["key"])  # pyright: ignore[reportUnknownVariableType]


def _name_the_extension(root: Path) -> None:
    # Blender's own name for the extension, bl_ext.<repository>.…, exists only inside Blender.
    spec = importlib.util.spec_from_file_location(
        NAME, root / "__init__.py", submodule_search_locations=[str(root)]
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module
    spec.loader.exec_module(module)


if __name__ == "__main__":
    # Without Python's farewell: on a full disk the log can't be flushed, and that would hide the code.
    os._exit(main())
