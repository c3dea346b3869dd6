"""The bytes of a file as text."""

import codecs
import re

from dateline.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF file", "pdftotext"),
    (b"PK\x03\x04", "a zip archive or office document", "'Save as plain text' or unzip"),
    (b"\x1f\x8b", "a gzip archive", "gunzip"),
    (b"{\\rtf", "an RTF document", "'Save as plain text'"),
    (b"\xd0\xcf\x11\xe0", "an office document", "'Save as plain text'"),
    (b"\x89PNG", "a picture", "an OCR program"),
    (b"\xff\xd8\xff", "a picture", "an OCR program"),
)
# Letters that tell the 8-bit code pages apart in running text, by how often they are right there.
_LATIN = "éèêàçùâîôûëïœÉÀÈÊÇ«»’“”…–—€°œŒÿŸüöäßñóíáž\u00a0"
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєґё"
_SYMBOLS = re.compile(r"[^\w\s]")


def decode(data: bytes, *, name: str = "-") -> str:
    """The text of a file's bytes, newlines as they are, a byte order mark left out.

    UTF-8, UTF-16 and UTF-32 by their mark; UTF-8 and UTF-16 also without one; else the 8-bit code page
    that reads best as Latin or Cyrillic prose (cp1252, ISO-8859-15, cp1251, KOI8-R). Raises InputError for
    anything that is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    for magic, kind, remedy in _KINDS:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {kind}, not text; make text of it first (for example with {remedy})")
    sample = data[:65536]
    if b"\0" in sample:
        wide = _unmarked_utf16(sample)
        if wide:
            return _strictly(data, wide, name)
        raise InputError(f"{name}: this is a binary file, not text; give a plain text file in UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # One stray byte in a long UTF-8 file is damage, not another code page.
        if error.start > 200 and _mostly_utf8(data):
            return data.decode("utf-8", errors="replace")
    if sum(b < 32 and b not in (9, 10, 12, 13) for b in sample) * 50 > len(sample):
        raise InputError(f"{name}: this is a binary file, not text; give a plain text file in UTF-8")
    return data.decode(_code_page(sample), errors="replace")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: the byte order mark says {encoding} but byte {error.start} is not; save the file as UTF-8"
        ) from None


def _mostly_utf8(data: bytes) -> bool:
    """True when decoding as UTF-8 loses at most one character in two hundred that is not ASCII."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return bad * 20 <= sum(c > "\x7f" for c in text)


def _unmarked_utf16(sample: bytes) -> str | None:
    """The UTF-16 byte order of Latin text written without a mark, or None."""
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0 : half * 2 : 2].count(0), sample[1 : half * 2 : 2].count(0)
    if odd * 10 >= half * 6 and even == 0:
        return "utf-16-le"
    if even * 10 >= half * 6 and odd == 0:
        return "utf-16-be"
    return None


def _code_page(sample: bytes) -> str:
    """The 8-bit code page under which `sample` reads best."""
    return max(("cp1252", "iso-8859-15", "cp1251", "koi8-r"), key=lambda page: _reads(sample, page))


def _reads(sample: bytes, page: str) -> float:
    """How well `sample` reads under `page`: the share of its non-ASCII characters that prose would hold."""
    text = sample.decode(page, errors="replace")
    high = [c for c in text if c > "\x7f"]
    if not high:
        return 0.0
    if page in ("cp1251", "koi8-r"):
        # Cyrillic prose is nearly all high bytes and lower case; accents in Latin prose stand alone.
        words = re.findall(r"[^\W\d_]{3,}", text)
        whole = sum(all(c > "\x7f" for c in w) for w in words)
        if not words or whole * 2 < len(words):
            return 0.0
        lower = sum(c in _CYRILLIC for c in high) / len(high)
        rank = sum(c in "оеаинт" for c in high) / len(high)
        return 1.0 + lower + rank
    good = sum(c in _LATIN for c in high)
    bad = sum(c in "\ufffd¤¦¨´¸¼½¾" or "\x80" <= c <= "\x9f" for c in high)
    return (good - 2 * bad) / len(high) + (0.01 if page == "cp1252" else 0.0)
