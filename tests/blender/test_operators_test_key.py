# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Test Key asks the service, in a process of its own, and says what it heard."""

from types import SimpleNamespace

import bpy
import pytest
from contract_server import ContractServer, faults

MODULE = "bl_ext.user_default.video_to_music"
KEY = "sk_marked_51c0de"


@pytest.fixture
def server(extension):
    chosen = bpy.context.preferences.addons[MODULE].preferences
    with ContractServer(key=KEY) as server:
        chosen.server, chosen.custom_server, chosen.api_key = "CUSTOM", server.url, KEY
        yield server
    chosen.server, chosen.api_key = "DEFAULT", ""


def test_a_right_key_shows_the_plan(server, module):
    assert bpy.ops.video_to_music.test_key() == {"FINISHED"}
    said = module("ui.status").now.key_check
    assert said.startswith("The key is right")
    assert "credits left" in said
    assert server.composed == 0


def test_a_wrong_key_is_said(server):
    bpy.context.preferences.addons[MODULE].preferences.api_key = "sk_other"
    with pytest.raises(RuntimeError, match="key"):
        bpy.ops.video_to_music.test_key()


def test_a_key_that_may_not_read_the_plan_is_not_called_wrong(server):
    server.answer_next(faults.refusal("missing_permissions"))
    assert bpy.ops.video_to_music.test_key() == {"FINISHED"}


def test_no_key_is_said_without_asking(server):
    bpy.context.preferences.addons[MODULE].preferences.api_key = ""
    with pytest.raises(RuntimeError, match="no API key"):
        bpy.ops.video_to_music.test_key()
    assert server.requests == []


class Layout:
    """Notes the labels that are drawn in it, and is every row and column of itself."""

    def __init__(self):
        self.lines = []

    def row(self, **_how):
        return self

    column = row

    def label(self, *, text, **_how):
        self.lines.append(text)

    def operator(self, *_what, **_how):
        pass


def test_what_the_service_said_is_wrapped_and_whole(extension, module, monkeypatch):
    wrap = module("ui.wrap")
    # In background there is no font to measure with.
    monkeypatch.setattr(wrap, "measure", lambda _context: lambda text: 7 * len(text))
    said = module("client.account").MAY_NOT_READ.sentence
    context = SimpleNamespace(region=SimpleNamespace(width=400), preferences=bpy.context.preferences)
    shown = Layout()
    module("ui.preferences")._draw_key_check(shown, context, said)
    assert len(shown.lines) > 1
    assert " ".join(shown.lines) == said
    assert all(7 * len(line) <= wrap.region_width(context) for line in shown.lines)
