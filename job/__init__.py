# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One scoring run: its folder on disk, its process, the worker's walk. No bpy."""
