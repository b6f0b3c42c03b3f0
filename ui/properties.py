# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The brief as a scene keeps it: `scene.video_to_music`."""

import bpy
from bpy.props import (
    BoolProperty,
    CollectionProperty,
    EnumProperty,
    IntProperty,
    PointerProperty,
    StringProperty,
)
from bpy.types import PropertyGroup, Scene

from ..model import MODEL_IDS, Brief
from .formats import can_sign, format_items


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
    tag_index: IntProperty(name="Active Tag", options={"HIDDEN", "SKIP_SAVE"})
    output_format: EnumProperty(
        name="Format",
        description="Codec, sample rate and bit rate of the take",
        items=format_items(),
        default=Brief.output_format,
    )
    model_id: EnumProperty(
        name="Model",
        description="The model that composes",
        items=[(name, name.replace("_", " ").title(), "") for name in MODEL_IDS],
        default=Brief.model_id,
    )
    sign_with_c2pa: BoolProperty(
        name="Sign with C2PA",
        description="Let the service sign the take as made by AI, in its content credentials. MP3 only",
        default=Brief.sign_with_c2pa,
    )
    seed: IntProperty(
        name="Seed",
        description="Temp Score: the same seed gives the same music for the same picture and brief",
        min=0,
        default=Brief.seed,
    )


classes = (VIDEO_TO_MUSIC_PG_tag, VIDEO_TO_MUSIC_PG_brief)


def brief_of(scene: Scene) -> Brief:
    """What `scene` asks for, as a plain value."""
    asked = scene.video_to_music
    return Brief(
        description=asked.description.strip(),
        tags=tuple(tag.name.strip() for tag in asked.tags if tag.name.strip()),
        model_id=asked.model_id,
        output_format=asked.output_format,
        sign_with_c2pa=asked.sign_with_c2pa and can_sign(asked.output_format),
        seed=asked.seed,
    )


def set_brief(scene: Scene, brief: Brief) -> None:
    """Makes `scene` ask for `brief`."""
    asked = scene.video_to_music
    asked.description = brief.description
    set_tags(scene, brief.tags)
    asked.model_id = brief.model_id
    asked.output_format = brief.output_format
    asked.sign_with_c2pa = brief.sign_with_c2pa
    asked.seed = brief.seed


def set_tags(scene: Scene, names: tuple[str, ...]) -> None:
    asked = scene.video_to_music
    asked.tags.clear()
    for name in names:
        asked.tags.add().name = name
    asked.tag_index = max(len(names) - 1, 0)


def register() -> None:
    for cls in classes:
        bpy.utils.register_class(cls)
    Scene.video_to_music = PointerProperty(type=VIDEO_TO_MUSIC_PG_brief)


def unregister() -> None:
    del Scene.video_to_music
    for cls in reversed(classes):
        bpy.utils.unregister_class(cls)
