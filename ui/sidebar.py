# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the panels stand."""


class Sidebar:
    """A panel in the Video Sequencer's sidebar, over the timeline as over the preview."""

    bl_space_type = "SEQUENCE_EDITOR"
    bl_region_type = "UI"
    bl_category = "Music"
