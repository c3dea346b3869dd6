"""The working text and its map back to the source."""

import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.documents import make_document
from dateline.documents.clean import clean, printable


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("L’un d’eux", "L'un d'eux"),
        ("10\u00a0000 tués, 5\u202f000 blessés,\u20093 drones", "10 000 tués, 5 000 blessés, 3 drones"),
        ("sous\u2011préfet", "sous-préfet"),
        ("l‘armée et les ‘braves’", "l'armée et les ‘braves'"),
        ("bombar\u00addement", "bombardement"),
        ("\ufeffMali\u200b : \u200fGao\u2060", "Mali : Gao"),
        ("un\r\ndeux\rtrois\ntrois", "un\ndeux\ntrois\ntrois"),
        ("un\u2028deux\u2029trois\x0cquatre\x85cinq", "un\ndeux\ntrois\nquatre\ncinq"),
        ("un\x00deux\x07trois\tquatre\x9f", "un deux trois quatre "),
        ("e\u0301te\u0301 a\u0300 No\u0308el", "été à Nöel"),
        ("e\u00ad\u0301t\u00e9", "été"),
        ("o\ufb03ciel, \ufb01n, \ufb02otte", "officiel, fin, flotte"),
        ("défense anti-\naérienne", "défense anti-aérienne"),
        ("défense anti-\r\naérienne", "défense anti-aérienne"),
        ("Port-\nAu", "Port-\nAu"),
        ("drone 🛩️ abattu", "drone 🛩 abattu"),
        ("œuvre, Œuvre, æ", "œuvre, Œuvre, æ"),
        ("й из и\u0306", "й из й"),
        ("a\ud800b", "a\ufffdb"),
        ("−5 °C", "–5 °C"),
        ("l`armée et l´ONU", "l'armée et l'ONU"),
        ("Trois morts à Gao.Les secours", "Trois morts à Gao. Les secours"),
        (
            "le gén.Syrsky sur www.rfi.fr et M.Kim, S.A.R.L. et 3.5 km.h",
            "le gén. Syrsky sur www.rfi.fr et M.Kim, S.A.R.L. et 3.5 km.h",
        ),
        ("", ""),
    ],
)
def test_working_text(source: str, text: str) -> None:
    assert clean(source)[0] == text


@pytest.mark.parametrize(
    "source", ["", "Trois morts à Gao.", "L’un d’eux\u00a0: «\u00a0non\u00a0»\n\nFin\t.", "a\rb\x00"]
)
def test_no_map_where_every_character_keeps_its_place(source: str) -> None:
    text, offsets = clean(source)
    assert offsets is None and len(text) == len(source)


def test_offsets_lead_to_the_source() -> None:
    source = "Le ge\u0301ne\u0301ral a dit\r\nque l\u00ad’o\ufb03cier est mort"
    text, offsets = clean(source)
    assert offsets is not None and len(offsets) == len(text) + 1 and offsets[-1] == len(source)
    for word in ("général", "dit", "que", "l'", "officier", "mort"):
        start = text.index(word)
        quote = source[offsets[start] : offsets[start + len(word)]]
        assert clean(quote)[0] == word


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert printable("a\udcffb\ud83d") == "a\ufffdb\ufffd"
    document = make_document("Trois morts \udcff à Gao.", language="fr")
    assert len(document.source) == len("Trois morts x à Gao.")
    document.source.encode("utf-8")


ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from(
        "aàeéçZ .,;:!?…«»\"'()-–\n\r\t’‘\u00a0\u202f\u00ad\u200b\u200f\ufeff\u0301\u0300\u0327\u0306ﬁﬃœ\x00\ud800🛩"
    ),
)
SOURCES = st.text(ALPHABET, max_size=80)


@settings(max_examples=400, deadline=None)
@given(SOURCES, st.data())
def test_every_span_leads_back_to_words_that_clean_to_it(source: str, data: st.DataObject) -> None:
    text, offsets = clean(source)
    at = offsets or tuple(range(len(source) + 1))
    assert len(at) == len(text) + 1 and at[-1] == len(source) and (not text or at[0] <= len(source))
    assert all(a <= b for a, b in itertools.pairwise(at))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    # A span that cuts through one source character (a ligature, a letter and its accents) has no quote of its own.
    cuts = [i for i in (start, end) if 0 < i < len(at) and at[i] == at[i - 1]]
    # What a newline after a hyphen, or an apostrophe, becomes depends on the letters around it.
    if cuts or any(c in source for c in "‘`´′-.!?"):
        return
    got = clean(source[at[start] : at[end]])[0]
    assert got == text[start:end]


def test_an_apostrophe_behind_something_hidden_is_one() -> None:
    assert clean("l\xad´armée")[0] == "l'armée"


@settings(max_examples=200, deadline=None)
@given(SOURCES)
def test_the_working_text_holds_nothing_hidden(source: str) -> None:
    text, _ = clean(source)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c != "\n" for c in text)
    assert "\u00a0" not in text and "\u00ad" not in text and "’" not in text
    assert clean(text)[0].replace("'", "‘") == text.replace("'", "‘") or any(c in text for c in "-.!?")


@settings(max_examples=200, deadline=None)
@given(SOURCES)
def test_document_spans_are_sound(source: str) -> None:
    document = make_document(source, language="fr")
    for span in (*document.paragraphs, *(p.span for p in document.parts), *(s.span for s in document.sentences)):
        assert 0 <= span.start < span.end <= len(document.text)
    assert [s.index for s in document.sentences] == list(range(len(document.sentences)))
    for number, paragraph in enumerate(document.paragraphs):
        mine = [s.span for s in document.sentences if s.paragraph == number]
        assert mine[0].start == paragraph.start and mine[-1].end == paragraph.end
        assert all(a.end == b.start for a, b in itertools.pairwise(mine))
        assert "\n" not in document.text[paragraph.start : paragraph.end]
