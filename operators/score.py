# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Score: the one click."""

from __future__ import annotations

from typing import Any

from bpy.types import Context, Event, Operator

from ..errors import ScoringError
from ..sentence import n_
from ..sequencer.compat import has_sound
from ..sequencer.selection import why_not_or_none
from ..ui import status
from ..ui.redraw import redraw_sequencers
from ..ui.told import greyed, reported
from .attend import Attendant


class Scorer(Attendant):
    """Scores the selection: without waiting in a window, to the end from a script."""

    @classmethod
    def poll(cls, context: Context) -> bool:
        reason = why_not_or_none(context)
        if reason:
            cls.poll_message_set(greyed(reason))
        return not reason

    def invoke(self, context: Context, _event: Event) -> set[str]:
        from .gather import gather, the_scene
        from .scoring import start

        try:
            # Clicked once more, the same strips get other music.
            request = gather(context, **self.asks_for(context), new_music=True)
            status.now.runs.append(start(request, scene=the_scene(context) if has_sound() else None))
        except ScoringError as error:
            return self._refuse(context, error)
        status.now.error = None
        return self.attend(context)

    def execute(self, context: Context) -> set[str]:
        from .gather import gather
        from .scoring import score_blocking

        try:
            request = gather(context, **self.asks_for(context))
            strip = score_blocking(context, request)
        except ScoringError as error:
            return self._refuse(context, error)
        self.report({"INFO"}, reported(n_("“{strip}” is on the timeline", strip=strip)))
        return {"FINISHED"}

    def asks_for(self, _context: Context) -> dict[str, Any]:
        """What `gather` takes besides the context. Raises ScoringError."""
        return {}

    def _refuse(self, context: Context, error: ScoringError) -> set[str]:
        status.now.error = error
        redraw_sequencers(context)
        self.report({"ERROR"}, reported(error.sentence))
        return {"CANCELLED"}


class VIDEO_TO_MUSIC_OT_score(Scorer, Operator):
    """Compose music for the selected strips and put it exactly under them"""

    bl_idname = "video_to_music.score"
    bl_label = "Score Selected Strips"
    bl_options = {"REGISTER"}
