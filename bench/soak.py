# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores many times in one Blender session and looks at what is left behind.

    .envs/bpy-5.0/bin/python bench/soak.py [RUNS]

Half of the runs go to Temp Score, half to the contract server. Writes docs/bench-soak.md.
"""

import gc
import importlib
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from contract_server import ContractServer  # noqa: E402
from footage import make_footage  # noqa: E402
from installed_checkout import MODULE, install_checkout  # noqa: E402

KEY = "sk_soak"


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        install_checkout(Path(folder))
        os.environ["BLENDER_USER_RESOURCES"] = folder
        os.environ["ELEVENLABS_API_KEY"] = KEY
        temporary = Path(folder, "tmp")
        temporary.mkdir()
        os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
        bpy = importlib.import_module("bpy")
        addon_utils = importlib.import_module("addon_utils")
        addon_utils.extensions_refresh(ensure_wheels=False)
        addon_utils.enable(MODULE, default_set=True)
        build_edit(bpy, make_footage(Path(folder, "clip.mp4"), frames=72))
        with ContractServer() as server:
            rows = soak(bpy, runs, server.url, temporary=temporary)
        addon_utils.disable(MODULE, default_set=True)
    (ROOT / "docs" / "bench-soak.md").write_text(page(runs, rows))


def build_edit(bpy, clip: Path) -> None:
    scene = bpy.context.scene
    bpy.context.workspace.sequencer_scene = scene
    scene.sequence_editor_create().strips.new_movie("clip", str(clip), 1, 1).select = True


def soak(bpy, runs: int, server: str, *, temporary: Path) -> list[tuple[str, object, object]]:
    chosen = bpy.context.preferences.addons[MODULE].preferences
    chosen.server, chosen.custom_server = "CUSTOM", server
    for number in range(4):  # What is loaded once is loaded now.
        score(bpy, chosen, number)
    before = measured(bpy, temporary)
    for number in range(runs):
        score(bpy, chosen, number)
        print(f"{number + 1} of {runs}", flush=True)
    after = measured(bpy, temporary)
    return [(name, before[name], after[name]) for name in before]


def score(bpy, chosen, number: int) -> None:
    chosen.service = ("TEMP_SCORE", "ELEVENLABS")[number % 2]
    assert bpy.ops.video_to_music.score() == {"FINISHED"}
    strips = bpy.context.scene.sequence_editor.strips
    for strip in [strip for strip in strips if strip.type == "SOUND"]:
        sound = strip.sound
        strips.remove(strip)
        bpy.data.sounds.remove(sound)


def measured(bpy, temporary: Path) -> dict[str, object]:
    gc.collect()
    status = Path("/proc/self/status").read_text()
    resident_kb = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    handlers = [getattr(bpy.app.handlers, name) for name in dir(bpy.app.handlers)]
    return {
        "memory, MB": round(int(resident_kb) / 1024),
        "open files": len(list(Path("/proc/self/fd").iterdir())),
        "child processes": len(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()),
        "threads": len(list(Path("/proc/self/task").iterdir())),
        "handlers": sum(len(handler) for handler in handlers if isinstance(handler, list)),
        "sounds in the file": len(bpy.data.sounds),
        "files in the temporary folder": len(list(temporary.iterdir())),
        "half-written files": len(list(Path(os.environ["BLENDER_USER_RESOURCES"]).rglob("*.part"))),
    }


def page(runs: int, rows: list[tuple[str, object, object]]) -> str:
    lines = [f"| {name} | {before} | {after} |" for name, before, after in rows]
    head = [
        "# Many scores in one session",
        "",
        f"`bench/soak.py {runs}` in Blender 5.0: {runs} scores, after four that warm up.",
        "",
        "| | before | after |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *lines, ""])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
