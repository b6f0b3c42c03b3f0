# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Forget Key."""

from __future__ import annotations

from bpy.types import Context, Operator

from ..sentence import n_
from ..ui.key_file import forget_key, stored_key
from ..ui.places import user_folder
from ..ui.told import greyed, reported


class VIDEO_TO_MUSIC_OT_forget_key(Operator):
    """Remove the API key from this computer. The account keeps it"""

    bl_idname = "video_to_music.forget_key"
    bl_label = "Forget Key"
    bl_options = {"REGISTER", "INTERNAL"}

    @classmethod
    def poll(cls, _context: Context) -> bool:
        has_key = bool(stored_key(user_folder()))
        if not has_key:
            cls.poll_message_set(greyed(n_("No key is stored")))
        return has_key

    def execute(self, _context: Context) -> set[str]:
        try:
            forget_key(user_folder())
        except OSError as error:
            said = n_(
                "The key file can't be removed ({reason}): check {folder}.",
                reason=error.strerror,
                folder=user_folder(),
            )
            self.report({"ERROR"}, reported(said))
            return {"CANCELLED"}
        self.report({"INFO"}, "The key is forgotten on this computer")
        return {"FINISHED"}
