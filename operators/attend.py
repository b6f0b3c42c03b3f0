# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks after the runs under way: a modal operator with a timer, so that Blender never waits.

One instance attends to all runs. It only mutates the timeline from its own timer event, which other
modal operators hold back: no strip is touched while somebody drags one.
"""

from __future__ import annotations

import time

import bpy
from bpy.types import Context, Event, Operator, Timer

from ..ui import status
from ..ui.follow import says_for_now, show, show_if_due, stop_showing
from .stop import can_stop, forget_places, stop_by_escape, stop_placeless

TICK_S = 0.1
LOOK_AGAIN_S = 0.5


class _Watch:
    timer: Timer | None = None
    seen_s = 0.0


class Attendant:
    """The modal half of an operator that starts runs."""

    def attend(self, context: Context) -> set[str]:
        if _Watch.timer:
            return {"FINISHED"}
        manager = context.window_manager
        _Watch.timer = manager.event_timer_add(TICK_S, window=context.window)
        manager.modal_handler_add(self)
        show(context)
        return {"RUNNING_MODAL"}

    def modal(self, context: Context, event: Event) -> set[str]:
        if not _Watch.timer:
            return {"CANCELLED", "PASS_THROUGH"}
        if event.type == "ESC" and event.value == "PRESS" and _may_stop(context):
            stops = stop_by_escape(context)
            show(context)
            return {"RUNNING_MODAL"} if stops else {"PASS_THROUGH"}
        if event.type == "TIMER" and time.monotonic() - _Watch.seen_s >= TICK_S / 2:
            _Watch.seen_s = time.monotonic()
            tend(context)
            if not status.now.runs and not says_for_now():
                stop_watching(context)
                return {"FINISHED"}
        return {"PASS_THROUGH"}

    def cancel(self, context: Context) -> None:
        """Blender ends the operator: a file is loaded, the window closed. The runs go on."""
        stop_watching(context)
        if status.now.runs and not bpy.app.timers.is_registered(attend_again):
            bpy.app.timers.register(attend_again, first_interval=LOOK_AGAIN_S, persistent=True)


class VIDEO_TO_MUSIC_OT_attend(Attendant, Operator):
    """Goes on looking after the runs under way"""

    bl_idname = "video_to_music.attend"
    bl_label = "Look After Runs"
    bl_options = {"INTERNAL"}

    def invoke(self, context: Context, _event: Event) -> set[str]:
        return self.attend(context)


def attend_again() -> float | None:
    """A timer's call: takes the runs up again in whatever window there is now."""
    if not status.now.runs or _Watch.timer:
        return None
    windows = bpy.context.window_manager.windows
    if not windows:
        return LOOK_AGAIN_S
    with bpy.context.temp_override(window=windows[0]):
        bpy.ops.video_to_music.attend("INVOKE_DEFAULT")
    return None


def tend(context: Context) -> None:
    """Brings every run up to date and lands those that ended."""
    from .landing import land

    before = len(status.now.runs)
    for scoring in tuple(status.now.runs):
        scoring.run.poll()
        if scoring.run.finished and not _is_busy():
            status.now.runs.remove(scoring)
            land(context, scoring)
    stop_placeless(context)
    if len(status.now.runs) != before:
        show(context)
    show_if_due(context)


def stop_watching(context: Context) -> None:
    """Ends the timer; the runs themselves go on."""
    if _Watch.timer:
        context.window_manager.event_timer_remove(_Watch.timer)
    _Watch.timer = None
    stop_showing(context)


def _may_stop(context: Context) -> bool:
    # While it plays, ESC belongs to the playback.
    playing = context.screen and context.screen.is_animation_playing
    return not playing and can_stop()


def _is_busy() -> bool:
    return bpy.app.is_job_running("RENDER")


def register() -> None:
    bpy.utils.register_class(VIDEO_TO_MUSIC_OT_attend)
    bpy.app.handlers.load_post.append(forget_places)


def unregister() -> None:
    if bpy.app.timers.is_registered(attend_again):
        bpy.app.timers.unregister(attend_again)
    bpy.app.handlers.load_post.remove(forget_places)
    stop_watching(bpy.context)
    status.now.runs.clear()
    bpy.utils.unregister_class(VIDEO_TO_MUSIC_OT_attend)
