"""Bytes to text: byte order marks, then UTF-8, then what the page declares, then a guess that is named."""

from __future__ import annotations

import codecs
import re

from trucewatch.errors import UnreadableReport

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_SAMPLE = 65_536
_FALLBACK = "cp1252"
_ACCENTS = 0.05  # of an English text's bytes may stand for accents and quotation marks
_MOSTLY = 0.9  # of a text's characters may be read; less is taken for binary
_LONE = re.compile("[\ud800-\udfff]")


def decode(raw: bytes, name: str) -> tuple[str, str]:
    r"""The text and the encoding it was read in. Raises UnreadableReport for what is no text.

    >>> decode("Idle guns – at last".encode("utf-16"), "a.txt")
    ('Idle guns – at last', 'utf-16')
    >>> decode(b"\xef\xbb\xbfCalm", "a.txt")
    ('Calm', 'utf-8-sig')
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding, name), encoding
    if b"\0" in raw:
        return _without_mark(raw, name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _declared(raw, name) or _guessed(raw, name)
    _refuse_binary(text, name)
    return text, "utf-8"


def without_lone_surrogates(text: str) -> str:
    r"""Text that every encoding can write: half a character (JSON's "\ud800") becomes U+FFFD."""
    return _LONE.sub("\ufffd", text)


def _strict(raw: bytes, encoding: str, name: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableReport(name, f"starts as {encoding} but is not", "save it as UTF-8") from None
    _refuse_binary(text, name)
    return text


def _without_mark(raw: bytes, name: str) -> tuple[str, str]:
    """UTF-16 without a mark has its zero bytes at every second place; anything else with zeros is binary."""
    sample = raw[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    half = max(1, len(sample) // 2)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros / half > 0.5 and others / half < 0.05:
            return _strict(raw, encoding, name), encoding
    raise UnreadableReport(name, "is binary, not text", "convert it to text or HTML first")


def _declared(raw: bytes, name: str) -> tuple[str, str] | None:
    found = _CHARSET.search(raw[:4096])
    if found is None:
        return None
    encoding = found[1].decode("ascii").lower()
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    _refuse_binary(text, name)
    return text, encoding


def _guessed(raw: bytes, name: str) -> tuple[str, str]:
    western = _western(raw)
    if western is not None:
        return western, _FALLBACK
    from charset_normalizer import from_bytes  # slow to import, and UTF-8 seldom fails

    best = from_bytes(raw).best()
    if best is None:
        raise UnreadableReport(name, "is in no encoding that we can tell", "save it as UTF-8")
    text = str(best)
    _refuse_binary(text, name)
    return text, str(best.encoding).replace("_", "-")


def _western(raw: bytes) -> str | None:
    """Text that is nearly all ASCII in the code page that browsers fall back on (WHATWG Encoding).

    A few accents and quotation marks are too few to guess by: they pass for Chinese as well as for Polish.
    """
    if sum(byte > 0x7F for byte in raw) > _ACCENTS * len(raw):
        return None
    try:
        text = raw.decode(_FALLBACK)
    except UnicodeDecodeError:
        return None
    return text if sum(character.isprintable() or character.isspace() for character in text) == len(text) else None


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:_SAMPLE]
    readable = sum(character.isprintable() or character.isspace() for character in sample)
    if sample and readable < _MOSTLY * len(sample):
        raise UnreadableReport(name, "is binary, not text", "convert it to text or HTML first")
