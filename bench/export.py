# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast a Cut becomes a picture, beside what else could make it.

    .envs/bench/bin/python bench/export.py [CASE …]

Each case is one timeline, made by every contestant in a process of its own, one after the other; the
first is run twice and the faster run counts. Processor time is what the processes together used: it
says more than the clock where other work goes on on the machine. Footage is made once, in build/bench:
the real clip that `make demo` has fetched, looped and enlarged, with grain. Writes
docs/bench-export.md; all cases take about 26 minutes of two quiet cores, of which Blender's render of
600 s takes a quarter. Cases that are named are measured anew, the others stay.
"""

from __future__ import annotations

import json
import os
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
from export_page import Rows, page  # noqa: E402
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


@dataclass(frozen=True)
class Case:
    """`clips` trimmed clips of six seconds, in a row; every tenth second under a title if `titled`.

    `view` is the scene's view transform, of which only Standard leaves footage as it is.
    """

    name: str
    source: tuple[int, int, int]
    clips: int
    paces: tuple[str, ...] = ("half rate",)
    blenders: tuple[str, ...] = ("5.0",)
    titled: bool = False
    view: str = "Standard"
    rounds: int = 1


@dataclass(frozen=True)
class Run:
    wall_s: float
    cpu_s: float
    peak_mb: float


HD, UHD = (1920, 1080, 60), (3840, 2160, 15)
CASES = {
    "plain": Case("60 s of 1080p24, ten clips", HD, 10, blenders=BLENDERS, rounds=2),
    "every": Case("the same at every frame", HD, 10, paces=("full rate",), blenders=BLENDERS),
    "effects": Case("the same, titles over 10 % of it", HD, 10, titled=True),
    "graded": Case("the same, shown through AgX", HD, 10, view="AgX"),
    "large": Case("60 s of 2160p24, ten clips", UHD, 10),
    "long": Case("600 s of 1080p24, a hundred clips", HD, 100),
}


def main(names: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    results = FOLDER / "export.json"
    rows: Rows = json.loads(results.read_text()) if names and results.exists() else {}
    for name in names or CASES:
        for pace in CASES[name].paces:
            rows[f"{CASES[name].name}, {pace}"] = _measure(CASES[name], PACES[pace])
            results.write_text(json.dumps(rows))
    (ROOT / "docs" / "bench-export.md").write_text(page(rows))


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
            Source(
                str(path),
                frames,
                start - skip,
                width=width,
                height=height,
                colors="" if case.view == "Standard" else "sRGB",
            ),
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
    order.write_text(
        json.dumps({"cut": to_json(cut), "quality": quality, "snapshot": str(blend), "view": case.view})
    )
    if case.titled or case.view != "Standard":
        _in_blender("5.0", order, "save", run=True)
    runner = [sys.executable, str(RUNNER)]
    commands = {"this export": [*runner, "export", str(order)]}
    if not case.titled and case.view == "Standard":
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


if __name__ == "__main__":
    main(sys.argv[1:])
