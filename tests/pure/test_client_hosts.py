# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which servers a key may be sent to."""

import subprocess
import sys
from pathlib import Path

import pytest
from video_to_music.client.hosts import SERVERS, base_url, checked_url, is_loopback
from video_to_music.errors import ServiceError

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_service_has_five_servers():
    assert [base_url(server) for server in ("DEFAULT", "US", "EU", "IN", "SG")] == [
        "https://api.elevenlabs.io",
        "https://api.us.elevenlabs.io",
        "https://api.eu.residency.elevenlabs.io",
        "https://api.in.residency.elevenlabs.io",
        "https://api.sg.residency.elevenlabs.io",
    ]
    assert all(checked_url(url) == url for url in SERVERS.values())


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://music.studio.example", "https://music.studio.example"),
        ("https://music.studio.example:8443/", "https://music.studio.example:8443"),
        ("  https://proxy.example/elevenlabs/ ", "https://proxy.example/elevenlabs"),
        ("HTTPS://EXAMPLE.COM", "HTTPS://EXAMPLE.COM"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_a_custom_server_may_be(url, base):
    assert base_url("CUSTOM", url) == base


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "not a web address"),
        ("music.example.com", "not a web address"),
        ("https://", "not a web address"),
        ("https://example.com:99999", "not a web address"),
        ("https://example.com:0", "not a web address"),
        ("https://[::1", "not a web address"),
        ("http://example.com", "Plain http"),
        ("http://192.168.1.20:8000", "Plain http"),
        ("http://localhost.example.com", "Plain http"),
        ("http://127.0.0.1.nip.io", "Plain http"),
        ("http://2130706433", "Plain http"),
        ("ftp://example.com", "begin with https"),
        ("file:///etc/passwd", "not a web address"),
        ("https://me@example.com", "user name and password"),
        ("https://me:secret@example.com", "user name and password"),
        ("http://127.0.0.1@example.com", "user name and password"),
        ("https://example.com?x=1", "before any"),
        ("https://example.com/#x", "before any"),
        ("https://example.com?", "before any"),
        ("https://example.com\\@127.0.0.1", "no web address has"),
        ("https://exa mple.com", "no web address has"),
        ("https://example.com\nX-Header: 1", "no web address has"),
        ("https://exämple.com", "no web address has"),
    ],
)
def test_a_custom_server_may_not_be(url, words):
    with pytest.raises(ServiceError, match=words) as caught:
        base_url("CUSTOM", url)
    assert "secret" not in str(caught.value)


def test_an_unknown_server_is_refused():
    with pytest.raises(ServiceError, match="choose one"):
        base_url("MARS")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://127.0.0.1:1", True),
        ("http://127.1.2.3", True),
        ("https://localhost", True),
        ("http://[::1]:9", True),
        ("https://api.elevenlabs.io", False),
        ("http://localhost.example.com", False),
        ("http://127.0.0.1@example.com", False),
        ("nonsense", False),
        ("http://[", False),
    ],
)
def test_loopback_is_this_machine_only(url, expected):
    assert is_loopback(url) is expected


def test_importing_the_room_imports_no_http():
    """Preferences import it while Blender starts."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'tests')!r}); import conftest\n"
        "import video_to_music.client.hosts\n"
        "print(sorted({'requests', 'urllib3', 'ssl', 'http.client', 'av', 'numpy'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
