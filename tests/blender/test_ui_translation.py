# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blender's own tool for translators finds every sentence, and Blender takes every one it may be given."""

import ast
import importlib
import sys
import time
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def files(extension):
    return sorted(Path(extension.__file__).parent.rglob("*.py"))


def extracted(files):
    """What Blender's tool would put into the list that is translated."""
    from bpy import app

    name = "_bl_i18n_utils" if app.version >= (5, 0) else "bl_i18n_utils"
    tool, settings, utils = (
        importlib.import_module(f"{name}.{part}") for part in ("bl_extract_messages", "settings", "utils")
    )
    chosen = settings.I18nSettings()
    found = utils.I18nMessages.gen_empty_messages(
        chosen.PARSER_TEMPLATE_ID, "", 0, time.gmtime(0), default_copyright=False, settings=chosen
    )
    tool.dump_py_messages_from_files(found.msgs, tool._gen_reports(None), map(str, files), chosen)
    return {message for _context, message in found.msgs}


def marked(files):
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "n_":
                yield node.args[0].value


def test_blender_finds_every_sentence_that_is_to_be_translated(files):
    wanted = set(marked(files))
    assert len(wanted) > 100
    assert wanted - extracted(files) == set()


@pytest.mark.parametrize("text", ["", "a {b} c", "{", "\ud800 \0", "x" * 100_000])
def test_blender_can_be_asked_for_any_sentence(extension, text):
    told, errors = (sys.modules[f"{extension.__name__}.{name}"] for name in ("ui.told", "errors"))
    sentence = errors.ScoringError.from_json({"sentence": text}).sentence
    assert told.told(sentence) == told.reported(sentence) == sentence
    assert told.greyed(sentence) == sentence.rstrip(".")


def test_all_that_a_run_noted_is_in_the_details(extension):
    errors, sentence, copy_details = (
        sys.modules[f"{extension.__name__}.{name}"]
        for name in ("errors", "sentence", "operators.copy_details")
    )
    noted = errors.ScoringError(sentence.n_("One."), more=(sentence.n_("And two."),))
    assert copy_details.details_text(noted).splitlines()[:2] == ["One.", "And two."]
