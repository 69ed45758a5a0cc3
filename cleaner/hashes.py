"""The hash functions of hashlib, loaded once there is room for them.

Where hashlib finds no memory for one of its parts it prints a traceback of its own on standard error before it raises,
which nobody can catch; so it is looked for first. Every module that hashes imports from here.
"""

from __future__ import annotations

from cleaner.scarcity import need_room

HASH_BYTES = 4 << 20
"""Address space for hashlib without OpenSSL, an arena of Python's included: 2 MB were enough on 3.11 and on 3.13; with
OpenSSL it takes more and does without where there is not."""

need_room(HASH_BYTES)

from hashlib import blake2b as blake2b  # noqa: E402 - not before there is room
from hashlib import sha256 as sha256  # noqa: E402
