# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an editor sees: properties, preferences, panels."""


def register() -> None:
    from . import panel, preferences, properties

    for part in (properties, preferences, panel):
        part.register()


def unregister() -> None:
    from . import panel, preferences, properties

    for part in (panel, preferences, properties):
        part.unregister()
