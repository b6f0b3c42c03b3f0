# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine that has never seen the extension: the zip is dropped on Blender's window, then three clicks."""

import shutil

import av
import debian_blender
import pytest
from blender_window import BlenderWindow, Chroot, install_extension, switch_splash_off, the_zip
from older_zip import MARK, make_older
from timeline import Timeline

ENABLED = "'bl_ext.user_default.video_to_music' in bpy.context.preferences.addons"


LOADED = """
import sys
loaded = [m for name, m in sys.modules.items() if name.startswith("bl_ext.user_default.video_to_music")]
answer = [len(loaded), [m.__name__ for m in loaded if hasattr(m, "{mark}")]]
"""


@pytest.fixture(params=debian_blender.BLENDERS, ids=debian_blender.BLENDERS.get)
def chroot(request):
    try:
        chroot = Chroot(debian_blender.ensure(request.param))
    except debian_blender.Unavailable as why:
        pytest.skip(f"no Blender {debian_blender.BLENDERS[request.param]} with a window: {why}")
    yield chroot
    chroot.close()


def test_dropped_on_the_window_and_three_clicks_later_there_is_music(chroot, request):
    switch_splash_off(chroot)
    window = BlenderWindow(chroot)
    assert not window.ask(ENABLED)
    window.drop(shutil.copy(the_zip(), chroot.folder), x=700, y=330)
    window.picture(f"{request.node.name}-dialog")
    assert window.places_of("Install from Disk")
    assert window.places_of("Enable Add-on")
    window.click_words("OK")
    window.wait_for(ENABLED)
    timeline = Timeline(window)
    timeline.score_with_three_clicks()
    music = timeline.music()
    window.picture(f"{request.node.name}-scored")
    assert (music["start"], music["end"]) == (1, 145)
    assert peak(chroot.root / music["path"].lstrip("/")) > 0.05
    assert "Traceback" not in window.log()


def test_a_newer_zip_dropped_while_the_older_one_runs(chroot, request):
    install_extension(chroot, make_older(the_zip(), chroot.folder / "older"))
    window = BlenderWindow(chroot)
    timeline = Timeline(window)
    timeline.score_with_three_clicks()
    timeline.music()
    count, of_older = window.run(LOADED.format(mark=MARK))
    assert count == len(of_older) > 50
    window.drop(shutil.copy(the_zip(), chroot.folder), x=700, y=330)
    window.click_words("OK")
    module = "sys.modules.get('bl_ext.user_default.video_to_music')"
    window.wait_for(
        f"{module} and not hasattr({module}, {MARK!r}) and hasattr(the_scene(), 'video_to_music')"
    )
    window.picture(f"{request.node.name}-end")
    window.click_words("Score", which=-1, within=timeline.sidebar())
    window.wait_for("runs() == 0 and len(the_takes()) == 2", limit_s=180)
    count, of_older = window.run(LOADED.format(mark=MARK))
    assert count > 50
    assert of_older == []
    assert "Traceback" not in window.log()


def peak(path):
    """The loudest sample of a sound file, full scale being 1."""
    with av.open(str(path)) as opened:
        to_float = av.AudioResampler(format="flt")
        sounds = (part for frame in opened.decode(audio=0) for part in to_float.resample(frame))
        return max(abs(sound.to_ndarray()).max() for sound in sounds)
