# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything one click asks for, gathered from the context into plain values."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import bpy
from bpy.types import Context, Scene

from ..client.hosts import base_url, is_loopback
from ..client.limits import check_brief, check_key
from ..errors import ServiceError, TimelineError
from ..job.folder import Job, new_id
from ..job.services import PICTURE_ONLY, SERVICES
from ..model import Brief, Cut
from ..sentence import n_
from ..sequencer.compat import sequencer_scene_or_none
from ..sequencer.read import read_cut
from ..sequencer.scored import places_of
from ..sequencer.span import is_nearly
from ..sequencer.takes import all_takes
from ..ui import status
from ..ui.key_file import key_in_use
from ..ui.places import runs_folder, unsaved_takes_folder, user_folder
from ..ui.preferences import preferences
from ..ui.properties import brief_of
from .recipe import with_unused_seed

NAME_MAX_CHARS = 60
NOT_IN_FILE_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*\ud800-\udfff]')


@dataclass(frozen=True)
class Request:
    """A job ready to start, and the key it takes."""

    job: Job
    key: str = field(repr=False)


def gather(
    context: Context, *, brief: Brief | None = None, service: str = "", new_music: bool = False
) -> Request:
    """What Score would ask for now, or with another brief or service. Raises ScoringError.

    With `new_music` the seed is one that no take of the range was made with.
    """
    chosen = preferences(context)
    cut = read_cut(context)
    brief = brief or brief_of(the_scene(context))
    if new_music:
        brief = with_unused_seed(brief, _seeds_used(context, cut))
    check_brief(brief)
    service = service or chosen.service
    server, key = server_and_key(context) if SERVICES[service].paid else ("", "")
    job = Job(
        id=new_id(),
        cut=cut,
        brief=brief,
        service=service,
        server=server,
        quality=chosen.quality,
        separate=chosen.separate,
        take_folder=str(take_folder(context)),
        take_name=unused(take_name(cut), folder=take_folder(context)),
        blend=bpy.data.filepath,
    )
    return Request(with_drawing(job, full_quality=chosen.full_quality), key)


def _seeds_used(context: Context, cut: Cut) -> list[Any]:
    """The seeds of the takes of a range, those still under way among them."""
    here = cut.start, cut.end
    takes = [
        take for take in all_takes(the_scene(context)) if any(is_nearly(p, here) for p in places_of(take))
    ]
    under_way = [scoring.run.job for scoring in status.now.runs]
    return [
        *(take.recipe.get("seed") for take in takes),
        *(job.brief.seed for job in under_way if (job.cut.start, job.cut.end) == here),
    ]


def gather_picture(context: Context, *, target: Path) -> Request:
    """A job that writes what would be sent as `target`, and sends nothing. Raises ScoringError."""
    chosen = preferences(context)
    job = Job(
        id=new_id(),
        cut=read_cut(context),
        brief=Brief(),
        service=PICTURE_ONLY,
        server="",
        quality=chosen.quality,
        separate=chosen.separate,
        take_folder=str(target.parent),
        take_name=target.stem,
        blend=bpy.data.filepath,
    )
    return Request(with_drawing(job, full_quality=chosen.full_quality), key="")


def with_drawing(job: Job, *, full_quality: bool) -> Job:
    """The job with what a background Blender takes: whether one is needed shows when files are decoded."""
    from ..export.snapshot import blender_command

    binary = bpy.app.binary_path  # none where Blender is a Python module
    blender = blender_command(binary) if binary else (sys.executable,)
    return replace(
        job,
        snapshot=str(runs_folder() / job.id / "snapshot.blend"),
        blender=blender,
        full_quality=full_quality,
    )


def the_scene(context: Context) -> Scene:
    """The scene the sequencer edits. Raises TimelineError."""
    scene = sequencer_scene_or_none(context)
    if scene is None:
        raise TimelineError(n_("The sequencer shows no scene: choose one in its header."))
    return scene


def take_folder(context: Context) -> Path:
    """Where takes are kept: beside the project, or with Blender's own data while it is unsaved."""
    chosen = preferences(context).music_folder or "//music"
    if chosen.startswith("//") and not bpy.data.filepath:
        return unsaved_takes_folder()
    return Path(bpy.path.abspath(chosen))


def take_name(cut: Cut) -> str:
    """What the take's file is called, without suffix: a name every system takes."""
    name = NOT_IN_FILE_NAMES.sub("_", cut.scene)[:NAME_MAX_CHARS].strip(" .-")
    return f"{name or 'Scene'} score"


def unused(name: str, *, folder: Path) -> str:
    """The name, with a number if a file in the folder has it, or a run under way: takes count clicks."""
    taken = {scoring.run.job.take_name.casefold() for scoring in status.now.runs}
    with suppress(OSError):
        taken |= {path.stem.casefold() for path in folder.iterdir()}
    numbered = (f"{name} {number}" if number > 1 else name for number in count(1))
    return next(found for found in numbered if found.casefold() not in taken)


def python_command() -> tuple[str, ...]:
    """Blender's own Python, as Blender starts it."""
    return (sys.executable, *bpy.app.python_args)


def server_and_key(context: Context) -> tuple[str, str]:
    """The base URL and the key in use. Raises ServiceError where one of them can't be."""
    chosen = preferences(context)
    server = base_url(chosen.server, chosen.custom_server)
    check_online(server)
    key = key_in_use(user_folder())
    check_key(key)
    return server, key


def check_online(server: str) -> None:
    """Raises ServiceError when Blender may not go online and `server` is elsewhere."""
    if bpy.app.online_access or is_loopback(server):
        return
    raise ServiceError(
        n_(
            "Blender may not go online: switch on Preferences > System > Network > Allow Online Access, "
            "or choose Temp Score, which needs no network."
        )
    )
