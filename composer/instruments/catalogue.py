# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every pitched instrument by name. No bpy."""

from __future__ import annotations

from .bowed import Bowed
from .struck import Struck

_FOREVER_S = 1e9

STRUCK: dict[str, Struck] = {
    "piano": Struck(28, tilt=0.95, softness=0.7, decay_s=1.6, damping=0.16, stretch=0.0004, pluck=0.12,
                    knock=0.5,
                    release_s=0.18),
    "felt_piano": Struck(14, tilt=1.5, softness=0.7, decay_s=1.3, damping=0.3, stretch=0.0004, knock=0.7,
                         attack_s=0.006, release_s=0.25),
    "e_piano": Struck(ratios=(1, 2, 3, 4, 7, 14), tilt=1.2, softness=0.8, decay_s=1.5, damping=0.4,
                      attack_s=0.003,
                      release_s=0.12, detune_cents=1.4),
    "guitar": Struck(22, tilt=0.9, softness=0.5, decay_s=0.75, damping=0.3, pluck=0.27, knock=0.3,
                     release_s=0.1),
    "steel_guitar": Struck(30, tilt=0.62, softness=0.45, decay_s=0.95, damping=0.16, stretch=0.00008,
                           pluck=0.17,
                           knock=0.25, release_s=0.12),
    "harp": Struck(20, tilt=1.05, softness=0.5, decay_s=1.1, damping=0.35, pluck=0.4, knock=0.1,
                   release_s=0.5),
    "pizzicato": Struck(18, tilt=1.2, softness=0.6, decay_s=0.22, damping=0.3, pluck=0.3, knock=0.35,
                        release_s=0.08),
    "marimba": Struck(ratios=(1, 3.93, 9.2), tilt=1.2, softness=0.5, decay_s=0.4, damping=0.6, knock=0.4,
                      release_s=0.2),
    "vibes": Struck(ratios=(1, 3.98, 10.1), tilt=1.6, softness=0.5, decay_s=1.8, damping=0.5, release_s=0.4,
                    detune_cents=2.0),
    "glockenspiel": Struck(ratios=(1, 2.76, 5.4, 8.9), tilt=1.1, softness=0.4, decay_s=1.4, damping=0.35,
                           release_s=0.6, level=0.7),
    "bell": Struck(ratios=(0.5, 1, 1.19, 1.56, 2, 2.66, 3.01, 4.1), tilt=0.9, softness=0.5, decay_s=2.2,
                   damping=0.4,
                   release_s=0.8, level=0.7, detune_cents=1.5),
    "music_box": Struck(ratios=(1, 4.0, 6.3, 9.9), tilt=1.2, softness=0.4, decay_s=1.0, damping=0.3,
                        release_s=0.6,
                        knock=0.2, level=0.75),
    "pluck": Struck(32, tilt=0.75, softness=0.45, decay_s=0.32, damping=0.35, release_s=0.08,
                    detune_cents=5.0),
    "pulse": Struck(20, tilt=1.0, softness=0.6, decay_s=0.5, damping=0.4, odd=0.35, release_s=0.06,
                    detune_cents=5.0),
    "spiccato": Struck(32, tilt=0.95, softness=0.7, decay_s=0.3, damping=0.14, attack_s=0.01, release_s=0.1,
                       detune_cents=9.0, knock=0.2),
    "synth_bass": Struck(28, tilt=0.9, softness=0.5, decay_s=0.8, damping=0.22, release_s=0.05,
                         detune_cents=2.0),
    "upright": Struck(14, tilt=1.35, softness=0.5, decay_s=0.55, damping=0.35, pluck=0.35, knock=0.3,
                      attack_s=0.004,
                      release_s=0.1),
    "finger_bass": Struck(18, tilt=1.15, softness=0.5, decay_s=0.8, damping=0.3, pluck=0.22, knock=0.15,
                          release_s=0.07, level=0.8),
    "sub": Struck(4, tilt=2.2, softness=0.2, decay_s=1.6, damping=0.4, attack_s=0.008, release_s=0.15),
    "square": Struck(40, tilt=1.0, softness=0.0, decay_s=_FOREVER_S, damping=0.0, odd=0.0, release_s=0.02,
                     detune_cents=3.0, level=0.5),
    "chip": Struck(40, tilt=1.0, softness=0.0, decay_s=_FOREVER_S, damping=0.0, pluck=0.25, release_s=0.015,
                   detune_cents=0.0, level=0.45),
    "triangle": Struck(20, tilt=2.0, softness=0.0, decay_s=_FOREVER_S, damping=0.0, odd=0.0, release_s=0.015,
                       detune_cents=0.0),
    "drive_guitar": Struck(36, tilt=0.72, softness=0.3, decay_s=2.5, damping=0.03, pluck=0.14, release_s=0.05,
                           detune_cents=6.0, knock=0.2, level=0.7),
}  # fmt: skip

