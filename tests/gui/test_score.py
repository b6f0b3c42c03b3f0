# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a fresh Blender with the zip installed to the first music: three clicks, and nothing typed."""


def test_three_clicks_to_the_first_music(timeline, request):
    window = timeline.window
    timeline.click_sidebar_open()
    window.click_words("Music", within=timeline.sidebar(), turned=True)
    window.picture(f"{request.node.name}-idle")
    window.click_words("Score", which=-1, within=timeline.sidebar())
    window.wait_for("any(strip.type == 'SOUND' for strip in the_strips())", limit_s=180)
    window.picture(f"{request.node.name}-scored")
    (music,) = timeline.sounds()
    assert (music["start"], music["end"]) == (1, 145)
