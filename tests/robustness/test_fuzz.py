"""Hostile and damaged input: no crash, no hang, no span that points beside its words."""

import io
import os
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from dateline.articles.decode import decode
from dateline.documents import identify, make_document
from dateline.errors import DatelineError
from dateline.model import Document, Report, Span
from dateline.pipeline import read_document
from dateline.views.people import print_report
from dateline.views.report import report_json

EXAMPLES = int(os.environ.get("DATELINE_FUZZ", "60"))  # texts read to the end; 2000 take some minutes

DISPATCHES = (
    """BAMAKO, 14 août 2024 (AFP) - Quinze soldats ont été tués dans une embuscade près de Gao, a annoncé l'armée.
« Nous avons riposté. Vingt assaillants sont morts », a dit le col. Diarra.

Aucun civil n'a été blessé, selon la mairie.

- Zone frontalière -

Des casques bleus à Gao (AFP)

Le Jnim a revendiqué l'attaque.

abc/de/fgh""",
    """Soudan : trois obus tombent sur un hôpital\r\nPar Awa Sangaré, avec Reuters\r\n\r
Trois obus sont tombés mardi sur l’hôpital d’El-Fasher, tuant au moins 9 patients, d’après une ONG.\r
Les paramilitaires démentent : «\u00a0C’est faux\u00a0».""",
    """(Kyiv) L'armée de l'air dit avoir abattu 14 drones sur 17 dans la nuit de lundi à mardi. Un immeuble a brûlé à
Odessa, selon le gouverneur Oleg Kiper. Moscou aurait aussi tiré deux missiles sur Kharkiv. (Belga)""",
    """URGENT - Une explosion secoue le port de Gaza (témoins)

Lire aussi : Gaza, un an après

Photo : Awa Sangaré""",
    """Haïti - Des hommes armés ont enlevé 12 personnes à Kenscoff, dont deux enfants, a indiqué la police. Une rançon
de 1.000.000 de dollars est exigée.""",
)
# fmt: off
SEEDS = (
    "(", "((a) ", "« ", '"', "'", ". ", "A. ", "M. ", "...", "…A", "a,", "1", "1.000.", "28 fév ", "AFP / ", "©",
    "|", " - ", "\n", " \n", "\t", "\r", "e\u0301", "\u0301", "\u200b", "\u202e", "ﬁ", "\ud800", "\0", "🛩️", "Ab, ",
    "drone", "l'", "[…] ", "Par ", "www.", "@a ", "قتل ", "两名", "à\n", "x-\n", "URGENT - ", "Ab ", "(AFP) ", "; ",
)
ODD = "aeéÉL .,;:!?«»\"'()[]-–—\n\r\t’\u00a0\u00ad\u200f0123456789"
# fmt: on
RANDOM = st.text(st.one_of(st.characters(), st.sampled_from(ODD)), max_size=300)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Dispatches cut, shuffled into each other, repeated and sprinkled with odd characters."""
    pieces = []
    for _ in range(draw(st.integers(1, 5))):
        text = draw(st.sampled_from(DISPATCHES))
        start = draw(st.integers(0, len(text)))
        pieces.append(text[start : draw(st.integers(start, len(text)))])
        pieces.append(draw(st.one_of(st.sampled_from(("", "\n", "\n\n", " ")), st.sampled_from(SEEDS), RANDOM)))
    return "".join(pieces)


BOMBS = st.builds(lambda seed, times, tail: seed * times + tail, st.sampled_from(SEEDS), st.integers(1, 400), RANDOM)
INPUTS = st.one_of(RANDOM, damaged(), BOMBS)


def sound(document: Document) -> None:
    """Asserts that every span of a document lies where it should."""
    text, offsets = document.text, document.offsets
    assert (
        offsets is None and len(text) == len(document.source) or offsets is not None and len(offsets) == len(text) + 1
    )
    for span in (*document.paragraphs, *(s.span for s in document.sentences), *(p.span for p in document.parts)):
        assert 0 <= span.start < span.end <= len(text)
    parts: list[Span] = [p.span for p in document.parts]
    assert all(a.end <= b.start for a, b in pairwise(parts))
    for number, paragraph in enumerate(document.paragraphs):
        spans = [s.span for s in document.sentences if s.paragraph == number]
        assert spans[0].start == paragraph.start and spans[-1].end == paragraph.end
        assert all(a.end == b.start for a, b in pairwise(spans))


def quotes(value: object, source: str) -> None:
    """Asserts that every quote of a report stands in the source where it says."""
    if isinstance(value, dict):
        if "quote" in value and value.get("start") is not None:
            assert source[value["start"] : value["end"]] == value["quote"]
        for inner in value.values():
            quotes(inner, source)
    elif isinstance(value, list | tuple):
        for inner in value:
            quotes(inner, source)


@settings(max_examples=2000, deadline=10_000, suppress_health_check=list(HealthCheck))
@given(INPUTS)
def test_no_text_breaks_the_documents_stage(source: str) -> None:
    sound(make_document(source, language="fr"))
    identify(source)


@settings(max_examples=500, deadline=10_000)
@given(st.one_of(st.binary(max_size=400), RANDOM.map(lambda s: s.encode("utf-16", "replace"))))
def test_no_bytes_break_decoding(data: bytes) -> None:
    try:
        text = decode(data, name="a.txt")
    except DatelineError as refusal:
        assert str(refusal).startswith("a.txt: ")
    else:
        sound(make_document(text, language="fr"))


@pytest.fixture(scope="module")
def warm() -> None:
    """The parser loaded, so that its loading is not taken for a hang."""
    read_document(make_document(DISPATCHES[0], language="fr"))


@pytest.mark.usefixtures("warm")
@settings(max_examples=EXAMPLES, deadline=10_000, suppress_health_check=list(HealthCheck))
@given(INPUTS)
def test_no_text_breaks_the_reader(source: str) -> None:
    document = make_document(source, language="fr")
    report: Report = read_document(document)
    quotes(report_json(report), document.source)
    for width, language in ((100, "en"), (40, "fr")):
        page = io.StringIO()
        print_report(report, Console(file=page, width=width, highlight=False), language=language)
        assert not set(page.getvalue()) & set("\x00\x07\x1b\x9b\r\u202e")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_time_grows_with_the_length(seed: str) -> None:
    """Doubling the text may not quadruple the time: one long line of each seed."""
    size = 60_000
    spent = []
    for length in (size, 2 * size):
        text = (seed * length)[:length]
        best = float("inf")
        for _ in range(2):
            begun = time.process_time()
            sound_ends(make_document(text, language="fr"))
            best = min(best, time.process_time() - begun)
        spent.append(best)
    assert spent[1] < 3.2 * spent[0] + 0.3, spent


@pytest.mark.parametrize(
    "line",
    [DISPATCHES[0].replace("\n", " ") + " ", "un drone, ", "x", " ", "«", "(a) ", "A. B. ", "Un mort à Gao.\n\n"],
)
def test_one_line_of_a_megabyte(line: str) -> None:
    begun = time.process_time()
    document = make_document((line * 1_000_000)[:1_000_000], language="fr")
    assert time.process_time() - begun < 10
    sound_ends(document)
    assert max((p.end - p.start for p in document.paragraphs), default=0) <= 10_000
    assert max((len(document.text[a:b].split()) for a, b in (s.span for s in document.sentences)), default=0) <= 400


def sound_ends(document: Document) -> None:
    """The cheap half of `sound` for very long texts."""
    assert all(a.end <= b.start for a, b in pairwise(document.paragraphs))
    assert all(a.span.end <= b.span.start for a, b in pairwise(document.sentences))