BOWED: dict[str, Bowed] = {
    "strings": Bowed(tilt=1.50, bright=0.80, width_cents=16, formants=((550, 0.8, 0.6), (2600, 0.6, 0.8)),
                     attack_s=0.16, release_s=0.45, bloom_s=0.5),
    "low_strings": Bowed(tilt=1.40, bright=0.75, width_cents=13, formants=((350, 0.8, 0.8),), attack_s=0.14,
                         release_s=0.4, bloom_s=0.4),
    "contrabass": Bowed(tilt=1.30, bright=0.80, width_cents=9, attack_s=0.05, release_s=0.25),
    "violin": Bowed(tilt=1.15, bright=0.70, width_cents=9, formants=((500, 0.5, 0.7), (3000, 0.5, 1.0)),
                    attack_s=0.07, release_s=0.22, bloom_s=0.25),
    "cello": Bowed(tilt=1.20, bright=0.75, width_cents=8, formants=((250, 0.6, 0.8), (1200, 0.6, 0.5)),
                   attack_s=0.08,
                   release_s=0.25, bloom_s=0.25),
    "horns": Bowed(tilt=1.80, bright=1.00, width_cents=8, formants=((450, 0.6, 0.8),), attack_s=0.08,
                   release_s=0.28,
                   bloom_s=0.45),
    "brass": Bowed(tilt=1.40, bright=0.50, width_cents=8, formants=((1100, 0.8, 0.8),), attack_s=0.05,
                   release_s=0.2,
                   bloom_s=0.35),
    "flute": Bowed(harmonics=8, tilt=2.10, bright=1.55, width_cents=6, breath=0.25, attack_s=0.06,
                   release_s=0.16),
    "whistle": Bowed(harmonics=6, tilt=2.40, bright=1.75, width_cents=5, breath=0.3, attack_s=0.04,
                     release_s=0.12),
    "clarinet": Bowed(harmonics=20, tilt=1.20, bright=0.75, width_cents=4, odd=0.12, breath=0.04,
                      attack_s=0.03,
                      release_s=0.1),
    "choir": Bowed(tilt=1.30, bright=0.95, width_cents=22, formants=((700, 0.25, 3.0), (1150, 0.2, 2.0),
                   (2900, 0.2, 1.2)), attack_s=0.25, release_s=0.6, breath=0.06, bloom_s=0.6),
    "warm": Bowed(tilt=1.90, bright=1.25, width_cents=20, attack_s=0.4, release_s=0.9, octave=0.2),
    "saw_pad": Bowed(tilt=1.10, bright=0.75, width_cents=24, attack_s=0.2, release_s=0.5),
    "dark": Bowed(harmonics=14, tilt=1.70, bright=1.25, width_cents=30, attack_s=0.6, release_s=1.0,
                  octave=0.5),
    "glass": Bowed(harmonics=12, tilt=1.30, bright=0.95, width_cents=5, odd=0.5, attack_s=0.3, release_s=0.9),
    "synth_lead": Bowed(tilt=1.00, bright=0.70, width_cents=7, attack_s=0.012, release_s=0.12),
}  # fmt: skip

VIBRATO_CENTS: dict[str, float] = {
    "violin": 20, "cello": 18, "strings": 9, "low_strings": 8, "horns": 6, "brass": 10, "flute": 13,
    "whistle": 15, "choir": 10, "synth_lead": 16,
}  # fmt: skip
"""How far a solo player rocks a long note either way; a section's players do it less together."""
