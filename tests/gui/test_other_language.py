# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's translation system carries every word: with numbers in it too, and from the worker too."""

import time

import pytest
from contract_server import ContractServer, faults

OURS = "bl_ext.user_default.video_to_music"
IN_GERMAN = {
    "Nothing leaves this computer": "Nichts geht hinaus",
    "{n} strips, {length}": "{n} Streifen, {length}",
    "Score": "Vertonen",
    "The service refused the request ({field}: {words}): change that and score again.": "{field}? {words}!",
    "“{file}” is missing: find it again, or leave strip “{strip}” out.": "{strip} braucht {file}",
    "Select the strips to score: movies, images or any other picture.": "Bitte Streifen aussuchen.",
    "With an API key, ElevenLabs composes too": "{nobody} komponiert auch",
}
SCORE = f"""
import sys
status = sys.modules["{OURS}.ui.status"].now
def score(how):
    region = next(r for r in the_area().regions if r.type == "WINDOW")
    with bpy.context.temp_override(area=the_area(), region=region):
        bpy.ops.video_to_music.score(how)
"""


@pytest.fixture
def german(timeline):
    """The Music tab open, in a Blender that speaks German."""
    timeline.open_music_panel()
    table = {("*", english): german for english, german in IN_GERMAN.items()}
    table["Operator", "Score"] = IN_GERMAN["Score"]  # what a button does is looked up among the operators
    timeline.window.run(
        f"bpy.app.translations.register('test', {{'de_DE': {table!r}}})\n"
        "bpy.context.preferences.view.use_translate_interface = True\n"
        "bpy.context.preferences.view.language = 'de_DE'" + SCORE
    )
    return timeline


def can_be_read(timeline, words, *, within=None):
    time.sleep(1)  # the panel moves to its new height
    return timeline.window.places_of(words, within=within or timeline.sidebar())


def test_the_panel_speaks_the_editors_language(german):
    for words in ("3 Streifen, 0:06.0", "Nichts geht hinaus", "Vertonen"):
        assert can_be_read(german, words), words


def test_what_the_worker_was_refused_is_said_in_it_too(german):
    with ContractServer() as server:
        server.answer_next(faults.refusal("form_list"))
        german.window.run(
            f"chosen = bpy.context.preferences.addons['{OURS}'].preferences\n"
            "chosen.service, chosen.server = 'ELEVENLABS', 'CUSTOM'\n"
            f"chosen.custom_server, chosen.api_key = {server.url!r}, 'sk_test'\n"
            "score('INVOKE_DEFAULT')"
        )
        german.window.wait_for("status.error")
    assert can_be_read(german, "videos? Field required!")


def test_what_an_operator_refuses_is_said_in_it_too(german):
    said = german.window.run(
        "the_strips()[0].filepath = '/gone.mp4'\n"
        "try:\n    score('EXEC_DEFAULT')\n"
        "except RuntimeError as error:\n    answer = str(error)"
    )
    assert "clip0 braucht gone.mp4" in said
    assert can_be_read(german, "clip0 braucht gone.mp4")


def test_why_the_button_is_grey_is_said_in_it_too(german):
    german.window.run("for strip in the_strips(): strip.select = False")
    (*_, button) = can_be_read(german, "Vertonen")
    german.window.move(*button)
    assert can_be_read(german, "Bitte Streifen aussuchen", within=(0, 0, 1600, 900))


def test_a_translation_that_is_wrong_leaves_it_in_english(german):
    assert can_be_read(german, "With an API key, ElevenLabs composes too")
