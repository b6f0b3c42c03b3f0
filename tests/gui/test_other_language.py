# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's translation system carries the panel's words, those with numbers in them too."""

IN_GERMAN = {
    "Nothing leaves this computer": "Nichts geht hinaus",
    "{n} strips, {length}": "{n} Streifen, {length}",
    "Score": "Vertonen",
}


def test_the_panel_speaks_the_editors_language(timeline):
    window = timeline.window
    timeline.open_music_panel()
    table = {("*", english): german for english, german in IN_GERMAN.items()}
    window.run(
        f"bpy.app.translations.register('test', {{'de_DE': {table!r}}})\n"
        "bpy.context.preferences.view.use_translate_interface = True\n"
        "bpy.context.preferences.view.language = 'de_DE'"
    )
    for words in ("3 Streifen, 0:06.0", "Nichts geht hinaus", "Vertonen"):
        assert window.places_of(words, within=timeline.sidebar()), words
