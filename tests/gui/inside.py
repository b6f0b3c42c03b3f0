# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside the Blender with a window: a timer that carries out what the test sends, on the main thread.

The test and this script speak over a loopback socket, one JSON object a line. `{"run": source}` is
executed in one namespace that lives as long as Blender; the answer carries what it bound to `answer`.
"""

import json
import os
import socket
import traceback

import blf
import bpy
import gpu
from mathutils import Matrix

POLL_S = 0.02


class Door:
    """The test's one connection, read without ever waiting."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setblocking(False)
        self.unread = b""
        self.names = {"bpy": bpy, "drawn_words": drawn_words}

    def look(self):
        try:
            heard = self.socket.recv(1 << 20)
        except BlockingIOError:
            return POLL_S
        if not heard:
            return None
        self.unread += heard
        *lines, self.unread = self.unread.split(b"\n")
        for line in lines:
            self.reply(json.loads(line))
        return POLL_S

    def reply(self, message):
        self.names["answer"] = None
        try:
            with bpy.context.temp_override(window=bpy.context.window_manager.windows[0]):
                exec(compile(message["run"], "<test>", "exec"), self.names)
            said = {"answer": self.names["answer"]}
        except BaseException:  # noqa: BLE001  whatever it is, the test has to hear of it
            said = {"error": traceback.format_exc()}
        self.socket.setblocking(True)
        self.socket.sendall(json.dumps(said, default=str).encode() + b"\n")
        self.socket.setblocking(False)


def drawn_words(words):
    """`words` as Blender's buttons have them, white on black: rows of grey values, the top row first."""
    style = bpy.context.preferences.ui_styles[0].widget
    blf.size(0, style.points * bpy.context.preferences.system.ui_scale)
    width, height = (int(edge) + 4 for edge in blf.dimensions(0, words))
    canvas = gpu.types.GPUOffScreen(width, height + 4)
    with canvas.bind():
        buffer = gpu.state.active_framebuffer_get()
        buffer.clear(color=(0, 0, 0, 1))
        with gpu.matrix.push_pop(), gpu.matrix.push_pop_projection():
            gpu.matrix.load_identity()
            gpu.matrix.load_projection_matrix(flat_projection(width, height + 4))
            blf.color(0, 1, 1, 1, 1)
            blf.position(0, 2, 5, 0)
            blf.draw(0, words)
        pixels = buffer.read_color(0, 0, width, height + 4, 1, 0, "UBYTE")
    canvas.free()
    return [[value if isinstance(value, int) else value[0] for value in row] for row in pixels.to_list()][
        ::-1
    ]


def flat_projection(width, height):
    return Matrix(((2 / width, 0, 0, -1), (0, 2 / height, 0, -1), (0, 0, -1, 0), (0, 0, 0, 1)))


bpy.app.timers.register(Door(int(os.environ["TEST_PORT"])).look, first_interval=0.5, persistent=True)
