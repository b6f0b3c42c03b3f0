# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may follow `-c video_to_music`, and how a wrong command line is said. No bpy."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from ..contract import OUTPUT_FORMATS, SEED_MAX
from ..errors import ScoringError
from ..job.services import SERVICES
from ..sentence import n_


class UsageError(ScoringError):
    """The command line asks for what there is not."""


class _Parser(argparse.ArgumentParser):
    """Raises UsageError where others leave the program: Blender's exit code is ours to say."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        raise UsageError(
            n_("The command line is wrong ({reason}): --help says what it takes.", reason=message)
        )


def parsed(arguments: list[str]) -> argparse.Namespace:
    """Raises UsageError; and SystemExit, with what was asked for printed, for --help."""
    command = _Parser(
        prog="blender -b edit.blend -c video_to_music",
        description="Music for the strips of an edit.",
        allow_abbrev=False,
    )
    verbs = command.add_subparsers(dest="verb", required=True)
    verb = verbs.add_parser(
        "score", help="score the selected strips, or all of them with --all", allow_abbrev=False
    )
    verb.add_argument("--scene", help="which scene; the one the file was saved with if not given")
    verb.add_argument("--all", action="store_true", help="score every picture strip of the scene")
    verb.add_argument("--description", help="the music wanted; the scene's own if not given")
    verb.add_argument("--tag", action="append", help="a style; repeat for more. The scene's own if not given")
    verb.add_argument("--service", choices=list(SERVICES), help="the preferences' own if not given")
    verb.add_argument(
        "--output-format", choices=OUTPUT_FORMATS, metavar="FORMAT", help="such as mp3_44100_128"
    )
    verb.add_argument("--seed", type=_seed, help="the same seed gives the same Temp Score")
    verb.add_argument("--save", action="store_true", help="save the .blend with its new strip")
    verb.add_argument("--json", action="store_true", help="the answer as one line, the last on stdout")
    return command.parse_args(arguments)


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) > SEED_MAX:
        raise argparse.ArgumentTypeError(f"a whole number from 0 to {SEED_MAX}, not {text}")
    return int(text)
