# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words editors type, with their synonyms, and what each asks of the music. No bpy.

GENRE_WORDS choose a way of playing. MOODS bend it: a mode, and shifts of tempo, energy, brightness,
density, wetness and dynamics. INSTRUMENTS name a player; DRUM_WORDS are what "no drums" may mean.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mood:
    """Shifts from -1 to 1; `tempo` is a factor in percent; `mode` "" leaves the genre's."""

    mode: str = ""
    tempo: int = 100
    energy: float = 0.0
    brightness: float = 0.0
    density: float = 0.0
    wetness: float = 0.0
    dynamics: float = 0.0


GENRE_WORDS: dict[str, str] = {
    "cinematic": "cinematic film score soundtrack orchestral orchestra dramatic drama underscore adventure",
    "epic": "epic trailer heroic battle war blockbuster superhero massive colossal action",
    "thriller": "thriller tension suspense spy heist crime investigation chase pursuit countdown stakeout",
    "horror": "horror scary haunted creepy ghost slasher nightmare gore",
    "documentary": "documentary nature science history interview explainer biography museum",
    "piano": "piano pianist nocturne ballad",
    "classical": "classical baroque mozart sonata quartet chamber symphony symphonic elegant",
    "waltz": "waltz ballroom carousel",
    "acoustic": "acoustic wedding guitar unplugged family home campfire indie travel vlog",
    "folk": "folk celtic irish country bluegrass pub village",
    "fantasy": "fantasy magic magical fairy medieval elf enchanted dragon",
    "corporate": "corporate business startup presentation product promo commercial advert ad technology tech",
    "pop": "pop radio summer party catchy",
    "rock": "rock metal punk grunge guitars band extreme skate",
    "electronic": "electronic edm house dance club electro rave dj fashion",
    "techno": "techno industrial warehouse minimal trance",
    "synthwave": "synthwave retrowave eighties 80s vaporwave neon outrun retro",
    "ambient": "ambient drone meditation yoga spa atmospheric soundscape space underwater sleep",
    "lofi": "lofi chillhop study chill beats",
    "hiphop": "hiphop hip-hop rap trap urban street",
    "jazz": "jazz jazzy swing bebop lounge cocktail cafe bossa",
    "noir": "noir detective smoky nightclub",
    "funk": "funk funky disco groove groovy soul seventies 70s",
    "latin": "latin salsa tango flamenco spanish mexican cuban samba",
    "chiptune": "chiptune 8-bit 8bit 16-bit arcade videogame video-game nes pixel gameboy",
    "comedy": "comedy comic funny quirky silly cartoon sneaky slapstick humorous goofy",
    "children": "children kids child toy nursery baby lullaby playground",
    "western": "western cowboy desert outlaw frontier",
    "scifi": "scifi sci-fi science-fiction futuristic future robot cyberpunk alien cosmic",
}

