# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sound: no folded partials, no clicks at note ends, no lean, silence where nothing plays."""

import numpy as np
import pytest
from video_to_music.composer.instruments import RATE_HZ
from video_to_music.composer.instruments.catalogue import BOWED, STRUCK, VIBRATO_CENTS
from video_to_music.composer.instruments.drumkit import hit
from video_to_music.composer.instruments.orchestra import Orchestra
from video_to_music.composer.instruments.rises import riser, swell
from video_to_music.composer.loudness import CELL, cell_peaks
from video_to_music.composer.room import Room

ALL = sorted((*BOWED, *STRUCK))
HIGHEST = 96


def power_db(sound: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(Hz, dB under the strongest) of a whole stereo note, Blackman-windowed."""
    count = 1 << 16
    part = sound[0][:count]
    spectrum = np.abs(np.fft.rfft(part * np.blackman(len(part)), count))
    return np.fft.rfftfreq(count, 1 / RATE_HZ), 20 * np.log10(spectrum / spectrum.max() + 1e-12)


@pytest.mark.parametrize("instrument", sorted(STRUCK))
def test_the_highest_notes_have_no_partial_at_folded_frequencies(instrument: str) -> None:
    """Every partial is asked where it would fold to, were it not left out."""
    sound = Orchestra(0).play(instrument, HIGHEST, velocity=127, seconds=1.3)
    hz, db = power_db(sound)
    spec = STRUCK[instrument]
    fundamental = 440.0 * 2 ** ((HIGHEST - 69) / 12)
    ratios = spec.ratios or range(1, spec.harmonics + 1)
    real = [fundamental * r for r in ratios if fundamental * r < RATE_HZ / 2]
    for ratio in ratios:
        at = fundamental * ratio
        folded = abs((at + RATE_HZ / 2) % RATE_HZ - RATE_HZ / 2)
        if at > RATE_HZ / 2 and folded > 200 and min(abs(folded - r) for r in real) > 200:
            near = np.abs(hz - folded) < 15
            assert db[near].max() < -60.0, (ratio, folded)


@pytest.mark.parametrize("instrument", sorted(BOWED))
def test_nothing_sustained_reaches_the_edge_of_the_band(instrument: str) -> None:
    hz, db = power_db(Orchestra(0).play(instrument, HIGHEST, velocity=127, seconds=1.3))
    assert db[hz > 20000].max() < -60.0


def cents_around(sound: np.ndarray, hz: float) -> np.ndarray:
    """How far the fundamental is from `hz`, by the phase of its band, smoothed over 40 ms."""
    spectrum = np.fft.fft(sound[0] + sound[1])
    away = np.abs(np.fft.fftfreq(len(spectrum), 1 / RATE_HZ) - hz)
    tone = np.fft.ifft(np.where(away < 0.2 * hz, spectrum, 0.0))
    steps = tone[1:] * tone[:-1].conj()
    smooth = np.convolve(steps, np.ones(RATE_HZ // 25), "same")
    return 1200.0 * np.log2(np.angle(smooth) * RATE_HZ / (2 * np.pi) / hz)


def swing_at(cents: np.ndarray, rate_hz: np.ndarray) -> np.ndarray:
    """How far the pitch swings (0 to peak) at each rate."""
    t, even = np.arange(len(cents)) / RATE_HZ, cents - cents.mean()
    return np.array([2.0 * np.abs(np.mean(even * np.exp(-2j * np.pi * rate * t))) for rate in rate_hz])


@pytest.mark.parametrize("instrument", ["violin", "synth_lead", "whistle"])
def test_a_soloists_long_note_is_rocked_after_a_moment_and_a_short_one_is_not(instrument: str) -> None:
    hz, rates = 440.0 * 2 ** ((76 - 69) / 12), np.arange(4.0, 8.0, 0.1)
    long, short = (Orchestra(0).play(instrument, 76, velocity=90, seconds=s, solo=True) for s in (3.0, 0.7))
    cents = cents_around(long, hz)
    swings = swing_at(cents[RATE_HZ : 3 * RATE_HZ], rates)
    assert 5.0 < rates[swings.argmax()] < 6.3
    assert 0.6 * VIBRATO_CENTS[instrument] < swings.max() < 1.4 * VIBRATO_CENTS[instrument]
    straight = Orchestra(0).play(instrument, 76, velocity=90, seconds=3.0)
    plain = swing_at(cents_around(straight, hz)[RATE_HZ : 3 * RATE_HZ], rates)
    assert plain.max() < 0.6 * swings.max()
    assert np.std(cents_around(short, hz)[RATE_HZ // 10 : RATE_HZ // 2]) < 0.6 * swings.max()


@pytest.mark.parametrize("instrument", sorted(VIBRATO_CENTS))
def test_vibrato_adds_nothing_between_and_above_the_harmonics(instrument: str) -> None:
    sound = Orchestra(0).play(instrument, HIGHEST, velocity=127, seconds=1.3, solo=True)
    hz, db = power_db(sound)
    assert db[hz > 20000].max() < -60.0
    if not BOWED[instrument].breath:
        between = ((hz > 30) & (hz < 900)) | ((hz > 2900) & (hz < 3400))
        assert db[between].max() < -60.0
    assert np.abs(sound[:, -1]).max() < 1e-3 and np.isfinite(sound).all() and np.abs(sound).max() < 1.2


@pytest.mark.parametrize("instrument", ALL)
@pytest.mark.parametrize(("pitch", "seconds"), [(40, 0.07), (60, 0.5), (84, 1.7)])
def test_notes_begin_and_end_without_a_click(instrument: str, pitch: int, seconds: float) -> None:
    sound = Orchestra(0).play(instrument, pitch, velocity=110, seconds=seconds)
    inside = float(np.abs(np.diff(sound, axis=1)).max())
    assert np.abs(sound[:, -1]).max() < 1e-3
    assert np.abs(sound[:, 0]).max() < 1e-3
    assert np.abs(np.diff(sound[:, -240:], axis=1)).max() < 0.25 * inside + 1e-4
    assert np.isfinite(sound).all() and np.abs(sound).max() < 1.2


@pytest.mark.parametrize("instrument", ALL)
def test_no_note_leans_to_one_side_of_zero(instrument: str) -> None:
    sound = Orchestra(0).play(instrument, 60, velocity=100, seconds=1.0)
    assert np.abs(sound.mean(axis=1)).max() < 2e-3


@pytest.mark.parametrize("instrument", ALL)
def test_louder_is_louder(instrument: str) -> None:
    soft, loud = (Orchestra(0).play(instrument, 60, velocity=v, seconds=0.5) for v in (40, 120))
    assert np.square(loud).mean() > 4 * np.square(soft).mean()


@pytest.mark.parametrize("drum", [36, 37, 38, 39, 41, 42, 45, 46, 48, 49, 51, 54, 61, 64, 70, 76, 90, 93])
def test_drums_fade_to_nothing(drum: int) -> None:
    sound = hit(drum)
    assert sound.shape[0] == 2 and np.abs(sound[:, -1]).max() == 0.0 and np.abs(sound).max() <= 1.0


@pytest.mark.parametrize("seconds", [0.05, 0.7, 3.0])
def test_risers_end_on_their_moment(seconds: float) -> None:
    for sound in (riser(seconds, tonic=2), swell(seconds)):
        assert sound.shape == (2, int(seconds * RATE_HZ))
        assert np.abs(sound[:, -1]).max() < 1e-3


def test_an_empty_room_is_silent_and_a_ringing_one_dies_away() -> None:
    room = Room(0.5)
    assert not room(np.zeros(room.hop, np.float32)).any()
    click = np.zeros(room.hop, np.float32)
    click[0] = 1.0
    heard = [float(np.square(room(block)).sum()) for block in (click, 0 * click, 0 * click)]
    assert heard[0] > 100 * heard[1] and heard[2] == 0.0


def test_blocks_of_the_room_join_without_a_seam() -> None:
    room, tone = Room(0.3), np.sin(np.arange(6 * 65536) * 0.05).astype(np.float32)
    out = np.concatenate([room(tone[k : k + room.hop]) for k in range(0, len(tone), room.hop)], axis=1)
    settled = out[:, 3 * room.hop :]
    assert np.abs(np.diff(settled, 2, axis=1)).max() < 0.01 * np.abs(settled).max()


def test_true_peaks_between_samples_are_seen() -> None:
    """A sine at a quarter of the rate, sampled at 45 degrees, peaks 3 dB over its samples."""
    tone = np.sin(np.pi / 2 * np.arange(64 * CELL) + np.pi / 4)[None].astype(np.float32)
    assert np.abs(tone).max() == pytest.approx(0.7071, abs=1e-3)
    assert cell_peaks(tone, hot=0.5)[2:-2].max() == pytest.approx(1.0, abs=0.02)
