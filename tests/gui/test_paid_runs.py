# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two runs of a paid service: the one that waits goes with its place, the one composing takes two ESCs."""

from contract_server import ContractServer, faults

OURS = "bl_ext.user_default.video_to_music"
STATUS = f'__import__("sys").modules["{OURS}.ui.status"].now'
SCORE = """
region = next(r for r in the_area().regions if r.type == "WINDOW")
with bpy.context.temp_override(area=the_area(), region=region):
    bpy.ops.video_to_music.score("INVOKE_DEFAULT")
"""


def test_undo_stops_what_is_free_and_what_may_be_billed_takes_two_escapes(timeline):
    window = timeline.window
    with ContractServer() as server:
        server.answer_next(faults.late(60))
        window.run(
            f"chosen = bpy.context.preferences.addons['{OURS}'].preferences\n"
            f"chosen.service, chosen.server = 'ELEVENLABS', 'CUSTOM'\n"
            f"chosen.custom_server, chosen.api_key = {server.url!r}, 'sk_test'\n"
        )
        for number, state in enumerate(("composing", "queued")):
            window.run(SCORE)
            window.wait_for(f"{STATUS}.runs[{number}].run.state == {state!r}")
        window.move(*timeline.middle())
        window.key("ctrl+z")
        window.wait_for("runs() == 1", limit_s=10)
        assert len(timeline.sounds()) == 1, "the place of the other run went too"
        window.key("Escape")
        window.xdotool("sleep", 3)
        assert window.ask("runs()") == 1, "one ESC stopped what may be billed"
        window.key("Escape")
        window.key("Escape")
        window.wait_for("runs() == 0", limit_s=20)
        assert window.ask(f"[error.billed for error in {STATUS}.errors]") == ["MAYBE"]
        assert len(server.requests) == 1
