# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender is quit while the service composes: the next one finds the music, and its place."""

from blender_window import BlenderWindow
from contract_server import ContractServer, faults
from timeline import NAMES

OURS = "bl_ext.user_default.video_to_music"
STATUS = f'__import__("sys").modules["{OURS}.ui.status"].now'
IN_SEQUENCER = """
region = next(r for r in the_area().regions if r.type == "WINDOW")
with bpy.context.temp_override(area=the_area(), region=region):
    bpy.ops.video_to_music.{verb}({how})
"""


def test_the_next_blender_places_what_the_worker_brought_home(timeline):
    window = timeline.window
    blend = window.chroot.inside(window.chroot.folder / "edit.blend")
    with ContractServer() as server:
        server.answer_next(faults.late(6))
        choose(window, server)
        window.run(IN_SEQUENCER.format(verb="score", how="'INVOKE_DEFAULT'"))
        window.wait_for(f"{STATUS}.runs[0].run.state == 'composing'")
        window.run(f"bpy.ops.wm.save_as_mainfile(filepath={blend!r})")
        window.run("bpy.app.timers.register(lambda: bpy.ops.wm.quit_blender() and None, first_interval=0.2)")
        assert window.process.wait(60) == 0
        assert "Traceback" not in window.log()
        next_window = BlenderWindow(window.chroot, blend)
        window.__dict__.update(next_window.__dict__)  # the fixture's last picture is of this one
        next_window.run(NAMES)
        next_window.wait_for(f"{STATUS}.waiting == 1")
        assert sounds(next_window) == [["Composing…", 2]]
        next_window.run(IN_SEQUENCER.format(verb="recover", how=""))
        assert sounds(next_window) == [["Scene score", 2]]
        assert next_window.ask(f"{STATUS}.waiting") == 0
        assert len(server.requests) == 1


def choose(window, server):
    window.run(
        f"chosen = bpy.context.preferences.addons['{OURS}'].preferences\n"
        f"chosen.service, chosen.server = 'ELEVENLABS', 'CUSTOM'\n"
        f"chosen.custom_server, chosen.api_key = {server.url!r}, 'sk_test'\n"
    )


def sounds(window):
    return window.ask("[(s.name, s.channel) for s in the_strips() if s.type == 'SOUND']")
