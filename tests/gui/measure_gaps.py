# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long Blender's main thread is busy at a time, idle and during a whole run: docs/bench-interface.md.

A timer that wants to fire every 5 ms notes the gaps between its ticks, in one session of Blender 5.2. A
redraw costs the whole window, most of all where software draws it, so an idle window that is redrawn as
often as a run redraws it is measured too. `python tests/gui/measure_gaps.py`, after `make build`.
"""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests"), str(Path(__file__).parent)]

import debian_blender  # noqa: E402
from blender_window import BlenderWindow, Chroot, install_extension, the_zip  # noqa: E402
from contract_server import ContractServer, faults  # noqa: E402
from timeline import Timeline  # noqa: E402

PAGE = ROOT / "docs" / "bench-interface.md"
OURS = "bl_ext.user_default.video_to_music"
SECONDS = 20
PREPARE = f"""
import importlib, sys, time
chosen = bpy.context.preferences.addons["{OURS}"].preferences
status = importlib.import_module("{OURS}.ui.status").now
attend = importlib.import_module("{OURS}.operators.attend")
gaps, spent, last = [], [], [time.perf_counter()]
def tick():
    gaps.append(time.perf_counter() - last[0])
    last[0] += gaps[-1]
    return 0.005
def redraw():
    for region in the_area().regions:
        if region.type in ("UI", "HEADER"):
            region.tag_redraw()
    return attend.SHOW_EVERY_S
def timed(tend=attend.tend):
    def tend_and_note(context):
        start = time.perf_counter()
        tend(context)
        spent.append(time.perf_counter() - start)
    return tend_and_note
attend.tend = timed()
def score():
    region = next(r for r in the_area().regions if r.type == "WINDOW")
    with bpy.context.temp_override(area=the_area(), region=region):
        bpy.ops.video_to_music.score("INVOKE_DEFAULT")
bpy.app.timers.register(tick)
"""


def main():
    chroot = Chroot(debian_blender.ensure("sid"))
    try:
        install_extension(chroot, the_zip())
        timeline = Timeline(BlenderWindow(chroot))
        timeline.open_music_panel()
        timeline.window.run(PREPARE)
        with ContractServer() as server:
            write_page(measure(timeline.window, server))
    finally:
        chroot.close()


def measure(window, server):
    rows = [("idle", idle(window))]
    window.run("bpy.app.timers.register(redraw)")
    rows.append(("idle, redrawn as often as a run redraws", idle(window)))
    window.run("bpy.app.timers.unregister(redraw)")
    rows.append(("a whole run, placing included", a_run(window, server)))
    rows.append(("idle again", idle(window)))
    return [(name, summary(gaps)) for name, gaps in rows] + [
        ("of which the add-on's own code, a tick", summary(window.ask("spent")))
    ]


def idle(window):
    time.sleep(1)
    window.run("gaps.clear()")
    time.sleep(SECONDS)
    return window.ask("gaps")


def a_run(window, server):
    window.run(
        f"chosen.service, chosen.server = 'ELEVENLABS', 'CUSTOM'\n"
        f"chosen.custom_server, chosen.api_key = {server.url!r}, 'sk_test'"
    )
    server.answer_next(faults.late(SECONDS))
    window.run("gaps.clear()\nscore()")
    window.wait_for("not status.runs", limit_s=120)
    time.sleep(1)
    return window.ask("gaps")


def summary(gaps):
    ordered = sorted(gap * 1000 for gap in gaps)
    return len(ordered), ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)], ordered[-1]


def write_page(rows):
    lines = [f"| {name} | {n} | {mid:.1f} | {p99:.1f} | {top:.1f} |" for name, (n, mid, p99, top) in rows]
    load = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    PAGE.write_text(
        "# How busy Blender's main thread is\n\n"
        + "\n".join(__doc__.strip().splitlines()[2:])
        + f"\n\nLast taken in a window drawn by software, under a load of {load}. Milliseconds.\n\n"
        + "| | ticks | median | 99th percentile | longest |\n|---|---|---|---|---|\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
