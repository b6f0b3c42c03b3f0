# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Video Editing workspace of a Blender window: clips on its timeline, its sidebar. No bpy."""

from blender_window import HEIGHT
from footage import make_footage

OPEN_WORKSPACE = """
import os
scripts = bpy.utils.system_resource("SCRIPTS")
startup = os.path.join(scripts, "startup/bl_app_templates_system/Video_Editing/startup.blend")
bpy.ops.workspace.append_activate(idname="Video Editing", filepath=startup)
"""
NAMES = """
def the_window():
    return bpy.context.window_manager.windows[0]
def the_scene():
    return getattr(the_window().workspace, "sequencer_scene", None) or the_window().scene
def the_strips():
    editor = the_scene().sequence_editor
    return editor.strips if hasattr(editor, "strips") else editor.sequences
def the_area():
    return max((a for a in the_window().screen.areas if a.type == "SEQUENCE_EDITOR"), key=lambda a: a.width)
def edges(thing):
    return thing.x, thing.y, thing.width, thing.height
def runs():
    import sys
    return len(sys.modules["bl_ext.user_default.video_to_music.ui.status"].now.runs)
def the_takes():
    return [strip for strip in the_strips() if strip.get("video_to_music")]
def describe(strip):
    return {"name": strip.name, "type": strip.type, "channel": strip.channel,
            "start": strip.frame_final_start, "end": strip.frame_final_end}
"""
SET_UP = """
if hasattr(the_window().workspace, "sequencer_scene"):
    the_window().workspace.sequencer_scene = the_window().scene
the_scene().sequence_editor_create()
the_scene().render.fps = 24
the_scene().render.resolution_x, the_scene().render.resolution_y = 640, 360
the_scene().frame_end = {frames}
"""


class Timeline:
    """Three clips one after the other, two seconds each if nothing else is asked for, all selected."""

    def __init__(self, window, *, clip_frames=48, clips=()):
        """`clips` are (path, frames) to take instead of numbered ones; they lie in the window's folder."""
        self.window = window
        self.clips = clips or [(self.numbered_clip(i, clip_frames), clip_frames) for i in range(3)]
        window.run(OPEN_WORKSPACE)
        window.wait_for("bpy.context.window_manager.windows[0].workspace.name == 'Video Editing'")
        window.run(NAMES + SET_UP.format(frames=sum(frames for _, frames in self.clips)))
        start = 1
        for path, frames in self.clips:
            self.add_clip(path, start=start)
            start += frames
        with_area = "with bpy.context.temp_override(area=the_area(), region=the_area().regions[-1]):"
        window.run(f"{with_area}\n    bpy.ops.sequencer.view_all()")

    def numbered_clip(self, number, frames):
        return make_footage(
            self.window.chroot.folder / f"clip{number}.mp4", frames=frames, first=1000 * number
        )

    def add_clip(self, path, *, start):
        name = self.window.chroot.inside(path)
        self.window.run(
            f"strip = the_strips().new_movie({path.stem!r}, {name!r}, 1, {start}, fit_method='FIT')\n"
            "strip.select = True\nthe_scene().sequence_editor.active_strip = strip"
        )

    def strips(self):
        return self.window.ask("[describe(strip) for strip in the_strips()]")

    def start(self):
        """Clicks the button, and returns once the run is under way."""
        self.open_music_panel()
        self.window.click_words("Score", which=-1, within=self.sidebar())
        self.window.wait_for("runs()")

    def sounds(self):
        return [strip for strip in self.strips() if strip["type"] == "SOUND"]

    def score_with_three_clicks(self):
        """The sidebar, its tab, the button: nothing typed, nothing chosen."""
        self.click_sidebar_open()
        self.window.click_words("Music", within=self.sidebar(), turned=True)
        self.window.click_words("Score", which=-1, within=self.sidebar())

    def music(self):
        """The one take, once no run is under way: the strip that holds its place is a sound as well."""
        self.window.wait_for("runs() == 0 and len(the_takes())", limit_s=180)
        (music,) = self.window.ask(
            "[{**describe(s), 'path': bpy.path.abspath(s.sound.filepath)} for s in the_takes()]"
        )
        return music

    def middle(self):
        """A place on the timeline itself, for the mouse."""
        left, bottom, width, height = self.window.ask("edges(the_area())")
        return left + width // 2, HEIGHT - bottom - height // 2

    def open_music_panel(self):
        """Brings up the sidebar and its tab "Music", with the keyboard and a click."""
        for _ in range(2):  # 4.3 passes over the first key in a workspace it has just opened
            if not self.window.ask("the_area().spaces.active.show_region_ui"):
                self.window.move(*self.middle())
                self.window.key("n")
        self.window.wait_for("the_area().spaces.active.show_region_ui", limit_s=5)
        self.window.click_words("Music", within=self.sidebar(), turned=True)
        self.window.wait_for(
            "next(r for r in the_area().regions if r.type == 'UI').active_panel_category == 'Music'"
        )

    def click_sidebar_open(self):
        """Clicks the little arrow at the timeline's right edge, which is all that shows of the sidebar."""
        left, bottom, width, height = self.window.ask("edges(the_area())")
        for below_top in (49, 49, 62, 62):  # where 4.3 and 5.2 draw it; it wakes up when the mouse is near
            if not self.window.ask("the_area().spaces.active.show_region_ui"):
                self.window.click(left + width - 6, HEIGHT - bottom - height + below_top)
                self.window.xdotool("sleep", 0.5)
        self.window.wait_for("the_area().spaces.active.show_region_ui", limit_s=5)

    def sidebar(self):
        """The sidebar as (left, top, width, height) on the screen."""
        left, bottom, width, height = self.window.ask(
            "edges(next(r for r in the_area().regions if r.type == 'UI'))"
        )
        return left, HEIGHT - bottom - height, width, height
