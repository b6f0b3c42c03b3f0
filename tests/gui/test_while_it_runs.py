# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""While a run is on, Blender stays the editor's: stop, cut on, undo, load a file, switch the add-on off."""

from blender_window import ROOT

MODULE = "bl_ext.user_default.video_to_music"


def test_escape_stops_the_run(long_timeline):
    window = long_timeline.window
    long_timeline.start()
    window.move(*long_timeline.middle())
    window.key("Escape")
    window.wait_for("runs() == 0", limit_s=20)
    assert long_timeline.sounds() == []
    assert len(long_timeline.strips()) == 3


def test_cutting_goes_on_and_the_music_is_one_undo_step(long_timeline):
    window = long_timeline.window
    long_timeline.start()
    window.run("the_scene().frame_set(240)")
    window.move(*long_timeline.middle())
    window.key("k")
    assert len([s for s in long_timeline.strips() if s["type"] == "MOVIE"]) > 3, (
        "no strip was cut during the run"
    )
    window.wait_for("runs() == 0 and any(s.type == 'SOUND' for s in the_strips())", limit_s=180)
    before = long_timeline.strips()
    (music,) = long_timeline.sounds()
    assert (music["start"], music["end"]) == (1, 1441)
    window.move(*long_timeline.middle())
    window.key("ctrl+z")
    window.wait_for("not any(s.type == 'SOUND' for s in the_strips())", limit_s=10)
    assert long_timeline.strips() == [strip for strip in before if strip["type"] != "SOUND"]
    window.key("ctrl+shift+z")
    window.wait_for("any(s.type == 'SOUND' for s in the_strips())", limit_s=10)
    assert long_timeline.strips() == before


def test_a_run_leaves_no_undo_step_that_shows_nothing(timeline):
    window = timeline.window
    window.run("bpy.ops.ed.undo_push(message='Clips')")
    window.run("the_strips()['clip0'].name = 'renamed'\nbpy.ops.ed.undo_push(message='Rename')")
    timeline.start()
    timeline.music()
    window.move(*timeline.middle())
    told = "(len(the_takes()), sorted(s.name for s in the_strips() if s.type == 'MOVIE')[-1])"
    for key, seen in (
        ("ctrl+z", [0, "renamed"]),
        ("ctrl+z", [0, "clip2"]),
        ("ctrl+shift+z", [0, "renamed"]),
        ("ctrl+shift+z", [1, "renamed"]),
    ):
        window.key(key)
        window.xdotool("sleep", 1)
        assert window.ask(told) == seen, key
    assert len(timeline.strips()) == 4


def test_a_run_that_is_undone_midway_stops(long_timeline):
    window = long_timeline.window
    long_timeline.start()
    window.move(*long_timeline.middle())
    window.key("ctrl+z")
    window.wait_for("runs() == 0", limit_s=20)
    assert long_timeline.sounds() == []
    window.picture("undone-midway")
    window.key("ctrl+shift+z")
    window.xdotool("sleep", 1)
    assert long_timeline.sounds() == [], "its place came back, and stays for ever"


def test_a_file_loaded_midway_loses_nothing(long_timeline):
    window = long_timeline.window
    long_timeline.start()
    window.run("bpy.ops.wm.read_homefile()")
    window.wait_for("runs() == 0", limit_s=180)
    assert window.ask("bpy.context.window_manager.windows[0].screen.name")
    assert window.ask("bpy.ops.video_to_music.recover.poll()"), "the take is not offered for recovery"


def test_switched_off_midway_it_leaves_quietly_and_nothing_behind(long_timeline):
    window = long_timeline.window
    window.run((ROOT / "tools" / "leftovers.py").read_text())
    long_timeline.start()
    stands = f"left_of({MODULE!r})"
    assert "VIDEO_TO_MUSIC_OT_score running" in window.ask(stands)
    window.run(f"import addon_utils; addon_utils.disable({MODULE!r}, default_set=True)")
    assert window.ask(stands) == []
    window.picture("switched-off")
    window.run(f"addon_utils.enable({MODULE!r}, default_set=True)")
    assert len(window.ask(stands)) > 50
    assert "Traceback" not in window.log()
