# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drags a file from a window of its own and lets it go over Blender, as a file browser does. No bpy.

    python3 drop_file.py /path/of/the.zip 800 450

Runs in the chroot, against the X server in DISPLAY, and speaks version 3 to 5 of the XDND protocol
(freedesktop.org/wiki/Specifications/XDND): enter, position, drop, and the file's URI to whoever asks
for the selection. Ends with 0 once the window at that place has said that it took the drop.
"""

import sys
import time
from pathlib import Path

from Xlib import X, Xatom, display
from Xlib.protocol import event

LIMIT_S = 20
VERSION = 5


class Drag:
    """One drag, from the X client that offers `path` to the window that takes it."""

    def __init__(self, path):
        self.uri = Path(path).as_uri().encode() + b"\r\n"
        self.display = display.Display()
        self.root = self.display.screen().root
        self.window = self.root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self.window.set_selection_owner(self.atom("XdndSelection"), X.CurrentTime)

    def atom(self, name):
        return self.display.intern_atom(name)

    def drop(self, x, y):
        target, version = self.window_at(x, y)
        kinds = [self.atom("text/uri-list"), 0, 0]
        self.say(target, "XdndEnter", min(version, VERSION) << 24, *kinds)
        self.say(target, "XdndPosition", 0, x << 16 | y, X.CurrentTime, self.atom("XdndActionCopy"))
        status = self.listen_for("XdndStatus")
        if not status[1] & 1:
            sys.exit("the window does not want the file")
        self.say(target, "XdndDrop", 0, X.CurrentTime, 0, 0)
        self.listen_for("XdndFinished")

    def window_at(self, x, y):
        """The uppermost window there that takes drops, and the protocol's version it speaks."""
        for window in reversed(self.root.query_tree().children):
            place = window.get_geometry()
            aware = window.get_full_property(self.atom("XdndAware"), Xatom.ATOM)
            if aware and 0 <= x - place.x < place.width and 0 <= y - place.y < place.height:
                return window, aware.value[0]
        sys.exit(f"no window at {x}, {y} takes drops")

    def say(self, target, kind, *words):
        message = event.ClientMessage(
            window=target, client_type=self.atom(kind), data=(32, [self.window.id, *words])
        )
        target.send_event(message)
        self.display.flush()

    def listen_for(self, kind):
        """The words of the next message of that kind; hands out the file's address meanwhile."""
        end = time.monotonic() + LIMIT_S
        while time.monotonic() < end:
            if not self.display.pending_events():
                time.sleep(0.01)
                continue
            heard = self.display.next_event()
            if heard.type == X.SelectionRequest:
                self.hand_out(heard)
            if heard.type == X.ClientMessage and heard.client_type == self.atom(kind):
                return heard.data[1]
        sys.exit(f"the window did not answer with {kind} within {LIMIT_S} s")

    def hand_out(self, asked):
        asked.requestor.change_property(asked.property, asked.target, 8, self.uri)
        answer = event.SelectionNotify(
            time=asked.time,
            requestor=asked.requestor,
            selection=asked.selection,
            target=asked.target,
            property=asked.property,
        )
        asked.requestor.send_event(answer)
        self.display.flush()


Drag(sys.argv[1]).drop(int(sys.argv[2]), int(sys.argv[3]))
