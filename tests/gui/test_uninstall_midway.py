# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The extension is uninstalled while the service composes: the music still comes, and nothing else stays."""

import time

from contract_server import ContractServer, faults
from test_quit_midway import IN_SEQUENCER, STATUS, choose

UNINSTALL = """
repositories = [repository.module for repository in bpy.context.preferences.extensions.repos]
number = repositories.index("user_default")
bpy.ops.extensions.package_uninstall(repo_index=number, pkg_id="video_to_music")
"""
LIMIT_S = 60


def test_uninstalled_midway_the_paid_music_still_comes(timeline):
    window, folder = timeline.window, timeline.window.chroot.folder
    music = folder / "music"
    blend = window.chroot.inside(folder / "edit.blend")
    with ContractServer() as server:
        server.answer_next(faults.late(15))
        choose(window, server)
        window.run(f"bpy.ops.wm.save_as_mainfile(filepath={blend!r})\nchosen.music_folder = '//music'")
        window.run(IN_SEQUENCER.format(verb="score", how="'INVOKE_DEFAULT'"))
        window.wait_for(f"{STATUS}.runs[0].run.state == 'composing'")
        window.run(UNINSTALL)
        window.wait_for("not hasattr(the_scene(), 'video_to_music')")
        wait_until(lambda: our_files(folder) == [])
        assert files_in(music) == our_files(folder) == []
        wait_until(lambda: files_in(music) and our_files(folder) == [])
    assert files_in(music) == ["Scene score.flac", "Scene score.mp3"]
    assert our_files(folder) == []


def our_files(folder):
    user = folder / "user"
    return [path for path in user.rglob("*") if "video_to_music" in path.relative_to(user).parts]


def files_in(folder):
    return sorted(path.name for path in folder.glob("*"))


def wait_until(happened):
    give_up_s = time.monotonic() + LIMIT_S
    while not happened() and time.monotonic() < give_up_s:
        time.sleep(0.2)
