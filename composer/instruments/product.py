# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Matrix products on the thread that asks for them. No bpy.

numpy's BLAS gives a product of more than about 2^18 multiplications to a thread a core. These here are a
little larger, and the threads' waiting for each other took longer than the products.
"""

from __future__ import annotations

from typing import Any

import numpy as np

_ALONE = 1 << 18


def product(left: Any, right: Any) -> Any:
    """`left` (m, k) times `right` (k, n), in slices of rows small enough to stay on one thread."""
    rows = max(_ALONE // right.size, 1)
    count = -(-len(left) // rows)
    padded = np.zeros((count * rows, left.shape[1]), dtype=left.dtype)
    padded[: len(left)] = left
    found: Any = np.matmul(padded.reshape(count, rows, -1), right)
    return found.reshape(count * rows, -1)[: len(left)]
