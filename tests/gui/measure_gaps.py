# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long Blender's main thread is busy at a time, idle and during whole runs: docs/bench-interface.md.

A timer that wants to fire every 5 ms notes the gaps between its ticks, in one session of Blender 5.2 with
1080p film on the timeline. A redraw takes long where software draws the window, and the longer the more
of it is drawn anew: so what Blender takes for the panel once a second, as a run has it drawn, and for the
whole window once a second is measured too. The whole window is what Blender itself draws when a strip is
added or changed, as a click and an arrival do.

With “Prefetch Frames” on, as it is from the start in 5.2, a strip that is added, muted or removed has
Blender forget the frames it holds of that range, sound or not; it then fetches them again, and draws the
whole window over and over while it does. The strip that holds a take's place is such a strip, and so is a
sound added by hand. What is measured “without prefetch” has that one setting of the scene off.
`python tests/gui/measure_gaps.py`, after `make build`.
"""

import os
import sys
import time
import wave
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests"), str(Path(__file__).parent)]

import debian_blender  # noqa: E402
from blender_window import BlenderWindow, Chroot, install_extension, the_zip  # noqa: E402
from contract_server import ContractServer, faults  # noqa: E402
from footage import make_footage  # noqa: E402
from timeline import Timeline  # noqa: E402

PAGE = ROOT / "docs" / "bench-interface.md"
OURS = "bl_ext.user_default.video_to_music"
MINUTE = 1440
BY_HAND = "the_strips().new_sound('by hand', {!r}, 6, 1)"
IDLE_S, BY_HAND_S, COMPOSING_S, QUIET_LIMIT_S = 20, 10, 60, 60
PREPARE = f"""
import importlib, pathlib, sys, time
chosen = bpy.context.preferences.addons["{OURS}"].preferences
status = importlib.import_module("{OURS}.ui.status").now
attend = importlib.import_module("{OURS}.operators.attend")
follow = importlib.import_module("{OURS}.ui.follow")
gaps, spent, last = [], [], [time.perf_counter()]
def tick():
    gaps.append(time.perf_counter() - last[0])
    last[0] += gaps[-1]
    return 0.005
def redraw_panel():
    next(region for region in the_area().regions if region.type == "UI").tag_redraw()
    return follow.SHOW_EVERY_S
def redraw_window():
    for area in the_window().screen.areas:
        area.tag_redraw()
    return follow.SHOW_EVERY_S
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
def save_picture(path):
    with bpy.context.temp_override(area=the_area()):
        scoring = importlib.import_module("{OURS}.operators.scoring")
        gather = importlib.import_module("{OURS}.operators.gather")
        status.runs.append(scoring.start(gather.gather_picture(bpy.context, target=pathlib.Path(path))))
        bpy.ops.video_to_music.attend("INVOKE_DEFAULT")
bpy.app.timers.register(tick)
"""


def main():
    chroot = Chroot(debian_blender.ensure("sid"))
    try:
        install_extension(chroot, the_zip())
        timeline = Timeline(BlenderWindow(chroot), clips=film(chroot))
        timeline.open_music_panel()
        timeline.window.run(PREPARE)
        with ContractServer() as server:
            write_page([(name, summary(gaps)) for name, gaps in measure(timeline.window, server)])
    finally:
        chroot.close()


def film(chroot):
    """Three minutes of 1080p24, a minute a clip."""
    names = [chroot.folder / f"film{number}.mp4" for number in range(3)]
    return [(make_footage(name, frames=MINUTE, size=(1920, 1080)), MINUTE) for name in names]


def measure(window, server):
    yield "idle", gaps_of(window, seconds=IDLE_S)
    for name in ("panel", "window"):
        window.run(f"bpy.app.timers.register(redraw_{name})")
        yield f"idle, the {name} drawn once a second", gaps_of(window, seconds=IDLE_S, once_quiet=False)
        window.run(f"bpy.app.timers.unregister(redraw_{name})")
    picture = window.chroot.inside(window.chroot.folder / "picture.mp4")
    yield "the picture of three minutes saved", gaps_of(window, f"spent.clear()\nsave_picture({picture!r})")
    by_hand, silence = "a sound strip of a minute added by hand", a_sound(window)
    yield by_hand, gaps_of(window, BY_HAND.format(silence), seconds=BY_HAND_S)
    choose_clip(window, 1)
    yield "a minute scored by Temp Score, placing included", gaps_of(window, "score()")
    window.run("the_scene().sequence_editor.use_prefetch = False")
    yield f"{by_hand}, without prefetch", gaps_of(window, BY_HAND.format(silence), seconds=BY_HAND_S)
    choose_clip(window, 2)
    yield "a minute scored by Temp Score, without prefetch", gaps_of(window, "score()")
    window.run("the_scene().sequence_editor.use_prefetch = True")
    choose_clip(window, 3)
    window.run(
        f"chosen.service, chosen.server = 'ELEVENLABS', 'CUSTOM'\n"
        f"chosen.custom_server, chosen.api_key = {server.url!r}, 'sk_test'"
    )
    server.answer_next(faults.late(COMPOSING_S))
    yield "a minute scored by the service, placing included", gaps_of(window, "score()")
    yield "idle again", gaps_of(window, seconds=IDLE_S)
    yield "of the runs, the add-on's own code, a tick", window.ask("spent")


def choose_clip(window, number):
    """Selects one minute of the film, and takes off what was added by hand."""
    start = 1 + MINUTE * (number - 1)
    window.run(
        f"for strip in list(the_strips()):\n"
        f"    strip.select = strip.channel == 1 and strip.frame_final_start == {start}\n"
        f"    if strip.name.startswith('by hand'):\n"
        f"        the_strips().remove(strip)"
    )


def gaps_of(window, doing="pass", *, seconds=1, once_quiet=True):
    """The gaps from `doing` until no run is under way, and `seconds` more."""
    if once_quiet:
        wait_until_quiet(window)
    window.run(f"gaps.clear()\n{doing}")
    window.wait_for("not status.runs", limit_s=400)
    time.sleep(seconds)
    assert not window.ask("status.error"), window.ask("status.error.sentence")
    return window.ask("gaps")


def wait_until_quiet(window):
    """Until Blender has drawn its thumbnails and waveforms: three seconds without a long gap."""
    for _ in range(QUIET_LIMIT_S // 3):
        window.run("gaps.clear()")
        time.sleep(3)
        if window.ask("max(gaps)") < 0.02:
            return
    print(f"Blender was never quiet within {QUIET_LIMIT_S} s: what follows says more of the machine.")


def a_sound(window):
    """A minute of silence."""
    path = window.chroot.folder / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        for _ in range(60):
            file.writeframes(bytes(4 * 48_000))
    return window.chroot.inside(path)


def summary(gaps):
    ordered = sorted(gap * 1000 for gap in gaps)
    return len(ordered), ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)], ordered[-1]


def write_page(rows):
    lines = [f"| {name} | {n} | {mid:.1f} | {p99:.1f} | {top:.1f} |" for name, (n, mid, p99, top) in rows]
    load = f"{os.getloadavg()[2]:.1f}, its mean over a quarter of an hour, on {os.cpu_count()} cores"
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
