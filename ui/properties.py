# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The brief as a scene keeps it: `scene.video_to_music`."""

from typing import TYPE_CHECKING

import bpy
from bpy.props import (
    BoolProperty,
    CollectionProperty,
    EnumProperty,
    IntProperty,
    PointerProperty,
    StringProperty,
)
from bpy.types import Context, PropertyGroup, Scene

from ..contract import DEFAULT_MODEL_ID, DEFAULT_OUTPUT_FORMAT, MODEL_IDS, TAGS_MAX
from .formats import can_sign, format_items
from .tag_suggestions import suggestions_for
from .tags import added

if TYPE_CHECKING:
    from ..model import Brief


def _suggest(asked: PropertyGroup, _context: Context, typed: str) -> list[str]:
    return suggestions_for(typed, chosen=frozenset(tag.name.casefold() for tag in asked.tags))


def _add_typed(asked: PropertyGroup, _context: Context) -> None:
    """What was typed becomes tags; what finds no room stays in the field."""
    rest = ", ".join(add_tags(asked, asked.new_tag))
    if asked.new_tag != rest:
        asked.new_tag = rest


def add_tags(asked: PropertyGroup, typed: str) -> tuple[str, ...]:
    """Adds the tags that are typed as far as there is room; those for which there is none."""
    new = added([tag.name for tag in asked.tags], typed)
    room = max(TAGS_MAX - len(asked.tags), 0)
    for name in new[:room]:
        asked.tags.add().name = name
    return new[room:]


class VIDEO_TO_MUSIC_PG_tag(PropertyGroup):
    """One style tag of the brief."""

    name: StringProperty(name="Tag", description="A style in a word or two, such as “cinematic” or “upbeat”")


class VIDEO_TO_MUSIC_PG_brief(PropertyGroup):
    """What the music should be."""

    description: StringProperty(
        name="Description",
        description="The music you want, in your own words. Leave it empty to let the picture speak",
    )
    tags: CollectionProperty(type=VIDEO_TO_MUSIC_PG_tag, name="Tags")
    new_tag: StringProperty(
        name="New Tag",
        description="A style for the music: choose one that is suggested, or type your own",
        search=_suggest,
        search_options={"SUGGESTION"},
        update=_add_typed,
        options={"SKIP_SAVE"},
    )
    output_format: EnumProperty(
        name="Format",
        description="Codec, sample rate and bit rate of the take",
        items=format_items(),
        default=DEFAULT_OUTPUT_FORMAT,
    )
    model_id: EnumProperty(
        name="Model",
        description="The model that composes",
        items=[(name, name.replace("_", " ").title(), "") for name in MODEL_IDS],
        default=DEFAULT_MODEL_ID,
    )
    sign_with_c2pa: BoolProperty(
        name="Sign with C2PA",
        description="Let the service sign the take as made by AI, in its content credentials. MP3 only",
        default=False,
    )
    seed: IntProperty(
        name="Seed",
        description="Temp Score: the same seed gives the same music for the same picture and brief",
        min=0,
        default=0,
    )
    stems: BoolProperty(
        name="Stems",
        description="Temp Score: keep one more file beside the take for each group of instruments",
        default=False,
    )


classes = (VIDEO_TO_MUSIC_PG_tag, VIDEO_TO_MUSIC_PG_brief)


def brief_of(scene: Scene) -> "Brief":
    """What `scene` asks for, as a plain value."""
    from ..model import Brief

    asked = scene.video_to_music
    return Brief(
        description=asked.description.strip(),
        tags=tuple(tag.name.strip() for tag in asked.tags if tag.name.strip()),
        model_id=asked.model_id,
        output_format=asked.output_format,
        sign_with_c2pa=asked.sign_with_c2pa and can_sign(asked.output_format),
        seed=asked.seed,
        stems=asked.stems,
    )


def set_brief(scene: Scene, brief: "Brief") -> None:
    """Makes `scene` ask for `brief`."""
    asked = scene.video_to_music
    asked.description = brief.description
    set_tags(scene, brief.tags)
    asked.model_id = brief.model_id
    asked.output_format = brief.output_format
    asked.sign_with_c2pa = brief.sign_with_c2pa
    asked.seed = brief.seed
    asked.stems = brief.stems


def set_tags(scene: Scene, names: tuple[str, ...]) -> None:
    asked = scene.video_to_music
    asked.tags.clear()
    for name in names:
        asked.tags.add().name = name


def register() -> None:
    for cls in classes:
        bpy.utils.register_class(cls)
    Scene.video_to_music = PointerProperty(type=VIDEO_TO_MUSIC_PG_brief)


def unregister() -> None:
    del Scene.video_to_music
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)
