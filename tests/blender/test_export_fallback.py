# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plain strip alone, whose file turns out not to decode: Blender draws it, and the editor is told."""

import bpy
from footage import numbers_in


def test_a_lone_strip_that_does_not_decode_is_drawn_by_blender(edit, extension, module, footage, tmp_path):
    movie = footage("odd.mp4", frames=24)
    edit.select(edit.add_movie(movie))
    movie.write_bytes(b"not a video" * 999)
    target = tmp_path / "sent.mp4"
    with edit.sequencer():
        assert bpy.ops.video_to_music.export_picture(filepath=str(target)) == {"FINISHED"}
    assert len(numbers_in(target)) == 12
    assert "Blender drew “odd.mp4”" in module("ui.status").now.error.sentence
