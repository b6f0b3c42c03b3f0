# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract server as a process: prints its URL on one line, and runs until it is stopped."""

from __future__ import annotations

import argparse
import sys
import time

from . import ContractServer


def main() -> None:
    options = _options()
    cuts_s = [float(cut) for cut in options.cuts.split(",")] if options.cuts else None
    with ContractServer(
        port=options.port,
        cuts_s=cuts_s,
        channels=options.channels,
        lame_header=not options.no_lame_header,
        key=options.key,
    ) as server:
        print(server.url, flush=True)
        try:
            if options.until_eof:
                sys.stdin.read()
            else:
                while True:
                    time.sleep(3600)
        except KeyboardInterrupt:
            pass


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m contract_server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument(
        "--cuts",
        default="",
        help="where to click, in seconds, with commas between; else where the picture changes",
    )
    parser.add_argument("--channels", type=int, choices=(1, 2), default=2)
    parser.add_argument("--no-lame-header", action="store_true", help="mp3 as a streaming encoder writes it")
    parser.add_argument("--key", help="the only right API key; any is, without this")
    parser.add_argument("--until-eof", action="store_true", help="stop when standard input ends")
    return parser.parse_args()


if __name__ == "__main__":
    main()
