"""The bytes of a file as text."""

import pytest

from dateline.articles.decode import decode
from dateline.errors import InputError

FRENCH = "Été 2023 : près de Donetsk, « trois blessés » à l’hôpital. L'armée a 5 drones. Cœur du siège, ça brûle.\r\n"
RUSSIAN = "Губернатор Белгородской области сообщил о трёх погибших при обстреле. Дроны сбиты над городом.\n"
UKRAINIAN = "Очільник Харківської області повідомив про трьох загиблих. Ґанок будинку зруйновано, є поранені.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "iso-8859-15"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN * 40, "koi8-r"),
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "utf-8-sig"),
        ("Plain ASCII text.\n", "ascii"),
        ("L'été à Gao.", "cp1252"),
        ("Prix : 5 € à Gao, été.", "cp1252"),
        ("une œuvre brûlée, cœur de ville", "iso-8859-15"),
        ("«\u00a0Non\u00a0», a-t-il dit à l’AFP\u2026", "cp1252"),
        ("", "utf-8"),
    ],
)
def test_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_mark_at_the_head_is_not_counted_and_newlines_stay() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n") == "a\r\nb\rc\n"


def test_one_damaged_byte_is_not_another_code_page() -> None:
    data = (FRENCH * 5).encode()
    got = decode(data[:300] + b"\xff" + data[300:])
    assert got.count("\ufffd") <= 2 and "près de Donetsk" in got


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n...",
        b"PK\x03\x04abc",
        b"\x89PNG\r\n",
        b"\x1f\x8b\x08",
        b"{\\rtf1 Bonjour}",
        b"ab\x00\x01\x02cd\x00\xff" * 20,
        bytes(range(256)) * 4,
        b"\xff\xfeabc",
        b"\xd0\xcf\x11\xe0\xa1",
        b"\x01\x02\x03\x80\x81" * 30,
    ],
)
def test_binary_files_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^rapport\.bin: .+(;|,) "):
        decode(data, name="rapport.bin")
