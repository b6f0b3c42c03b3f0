# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline: the only code that reads or writes strips, and that knows 4.2 from 5.2."""
