# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder that is gone is one sentence, not a traceback."""

import shutil
import wave

import bpy
import pytest


@pytest.fixture
def take(extension, edit, sounds, tmp_path):
    """A take whose folder has been moved away since."""
    folder = tmp_path / "music"
    folder.mkdir()
    with wave.open(str(folder / "take.wav"), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(bytes(16_000))
    strip = edit.add_sound(folder / "take.wav")
    strip["video_to_music"] = "{}"
    shutil.rmtree(folder)
    return strip


def test_a_take_whose_folder_is_gone(take, tmp_path):
    with pytest.raises(RuntimeError) as said:
        bpy.ops.video_to_music.reveal_take(name=take.name)
    assert str(said.value).strip() == (
        f"Error: “{tmp_path / 'music'}” can't be opened: see whether it has been moved or deleted."
    )
