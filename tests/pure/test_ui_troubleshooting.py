# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every message that docs/troubleshooting.md explains is one that the code can say."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("client", "composer", "export", "job", "operators", "sequencer", "ui")
PAGE = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
EXPLAINED = [
    row for row in re.findall(r"^\| (.+?) \|", PAGE, re.MULTILINE) if row[0] != "-" and "begins" not in row
]


def texts():
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def labels():
    """What stands on the buttons."""
    for path in (ROOT / "operators").glob("*.py"):
        yield from re.findall(r'bl_label = "(.+)"', path.read_text(encoding="utf-8"))
    yield "Score"


SAID = tuple(texts())
PRESSED = re.compile(r"\b[Pp]ress ((?:[A-Z]\w*)(?: [A-Z]\w*)*)")


def test_the_page_explains_something():
    assert len(EXPLAINED) > 25


@pytest.mark.parametrize("words", EXPLAINED)
def test_somebody_says_it(words):
    parts = [part.strip() for part in words.split("…")]
    assert any(all(part in text for part in parts) for text in SAID)


def test_a_button_is_called_what_stands_on_it():
    pressed = {name for text in SAID for name in PRESSED.findall(text)}
    assert "Recover Takes" in pressed
    assert pressed - set(labels()) == set()


def test_the_guide_shows_pictures_that_are_there():
    shown = re.findall(r"\]\((images/[^)]+)\)", (ROOT / "docs" / "guide.md").read_text(encoding="utf-8"))
    assert shown
    assert [name for name in shown if not (ROOT / "docs" / name).is_file()] == []
