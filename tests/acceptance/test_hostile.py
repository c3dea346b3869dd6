"""Damaged and hostile dispatches, read as a user would: no crash, no hang, no word that is not in the text."""

import json
import re
import time
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import dateline
from acceptance.dispatches import SCENES, dispatch
from acceptance.test_event_types import CASES
from dateline.views.report import schema

LIMIT = 10  # seconds of the processor a text
SCHEMA = jsonschema.Draft202012Validator(schema())
DISPATCHES = [dispatch(scene) for scene in SCENES[:8]]
SENTENCES = [case.text for case in CASES]
# fmt: off
ODD = (
    "\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\u200e", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u200b",
    "\u2028", "\ufffd", "\ud800", "\r", "\r\n", "\t", "e\u0301\u0301\u0301", "🛩️", "ﬁ", "١٢", "Ⅻ", "½",
    "<b>", "&amp;", "{}", "%s",
    "999999999999999999999999", "1.000.000.000.000", "-3", "3,5", "0", "1e400", "au moins 10^9 ", "31 février 2023 ",
    "« ", " »", "“", "”", '"', "(", ")", "[", "]", "...", "; ", " - ", "\n", "\n\n", " \n \n", " ",
)
# fmt: on
NUMBERS = (
    "9" * 40,
    "0",
    "00003",
    "1.234.567",
    "12 345 678",
    "1,5 million",
    "deux cent mille milliards",
    "10e400",
    "²",
    "٣",
)


def sound(text: str, published: str | None = "2024-05-14") -> dict[str, Any]:
    """The report as JSON; it keeps the schema, every quote stands where it says, and the time is bounded."""
    begun = time.process_time()
    report = dateline.read(text, published=published, language="fr")
    assert time.process_time() - begun < LIMIT
    told: dict[str, Any] = dateline.report_json(report)
    SCHEMA.validate(json.loads(json.dumps(told)))
    found = spans(told)
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)  # half a character: no JSON can hold it, the reader replaces it
    for span in found:
        assert text[span["start"] : span["end"]] == span["quote"]
    assert len(found) >= len(told["claims"])
    held = [claim for incident in told["incidents"] for claim in incident["claims"]]
    assert sorted(held) == sorted(claim["id"] for claim in told["claims"])
    return told


def spans(value: Any) -> list[dict[str, Any]]:
    """All objects of a report that quote the text."""
    if isinstance(value, list):
        return [span for inner in value for span in spans(inner)]
    if not isinstance(value, dict):
        return []
    mine = [value] if "quote" in value and value.get("start") is not None else []
    return mine + [span for inner in value.values() for span in spans(inner)]


@st.composite
def truncated(draw: st.DrawFn) -> str:
    """A dispatch cut anywhere at both ends."""
    text = draw(st.sampled_from(DISPATCHES))
    start = draw(st.integers(0, len(text) - 2))
    return text[start : draw(st.integers(start + 1, len(text)))]


@st.composite
def interleaved(draw: st.DrawFn) -> str:
    """Two dispatches dealt into each other, by sentence, by word or by line."""
    joint = draw(st.sampled_from((". ", " ", "\n")))
    a, b = (draw(st.sampled_from(DISPATCHES))[:900].split(joint) for _ in "ab")
    step = draw(st.integers(1, 4))
    pieces = [piece for k in range(0, max(len(a), len(b)), step) for piece in (*a[k : k + step], *b[k : k + step])]
    return joint.join(pieces)


@st.composite
def sprinkled(draw: st.DrawFn) -> str:
    """A few sentences with odd characters between any two of theirs."""
    text = " ".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5)))
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODD)) * draw(st.sampled_from((1, 1, 1, 2, 40))) + text[at:]
    return text


@st.composite
def numbered(draw: st.DrawFn) -> str:
    """Sentences whose numbers are absurd."""
    number, other = draw(st.sampled_from(NUMBERS)), draw(st.sampled_from(NUMBERS))
    return draw(
        st.sampled_from(
            (
                f"Au moins {number} personnes ont été tuées et {other} blessées mardi à Gao, selon l'armée.",
                f"L'armée a abattu {number} drones sur {other} dans la nuit du {other} au {number} mai {number}.",
                f"Une frappe à {number} kilomètres de Kiev a fait {other} morts le {number}/{other}/2024.",
                f"Entre {number} et {other} civils, dont {number} enfants, ont péri en {number}.",
            )
        )
    )


