# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an editor reads: in English, and with what it takes to say it in another language. No bpy.

    raise PictureError(n_("“{name}” is no longer there: find it and try again.", name=path.name))

A sentence may be made in the worker, where nobody knows the editor's language. So it carries its
`pattern`, which is what Blender's translations are found by, and the `values` of its braces, through
the journal to whoever shows it. `n_` is the name by which Blender's own tool finds what is to be
translated; therefore its pattern is one literal, and whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

FIELD = re.compile(r"\{(\w+)\}")
NOT_DRAWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""What Blender's labels and translations choke on; a file's name may have it, and any journal."""


class Sentence(str):
    """The English text, made of a `pattern` and the `values` that stand in its braces."""

    pattern: str
    values: dict[str, str]

    def __new__(cls, pattern: str, values: Mapping[str, str] | None = None) -> Sentence:
        pattern = drawable(pattern)
        known = {name: drawable(value) for name, value in (values or {}).items()}
        sentence = super().__new__(cls, _filled_or_none(pattern, known) or pattern)
        sentence.pattern, sentence.values = pattern, known
        return sentence

    def filled(self, /, **values: object) -> Sentence:
        """The sentence of a table, with what its braces stand for."""
        return Sentence(self.pattern, {name: str(value) for name, value in values.items()})

    def translated(self, translate: Callable[[str], str]) -> str:
        """In the language of `translate`; in English where that asks for values there are not."""
        return _filled_or_none(translate(self.pattern), self.values) or str(self)

    def to_json(self) -> dict[str, Any]:
        return {"sentence": str(self), "pattern": self.pattern, "values": self.values}


def n_(pattern: str, /, **values: object) -> Sentence:
    """Marks `pattern`, a literal, for translation, and says it with the `values` of its braces."""
    return Sentence(pattern).filled(**values)


def sentence_from_json(data: Any, *, otherwise: Sentence) -> Sentence:
    """The sentence `to_json` wrote; of an older version, its English. A journal may hold anything."""
    said = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    pattern, values = said.get("pattern"), said.get("values")
    if isinstance(pattern, str) and isinstance(values, dict):
        items = cast("dict[str, Any]", values).items()
        known = {name: drawable(value) for name, value in items if isinstance(value, str)}
        if _filled_or_none(drawable(pattern), known):
            return Sentence(pattern, known)
    english = said.get("sentence")
    return Sentence(english) if isinstance(english, str) and english else otherwise


def drawable(text: str) -> str:
    """`text` without the characters that can't be shown."""
    return NOT_DRAWABLE.sub("?", str(text))


def _filled_or_none(pattern: str, values: Mapping[str, str]) -> str | None:
    """None where `pattern` has other braces than those of `values`; what is put in is never looked at."""
    rest = FIELD.sub(lambda field: "" if field[1] in values else field[0], pattern)
    if "{" in rest or "}" in rest:
        return None
    return FIELD.sub(lambda field: values[field[1]], pattern)
