# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of the export bench: export_runner.py export|decode ORDER.json. No bpy."""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]
import conftest  # noqa: E402, F401  names the extension
import export_full_rate  # noqa: E402, F401  adds the quality FULL
from video_to_music.export import export_picture  # noqa: E402
from video_to_music.export.footage import Footage  # noqa: E402
from video_to_music.export.quality import step_of  # noqa: E402
from video_to_music.export.snapshot import Snapshot  # noqa: E402
from video_to_music.model import Cut, from_json  # noqa: E402

BLENDER = (str(ROOT / ".envs/bpy-5.0/bin/python"),)


def main(verb: str, order_path: str) -> None:
    order = json.loads(Path(order_path).read_text())
    cut = from_json(Cut, order["cut"])
    if verb == "decode":
        decode(cut, step_of(cut, order["quality"]))
        return
    snapshot = Snapshot(Path(order["snapshot"]), BLENDER)
    folder = Path(order_path).parent
    export_picture(cut, quality=order["quality"], folder=folder, report=lambda _: None, snapshot=snapshot)


def decode(cut: Cut, step: int) -> None:
    """Every frame that is shown, decoded and thrown away."""
    for clip in cut.clips:
        if clip.source:
            numbers = [clip.source.frame_at(frame) for frame in range(clip.start, clip.end, step)]
            with Footage(clip.source.path) as footage:
                for _ in footage.frames(numbers):
                    pass


if __name__ == "__main__":
    main(*sys.argv[1:])
