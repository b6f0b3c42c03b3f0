# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The preferences: which service, with which key, and what is sent and kept."""

import os

import bpy
from bpy.props import BoolProperty, EnumProperty, FloatProperty, StringProperty
from bpy.types import AddonPreferences, Context, UILayout

from ..client.hosts import CUSTOM, SERVERS, is_loopback
from ..job.services import SERVICES
from ..sentence import Sentence
from . import status
from .key_file import KEY_MAX_CHARS, VARIABLE, store_key, stored_key
from .places import PACKAGE, user_folder
from .told import told
from .wrap import draw_text

SERVICE_TIPS = {
    "TEMP_SCORE": "Composed on this computer, free of charge. Nothing leaves it",
    "ELEVENLABS": "Composed by ElevenLabs, who are sent the silent picture. Needs an API key",
}
SERVER_NAMES = {
    "DEFAULT": "Default",
    "US": "United States",
    "EU": "European Union (residency)",
    "IN": "India (residency)",
    "SG": "Singapore (residency)",
}
SERVICE_ITEMS = [(name, service.label, SERVICE_TIPS[name]) for name, service in SERVICES.items()]
SERVER_ITEMS = [
    *((name, SERVER_NAMES[name], url) for name, url in SERVERS.items()),
    (CUSTOM, "Custom", "A server of your own that speaks the same contract"),
]
QUALITIES = (
    ("SMALL", "Small", "320 pixels, 15 frames a second: the quickest to send"),
    ("STANDARD", "Standard", "640 pixels, 15 frames a second"),
    ("SHARP", "Sharp", "1280 pixels, 30 frames a second: for fine detail, slower to send"),
)


class VIDEO_TO_MUSIC_AP_preferences(AddonPreferences):
    bl_idname = PACKAGE

    service: EnumProperty(
        name="Service",
        description="Who composes the music",
        items=SERVICE_ITEMS,
        default="TEMP_SCORE",
    )
    server: EnumProperty(
        name="Server",
        description="Where the service runs. Residency servers have workspaces and keys of their own",
        items=SERVER_ITEMS,
        default="DEFAULT",
    )
    custom_server: StringProperty(
        name="Address",
        description="Base URL of the custom server. Plain http is allowed on this computer only",
        default="http://127.0.0.1:8000",
    )
    api_key: StringProperty(
        name="API Key",
        description="Kept in a file that only you can read; never in a .blend or in Blender's preferences",
        subtype="PASSWORD",
        maxlen=KEY_MAX_CHARS,
        get=lambda _self: stored_key(user_folder()),
        set=lambda _self, key: store_key(user_folder(), key),
        options={"SKIP_SAVE"},
    )
    quality: EnumProperty(
        name="Picture Quality",
        description="How large the picture is that the service watches",
        items=QUALITIES,
        default="STANDARD",
    )
    separate: BoolProperty(
        name="Send a File for Each Strip",
        description="At most 10, in order, with a gap at the end of the file before it. Off: one file",
        default=False,
    )
    full_quality: BoolProperty(
        name="Scene Strips in Full Quality",
        description="Draw scene strips with their own render engine, as slowly as it renders. Off: Workbench",
        default=False,
    )
    loudness_lufs: FloatProperty(
        name="Loudest Music (LUFS)",
        description="Integrated loudness, in LUFS, to which the strip of a louder take is turned down",
        min=-40,
        max=0,
        default=-18,
        precision=0,
        step=100,
    )
    music_folder: StringProperty(
        name="Keep Takes In",
        description="Where finished takes are kept. While the .blend is unsaved, with Blender's user data",
        default="//music",  # no DIR_PATH: Blender 5 shows one that is not there yet as an error
    )

    def draw(self, context: Context) -> None:
        layout = self.layout
        layout.use_property_split = True
        layout.use_property_decorate = False
        _draw_service(layout.column(), context, self)
        column = layout.column()
        column.prop(self, "quality")
        column.prop(self, "separate")
        column.prop(self, "full_quality")
        column.prop(self, "loudness_lufs")
        column.prop(self, "music_folder")
        row = column.row()
        row.alignment = "RIGHT"
        row.operator("video_to_music.open_folder", icon="FILE_FOLDER")


def preferences(context: Context) -> VIDEO_TO_MUSIC_AP_preferences:
    return context.preferences.addons[PACKAGE].preferences


def _draw_service(column: UILayout, context: Context, chosen: VIDEO_TO_MUSIC_AP_preferences) -> None:
    column.prop(chosen, "service")
    if not SERVICES[chosen.service].paid:
        return
    column.prop(chosen, "server")
    if chosen.server == CUSTOM:
        column.prop(chosen, "custom_server")
    row = column.row(align=True)
    row.active = not os.environ.get(VARIABLE)
    row.prop(chosen, "api_key")
    row.operator("video_to_music.forget_key", text="", icon="X")
    _draw_key_check(column, context, status.now.key_check)
    if os.environ.get(VARIABLE):
        column.label(text="The key in the environment, ELEVENLABS_API_KEY, is used instead", icon="INFO")
    if not bpy.app.online_access and not (chosen.server == CUSTOM and is_loopback(chosen.custom_server)):
        column.label(text="Online access is off: Preferences > System > Network", icon="INFO")


def _draw_key_check(column: UILayout, context: Context, said: Sentence) -> None:
    row = column.row()
    row.alignment = "RIGHT"
    row.operator("video_to_music.test_key", icon="CHECKMARK")
    draw_text(column, context, told(said))


def register() -> None:
    bpy.utils.register_class(VIDEO_TO_MUSIC_AP_preferences)


def unregister() -> None:
    bpy.utils.unregister_class(VIDEO_TO_MUSIC_AP_preferences)
