# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Test Key: is it right, which plan is behind it, how many credits are left."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bpy.types import Context, Event, Operator

from ..errors import ScoringError
from ..sentence import Sentence
from ..ui import status
from ..ui.redraw import redraw_preferences
from ..ui.told import reported

if TYPE_CHECKING:
    from ..job.key_check import KeyCheck

TICK_S = 0.1


class VIDEO_TO_MUSIC_OT_test_key(Operator):
    """Ask the service whether the key is right and what is left on the account. Costs nothing"""

    bl_idname = "video_to_music.test_key"
    bl_label = "Test Key"
    bl_options = {"REGISTER", "INTERNAL"}

    # No annotations: Blender would take them for properties.
    _test = None
    _timer = None

    def invoke(self, context: Context, _event: Event) -> set[str]:
        try:
            self._test = begin(context)
        except ScoringError as error:
            return self._tell(context, error.sentence, is_right=False)
        self._show(context, self._test.sentence)
        manager = context.window_manager
        self._timer = manager.event_timer_add(TICK_S, window=context.window)
        manager.modal_handler_add(self)
        return {"RUNNING_MODAL"}

    def modal(self, context: Context, event: Event) -> set[str]:
        if event.type != "TIMER" or self._test is None:
            return {"PASS_THROUGH"}
        self._test.poll()
        if not self._test.finished:
            return {"PASS_THROUGH"}
        context.window_manager.event_timer_remove(self._timer)
        return self._tell(context, self._test.sentence, is_right=self._test.is_right)

    def cancel(self, context: Context) -> None:
        if self._test:
            self._test.cancel()
        context.window_manager.event_timer_remove(self._timer)
        status.now.key_check = status.NOTHING_SAID

    def execute(self, context: Context) -> set[str]:
        try:
            test = begin(context)
        except ScoringError as error:
            return self._tell(context, error.sentence, is_right=False)
        while not test.finished:
            test.poll()
            time.sleep(TICK_S)
        return self._tell(context, test.sentence, is_right=test.is_right)

    def _tell(self, context: Context, sentence: Sentence, *, is_right: bool) -> set[str]:
        self._show(context, sentence)
        self.report({"INFO" if is_right else "ERROR"}, reported(sentence))
        return {"FINISHED" if is_right else "CANCELLED"}

    def _show(self, context: Context, sentence: Sentence) -> None:
        status.now.key_check = sentence
        redraw_preferences(context)


def begin(context: Context) -> KeyCheck:
    """Begins to ask the chosen server about the key in use. Raises ScoringError."""
    from ..job.key_check import start
    from .gather import python_command, server_and_key

    server, key = server_and_key(context)
    return start(server, key=key, python=python_command())
