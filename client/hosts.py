# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers of the service, and which custom one may be used. No bpy."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit

from ..errors import ServiceError
from ..sentence import n_

SERVERS = {
    "DEFAULT": "https://api.elevenlabs.io",
    "US": "https://api.us.elevenlabs.io",
    "EU": "https://api.eu.residency.elevenlabs.io",
    "IN": "https://api.in.residency.elevenlabs.io",
    "SG": "https://api.sg.residency.elevenlabs.io",
}
"""Base URLs. Each residency server has workspaces and keys of its own: a wrong one looks like a wrong key."""

CUSTOM = "CUSTOM"


def base_url(server: str, custom_server: str = "") -> str:
    """The base URL of one of `SERVERS`, or `custom_server` once it is checked.

    Raises ServiceError with the sentence the editor reads.
    """
    if server == CUSTOM:
        return checked_url(custom_server)
    if server not in SERVERS:
        raise ServiceError(n_("There is no server “{name}”: choose one in the preferences.", name=server))
    return SERVERS[server]


def checked_url(url: str) -> str:
    """`url` without its last slash, if a key may be sent there; raises ServiceError if not."""
    url = url.strip()
    parts = _split(url)
    if not parts.hostname:
        raise ServiceError(n_("The custom server is not a web address: write it as https://host."))
    if parts.username is not None or parts.password is not None:
        raise ServiceError(n_("Take the user name and password out of the custom server: the key is enough."))
    if parts.query or parts.fragment or url[-1] in "?#":
        raise ServiceError(n_("The custom server ends before any ? or #: remove what follows."))
    if parts.scheme == "http" and not is_loopback(url):
        raise ServiceError(n_("Plain http would show your key to the network: use https for this server."))
    if parts.scheme not in ("http", "https"):
        raise ServiceError(n_("The custom server should begin with https://."))
    return url.rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether `url` leads to this machine and nowhere else."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _split(url: str) -> SplitResult:
    # urlsplit drops tabs and newlines, and a backslash is a slash to some: neither is a host name.
    if not url.isascii() or not url.isprintable() or any(char in url for char in ' \\"<>'):
        raise ServiceError(n_("The custom server has a character no web address has: type it again."))
    try:
        parts = urlsplit(url)
        has_port = parts.port != 0
    except ValueError:
        has_port, parts = False, urlsplit("")
    if not has_port:
        raise ServiceError(n_("The custom server is not a web address: write it as https://host:port."))
    return parts
