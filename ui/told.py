# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences in the editor's language, where Blender is asked to speak it."""

from __future__ import annotations

from bpy.app.translations import pgettext_iface, pgettext_rpt, pgettext_tip

from ..sentence import Sentence

FULL_STOPS = ".。"


def told(sentence: Sentence) -> str:
    """For a panel."""
    return sentence.translated(pgettext_iface)


def reported(sentence: Sentence) -> str:
    """For an operator's report."""
    return sentence.translated(pgettext_rpt)


def greyed(sentence: Sentence) -> str:
    """For a tooltip, as of a button that can't be pressed: without a full stop, as Blender's are."""
    return sentence.translated(pgettext_tip).rstrip(FULL_STOPS)
