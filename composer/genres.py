# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways of playing that Temp Score knows, one Style each. No bpy."""

from __future__ import annotations

from .style import Style

GENRES: dict[str, Style] = {
    "cinematic": Style(),
    "epic": Style(
        genre="epic", tempo=(84, 104, 138), lead="brass", counter="strings", keys="spiccato", pad="choir",
        comping="ostinato", bass_line="drive", groove="taiko", energy=0.75, density=0.7, wetness=0.6,
        dynamics=0.8,
    ),
    "thriller": Style(
        genre="thriller", mode="phrygian", tempo=(88, 112, 140), lead="low_strings", counter="glass",
        keys="pulse",
        pad="dark", bass="synth_bass", comping="pulse", bass_line="pedal_eighths", groove="ticking",
        energy=0.6, brightness=0.35, density=0.55, wetness=0.5,
    ),
    "horror": Style(
        genre="horror", mode="locrian", tempo=(52, 66, 96), flavour="clusters", lead="music_box",
        counter="glass",
        keys="felt_piano", pad="dark", bass="sub", comping="sparse", bass_line="pedal", groove="heartbeat",
        energy=0.35, brightness=0.25, density=0.2, wetness=0.85, dynamics=0.9,
    ),
    "documentary": Style(
        genre="documentary", mode="major", tempo=(66, 84, 112), lead="felt_piano", counter="strings",
        keys="felt_piano", pad="strings", comping="broken", bass_line="roots", groove="none",
        risers=False, energy=0.4, brightness=0.4, density=0.4, wetness=0.55,
    ),
    "piano": Style(
        genre="piano", mode="minor", tempo=(56, 72, 100), lead="piano", counter="", keys="piano", pad="",
        bass="piano", comping="broken", bass_line="roots", groove="none", impacts=False, risers=False,
        energy=0.35, brightness=0.4, density=0.4, wetness=0.5, dynamics=0.8, human_s=0.012,
    ),
    "classical": Style(
        genre="classical", mode="major", tempo=(72, 100, 138), lead="violin", counter="flute", keys="harp",
        pad="strings", comping="alberti", bass_line="roots", groove="none", impacts=False, risers=False,
        energy=0.5, brightness=0.55, wetness=0.5, dynamics=0.7, human_s=0.01,
    ),
    "waltz": Style(
        genre="waltz", mode="major", tempo=(96, 126, 168), beats_per_bar=3, lead="violin", counter="flute",
        keys="harp", pad="strings", bass="pizzicato", comping="waltz", bass_line="roots", groove="waltz",
        impacts=False, risers=False, energy=0.5, brightness=0.6,
    ),
    "acoustic": Style(
        genre="acoustic", mode="major", tempo=(76, 98, 124), flavour="added", lead="guitar",
        counter="strings",
        keys="steel_guitar", pad="warm", bass="upright", comping="strum", bass_line="roots_fifths",
        groove="brushes", impacts=False, risers=False, energy=0.45, brightness=0.55, wetness=0.35,
        human_s=0.012,
    ),
    "folk": Style(
        genre="folk", mode="mixolydian", tempo=(88, 108, 136), lead="whistle", counter="violin",
        keys="steel_guitar", pad="", bass="upright", comping="fingerstyle", bass_line="roots_fifths",
        groove="frame_drum", impacts=False, risers=False, energy=0.5, brightness=0.6, wetness=0.35,
    ),
    "fantasy": Style(
        genre="fantasy", mode="dorian", tempo=(72, 92, 124), lead="flute", counter="horns", keys="harp",
        pad="choir", comping="arpeggio", groove="frame_drum", energy=0.45, brightness=0.6, wetness=0.7,
    ),
    "corporate": Style(
        genre="corporate", mode="major", tempo=(100, 116, 132), flavour="added", lead="bell", counter="pluck",
        keys="pluck", pad="warm", bass="finger_bass", comping="muted_eighths", bass_line="drive",
        groove="pop", energy=0.55, brightness=0.7, density=0.6, wetness=0.4, dynamics=0.4,
    ),
    "pop": Style(
        genre="pop", mode="major", tempo=(96, 114, 132), flavour="added", lead="synth_lead", counter="bell",
        keys="piano", pad="warm", bass="finger_bass", comping="blocks", bass_line="drive", groove="pop",
        energy=0.65, brightness=0.65, density=0.6, wetness=0.35, dynamics=0.4,
    ),
    "rock": Style(
        genre="rock", mode="mixolydian", tempo=(100, 124, 152), flavour="power", lead="drive_guitar",
        counter="",
        keys="drive_guitar", pad="", bass="finger_bass", comping="power_eighths", bass_line="eighths",
        groove="rock", energy=0.8, brightness=0.7, density=0.7, wetness=0.25, dynamics=0.3,
    ),
    "electronic": Style(
        genre="electronic", mode="minor", tempo=(108, 122, 134), lead="synth_lead", counter="pluck",
        keys="pluck",
        pad="saw_pad", bass="synth_bass", comping="sixteenths", bass_line="offbeat", groove="house",
        energy=0.7, brightness=0.65, density=0.7, wetness=0.4, dynamics=0.4, human_s=0.0, sidechain=0.5,
    ),
    "techno": Style(
        genre="techno", mode="phrygian", tempo=(124, 132, 144), lead="pulse", counter="", keys="pluck",
        pad="dark", bass="synth_bass", comping="sixteenths", bass_line="offbeat", groove="techno",
        energy=0.8, brightness=0.5, density=0.75, wetness=0.4, dynamics=0.3, human_s=0.0, sidechain=0.6,
    ),
    "synthwave": Style(
        genre="synthwave", mode="minor", tempo=(84, 104, 122), lead="synth_lead", counter="bell",
        keys="pluck",
        pad="saw_pad", bass="synth_bass", comping="sixteenths", bass_line="eighths", groove="eighties",
        energy=0.6, brightness=0.6, density=0.6, wetness=0.55, dynamics=0.4, human_s=0.0, sidechain=0.35,
    ),
    "ambient": Style(
        genre="ambient", mode="lydian", tempo=(56, 68, 92), flavour="added", lead="bell", counter="glass",
        keys="e_piano", pad="warm", bass="sub", comping="sparse", bass_line="pedal", groove="none",
        impacts=False, energy=0.25, brightness=0.4, density=0.2, wetness=0.9, dynamics=0.5,
    ),
    "lofi": Style(
        genre="lofi", mode="dorian", tempo=(68, 80, 94), flavour="sevenths", lead="e_piano", counter="",
        keys="e_piano", pad="warm", bass="upright", comping="lazy", bass_line="syncopated", groove="boom_bap",
        impacts=False, risers=False, energy=0.4, brightness=0.3, density=0.45, wetness=0.35, swing=0.09,
        dynamics=0.15, human_s=0.014,
    ),
    "hiphop": Style(
        genre="hiphop", mode="minor", tempo=(72, 86, 102), lead="bell", counter="", keys="pluck", pad="dark",
        bass="sub", comping="lazy", bass_line="syncopated", groove="trap", energy=0.6, brightness=0.5,
        density=0.5, wetness=0.3, dynamics=0.4, human_s=0.004,
    ),
    "jazz": Style(
        genre="jazz", mode="dorian", tempo=(92, 116, 152), flavour="sevenths", lead="vibes", counter="",
        keys="piano", pad="", bass="upright", comping="charleston", bass_line="walking", groove="swing",
        impacts=False, risers=False, energy=0.5, brightness=0.45, density=0.5, wetness=0.3, swing=0.16,
        human_s=0.012,
    ),
    "noir": Style(
        genre="noir", mode="harmonic_minor", tempo=(56, 70, 92), flavour="sevenths", lead="vibes",
        counter="low_strings", keys="piano", pad="strings", bass="upright", comping="sparse",
        bass_line="walking", groove="brushes", risers=False, energy=0.35, brightness=0.3, density=0.35,
        wetness=0.55, swing=0.14, human_s=0.014,
    ),
    "funk": Style(
        genre="funk", mode="dorian", tempo=(94, 106, 120), flavour="sevenths", lead="synth_lead", counter="",
        keys="e_piano", pad="", bass="finger_bass", comping="funk", bass_line="syncopated", groove="funk",
        risers=False, energy=0.7, brightness=0.65, density=0.7, wetness=0.2, dynamics=0.3,
    ),
    "latin": Style(
        genre="latin", mode="harmonic_minor", tempo=(92, 108, 128), flavour="sevenths", lead="guitar",
        counter="flute", keys="guitar", pad="", bass="upright", comping="montuno", bass_line="tumbao",
        groove="latin", impacts=False, risers=False, energy=0.6, brightness=0.6, density=0.6, wetness=0.3,
    ),
    "chiptune": Style(
        genre="chiptune", mode="major", tempo=(124, 144, 168), lead="square", counter="square", keys="chip",
        pad="", bass="triangle", comping="sixteenths", bass_line="octaves", groove="chip", impacts=True,
        risers=True, energy=0.75, brightness=0.85, density=0.8, wetness=0.05, dynamics=0.2, human_s=0.0,
    ),
    "comedy": Style(
        genre="comedy", mode="major", tempo=(92, 112, 136), lead="clarinet", counter="glockenspiel",
        keys="pizzicato", pad="", bass="pizzicato", comping="offbeat", bass_line="roots_fifths",
        groove="light", risers=False, energy=0.5, brightness=0.6, density=0.5, wetness=0.3, human_s=0.01,
    ),
    "children": Style(
        genre="children", mode="major", tempo=(96, 116, 138), lead="glockenspiel", counter="flute",
        keys="marimba", pad="", bass="pizzicato", comping="alberti", bass_line="roots_fifths",
        groove="light", impacts=False, risers=False, energy=0.5, brightness=0.75, wetness=0.35,
    ),
    "western": Style(
        genre="western", mode="dorian", tempo=(76, 96, 124), lead="whistle", counter="guitar",
        keys="steel_guitar", pad="low_strings", bass="upright", comping="fingerstyle",
        bass_line="roots_fifths", groove="frame_drum", risers=False, energy=0.5, brightness=0.5, wetness=0.6,
    ),
    "scifi": Style(
        genre="scifi", mode="lydian", tempo=(72, 92, 124), lead="glass", counter="horns", keys="pulse",
        pad="choir",
        bass="synth_bass", comping="pulse", bass_line="pedal_eighths", groove="ticking",
        energy=0.5, brightness=0.5, density=0.5, wetness=0.8,
    ),
}  # fmt: skip
"""Every genre. The parts not named are Style's own defaults, the cinematic ones."""
