"""Bytes to text."""

from __future__ import annotations

import codecs
import re

from contested.errors import Binary, WrongEncoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings whose bytes can all look like ASCII: valid UTF-8 says nothing against them.
_STATEFUL = ("utf-16", "utf-32", "utf-7", "iso2022", "hz")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# Below this share of bytes over 127 a text is Latin script with a few odd letters, on which
# statistical detection guesses at random among the code pages; above it detection is sound.
_LATIN_SHARE = 0.05
_SAMPLE = 200_000


def decode(data: bytes, given: str | None, where: str) -> str:
    """The text of ``data``: by its byte order mark, as UTF-8, as ``given``, or as detected.

    Raises Binary when it is no text, WrongEncoding when ``given`` does not fit.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data, name, where)
    if given and codecs.lookup(given).name.replace("_", "").startswith(_STATEFUL):
        return _strict(data, given, where)
    if is_binary(data):
        raise Binary(where, "It is not text.", remedy="Save it as text or HTML and read that.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, given, where) if given else _detected(data, where)


def is_binary(data: bytes) -> bool:
    """Whether the bytes hold NUL, or control codes in numbers that no text has."""
    sample = data[:_SAMPLE]
    return b"\x00" in sample or len(_CONTROL.findall(sample)) * 100 > len(sample)


def _strict(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeError as e:
        at = f" at byte {e.start}" if isinstance(e, UnicodeDecodeError) else ""
        raise WrongEncoding(
            where,
            f"It is not in the encoding {name}{at}.",
            remedy="Leave --encoding out to have it detected, or give the right one.",
        ) from e


def _detected(data: bytes, where: str) -> str:
    high = len(_HIGH.findall(data))
    multibyte = sum(map(len, _MULTIBYTE.findall(data)))
    if high - multibyte <= multibyte // 20:
        return data.decode("utf-8", errors="replace")
    if high <= len(data) * _LATIN_SHARE:
        return _western(data)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise Binary(where, "It is not text in any known encoding.", remedy="Give its encoding with --encoding.")
    return data.decode(best.encoding, errors="replace")


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
