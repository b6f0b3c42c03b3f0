# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copy Details: what a report to the developers or the service needs."""

import platform

import bpy
from bpy.props import IntProperty
from bpy.types import Context, Operator

from ..errors import ScoringError
from ..sentence import n_
from ..ui import status
from ..ui.places import PACKAGE
from ..ui.told import greyed


class VIDEO_TO_MUSIC_OT_copy_details(Operator):
    """Copy the error with its request id and versions, for a report. The API key is not among it"""

    bl_idname = "video_to_music.copy_details"
    bl_label = "Copy Details"
    bl_options = {"REGISTER", "INTERNAL"}

    number: IntProperty(name="Message", description="Which; 0 is the newest", min=0, options={"SKIP_SAVE"})

    @classmethod
    def poll(cls, _context: Context) -> bool:
        if status.now.error is None:
            cls.poll_message_set(greyed(n_("Nothing has gone wrong")))
        return status.now.error is not None

    def execute(self, context: Context) -> set[str]:
        copied = status.now.errors[min(self.number, len(status.now.errors) - 1)]
        context.window_manager.clipboard = details_text(copied)
        self.report({"INFO"}, "Copied")
        return {"FINISHED"}


def details_text(error: ScoringError) -> str:
    """The error as lines of text, without what is empty."""
    facts = {
        "Kind": type(error).__name__,
        "Status": error.status or "",
        "Code": error.code,
        "Request id": error.request_id,
        "May have been billed": "maybe" if error.billed == "MAYBE" else "no",
        "Video to Music": version(),
        "Blender": bpy.app.version_string,
        "Python": platform.python_version(),
        "System": platform.system(),
    }
    lines = [error.sentence, *error.more, *(f"{name}: {fact}" for name, fact in facts.items() if fact != "")]
    return "\n".join([*lines, error.details] if error.details else lines)


def version() -> str:
    """The extension's version, as its manifest says it."""
    import addon_utils

    for module in addon_utils.modules(refresh=False):
        if module.__name__ == PACKAGE:
            return ".".join(str(part) for part in module.bl_info["version"])
    return "unknown"
