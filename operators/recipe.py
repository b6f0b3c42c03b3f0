# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recipe on a scored strip: written when the take lands, read to use its brief again. No bpy."""

from __future__ import annotations

import dataclasses
from itertools import count
from pathlib import Path
from typing import Any

from ..job.folder import Job
from ..model import Brief, from_json


def recipe_of(job: Job, take: Path, *, loudness_lufs: float | None) -> dict[str, Any]:
    """What a scored strip remembers of how it came to be."""
    return {
        "job": job.id,
        "service": job.service,
        **dataclasses.asdict(job.brief),
        "tags": list(job.brief.tags),
        "take": take.name,
        "range": [job.cut.start, job.cut.end],
        "strips": [clip.name for clip in job.cut.clips],
        "channels": sorted({clip.channel for clip in job.cut.clips}),
        "loudness_lufs": loudness_lufs,
    }


def brief_of_recipe(recipe: dict[str, Any]) -> Brief:
    """The brief in a recipe; a .blend may come from anywhere, so what is not right is left out."""
    brief = Brief()
    for field in dataclasses.fields(Brief):
        try:
            brief = dataclasses.replace(
                brief, **{field.name: getattr(from_json(Brief, {field.name: recipe[field.name]}), field.name)}
            )
        except (KeyError, ValueError):
            continue
    return brief


def with_unused_seed(brief: Brief, used: list[Any]) -> Brief:
    """The brief with the first seed, from its own on, that is not among those used."""
    seed = next(seed for seed in count(brief.seed) if seed not in used)
    return dataclasses.replace(brief, seed=seed)
