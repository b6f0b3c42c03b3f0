# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fault table: each fault test writes what it injected and what came of it into pytest's report.

A test says its fault in words, `@pytest.mark.fault("refused with {status}")`, filled in from its parameters,
and notes what came of each run; `tools/reliability.py` makes docs/reliability.md of it.
"""

import json
import re

PROPERTY = "fault row"
PLACES = {"test_faults": "network", "test_disk": "disk", "test_worker": "process"}


def words_of(item) -> str:
    """The fault a test injects, or "" for a test that injects none."""
    mark = item.get_closest_marker("fault")
    if mark is None:
        return ""
    return mark.args[0].format(**(item.callspec.params if hasattr(item, "callspec") else {}))


def row_of(item, *, came, billed, posts, composed, folder) -> str:
    """A row as JSON. Whatever the fault, no run is billed twice, nor billed in silence."""
    mark = item.get_closest_marker("fault")
    take = came.startswith("take")
    assert composed <= 1, "the music was made twice"
    assert posts <= 1 or mark.kwargs.get("asks_again"), "the picture was sent twice"
    assert take or not composed or billed == "MAYBE", "nobody said that it may be billed"
    place = mark.kwargs.get("place", PLACES[item.path.stem])
    came = without_places(came, folder)
    row = {"place": place, "fault": words_of(item), "take": take, "came": came, "billed": billed}
    return json.dumps(row | {"posts": posts, "composed": composed})


def without_places(sentence: str, folder) -> str:
    """The sentence as it reads on every machine: no test folder, no port, no job's id."""
    sentence = sentence.replace(str(folder), "…")
    sentence = re.sub(r"(127\.0\.0\.1):\d+", r"\1", sentence)
    return re.sub(r"\d{8}-\d{6}-[0-9a-f]+", "(job)", sentence)
