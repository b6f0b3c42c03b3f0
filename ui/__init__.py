# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an editor sees: properties, preferences, panels."""


def register() -> None:
    from . import menus, panel, preferences, presets, properties

    for part in (properties, preferences, presets, panel, menus):
        part.register()


def unregister() -> None:
    from . import menus, panel, preferences, presets, properties

    for part in (menus, panel, presets, preferences, properties):
        part.unregister()
