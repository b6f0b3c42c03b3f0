# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scene's own colors for pictures that come straight from their files. No bpy.

What a view transform, a look or an exposure make of a color depends on nothing but the color. So a
background Blender draws one picture that holds a lattice of all colors, and FFmpeg's `lut3d` does
with every frame what Blender did with that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.error import FFmpegError
from av.filter import Graph
from av.video.format import VideoFormat
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from ..sentence import Sentence, n_
from .blender_process import BlenderGone
from .canvas import ANY_TICK, PLANAR_RGB, VIDEO_MATRIX
from .renders import LOOK_UP_S, Renders

STEP = 5
LATTICE = 255 // STEP + 1
"""So many levels of red, of green and of blue, each of them a whole one of 8 bits."""


AS_THEY_ARE = n_(
    "Blender could not be asked for the scene's colors, so the files' own were sent: "
    "set the scene's View Transform to Standard if that matters."
)


class Colors:
    """What the scene makes of each color space: asked for once, then remembered."""

    def __init__(
        self, renders: Renders | None, *, size: tuple[int, int], folder: Path, say: Callable[[Sentence], None]
    ) -> None:
        self._renders, self._size, self._folder, self._say = renders, size, folder, say
        self._grades: dict[str, Grade | None] = {"": None}

    def grade_of(self, colors: str) -> Generator[None, None, Grade | None]:
        """The Grade for files in that color space, with a yield now and then while Blender draws.

        None where the colors stay as they are; so they do where Blender can't be asked.
        """
        if colors not in self._grades:
            try:
                self._grades[colors] = yield from self._asked_for(colors)
            except (BlenderGone, FFmpegError, OSError, ValueError) as error:
                self._grades[colors] = None
                self._say(AS_THEY_ARE)
                print(AS_THEY_ARE, error, file=sys.stderr)
        return self._grades[colors]

    def _asked_for(self, colors: str) -> Generator[None, None, Grade]:
        if self._renders is None:
            raise BlenderGone("there is none to ask")
        lattice, cube = self._folder / "render-lattice.png", self._folder / "render-colors.cube"
        try:
            write_lattice(lattice)
            chunk = self._renders.order_still({"lattice": str(lattice), "colors": colors})
            while not chunk.ready.wait(LOOK_UP_S):
                yield
            if chunk.failed:
                raise BlenderGone(chunk.failed)
            write_cube(cube, drawn=chunk.path)
            return Grade(cube, size=self._size)
        finally:
            lattice.unlink(missing_ok=True)
            cube.unlink(missing_ok=True)


class Grade:
    """Takes RGB pictures of one size to the video's format, in the scene's colors."""

    def __init__(self, cube: Path, *, size: tuple[int, int]) -> None:
        self._graph = Graph()
        width, height = size
        source = self._graph.add_buffer(
            width=width, height=height, format=VideoFormat(PLANAR_RGB), time_base=ANY_TICK
        )
        filters = [
            self._graph.add("lut3d", file=str(cube), interp="tetrahedral"),
            self._graph.add("scale", VIDEO_MATRIX),
            self._graph.add("format", "yuv420p"),
        ]
        self._graph.link_nodes(source, *filters, self._graph.add("buffersink")).configure()

    def draw(self, picture: VideoFrame) -> VideoFrame:
        self._graph.vpush(picture)
        return self._graph.vpull()


def write_lattice(path: Path) -> None:
    """All colors of the lattice as a picture, red changing fastest and blue slowest."""
    blue, green, red = np.indices((LATTICE,) * 3)
    pixels = np.stack([red, green, blue], axis=-1).reshape(LATTICE, LATTICE * LATTICE, 3) * STEP
    with av.open(str(path), "w", format="image2", options={"update": "1"}) as container:
        stream: Any = cast(Any, container).add_stream("png")
        stream.width, stream.height, stream.pix_fmt = LATTICE * LATTICE, LATTICE, "rgb24"
        frame = VideoFrame.from_ndarray(pixels.astype(np.uint8), format="rgb24")
        cast(Any, container).mux([*stream.encode(frame), *stream.encode(None)])


def write_cube(path: Path, *, drawn: Path) -> None:
    """The drawn lattice as a table in the format of Adobe's .cube files. Raises ValueError if it is none."""
    with av.open(str(drawn)) as container:
        frame = next(iter(container.decode(video=0)))
    levels: NDArray[Any] = frame.to_ndarray(format="rgb24").reshape(-1, 3)
    if len(levels) != LATTICE**3:
        raise ValueError("The lattice came back in another size")
    rows = ("{:.5f} {:.5f} {:.5f}".format(*row) for row in (levels / 255).tolist())
    path.write_text("\n".join([f"LUT_3D_SIZE {LATTICE}", *rows, ""]), encoding="ascii")
