# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Video to Music: music for the strips you selected, in Blender's Video Sequencer."""


def register() -> None:
    from . import operators, ui

    ui.register()
    operators.register()


def unregister() -> None:
    from . import operators, ui

    operators.unregister()
    ui.unregister()
