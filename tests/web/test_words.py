"""All words of the interface have French."""

import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType

from babel.messages.pofile import read_po

from dateline.views.web import strings

ROOT = Path(__file__).resolve().parents[2]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tools_strings", ROOT / "tools" / "strings.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_phrase_has_french() -> None:
    made = tool()
    old = read_po(io.BytesIO((made.WEB / "locale" / "fr.po").read_bytes()), locale="fr")
    assert len(made.phrases()) > 20
    assert made.lacking(made.updated(old)) == []


def test_no_french_line_breaks_before_a_high_mark() -> None:
    said = strings.translations("fr")
    assert said.gettext("One or two?") == "Un ou deux\u202f?"
    told = [m.string for m in read_po(io.BytesIO((tool().WEB / "locale" / "fr.po").read_bytes()), locale="fr") if m.id]
    for phrase in (each for one in told for each in ([one] if isinstance(one, str) else one or ())):
        assert not re.search(r" [:;?!»](\W|$)|« ", strings._set(phrase)), phrase


def test_days_and_numbers_are_local() -> None:
    assert strings.day("2025-03-04", "en") == "4 Mar 2025"
    assert strings.day("2025-03-04", "fr") == "4 mars 2025"
    assert strings.number(12345.5, "fr") == "12\u202f345,5"
    assert strings.days("2025-03-03", "2025-03-04", "en") == "3–4 Mar 2025"
    assert strings.days("2025-02-28", "2025-03-04", "fr") == "28 févr. – 4 mars 2025"
    assert strings.day("soon", "en") == "soon"
    assert strings.language_of(None, "fr-CA;q=0.9, en") == "fr"
    assert strings.language_of("en", "fr") == "en"
