# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds words on a picture of the screen, so that a test clicks what a person would read. No bpy."""

import av
import numpy as np

ALIKE = 0.9


def grey_picture(path):
    """A PNG as (height, width) grey values, 0 to 255."""
    with av.open(str(path)) as container:
        return next(container.decode(video=0)).to_ndarray(format="gray").astype(float)


def places_like(mask, screen):
    """The middles (x, y) of what correlates with `mask`, from the top down."""
    alike = likeness(mask, screen)
    found = []
    while alike.size and alike.max() > ALIKE:
        y, x = (int(i) for i in np.unravel_index(alike.argmax(), alike.shape))
        found.append((x + mask.shape[1] // 2, y + mask.shape[0] // 2))
        alike[
            max(y - mask.shape[0], 0) : y + mask.shape[0], max(x - mask.shape[1], 0) : x + mask.shape[1]
        ] = 0
    return sorted(found, key=lambda place: place[1])


def likeness(mask, screen):
    """Normalised cross-correlation, -1 to 1, for every place where the mask fits whole."""
    mask = mask - mask.mean()
    size = mask.size
    sums = correlate(screen, np.ones_like(mask))
    squares = correlate(screen**2, np.ones_like(mask))
    spread = np.sqrt(np.maximum(squares - sums**2 / size, 1.0))
    return correlate(screen, mask) / (spread * np.sqrt((mask**2).sum()))


def correlate(screen, mask):
    shape = screen.shape
    product = np.fft.rfft2(screen) * np.conj(np.fft.rfft2(mask, shape))
    return np.fft.irfft2(product, shape)[: shape[0] - mask.shape[0] + 1, : shape[1] - mask.shape[1] + 1]
