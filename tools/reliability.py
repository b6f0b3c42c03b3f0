# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`make reliability`: runs the fault tests on both Python stacks, and docs/reliability.md is what came of it.

The rows are what the tests noted into pytest's report (tests/fault_table.py). Standard library only.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import rings

PAGE = rings.ROOT / "docs" / "reliability.md"
MODULES = ("test_faults", "test_disk", "test_worker")
PLACES = ("network", "disk", "process")
INTRODUCTION = """\
# What breaks, and what comes of it

Each row is a fault that `make test` injects at a real socket, file system or process, and what came of it: a
take, or one sentence. No row is a mock: the service is a server that keeps the contract and counts what it
makes, a full disk is a small disk that is full, and a killed process is killed. `make reliability` wrote this
page from a run of those tests, with the newest and the oldest Python packages the extension supports."""
LEGEND = """\
*POSTs* is how often the picture was sent in one run, *made* how often the service made music, which is what
it bills, both the most of any run; *billed* is what the run's error says; *runs* is how often it was tried:
some faults over plain HTTP and over TLS, all on both stacks."""
SEE_ALSO = """\
Blender or the worker killed at 200 random moments: [bench-kill.md](bench-kill.md). A hundred scores in one
session, and what is left open after them: [bench-soak.md](bench-soak.md)."""


@dataclass(frozen=True)
class Row:
    """A fault and one thing that came of it, in so many runs."""

    place: str
    fault: str
    take: bool
    came: str
    billed: str
    posts: int
    composed: int
    runs: int = 1


def main() -> int:
    tests = [f"tests/loopback/{module}.py" for module in MODULES]
    runs = [rings.Run(env, test) for test in tests for env in rings.STACKS]
    rings.RESULTS.mkdir(parents=True, exist_ok=True)
    if rings.carry_out(runs):
        print("docs/reliability.md stays as it was: only a run in which nothing fails is written down.")
        return 1
    rows = merged(row for run in runs for row in rows_in(run.report))
    PAGE.write_text(page(rows), encoding="utf-8")
    print(f"{len(rows)} rows in {PAGE.relative_to(rings.ROOT)}")
    return 0


def rows_in(report: Path) -> Iterator[Row]:
    for case in rings.cases_in(report):
        for noted in case.iter("property"):
            if noted.get("name") == "fault row":
                yield Row(**json.loads(noted.get("value", "")))


def merged(rows: Iterable[Row]) -> list[Row]:
    """One row for a fault and what came of it; the counts of POSTs and of music are the most of any run."""
    table: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        table.setdefault((row.place, row.fault, row.came, row.billed), []).append(row)
    return [one_of(alike) for alike in table.values()]


def one_of(alike: list[Row]) -> Row:
    row = alike[0]
    return replace(row, posts=most(alike, "posts"), composed=most(alike, "composed"), runs=len(alike))


def page(rows: list[Row]) -> str:
    sections = [section(place, [row for row in rows if row.place == place]) for place in PLACES]
    return "\n\n".join([INTRODUCTION, counts(rows), *sections, LEGEND, SEE_ALSO]) + "\n"


def counts(rows: list[Row]) -> str:
    again = [row for row in rows if row.posts > 1]
    once = [row for row in rows if row.posts <= 1]
    takes = sum(row.take for row in rows)
    aside = sum(row.take and row.came != "take" for row in rows)
    broken = [row for row in rows if row.composed and not row.take]
    lines = [
        f"{len(rows)} rows, {sum(row.runs for row in rows)} runs",
        f"a take: {takes} rows, {aside} of them kept aside; a sentence: {len(rows) - takes} rows",
        f"music made, most for one run: {most(rows, 'composed')}",
        f"music made, but it did not arrive whole: {len(broken)} rows; told that it may be billed:"
        f" {sum(row.billed == 'MAYBE' for row in broken)}",
        f"POSTs, most for one run: {most(once, 'posts')}, except where the service said that it had not begun"
        f" (429 or 503, {len(again)} rows): {most(again, 'posts')}",
    ]
    return "\n".join(f"- {line}" for line in lines)


def most(rows: list[Row], column: str) -> int:
    return max((getattr(row, column) for row in rows), default=0)


def section(place: str, rows: list[Row]) -> str:
    head = f"## {place.capitalize()}\n\n| fault | what came of it | billed | POSTs | made | runs |\n"
    return head + "|---|---|---|---|---|---|\n" + "\n".join(line_of(row) for row in rows)


def line_of(row: Row) -> str:
    cells = (row.fault, row.came, row.billed.lower(), row.posts, row.composed, row.runs)
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


if __name__ == "__main__":
    os.environ.pop("ELEVENLABS_API_KEY", None)  # no test may ever spend anybody's credits
    sys.exit(main())
