# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes, with the mouse on their strips."""

from blender_window import HEIGHT

ON_SCREEN = """
def on_screen(strip):
    region = next(r for r in the_area().regions if r.type == "WINDOW")
    middle = (strip.frame_final_start + strip.frame_final_end) / 2
    x, y = region.view2d.view_to_region(middle, strip.channel + 0.5, clip=False)
    return region.x + x, region.y + y
"""


def test_a_click_on_a_take_and_another_is_composed_for_the_same_strips(timeline):
    window = timeline.window
    timeline.start()
    window.wait_for("runs() == 0 and any(s.type == 'SOUND' for s in the_strips())", limit_s=180)
    (first,) = timeline.sounds()
    window.run(ON_SCREEN)
    x, y = window.ask(f"on_screen(the_strips()[{first['name']!r}])")
    window.click(x, HEIGHT - y)
    assert window.ask("[s.name for s in the_strips() if s.select]") == [first["name"]]
    window.click(x, HEIGHT - y, button=3)
    window.picture("context-menu-of-a-take")
    window.click_words("Take", which=-1)
    window.click_words("Another Take")
    window.wait_for("runs()", limit_s=10)
    window.wait_for("runs() == 0", limit_s=180)
    assert [(take["start"], take["end"]) for take in timeline.sounds()] == [
        (first["start"], first["end"])
    ] * 2
