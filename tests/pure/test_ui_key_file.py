# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import stat
import sys

import pytest
from video_to_music.ui.key_file import FILE, forget_key, key_in_use, store_key, stored_key


def test_a_key_comes_back(tmp_path):
    store_key(tmp_path, "sk_first")
    store_key(tmp_path, "sk_second")
    assert stored_key(tmp_path) == "sk_second"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("typed", ["  sk_1\n", "sk\t_1", "sk _1", "sk_1\r\n"])
def test_what_a_paste_brings_along_is_dropped(tmp_path, typed):
    store_key(tmp_path, typed)
    assert stored_key(tmp_path) == "sk_1"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_can_read_it_from_its_first_byte(tmp_path, monkeypatch):
    modes = []
    really_open = os.open

    def watched(path, flags, mode=0o777):
        handle = really_open(path, flags, mode)
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return handle

    monkeypatch.setattr(os, "open", watched)
    before = os.umask(0)
    try:
        store_key(tmp_path, "sk_1")
    finally:
        os.umask(before)
    assert modes == [0o600]
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("environment", "in_use"),
    [
        ({}, "sk_stored"),
        ({"ELEVENLABS_API_KEY": " sk_env "}, "sk_env"),
        ({"ELEVENLABS_API_KEY": ""}, "sk_stored"),
    ],
)
def test_the_environment_wins(tmp_path, environment, in_use):
    store_key(tmp_path, "sk_stored")
    assert key_in_use(tmp_path, environment=environment) == in_use


def test_forget_forgets_what_a_crash_left_too(tmp_path):
    store_key(tmp_path, "sk_1")
    (tmp_path / f"{FILE}.0badc0de.part").write_text("sk_1")
    forget_key(tmp_path)
    assert not list(tmp_path.iterdir())
    forget_key(tmp_path)
    assert stored_key(tmp_path) == ""


def test_an_empty_key_forgets(tmp_path):
    store_key(tmp_path, "sk_1")
    store_key(tmp_path, "  ")
    assert not list(tmp_path.iterdir())


def test_a_failed_write_keeps_the_old_key_and_leaves_nothing(tmp_path, monkeypatch):
    store_key(tmp_path, "sk_old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store_key(tmp_path, "sk_new")
    assert stored_key(tmp_path) == "sk_old"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("rubbish", [b"\xff\xfe\x00", b""])
def test_a_file_that_is_no_key_is_none(tmp_path, rubbish):
    (tmp_path / FILE).write_bytes(rubbish)
    assert stored_key(tmp_path) == ""
