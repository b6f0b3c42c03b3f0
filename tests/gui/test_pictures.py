# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every state of the panel in a real window, as the guide shows it.

The pictures land in build/gui/; with PICTURES_OF_THE_GUIDE=1 those of the newest Blender go to
docs/images/ too.
"""

import os
import time
from pathlib import Path

import av
import numpy as np
import pytest
from contract_server import ContractServer, faults

IMAGES = Path(__file__).resolve().parent.parent.parent / "docs" / "images"
NEWEST = "5.2"
OURS = "bl_ext.user_default.video_to_music"
NAMES = f"""
import sys
chosen = bpy.context.preferences.addons["{OURS}"].preferences
status = sys.modules["{OURS}.ui.status"].now
def score():
    region = next(r for r in the_area().regions if r.type == "WINDOW")
    with bpy.context.temp_override(area=the_area(), region=region):
        bpy.ops.video_to_music.score("INVOKE_DEFAULT")
"""
BRIEF = """
asked = the_scene().video_to_music
asked.description = "A slow piano that opens up when the rain stops."
for tag in ("cinematic", "felt piano", "hopeful"):
    asked.tags.add().name = tag
"""


@pytest.fixture
def scene(timeline, request):
    """The Music tab open, a sequencer tall enough for all of it, and a brief."""
    timeline.open_music_panel()
    timeline.window.run(NAMES + BRIEF)
    timeline.newest = NEWEST in request.node.name
    return timeline


@pytest.fixture
def server(scene):
    with ContractServer() as server:
        scene.window.run(
            f"chosen.service, chosen.server = 'ELEVENLABS', 'CUSTOM'\n"
            f"chosen.custom_server, chosen.api_key = {server.url!r}, 'sk_test'"
        )
        yield server


def settle(scene):
    """Until the panels have slid to the heights that the brief, which came by script, gives them."""
    for _ in range(2):
        scene.window.run("[region.tag_redraw() for region in the_area().regions]")
        time.sleep(1)


def test_idle(scene):
    settle(scene)
    keep(scene, "panel", of=scene.sidebar())
    assert scene.window.places_of("Nothing leaves this computer", within=scene.sidebar())


def test_composing(scene, server):
    server.answer_next(faults.late(20))
    settle(scene)
    below = scene.window.places_of("Description", within=scene.sidebar())
    scene.window.run("score()")
    scene.window.wait_for("status.runs[0].run.state == 'composing'")
    assert [strip["name"] for strip in scene.sounds()] == ["Composing…"]
    keep(scene, "composing", of=whole_sequencer(scene))
    assert scene.window.places_of("Stopping now may still be billed", within=scene.sidebar())
    assert scene.window.places_of("Description", within=scene.sidebar()) == below, "the panel has grown"
    scene.window.move(*scene.middle())
    scene.window.key("Escape")  # which asks first: this may be billed
    scene.window.key("Escape")
    scene.window.wait_for("not status.runs")
    assert scene.sounds() == []


def test_refused(scene, server):
    server.answer_next(faults.refusal("bad_prompt"))
    scene.window.run("score()")
    scene.window.wait_for("status.error")
    keep(scene, "refused", of=scene.sidebar())
    scene.window.click_words("Use Suggestion", within=scene.sidebar())
    scene.window.wait_for("not status.error")
    assert scene.window.ask("the_scene().video_to_music.description") == "A calm piano over slow strings"


def test_two_takes(scene):
    for count in (1, 2):
        scene.window.run("score()")
        scene.window.wait_for("status.runs or status.error")
        scene.window.wait_for("not status.runs", limit_s=180)
        assert len(scene.sounds()) == count, scene.window.ask("status.error and status.error.sentence")
    keep(scene, "takes", of=whole_sequencer(scene))
    scene.window.run("bpy.ops.screen.animation_play()")
    scene.window.click_words("Scene score", which=0, within=scene.sidebar())
    heard = "[s.name for s in the_strips() if s.type == 'SOUND' and not s.mute]"
    scene.window.wait_for(f"{heard} == ['Scene score']")
    assert scene.window.ask("the_window().screen.is_animation_playing"), (
        "choosing a take stopped the playback"
    )


def test_preferences(scene, server):
    # The new window opens around the mouse, once Blender has seen where that is.
    scene.window.move(790, 440)
    time.sleep(0.5)
    scene.window.move(800, 450)
    time.sleep(0.5)
    scene.window.run("bpy.ops.video_to_music.open_preferences()")
    scene.window.wait_for("len(bpy.context.window_manager.windows) == 2")
    click_when_drawn(scene.window, "Test Key")
    scene.window.wait_for("status.key_check.startswith('The key is right')")
    keep(scene, "preferences", of=around(scene.window.places_of("API Key")[0]))


def click_when_drawn(window, words):
    """A new window takes a while to be drawn."""
    for _ in range(10):
        if window.places_of(words):
            break
        time.sleep(1)
    window.click_words(words)


def whole_sequencer(timeline):
    left, bottom, width, height = timeline.window.ask("edges(the_area())")
    return left, 900 - bottom - height, width, height


def around(place):
    x, y = place
    return max(x - 290, 0), max(y - 130, 0), 750, 350


def keep(timeline, name, *, of):
    """A picture of part of the screen, (left, top, width, height)."""
    taken = timeline.window.picture(f"{name}-{NEWEST if timeline.newest else 'older'}")
    if timeline.newest and os.environ.get("PICTURES_OF_THE_GUIDE"):
        IMAGES.mkdir(parents=True, exist_ok=True)
        cut_out(taken, IMAGES / f"{name}.png", of=of)


def cut_out(source, target, *, of):
    left, top, width, height = of
    with av.open(str(source)) as container:
        pixels = next(container.decode(video=0)).to_ndarray(format="rgb24")
    part = np.ascontiguousarray(pixels[top : top + height, left : left + width])
    with av.open(str(target), "w", format="image2") as out:
        stream = out.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = part.shape[1], part.shape[0], "rgb24"
        out.mux(stream.encode(av.VideoFrame.from_ndarray(part, format="rgb24")))
        out.mux(stream.encode())
