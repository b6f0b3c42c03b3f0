# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Blender knows of an extension: nothing, once it is switched off. Runs inside Blender."""

import sys

import bpy

KINDS = (
    *("Operator", "Panel", "Menu", "UIList", "Header", "PropertyGroup", "AddonPreferences", "Gizmo"),
    *("GizmoGroup", "KeyingSetInfo", "NodeTree", "Node", "RenderEngine", "FileHandler", "AssetShelf"),
)


def left_of(module: str) -> list[str]:
    """Names of all classes, properties, handlers, timers, keys, menu entries and paths of `module`."""
    found = [f"class {cls.__name__}" for cls in classes() if is_of(module, cls)]
    found += [
        f"handler {each.__qualname__}"
        for handlers in all_handlers()
        for each in handlers
        if is_of(module, each)
    ]
    found += [
        f"menu entry {draw.__qualname__}" for kind in drawn() for draw in entries(kind) if is_of(module, draw)
    ]
    found += timers(module)
    name = module.rpartition(".")[2]
    found += [f"property {kind}.{name}" for kind in dir(bpy.types) if hasattr(getattr(bpy.types, kind), name)]
    found += [f"operator {name}.{verb}" for verb in dir(getattr(bpy.ops, name))]
    found += [f"key {item.idname}" for item in keys() if item.idname.startswith(f"{name}.")]
    found += [f"presets in {path}" for path in bpy.utils.preset_paths("") if f"/{name}/" in to_slashes(path)]
    found += [f"{verb} running" for verb in running() if verb.startswith(name.upper())]
    return sorted(found)


def is_of(module: str, thing: object) -> bool:
    return str(getattr(thing, "__module__", "")).startswith(module)


def classes():
    for kind in KINDS:
        family = list(getattr(bpy.types, kind).__subclasses__()) if hasattr(bpy.types, kind) else []
        for cls in family:
            family += cls.__subclasses__()
            if getattr(cls, "is_registered", False):
                yield cls


def all_handlers():
    lists = (getattr(bpy.app.handlers, name) for name in dir(bpy.app.handlers))
    return [each for each in lists if isinstance(each, list)]


def drawn():
    return [
        getattr(bpy.types, name)
        for name in dir(bpy.types)
        if any(f"_{k}_" in name for k in ("MT", "HT", "PT"))
    ]


def entries(kind):
    return getattr(getattr(kind, "draw", None), "_draw_funcs", ())


def timers(module):
    """Blender does not list its timers, but it says of each function whether it is one."""
    for name, loaded in list(sys.modules.items()):
        if name.startswith(module):
            for thing in vars(loaded).values():
                if callable(thing) and not isinstance(thing, type) and bpy.app.timers.is_registered(thing):
                    yield f"timer {name}.{thing.__name__}"


def keys():
    config = bpy.context.window_manager.keyconfigs.addon
    return [item for keymap in config.keymaps for item in keymap.keymap_items] if config else []


def running():
    for window in bpy.context.window_manager.windows:
        for operator in getattr(window, "modal_operators", ()):
            # one that has been freed is listed until the next event: by 5.2 as None, by 4.3 as a null pointer
            if operator is not None and object.__getattribute__(operator, "as_pointer")():
                yield operator.bl_idname


def to_slashes(path: str) -> str:
    return path.replace("\\", "/")
