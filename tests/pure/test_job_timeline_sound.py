# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An mp3 take becomes FLAC with every sample in its place."""

import hashlib

import pytest
from video_to_music.errors import TakeError
from video_to_music.job.timeline_sound import for_the_timeline
from video_to_music.model import Receipt

np = pytest.importorskip("numpy")
av = pytest.importorskip("av", reason="PyAV is not in the oldest environment")


def a_receipt(name, **more):
    return Receipt("TEMP_SCORE", name, "mp3_44100_128", 2.0, 44100, 1, 1, "00" * 32, **more)


def clicks(rate_hz, at_s=(0.25, 1.5), duration_s=2):
    t = np.arange(duration_s * rate_hz) / rate_hz
    return (sum(np.exp(-(((t - at) / 0.0005) ** 2)) for at in at_s) * 24000).astype(np.int16)


def write_mp3(path, rate_hz, channels):
    layout = "mono" if channels == 1 else "stereo"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libmp3lame", rate=rate_hz, layout=layout)
        stream.bit_rate = 64_000
        samples = np.repeat(clicks(rate_hz), channels)[None]
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout=layout)
        frame.sample_rate, frame.pts = rate_hz, 0
        for part in av.AudioResampler("s16p", layout, rate_hz, frame_size=1152).resample(frame):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))


@pytest.mark.parametrize("rate_hz", [22050, 44100, 48000])
@pytest.mark.parametrize("channels", [1, 2])
def test_every_sample_is_in_its_place(tmp_path, rate_hz, channels):
    write_mp3(tmp_path / "take.mp3", rate_hz, channels)
    receipt = for_the_timeline(tmp_path, a_receipt("take.mp3", extras=("take.mid",)))
    assert (receipt.take, receipt.extras) == ("take.flac", ("take.mid", "take.mp3"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["take.flac", "take.mp3"]
    data = (tmp_path / "take.flac").read_bytes()
    assert (receipt.size_bytes, receipt.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    with av.open(str(tmp_path / "take.flac")) as flac:
        assert (flac.streams.audio[0].rate, flac.streams.audio[0].codec_context.channels) == (
            rate_hz,
            channels,
        )
        sound = np.concatenate([f.to_ndarray().reshape(-1, channels)[:, 0] for f in flac.decode(audio=0)])
    for at_s, half in ((0.25, slice(0, rate_hz)), (1.5, slice(rate_hz, None))):
        peak = half.start + np.argmax(np.abs(sound[half].astype(float)))
        assert peak / rate_hz == pytest.approx(at_s, abs=0.0005)


def test_other_takes_stay_as_they_are(tmp_path):
    receipt = a_receipt("take.opus")
    assert for_the_timeline(tmp_path, receipt) is receipt


@pytest.mark.parametrize("content", [b"", b"no music" * 1000, None])
def test_an_mp3_that_is_none(tmp_path, content):
    if content is not None:
        (tmp_path / "take.mp3").write_bytes(content)
    with pytest.raises(TakeError, match="can't be unpacked"):
        for_the_timeline(tmp_path, a_receipt("take.mp3"))
    assert not (tmp_path / "take.flac").exists()
    assert not list(tmp_path.glob("*.part"))