MOODS: dict[str, tuple[str, Mood]] = {
    "happy": ("happy joyful cheerful merry joyous glad smiling", Mood("major", 108, 0.1, 0.15, 0.1)),
    "sad": (
        "sad sorrow sorrowful grief tearful mournful mourning",
        Mood("minor", 82, -0.2, -0.2, -0.15, 0.1),
    ),
    "melancholy": (
        "melancholy melancholic wistful bittersweet longing lonely",
        Mood("dorian", 88, -0.15, -0.1, -0.1),
    ),
    "tense": (
        "tense nervous anxious suspenseful uneasy edgy paranoid",
        Mood("phrygian", 106, 0.1, -0.1, 0.05),
    ),
    "dark": ("dark sinister evil menacing ominous brooding grim", Mood("phrygian", 94, 0.0, -0.3, 0.0, 0.1)),
    "eerie": ("eerie spooky unsettling strange uncanny weird", Mood("locrian", 84, -0.2, -0.2, -0.2, 0.25)),
    "calm": (
        "calm peaceful serene tranquil quiet soothing gentle soft still",
        Mood("", 84, -0.25, -0.1, -0.25, 0.1),
    ),
    "relaxed": ("relaxed relaxing laid-back mellow easy lazy smooth", Mood("", 90, -0.15, -0.05, -0.1)),
    "warm": (
        "warm tender heartfelt cozy intimate sweet loving",
        Mood("major", 94, -0.05, -0.05, -0.05, 0.05),
    ),
    "romantic": ("romantic love romance passionate sensual", Mood("major", 88, -0.05, 0.0, -0.05, 0.15, 0.1)),
    "hopeful": ("hopeful optimistic hope uplifting rising", Mood("major", 102, 0.1, 0.1, 0.05, 0.05)),
    "inspiring": (
        "inspiring inspirational motivational motivating empowering",
        Mood("major", 104, 0.15, 0.1, 0.1),
    ),
    "triumphant": (
        "triumphant victorious victory glorious proud majestic",
        Mood("major", 102, 0.25, 0.15, 0.1, 0.1),
    ),
    "heroic": ("brave courageous noble bold valiant", Mood("mixolydian", 104, 0.2, 0.1, 0.1)),
    "solemn": (
        "solemn serious sober grave dignified reverent memorial",
        Mood("minor", 80, -0.15, -0.15, -0.15, 0.15),
    ),
    "playful": ("playful bouncy whimsical mischievous cheeky fun", Mood("major", 110, 0.05, 0.15, 0.1, -0.1)),
    "mysterious": (
        "mysterious mystery enigmatic secret curious hidden",
        Mood("dorian", 90, -0.1, -0.15, -0.1, 0.2),
    ),
    "dreamy": ("dreamy dream ethereal floating hazy surreal airy", Mood("lydian", 86, -0.15, 0.0, -0.1, 0.3)),
    "nostalgic": (
        "nostalgic nostalgia memories vintage remembrance old",
        Mood("mixolydian", 92, -0.1, -0.1, 0.0, 0.1),
    ),
    "energetic": (
        "energetic driving dynamic powerful pumping upbeat lively",
        Mood("", 114, 0.25, 0.15, 0.2, -0.05),
    ),
    "aggressive": (
        "aggressive angry violent fierce brutal intense hard",
        Mood("phrygian", 112, 0.3, 0.1, 0.2, -0.1),
    ),
    "urgent": ("urgent breaking frantic hectic racing rush pulse pulsing", Mood("", 112, 0.15, 0.0, 0.2)),
    "exciting": ("exciting thrilling adrenaline explosive fast-paced", Mood("", 112, 0.25, 0.1, 0.15)),
    "fast": ("fast quick rapid speedy uptempo", Mood("", 122, 0.1, 0.05, 0.1)),
    "slow": ("slow slowly sluggish downtempo adagio", Mood("", 76, -0.1, 0.0, -0.1)),
    "bright": ("bright sunny light shiny sparkling fresh", Mood("", 104, 0.05, 0.25, 0.0)),
    "cold": ("cold icy winter bleak frozen sterile", Mood("minor", 92, -0.1, 0.1, -0.15, 0.25)),
    "sparse": ("sparse minimalist simple bare intimate empty", Mood("", 96, -0.1, 0.0, -0.35)),
    "busy": ("busy dense rich lush full complex", Mood("", 100, 0.1, 0.0, 0.3)),
    "grand": ("grand big huge sweeping vast soaring wide", Mood("", 96, 0.2, 0.05, 0.1, 0.2, 0.15)),
    "elegant": ("graceful refined stylish classy luxury luxurious", Mood("", 94, -0.05, 0.05, -0.1, 0.1)),
    "sports": ("sport sports workout gym football racing running", Mood("", 114, 0.25, 0.1, 0.2)),
    "christmas": ("christmas xmas holiday festive santa snow", Mood("major", 106, 0.05, 0.25, 0.05, 0.1)),
    "news": ("news headline bulletin report", Mood("minor", 108, 0.15, 0.05, 0.1)),
    "exotic": (
        "oriental arabic eastern exotic middle-eastern",
        Mood("harmonic_minor", 100, 0.0, 0.0, 0.0, 0.1),
    ),
    "loud": ("loud strong heavy", Mood("", 100, 0.2, 0.1, 0.15)),
    "reverberant": ("spacious echo reverb cathedral church", Mood("", 96, -0.05, 0.0, -0.1, 0.4)),
    "dry": ("dry close tight punchy", Mood("", 100, 0.05, 0.0, 0.0, -0.4)),
}

MODE_WORDS: dict[str, str] = {
    "major": "major ionian",
    "minor": "minor aeolian",
    "dorian": "dorian",
    "phrygian": "phrygian",
    "lydian": "lydian",
    "mixolydian": "mixolydian",
    "harmonic_minor": "harmonic-minor",
}

INSTRUMENTS: dict[str, tuple[str, str]] = {
    "piano": ("piano", "keys lead"),
    "felt": ("felt_piano", "keys lead"),
    "rhodes": ("e_piano", "keys"),
    "wurlitzer": ("e_piano", "keys"),
    "keys": ("e_piano", "keys"),
    "guitar": ("steel_guitar", "keys"),
    "guitars": ("steel_guitar", "keys"),
    "ukulele": ("guitar", "keys"),
    "harp": ("harp", "keys"),
    "strings": ("strings", "pad"),
    "violin": ("violin", "lead"),
    "fiddle": ("violin", "lead"),
    "cello": ("cello", "lead"),
    "flute": ("flute", "lead"),
    "clarinet": ("clarinet", "lead"),
    "whistle": ("whistle", "lead"),
    "brass": ("brass", "lead"),
    "trumpet": ("brass", "lead"),
    "horn": ("horns", "lead"),
    "horns": ("horns", "counter"),
    "choir": ("choir", "pad"),
    "voices": ("choir", "pad"),
    "marimba": ("marimba", "keys"),
    "xylophone": ("marimba", "keys"),
    "vibraphone": ("vibes", "lead"),
    "vibes": ("vibes", "lead"),
    "glockenspiel": ("glockenspiel", "lead"),
    "bells": ("bell", "lead"),
    "celesta": ("music_box", "lead"),
    "music-box": ("music_box", "lead"),
    "pizzicato": ("pizzicato", "keys"),
    "synth": ("synth_lead", "lead"),
    "synths": ("saw_pad", "pad"),
    "synthesizer": ("synth_lead", "lead"),
    "pad": ("warm", "pad"),
    "pads": ("warm", "pad"),
    "sub": ("sub", "bass"),
    "808": ("sub", "bass"),
}
"""A word, the instrument it names, and the parts that take it."""

DRUM_WORDS = "drums drum percussion beat beats rhythm drumless"
NEGATIONS = "no without not never minus zero"
