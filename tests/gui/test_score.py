# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a fresh Blender with the zip installed: the panel opens, the button is clicked, the music stands."""


def test_one_click_scores_the_selected_strips(timeline, request):
    window = timeline.window
    timeline.open_music_panel()
    window.picture(f"{request.node.name}-idle")
    window.click_words("Score", which=-1, within=timeline.sidebar())
    window.wait_for("any(strip.type == 'SOUND' for strip in the_strips())", limit_s=180)
    window.picture(f"{request.node.name}-scored")
    (music,) = timeline.sounds()
    assert (music["start"], music["end"]) == (1, 145)
