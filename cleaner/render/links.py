"""Addresses that may become links: http and https, nothing that could mislead or break out of its place."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

MAX_URL: Final = 2000
"""Longest address that is linked, in code points; what is longer is not an address that people follow."""

_PATH_SAFE: Final = "/%:@!$&*+,;=~-._"
_QUERY_SAFE: Final = _PATH_SAFE + "?"


def web_link(url: str | None) -> str | None:
    """The address in ASCII, safe inside a quoted attribute; None when it must not be a link.

    Refused are other schemes (``javascript:``, ``data:``, ``file:``), addresses with a user name (which can
    pass for another site), and what is no address at all. Names of hosts come out in the form that DNS has.

    >>> web_link("https://example.org/a b?q='x'#y")
    'https://example.org/a%20b?q=%27x%27#y'
    >>> web_link("javascript:alert(1)"), web_link("https://bank.example@evil.example/")
    (None, None)
    """
    if not url or len(url) > MAX_URL or any(char <= " " for char in url.strip()[:8]):
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
            return None
        if ":" in host:
            return None
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if not all(char.isalnum() or char in "-._" for char in host):
        return None
    place = host if port is None else f"{host}:{port}"
    path = quote(parts.path, safe=_PATH_SAFE, errors="replace")
    query, end = (quote(part, safe=_QUERY_SAFE, errors="replace") for part in (parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place, path, query, end))


def host_of(link: str) -> str:
    """The host of a link that ``web_link`` made, without ``www.``.

    >>> host_of("https://www.example.org/a")
    'example.org'
    """
    return (urlsplit(link).hostname or "").removeprefix("www.")
