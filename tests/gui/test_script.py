# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A script that calls the operator in an open window waits there, and has its strip when the call returns."""


def test_a_script_in_a_window_waits_for_its_strip(timeline):
    said = timeline.window.run(
        "places = dict(window=the_window(), area=the_area(), region=the_area().regions[-1])\n"
        "with bpy.context.temp_override(**places):\n"
        "    result = bpy.ops.video_to_music.score()\n"
        "answer = sorted(result), [describe(strip) for strip in the_strips() if strip.type == 'SOUND']"
    )
    result, (music,) = said
    assert result == ["FINISHED"]
    assert (music["start"], music["end"]) == (1, 145)
