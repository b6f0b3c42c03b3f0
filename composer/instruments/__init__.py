# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The instruments: numpy arrays of stereo sound at 48 kHz, nothing sampled from elsewhere. No bpy."""

RATE_HZ = 48000
