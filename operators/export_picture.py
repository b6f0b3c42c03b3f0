# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Export Picture: the video that would be sent, as a file."""

import tempfile
from pathlib import Path

import bpy
from bpy.props import StringProperty
from bpy.types import Context, Event, Operator

from ..errors import PictureError, ScoringError
from ..model import Cut, Progress
from ..sequencer.selection import why_not_or_none
from ..ui.preferences import preferences


class VIDEO_TO_MUSIC_OT_export_picture(Operator):
    """Save the small silent video that a service would be sent, to see what leaves this computer"""

    bl_idname = "video_to_music.export_picture"
    bl_label = "Export Picture"
    bl_options = {"REGISTER"}

    filepath: StringProperty(name="File", subtype="FILE_PATH", options={"SKIP_SAVE"})
    filter_glob: StringProperty(default="*.mp4", options={"HIDDEN"})

    @classmethod
    def poll(cls, context: Context) -> bool:
        reason = why_not_or_none(context)
        if reason:
            cls.poll_message_set(reason)
        return not reason

    def invoke(self, context: Context, _event: Event) -> set[str]:
        self.filepath = self.filepath or "picture.mp4"
        context.window_manager.fileselect_add(self)
        return {"RUNNING_MODAL"}

    def execute(self, context: Context) -> set[str]:
        from ..sequencer.read import read_cut

        target = Path(bpy.path.ensure_ext(bpy.path.abspath(self.filepath), ".mp4"))
        try:
            write(read_cut(context), quality=preferences(context).quality, target=target)
        except ScoringError as error:
            self.report({"ERROR"}, error.sentence)
            return {"CANCELLED"}
        self.report({"INFO"}, f"“{target.name}” is what would be sent")
        return {"FINISHED"}


def write(cut: Cut, *, quality: str, target: Path) -> None:
    """Writes the picture of `cut` as `target`. Raises PictureError."""
    from ..export import export_picture

    try:
        with tempfile.TemporaryDirectory(prefix=".picture-", dir=target.parent) as folder:
            picture = export_picture(cut, quality=quality, folder=Path(folder), report=_ignore)
            Path(picture.videos[0]).replace(target)
    except OSError as error:
        raise PictureError(
            f"“{target.name}” can't be written ({error.strerror}): choose another folder."
        ) from error


def _ignore(_progress: Progress) -> None:
    pass
