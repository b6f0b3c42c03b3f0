# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How runs are stopped: by their x, by ESC, and by taking their place off the timeline."""

from __future__ import annotations

import time
from typing import Any

from bpy.app.handlers import persistent
from bpy.types import Context

from ..sentence import n_
from ..ui import status
from ..ui.follow import say_for_now
from ..ui.status import Scoring
from ..ui.told import told

ESC_TWICE_WITHIN_S = 2.0


class _Escape:
    last_s = 0.0


def stop(scoring: Scoring) -> None:
    scoring.is_cancelling = True
    scoring.run.cancel()


def stop_run(job: str) -> None:
    for scoring in _not_stopping():
        if scoring.run.job.id == job:
            stop(scoring)


def stop_newest() -> None:
    """Stops the run started last that is not stopping yet."""
    for scoring in _not_stopping()[-1:]:
        stop(scoring)


def stop_by_escape(context: Context) -> bool:
    """Stops the newest run that is free to stop; what may be billed only when asked twice. Whether it did."""
    free = [scoring for scoring in _not_stopping() if _is_free(scoring)]
    before_s, _Escape.last_s = _Escape.last_s, time.monotonic()
    if free:
        stop(free[-1])
    elif _Escape.last_s - before_s <= ESC_TWICE_WITHIN_S:
        stop_newest()
    else:
        said = n_("Stopping now may still be billed: ESC once more stops it all the same")
        say_for_now(context, told(said), for_s=ESC_TWICE_WITHIN_S)
        return False
    return True


def can_stop() -> bool:
    return bool(_not_stopping())


def stop_placeless(context: Context) -> None:
    """Stops the runs whose place was taken off the open timeline, while that is free.

    Later on they go their way: what may have been billed is the editor's.
    """
    from ..sequencer.placeholder import placeholders

    with_place = [scoring for scoring in _not_stopping() if scoring.placeholder]
    held = placeholders() if with_place else set()
    for scoring in with_place:
        if scoring.placeholder in held:
            scoring.is_here = True
        elif scoring.is_here and not scoring.run.finished and _is_free(scoring):
            stop(scoring)
            said = n_("The music's place was taken off the timeline: stopped, and nothing was billed")
            say_for_now(context, told(said))


@persistent
def forget_places(*_arguments: Any) -> None:
    """After a load: a run whose place is in another file goes on."""
    for scoring in status.now.runs:
        scoring.is_here = False


def _not_stopping() -> list[Scoring]:
    return [scoring for scoring in status.now.runs if not scoring.is_cancelling]


def _is_free(scoring: Scoring) -> bool:
    scoring.run.poll()
    return not scoring.run.may_be_billed
