# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""README's picture: real footage scored twice in the window of Blender 5.2: docs/images/in-blender.png.

The pictures of each state, for the guide, are test_pictures.py's; `make screenshots` takes both.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests"), str(ROOT / "demo"), str(Path(__file__).parent)]

import debian_blender  # noqa: E402
import envs  # noqa: E402
import make_demo  # noqa: E402
from blender_window import BlenderWindow, Chroot, install_extension, the_zip  # noqa: E402
from timeline import Timeline  # noqa: E402

PICTURE = ROOT / "docs" / "images" / "in-blender.png"
CLIPS = {"bigbuckbunny": 132, "bikes": 250, "carphone_pristine": 120}
BRIEF = """
the_scene().video_to_music.description = "A curious morning in the forest; it grows when the city comes"
for name in ("orchestral", "playful"):
    the_scene().video_to_music.tags.add().name = name
the_scene().frame_set(60)
"""


def main():
    chroot = Chroot(debian_blender.ensure("sid"))
    try:
        install_extension(chroot, the_zip())
        make_demo.fetch_footage(envs.ensure("dev"), chroot.folder)
        clips = [(chroot.folder / "footage" / f"{name}.mp4", frames) for name, frames in CLIPS.items()]
        timeline = Timeline(BlenderWindow(chroot), clips=clips)
        timeline.open_music_panel()
        timeline.window.run(BRIEF)
        for takes in (1, 2):
            timeline.window.click_words("Score", which=-1, within=timeline.sidebar())
            timeline.window.move(*timeline.middle())
            wait_for_takes(timeline, takes)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(timeline.window.picture("in-blender"), PICTURE)
    finally:
        chroot.close()


def wait_for_takes(timeline, count):
    scored = "len([s for s in the_strips() if s.type == 'SOUND'])"
    timeline.window.wait_for(f"runs() == 0 and {scored} == {count}", limit_s=180)


if __name__ == "__main__":
    main()
