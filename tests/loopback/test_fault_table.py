# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/reliability.md lists the faults that are injected here today, those and no others."""

from pathlib import Path

import pytest
from fault_table import PLACES, words_of

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"


def test_the_page_lists_the_faults_of_today(request):
    items = request.session.items
    if not set(PLACES) <= {item.path.stem for item in items}:
        pytest.skip("the fault tests are not part of this run; name the whole folder")
    page = PAGE.read_text(encoding="utf-8")
    listed = {line.split(" | ")[0][2:] for line in page.splitlines() if line.endswith(" |")} - {"fault"}
    assert listed == {words_of(item) for item in items} - {""}, "run `make reliability`"
