# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds cuts in the picture when the editor's own are not known. No bpy.

A cut is a change that towers over the changes around it, so a fast pan or a flicker does not count.
"""

from __future__ import annotations

from ..model import Hit
from .looks import Look

_AROUND = 6
_TOWERS = 3.2
_LEAST = 0.035
_APART_S = 0.2


def find_cuts(looks: tuple[Look, ...]) -> tuple[Hit, ...]:
    """The cuts, each on the first frame of the new shot."""
    changes = [look.change for look in looks]
    cuts: list[Hit] = []
    for index in range(1, len(looks)):
        if not _is_cut(changes, index):
            continue
        if cuts and looks[index].time_s - cuts[-1].time_s < _APART_S:
            continue
        cuts.append(Hit(looks[index].time_s))
    return tuple(cuts)


def _is_cut(changes: list[float], index: int) -> bool:
    change = changes[index]
    if change < _LEAST:
        return False
    around = [*changes[max(index - _AROUND, 1) : index], *changes[index + 1 : index + 1 + _AROUND]]
    if not around or change < max(around):
        return False
    return change > _TOWERS * (sum(around) / len(around)) + _LEAST / 2
