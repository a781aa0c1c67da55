"""Bytes to text."""

from __future__ import annotations

import pytest

from contested.errors import Binary, WrongEncoding
from contested.sources.encoding import decode

ENGLISH = "The army left the village on Sunday, residents of the hills said to a reporter by telephone. " * 3


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells(name: str) -> None:
    assert decode("Café ‘quiet’".encode(name), None, "x") == "Café ‘quiet’"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH + "“Quiet” – he said it’s over in Jisr.", "cp1252"),
        (ENGLISH + "Le café naïve de la cité.", "latin-1"),
        ("Украинские войска отступили из города после долгого боя за мост через реку. " * 4, "cp1251"),
        ("قال سكان القرية إن الجيش انسحب من التل بعد قصف عنيف استمر يومين. " * 4, "cp1256"),
    ],
)
def test_what_is_no_utf8_is_detected(text: str, name: str) -> None:
    assert decode(text.encode(name), None, "x") == text


def test_bytes_that_cp1252_lacks_are_latin1() -> None:
    assert decode(ENGLISH.encode() + b"\x81\x95", None, "x") == ENGLISH + "\x81\x95"


def test_one_broken_byte_does_not_make_utf8_another_encoding() -> None:
    text = "“Quiet” in Jisr al-Shughūr, he said – " * 12
    assert decode(text.encode() + b"\xff", None, "x") == text + "\ufffd"


def test_a_given_encoding_is_used_for_what_is_no_utf8() -> None:
    assert decode("Ağrı ş".encode("cp1254"), "cp1254", "x") == "Ağrı ş"
    assert decode("Ağrı ş".encode(), "cp1254", "x") == "Ağrı ş"
    assert decode("plain".encode("utf-16-le"), "utf-16-le", "x") == "plain"


def test_a_given_encoding_that_fails_is_said_with_its_place() -> None:
    with pytest.raises(WrongEncoding, match=r"ascii at byte 3") as e:
        decode("abcé".encode("latin-1"), "ascii", "page.txt")
    assert e.value.where == "page.txt"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\x01\x02\x03\x04 abc", bytes(range(256))])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(Binary):
        decode(data, None, "x")
