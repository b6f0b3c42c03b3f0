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


def test_takes_of_two_ranges_are_listed_apart_and_one_is_heard(timeline):
    window = timeline.window
    timeline.start()
    window.wait_for("runs() == 0 and len(the_takes()) == 1", limit_s=180)
    window.run("the_takes()[0].name = 'Whole'\nfor s in the_strips(): s.select = s.name == 'clip0'")
    window.click_words("Score", which=-1, within=timeline.sidebar())
    window.wait_for("runs() == 0 and len(the_takes()) == 2", limit_s=180)
    window.run("next(s for s in the_takes() if s.name != 'Whole').name = 'Part'")
    window.run("for s in the_strips(): s.select = s.type == 'MOVIE'")
    window.picture("takes-of-two-ranges")
    heard = "[s.name for s in the_takes() if not s.mute]"
    assert window.ask(heard) == ["Part"]
    for words in ("00:00:01 - 00:02:01", "00:00:01 - 00:06:01"):
        assert window.places_of(words, within=timeline.sidebar())
    window.click_words("Whole", within=timeline.sidebar())
    window.wait_for(f"{heard} == ['Whole']", limit_s=5)
    window.click_words("Whole", within=timeline.sidebar())
    window.wait_for(f"{heard} == []", limit_s=5)
