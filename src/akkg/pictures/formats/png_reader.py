"""Reads the dots of a PNG file of 8-bit RGBA without interlacing, as resvg writes it."""

from __future__ import annotations

import zlib

__all__ = ["rows"]

_SIGNATURE = 8  # bytes before the first chunk
_DOT = 4  # bytes


def rows(content: bytes) -> list[bytes]:
    """Read the dots of a picture.

    Args:
        content: The bytes of the file (Portable Network Graphics, third edition).

    Returns:
        The rows from above, each of four bytes a dot: red, green, blue and opacity.
    """
    width, data = 0, b""
    at = _SIGNATURE
    while at < len(content):
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + length]
        if name == b"IHDR":
            width = int.from_bytes(body[:4])
        elif name == b"IDAT":
            data += body
        at += length + 12
    raw, step = zlib.decompress(data), width * _DOT + 1
    found: list[bytes] = []
    above = bytes(width * _DOT)
    for start in range(0, len(raw), step):
        above = _unfiltered(raw[start], raw[start + 1 : start + step], above)
        found.append(above)
    return found


def _unfiltered(filter: int, line: bytes, above: bytes) -> bytes:
    """Undo the filter of a row (section 9 of the specification)."""
    if not filter:
        return line
    found = bytearray(line)
    for at, byte in enumerate(line):
        left = found[at - _DOT] if at >= _DOT else 0
        corner = above[at - _DOT] if at >= _DOT else 0
        if filter == 1:
            guess = left
        elif filter == 2:
            guess = above[at]
        elif filter == 3:
            guess = (left + above[at]) // 2
        else:
            guess = _paeth(left, above[at], corner)
        found[at] = (byte + guess) & 255
    return bytes(found)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    away = (abs(guess - left), abs(guess - up), abs(guess - corner))
    if away[0] <= away[1] and away[0] <= away[2]:
        return left
    return up if away[1] <= away[2] else corner
