# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The music service's contract on 127.0.0.1, for tests and demos: strict rules, real music.

    with ContractServer() as server:                    # plain HTTP, a free port, one thread a connection
        compose(picture, …, server=server.url, key="any key")
        server.requests[0].part("videos").file_name     # everything that arrived, in order
        server.composed                                 # how often music was made: what would be billed
        server.answer_next(faults.refusal("bad_prompt"), faults.cut_music(0.5))   # then as usual again

The music lasts exactly as long as the videos it got, with a click of one sample on its first and last
sample and on each cut: those it sees, or `cuts_s`. `ContractServer(tls=True)` has a certificate of its own
authority: point REQUESTS_CA_BUNDLE to `server.ca_file`. `lame_header=False` sends mp3 as a streaming encoder
writes it, `channels` is 1 or 2, and `key` makes every other key wrong.
`temp_score=True` has Temp Score compose.
As a process: `python -m contract_server --help` in tests/. All faults: faults.py.
"""

from . import faults
from .exchange import Part, Recorded
from .server import ContractServer

__all__ = ["ContractServer", "Part", "Recorded", "faults"]
