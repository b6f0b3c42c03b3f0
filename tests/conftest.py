# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives the checkout its name: tests import `video_to_music.…` whatever the folder is called."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def load_extension() -> None:
    spec = importlib.util.spec_from_file_location(
        "video_to_music", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["video_to_music"] = module
    spec.loader.exec_module(module)


load_extension()
