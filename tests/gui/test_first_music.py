# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine that has never seen the extension: the zip is dropped on Blender's window, then three clicks."""

import shutil

import av
import debian_blender
import pytest
from blender_window import BlenderWindow, Chroot, switch_splash_off, the_zip
from timeline import Timeline

ENABLED = "'bl_ext.user_default.video_to_music' in bpy.context.preferences.addons"


@pytest.fixture(params=debian_blender.BLENDERS, ids=debian_blender.BLENDERS.get)
def bare_window(request):
    """Blender as it starts for the first time, without the extension and without the splash screen."""
    try:
        chroot = Chroot(debian_blender.ensure(request.param))
    except debian_blender.Unavailable as why:
        pytest.skip(f"no Blender {debian_blender.BLENDERS[request.param]} with a window: {why}")
    try:
        switch_splash_off(chroot)
        yield BlenderWindow(chroot)
    finally:
        chroot.close()


def test_dropped_on_the_window_and_three_clicks_later_there_is_music(bare_window, request):
    window = bare_window
    assert not window.ask(ENABLED)
    window.drop(shutil.copy(the_zip(), window.chroot.folder), x=700, y=330)
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
    assert peak(window.chroot.root / music["path"].lstrip("/")) > 0.05
    assert "Traceback" not in window.log()


def peak(path):
    """The loudest sample of a sound file, full scale being 1."""
    with av.open(str(path)) as opened:
        to_float = av.AudioResampler(format="flt")
        sounds = (part for frame in opened.decode(audio=0) for part in to_float.resample(frame))
        return max(abs(sound.to_ndarray()).max() for sound in sounds)
