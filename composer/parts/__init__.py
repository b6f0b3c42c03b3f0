# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each player plays: one part a file, all reading the same Desk. No bpy."""
