# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an editor can do: one verb a file."""


def _classes() -> tuple[type, ...]:
    from .add_tag import VIDEO_TO_MUSIC_OT_add_tag
    from .another_take import VIDEO_TO_MUSIC_OT_another_take
    from .cancel import VIDEO_TO_MUSIC_OT_cancel
    from .choose_take import VIDEO_TO_MUSIC_OT_choose_take
    from .copy_details import VIDEO_TO_MUSIC_OT_copy_details
    from .delete_take import VIDEO_TO_MUSIC_OT_delete_take
    from .dismiss import VIDEO_TO_MUSIC_OT_dismiss, VIDEO_TO_MUSIC_OT_dismiss_cut_short
    from .export_picture import VIDEO_TO_MUSIC_OT_export_picture
    from .forget_key import VIDEO_TO_MUSIC_OT_forget_key
    from .hear_take import VIDEO_TO_MUSIC_OT_hear_take
    from .open_folder import VIDEO_TO_MUSIC_OT_open_folder
    from .open_preferences import VIDEO_TO_MUSIC_OT_open_preferences
    from .recover import VIDEO_TO_MUSIC_OT_recover
    from .remove_tag import VIDEO_TO_MUSIC_OT_remove_tag
    from .rename_take import VIDEO_TO_MUSIC_OT_rename_take
    from .reveal_take import VIDEO_TO_MUSIC_OT_reveal_take
    from .score import VIDEO_TO_MUSIC_OT_score
    from .test_key import VIDEO_TO_MUSIC_OT_test_key
    from .use_brief import VIDEO_TO_MUSIC_OT_use_brief
    from .use_suggestion import VIDEO_TO_MUSIC_OT_use_suggestion

    return (
        VIDEO_TO_MUSIC_OT_add_tag,
        VIDEO_TO_MUSIC_OT_another_take,
        VIDEO_TO_MUSIC_OT_cancel,
        VIDEO_TO_MUSIC_OT_choose_take,
        VIDEO_TO_MUSIC_OT_copy_details,
        VIDEO_TO_MUSIC_OT_delete_take,
        VIDEO_TO_MUSIC_OT_dismiss,
        VIDEO_TO_MUSIC_OT_dismiss_cut_short,
        VIDEO_TO_MUSIC_OT_export_picture,
        VIDEO_TO_MUSIC_OT_forget_key,
        VIDEO_TO_MUSIC_OT_hear_take,
        VIDEO_TO_MUSIC_OT_open_folder,
        VIDEO_TO_MUSIC_OT_open_preferences,
        VIDEO_TO_MUSIC_OT_recover,
        VIDEO_TO_MUSIC_OT_remove_tag,
        VIDEO_TO_MUSIC_OT_rename_take,
        VIDEO_TO_MUSIC_OT_reveal_take,
        VIDEO_TO_MUSIC_OT_score,
        VIDEO_TO_MUSIC_OT_test_key,
        VIDEO_TO_MUSIC_OT_use_brief,
        VIDEO_TO_MUSIC_OT_use_suggestion,
    )


def register() -> None:
    import bpy

    from . import attend, command_line, hold, look

    for cls in _classes():
        bpy.utils.register_class(cls)
    attend.register()
    command_line.register()
    look.register()
    hold.register()


def unregister() -> None:
    import bpy

    from . import attend, command_line, hold, look

    hold.unregister()
    look.unregister()
    command_line.unregister()
    attend.unregister()
    for cls in reversed(_classes()):
        bpy.utils.unregister_class(cls)
