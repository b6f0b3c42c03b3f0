# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has Blender show how the runs under way go on: a new phase wherever it is said, numbers in one place.

The more is drawn the longer a redraw takes, so while the panel is open it alone counts; where it is
closed, the sequencer's header and the status bar do.
"""

from __future__ import annotations

import time

from bpy.types import Context

from ..sentence import n_
from . import status
from .redraw import panel_is_open, redraw_numbers, redraw_sequencers, say_in_status_bar
from .told import told

SHOW_EVERY_S = 1.0
"""A redraw costs the whole window, so no more often than this."""
WORD_S = 5.0


class _Shown:
    at_s = 0.0
    phases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    bar = ""
    word = ""
    word_until_s = 0.0


def say_for_now(context: Context, word: str, *, for_s: float = WORD_S) -> None:
    """Has the status bar say a word that goes by itself."""
    _Shown.word, _Shown.word_until_s = word, time.monotonic() + for_s
    _say(context)


def says_for_now() -> bool:
    return time.monotonic() < _Shown.word_until_s


def show_if_due(context: Context) -> None:
    if time.monotonic() - _Shown.at_s >= SHOW_EVERY_S:
        show(context)
    elif _Shown.word and not says_for_now():
        _say(context)


def show(context: Context) -> None:
    """Draws again what goes on, if it changed."""
    phases = tuple(map(status.phase_name, status.now.runs))
    numbers = tuple(map(status.named_text, status.now.runs))
    if phases != _Shown.phases:
        redraw_sequencers(context)
    elif numbers != _Shown.numbers:
        redraw_numbers(context)
    else:
        return
    _Shown.phases, _Shown.numbers, _Shown.at_s = phases, numbers, time.monotonic()
    _say(context)


def stop_showing(context: Context) -> None:
    """Gives the status bar back to Blender."""
    _Shown.phases, _Shown.numbers, _Shown.bar = (), (), ""
    _Shown.word, _Shown.word_until_s = "", 0.0
    say_in_status_bar(context, None)
    redraw_sequencers(context)


def _say(context: Context) -> None:
    """Has the status bar say the word for now, or what goes on, if it does not yet."""
    if not says_for_now():
        _Shown.word = ""
    bar = _Shown.word or _runs_text(context)
    if bar != _Shown.bar:
        _Shown.bar = bar
        say_in_status_bar(context, bar or None)


def _runs_text(context: Context) -> str:
    if not _Shown.phases:
        return ""
    runs = " | ".join(_Shown.phases if panel_is_open(context) else _Shown.numbers)
    if all(scoring.run.may_be_billed for scoring in status.now.runs):
        return told(n_("{runs}   (ESC twice stops)", runs=runs))
    return told(n_("{runs}   (ESC stops)", runs=runs))
