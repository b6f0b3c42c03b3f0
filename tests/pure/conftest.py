# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One commit, one answer: made-up values are the same in every run. WANDER=1 has other ones made up."""

import os

from hypothesis import settings

settings.register_profile("the same every time", derandomize=True)
if not os.environ.get("WANDER"):
    settings.load_profile("the same every time")