@st.composite
def quoted(draw: st.DrawFn) -> str:
    """Speech inside speech, some of it never closed."""
    text = draw(st.sampled_from(SENTENCES))
    for _ in range(draw(st.integers(1, 30))):
        opening, closing = draw(
            st.sampled_from((("« ", " »"), ('"', '"'), ("“", "”"), ("(", ")"), ("« ", ""), ("", " »")))
        )
        text = f"{opening}{text}{closing}, a dit {draw(st.sampled_from(('le maire', 'il', 'Moscou', 'M. Diarra')))}"
    return text


FUZZED = st.one_of(truncated(), interleaved(), sprinkled(), numbered(), quoted()).filter(
    lambda text: any(c.isprintable() and not c.isspace() for c in text)
)


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """The parser loaded, so that its loading is not taken for a hang."""
    dateline.read(DISPATCHES[0], language="fr")


@settings(
    max_examples=200,
    deadline=None,  # `sound` bounds the time itself
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # a failing text is shown as found: shrinking would take minutes
    suppress_health_check=list(HealthCheck),
)
@given(FUZZED)
def test_no_text_breaks_the_reader(text: str) -> None:
    sound(text)


def test_whole_dispatches_are_sound() -> None:
    for text in DISPATCHES:
        assert sound(text)["claims"]
    assert sound(DISPATCHES[0], None)["document"]["published"] is None


LONG = {
    "one-sentence": "L'armée a abattu " + ", ".join(f"{k} drones au-dessus de Koursk" for k in range(2, 700)),
    "one-clause-after-another": "Le maire a dit que "
    + "l'armée avait affirmé que " * 700
    + "trois soldats étaient morts.",
    "no-spaces": "Tirs" + "surlavilledeGao" * 1400,
    "one-quotation": "« " + "Nous avons tué deux soldats près de Gao, " * 480 + "a dit le porte-parole.",
    "numbers-alone": "Trois morts : " + " ".join(str(k) for k in range(4600)),
    "capitals": "FRAPPE SUR GAO " * 1350,
    "names": "Selon " + "Jean-Baptiste de La Tour du Pin, " * 600 + "deux soldats ont été tués.",
    "commas": "Deux morts à Gao" + ", " * 9900,
    "relatives": "Un drone " + "qui a visé un dépôt qui se trouve à Gao " * 500 + "a été abattu.",
    "parentheses": "Deux morts à Gao " + "(" * 10_000 + ")" * 10_000,
    "apostrophes": "l'" * 10_000 + "armée a tué deux soldats à Gao",
    "times": "Deux soldats tués à Gao " + "dans la nuit de lundi à mardi " * 660,
    "hyphens": "Deux morts à Gao " + "-" * 20_000,
    "lines": "Deux morts à Gao\n" * 1200,
}


@pytest.mark.parametrize("name", LONG)
def test_twenty_kilobytes(name: str) -> None:
    text = LONG[name]
    assert len(text) > 16_000
    sound(text)


PLAIN = "Trois drones ont été abattus mardi à Belgorod, a indiqué le gouverneur Viatcheslav Gladkov."
SAME = {
    "carriage-returns": PLAIN + "\r\n\r\nLe calme est revenu.",
    "byte-order-mark": "\ufeff" + PLAIN,
    "no-break-spaces": PLAIN.replace(" ", "\u00a0"),
    "soft-hyphens": PLAIN.replace("abattus", "abat\u00adtus"),
    "right-to-left-marks": "\u200f" + PLAIN.replace("Belgorod", "\u200eBelgorod\u200e"),
    "zero-width-spaces": PLAIN.replace("Gladkov", "Glad\u200bkov"),
    "decomposed": PLAIN.replace("é", "e\u0301"),
    "bell": PLAIN + "\x07",
    "line-ends": PLAIN.replace("mardi ", "mardi\n"),
}


@pytest.mark.parametrize("name", SAME)
def test_what_cannot_be_seen_changes_nothing(name: str) -> None:
    plain, damaged = sound(PLAIN), sound(SAME[name])

    def short(told: dict[str, Any]) -> list[Any]:
        return [
            (
                c["event_type"],
                [(q["what"], q["low"], q["high"]) for q in c["quantities"]],
                c["place"] and c["place"]["geonameid"],
                c["source"] and (c["source"]["name"], c["source"]["side"]),
                c["time"] and c["time"]["earliest"],
            )
            for c in told["claims"]
        ]

    assert short(plain)
    assert short(damaged)[:1] == short(plain)
