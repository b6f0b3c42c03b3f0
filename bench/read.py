# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a look at the timeline costs Blender's main thread: a read of the cut, and what each redraw asks.

    .envs/bpy-5.0/bin/python bench/read.py

Writes docs/bench-read.md.
"""

import importlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from footage import make_footage  # noqa: E402
from installed_checkout import MODULE, install_checkout  # noqa: E402

COUNTS = (20, 200, 2000)
REPEATS = 9
FILM = {"frames": 6, "fps": 24, "size": (64, 36)}
TAKES = 10


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="read-") as folder:
        install_checkout(Path(folder))
        os.environ["BLENDER_USER_RESOURCES"] = folder
        bpy = importlib.import_module("bpy")
        importlib.import_module("addon_utils").extensions_refresh(ensure_wheels=False)
        scene = bpy.context.scene
        scene.render.resolution_x, scene.render.resolution_y = FILM["size"]
        scene.sequence_editor_create()
        film = make_footage(Path(folder, "film.mp4"), sound=True, **FILM)
        add_takes(scene, film)
        measured = {}
        for count in COUNTS:
            fill(scene, film, count)
            measured[count] = measure(scene)
            print(count, measured[count], flush=True)
    (ROOT / "docs" / "bench-read.md").write_text(page(bpy.app.version_string, measured))


def add_takes(scene, film: Path) -> None:
    strips = compat().strips(scene.sequence_editor)
    for number in range(TAKES if compat().has_sound() else 0):
        take = strips.new_sound(f"take {number}", str(film), 3 + number, 1)
        take.select = False


def fill(scene, film: Path, count: int) -> None:
    """Adds to the movies until there are so many, in two channels that overlap, and selects them.

    The takes were composed for all of them, and remember their names.
    """
    strips = compat().strips(scene.sequence_editor)
    movies = sum(strip.type == "MOVIE" for strip in strips)
    for number in range(movies, count):
        strips.new_movie(f"film {number}", str(film), 1 + number % 2, 1 + 4 * number).select = True
    names = [f"film {number}" for number in range(count)]
    for take in strips:
        if take.type == "SOUND":
            recipe = {"job": take.name, "range": [1, 7], "strips": names}
            take[extension("sequencer.place").RECIPE] = json.dumps(recipe)


def measure(scene) -> dict[str, float]:
    selection, takes = extension("sequencer.selection"), extension("sequencer.takes")
    read_cut = extension("sequencer.read").read_cut
    scene.render.fps = FILM["fps"] + 1
    other_rate_ms = processor_ms(lambda: read_cut(scene))
    scene.render.fps = FILM["fps"]
    return {
        "`read_cut`, films at the scene's rate": processor_ms(lambda: read_cut(scene)),
        "`read_cut`, films at another rate": other_rate_ms,
        "`why_not_or_none`": processor_ms(lambda: selection.why_not_or_none(scene)),
        "`selection_or_none`": processor_ms(lambda: selection.selection_or_none(scene)),
        "`takes_at_hand`": processor_ms(lambda: takes.takes_at_hand(scene, (1, 7))),
    }


def processor_ms(step: Callable[[], object]) -> float:
    step()
    spent_ms = []
    for _ in range(REPEATS):
        before_s = time.process_time()
        step()
        spent_ms.append((time.process_time() - before_s) * 1000)
    return median(spent_ms)


def extension(name: str):
    return importlib.import_module(f"{MODULE}.{name}")


def compat():
    return extension("sequencer.compat")


def page(version: str, measured: dict[int, dict[str, float]]) -> str:
    counts = list(measured)
    rows = [
        f"| {what} | " + " | ".join(f"{measured[count][what]:.2f}" for count in counts) + " |"
        for what in measured[counts[0]]
    ]
    return "\n".join(
        [
            "# What a look at the timeline costs",
            "",
            f"`bench/read.py` in Blender {version}: milliseconds of processor time, the median of",
            f"{REPEATS} after one that warms up, by how many plain movie strips are selected, with {TAKES}",
            "takes beside them. A read happens once a click; the last three are asked at every redraw.",
            f"Last taken under a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.",
            "",
            "| strips | " + " | ".join(map(str, counts)) + " |",
            "|---" * (len(counts) + 1) + "|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main()
