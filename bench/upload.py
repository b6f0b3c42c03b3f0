# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory and time of sending a 200 MB picture to a server on this machine, one process a client.

    .envs/bench/bin/python bench/upload.py [--size-mb 200] [--runs 3]

Writes docs/bench-upload.md. "Added" is the peak of the process while it sends, over what it held once its
libraries were loaded. The server reads the whole request and answers with a refusal. Linux only: the
peak is VmHWM, set back before sending.
"""

from __future__ import annotations

import argparse
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEY = "sk_bench"
PAGE = """# Sending a picture of {size_mb} MB

`bench/upload.py`: to a server on this machine, one process a client, medians of {runs} runs. "Added" is
what the process grew by while it sent.

| | added at peak, MiB | whole peak, MiB | s | CPU s | runs |
|---|---|---|---|---|---|
{rows}
"""
ANSWER = b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"


def main() -> None:
    options = _options()
    if options.client:
        _measure(options.client, options.url, Path(options.video))
        return
    with tempfile.TemporaryDirectory() as folder, _sink() as listener:
        video = Path(folder) / "picture.mp4"
        _fill(video, options.size_mb * 1_000_000)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        rows = [_row(name, [_run(name, url, video) for _ in range(options.runs)]) for name in CLIENTS]
    page = PAGE.format(size_mb=options.size_mb, runs=options.runs, rows="\n".join(rows))
    (ROOT / "docs" / "bench-upload.md").write_text(page)
    print(page)


def _this_client(url: str, video: Path) -> Callable[[], None]:
    sys.path.insert(0, str(ROOT / "tests"))
    import conftest  # noqa: F401 gives the checkout its name
    from video_to_music.client.score import score
    from video_to_music.errors import ServiceError
    from video_to_music.model import Brief, Picture

    picture = Picture((str(video),), Fraction(600))

    def send() -> None:
        try:
            score(
                picture,
                brief=Brief(),
                take=video.parent / "take",
                report=lambda _: None,
                server=url,
                key=KEY,
            )
        except ServiceError as error:
            _expect(error.status)

    return send


def _requests_files(url: str, video: Path) -> Callable[[], None]:
    import requests

    def send() -> None:
        with video.open("rb") as file:
            answer = requests.post(
                f"{url}/v1/music/video-to-music",
                files={"videos": ("video.mp4", file, "video/mp4")},
                headers={"xi-api-key": KEY},
                timeout=600,
            )
        _expect(answer.status_code)

    return send


def _sdk(video_as_bytes: bool) -> Callable[[str, Path], Callable[[], None]]:
    def prepare(url: str, video: Path) -> Callable[[], None]:
        from elevenlabs import ElevenLabs
        from elevenlabs.core.api_error import ApiError

        music = ElevenLabs(api_key=KEY, base_url=url).music

        def send() -> None:
            try:
                with video.open("rb") as file:
                    b"".join(music.video_to_music(videos=[file.read() if video_as_bytes else file]))
            except ApiError as error:
                _expect(error.status_code)

        return send

    return prepare


CLIENTS: dict[str, Callable[[str, Path], Callable[[], None]]] = {
    "this client": _this_client,
    "requests, `files=`": _requests_files,
    "elevenlabs SDK, open file": _sdk(video_as_bytes=False),
    "elevenlabs SDK, bytes": _sdk(video_as_bytes=True),
}


def _measure(name: str, url: str, video: Path) -> None:
    """In a process of its own: sends once and prints what that took."""
    send = CLIENTS[name](url, video)
    if name == "this client":
        # Loaded on first use elsewhere: it belongs to the libraries, not to the body.
        import video_to_music.client.ask  # noqa: F401

    Path("/proc/self/clear_refs").write_text("5")
    before = _peak_mib()
    start, cpu_start = time.perf_counter(), time.process_time()
    send()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu_start
    print(json.dumps({"added": _peak_mib() - before, "peak": _peak_mib(), "seconds": seconds, "cpu": cpu}))


def _run(name: str, url: str, video: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--client", name, "--url", url, "--video", str(video)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def _row(name: str, runs: list[dict[str, float]]) -> str:
    added, peak, seconds, cpu = (
        statistics.median(run[key] for run in runs) for key in ("added", "peak", "seconds", "cpu")
    )
    return f"| {name} | {added:.1f} | {peak:.1f} | {seconds:.2f} | {cpu:.2f} | {len(runs)} |"


def _peak_mib() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


def _expect(status: int) -> None:
    if status != 401:
        raise SystemExit(f"expected the refusal of the bench's own server, not {status}")


def _fill(path: Path, size: int) -> None:
    block = bytes(range(256)) * 4096
    with path.open("wb") as file:
        for start in range(0, size, len(block)):
            file.write(block[: size - start])


def _sink() -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_serve, args=(listener,), daemon=True).start()
    return listener


def _serve(listener: socket.socket) -> None:
    buffer = bytearray(1 << 18)
    while True:
        connection, _ = listener.accept()
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(65_536)
            head, _, start = head.partition(b"\r\n\r\n")
            lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            left = int(lengths[0].split(b":")[1]) - len(start)
            while left > 0:
                left -= connection.recv_into(buffer)
            connection.sendall(ANSWER)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--size-mb", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--client", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    parser.add_argument("--video", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
