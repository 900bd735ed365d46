"""Addresses of random numbers: which words name a stream."""

from zlib import crc32

PURPOSES = (
    "count",
    "patient",
    "traits",
    "stage",
    "level",
    "intensity",
    "seeding",
    "infection",
    "progress",
    "fate",
    "vaccination",
)


def stream(*words: str) -> int:
    """Return the 32-bit address of the stream that these words name.

    >>> stream("strid", "K01", "unn-tromso") == stream("strid", "K01", "unn-tromso")
    True
    """
    return crc32("\x1f".join(words).encode())
