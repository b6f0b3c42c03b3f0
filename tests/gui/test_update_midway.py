# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A newer version is installed while the older one's run is with the service."""

import shutil

from blender_window import the_zip
from contract_server import ContractServer, faults
from older_zip import OLDER, make_older, version_of
from test_quit_midway import IN_SEQUENCER, OURS, STATUS, choose, sounds


def test_the_newer_version_finds_the_take_of_the_older_ones_run(timeline):
    window, folder = timeline.window, timeline.window.chroot.folder
    install(window, make_older(the_zip(), folder / "older"))
    window.wait_for(version_is(OLDER))
    with ContractServer() as server:
        server.answer_next(faults.late(20))
        choose(window, server)
        window.run(IN_SEQUENCER.format(verb="score", how="'INVOKE_DEFAULT'"))
        window.wait_for(f"{STATUS}.runs[0].run.state == 'composing'")
        install(window, shutil.copy(the_zip(), folder))
        window.wait_for(version_is(version_of(the_zip())))
        window.wait_for(f"{STATUS}.waiting == 1")
    window.run(IN_SEQUENCER.format(verb="recover", how=""))
    assert [name for name, _channel in sounds(window)] == ["Scene score"]
    assert len(server.requests) == 1
    assert "Traceback" not in window.log()


def install(window, zipped):
    """Drops the zip. Not on 4.3, where dropping runs Blender's own installing as a modal operator.

    That one is added while the place of ours, whose class has just gone, is still in the list: there 4.3
    follows a null pointer, whosever operator it was; 5.2 looks first.
    """
    if window.ask("bpy.app.version") < [4, 4]:
        path = window.chroot.inside(zipped)
        how = f"filepath={path!r}, repo='user_default', enable_on_install=True"
        window.run(f"bpy.ops.extensions.package_install_files({how})")
    else:
        window.drop(zipped, x=700, y=330)
        window.click_words("OK")


def version_is(version):
    module = f"__import__('sys').modules.get({OURS!r})"
    manifest = f"open({module}.__path__[0] + '/blender_manifest.toml').read()"
    return f"{module} and hasattr(the_scene(), 'video_to_music') and 'version = \"{version}\"' in {manifest}"
