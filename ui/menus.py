# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where else an editor looks: the Add, strip and context menus, the header, and a shortcut."""

from typing import Any

import bpy
from bpy.types import Context

from ..sequencer.compat import sequencer_scene_or_none
from . import status
from .redraw import shows_panel

KEYMAP = "Sequencer"

_keymaps: list[tuple[Any, Any]] = []


def draw_in_menu(menu: Any, _context: Context) -> None:
    menu.layout.separator()
    menu.layout.operator("video_to_music.score", icon="PLAY_SOUND")


def draw_in_strip_menu(menu: Any, context: Context) -> None:
    draw_in_menu(menu, context)
    menu.layout.operator_context = "INVOKE_DEFAULT"
    menu.layout.operator("video_to_music.export_picture")


def draw_in_context_menu(menu: Any, context: Context) -> None:
    """Score; and on a take's own strip, what can be done with it."""
    from ..sequencer.takes import active_strip_or_none

    draw_in_menu(menu, context)
    scene = sequencer_scene_or_none(context)
    if scene and active_strip_or_none(scene):
        menu.layout.menu("VIDEO_TO_MUSIC_MT_take", icon="SOUND")


def draw_in_add_menu(menu: Any, _context: Context) -> None:
    menu.layout.separator()
    menu.layout.operator("video_to_music.score", text="Music for Selected Strips", icon="PLAY_SOUND")


def draw_in_header(header: Any, context: Context) -> None:
    """What the first run is doing; how far it is as well, where the panel that says so is closed."""
    if not status.now.runs or context.space_data.view_type == "PREVIEW":
        return
    scoring = status.now.runs[0]
    row = header.layout.row(align=True)
    if shows_panel(context.area):
        row.label(text=status.phase_name(scoring), icon="PLAY_SOUND", translate=False)
    else:
        progress = row.row()
        progress.ui_units_x = 9
        progress.progress(factor=status.fraction(scoring), text=status.progress_text(scoring))
    row.operator("video_to_music.cancel", text="", icon="X").job = scoring.run.job.id


PLACES = (
    ("SEQUENCER_MT_add", draw_in_add_menu),
    ("SEQUENCER_MT_strip", draw_in_strip_menu),
    ("SEQUENCER_MT_context_menu", draw_in_context_menu),
    ("SEQUENCER_HT_header", draw_in_header),
)


def register() -> None:
    for name, draw in PLACES:
        getattr(bpy.types, name).append(draw)
    config = bpy.context.window_manager.keyconfigs.addon
    if config:  # there is none in background
        keymap = config.keymaps.new(KEYMAP, space_type="SEQUENCE_EDITOR")
        item = keymap.keymap_items.new("video_to_music.score", "M", "PRESS", ctrl=True, alt=True)
        _keymaps.append((keymap, item))


def unregister() -> None:
    for keymap, item in _keymaps:
        keymap.keymap_items.remove(item)
    _keymaps.clear()
    for name, draw in reversed(PLACES):
        getattr(bpy.types, name).remove(draw)
