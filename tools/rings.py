# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`make test`: the pure and the loopback ring on two Python stacks, then the Blender ring on three Blenders.

Each run is a pytest process of its own, in the Blender ring one a module, so that a crash takes
down nothing else; it counts as a failure. Two runs go on at once. Their whole output is in
build/tests/. Standard library only.

    python tools/rings.py                     everything
    python tools/rings.py blender sequencer   only runs whose name holds each of these words
"""

import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import envs

ROOT = envs.ROOT
RESULTS = ROOT / "build" / "tests"
STACKS = ("dev", "oldest")
BLENDERS = ("bpy-4.2", "bpy-4.5", "bpy-5.0")
RUN_LIMIT_S = 900


@dataclass(frozen=True)
class Run:
    """One pytest process: some tests in one environment."""

    env: str
    tests: str

    @property
    def name(self) -> str:
        return f"{self.env} {self.tests.removeprefix('tests/').removesuffix('.py')}"

    @property
    def report(self) -> Path:
        return RESULTS / (self.name.replace(" ", "-").replace("/", "-") + ".xml")


@dataclass(frozen=True)
class Outcome:
    """What came of a run. `trouble` is empty unless pytest itself did not end well."""

    run: Run
    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = ()
    trouble: str = ""
    duration_s: float = 0


def main(words: list[str]) -> int:
    runs = [run for run in every_run() if all(word in run.name for word in words)]
    if not runs:
        sys.exit(f"No run's name holds {' and '.join(words)}.")
    RESULTS.mkdir(parents=True, exist_ok=True)
    return carry_out(runs)


def every_run() -> list[Run]:
    rings = [Run(env, f"tests/{ring}") for env in STACKS for ring in ("pure", "loopback")]
    modules = sorted((ROOT / "tests" / "blender").glob("test_*.py"))
    return rings + [Run(env, f"tests/blender/{module.name}") for env in BLENDERS for module in modules]


def carry_out(runs: list[Run]) -> int:
    """Makes the environments, runs everything, says how it went; 0 when nothing failed."""
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(envs.ensure, dict.fromkeys(run.env for run in runs)))
        outcomes = []
        for outcome in pool.map(carry_out_one, runs):
            print(line_of(outcome), flush=True)
            outcomes.append(outcome)
    return sum_up(outcomes)


def carry_out_one(run: Run) -> Outcome:
    run.report.unlink(missing_ok=True)
    began = time.monotonic()
    command = [str(envs.python_of(run.env)), "-X", "faulthandler", "-m", "pytest", "-q", "--tb=short"]
    command += [f"--junitxml={run.report}", "-o", "junit_logging=no", run.tests]
    with run.report.with_suffix(".log").open("w") as log:
        try:
            code = subprocess.run(
                command, cwd=ROOT, stdout=log, stderr=log, timeout=RUN_LIMIT_S, check=False
            ).returncode
            trouble = trouble_of(code)
        except subprocess.TimeoutExpired:
            trouble = f"did not end within {RUN_LIMIT_S} s"
    return outcome_of(run, trouble=trouble, duration_s=time.monotonic() - began)


def trouble_of(code: int) -> str:
    """What an exit code of pytest means, "" for "all passed" and "some failed"."""
    if code < 0:
        return f"crashed with {signal.Signals(-code).name}"
    return {0: "", 1: "", 5: "holds no test"}.get(code, f"ended with code {code}")


def outcome_of(run: Run, *, trouble: str, duration_s: float) -> Outcome:
    """Reads pytest's report; a run in trouble counts as failed whatever its report says."""
    cases = cases_in(run.report)
    failed = sum(case.find("failure") is not None or case.find("error") is not None for case in cases)
    skips = [case.find("skipped") for case in cases]
    skipped = tuple(str(skip.get("message")) for skip in skips if skip is not None)
    passed = len(cases) - failed - len(skipped)
    if not cases and not trouble:
        trouble = "left no report"
    return Outcome(run, passed, max(failed, int(bool(trouble))), skipped, trouble, duration_s)


def cases_in(report: Path) -> list[ET.Element]:
    if not report.is_file():
        return []
    return list(ET.parse(report).getroot().iter("testcase"))  # noqa: S314  pytest wrote it a moment ago


def line_of(outcome: Outcome) -> str:
    mark = "FAILED" if outcome.failed else "ok"
    counts = f"{outcome.passed} passed, {outcome.failed} failed, {len(outcome.skipped)} skipped"
    trouble = f"; it {outcome.trouble}" if outcome.trouble else ""
    line = f"{mark:7}{outcome.run.name:<44} {counts}{trouble}  ({outcome.duration_s:.0f} s)"
    log = outcome.run.report.with_suffix(".log")
    return f"{line}\n{log.read_text(errors='replace')}" if outcome.failed else line


def sum_up(outcomes: list[Outcome]) -> int:
    """Says what ran, what was skipped and why, and what failed; the last line holds the three sums."""
    skipped = Counter(reason for outcome in outcomes for reason in outcome.skipped)
    failed = [outcome for outcome in outcomes if outcome.failed]
    print(f"\n{len(outcomes)} runs of tests, in " + ", ".join(dict.fromkeys(o.run.env for o in outcomes)))
    for reason, count in skipped.most_common():
        print(f"skipped {count}: {reason}")
    for outcome in failed:
        print(f"FAILED {outcome.run.name}: see {outcome.run.report.with_suffix('.log').relative_to(ROOT)}")
    sums = (sum(o.passed for o in outcomes), sum(o.failed for o in outcomes), skipped.total())
    print("{} passed, {} failed, {} skipped".format(*sums))
    return 1 if failed else 0


if __name__ == "__main__":
    os.environ.pop("ELEVENLABS_API_KEY", None)  # no test may ever spend anybody's credits
    sys.exit(main(sys.argv[1:]))
