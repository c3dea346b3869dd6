import json
from dataclasses import replace
from datetime import date

import pytest

from dateline import Article, Reader
from dateline.model import Attribution, EventMention, Mentions, Parse, Sentence, Span
from dateline.views.explain import explain_json, explain_text
from views.made import AUTHORITIES, CLAIMS, KURSK, REPORT, TEXT, TUESDAY, at, count

MENTIONS = Mentions(
    document=REPORT.document,
    parse=Parse(
        tokens=(),
        sentences=(
            Sentence(index=0, paragraph=0, span=at("NUIT DE DRONES")),
            Sentence(index=1, paragraph=1, span=Span(TEXT.index("Un drone"), TEXT.index("L'armée"))),
        ),
    ),
    events=(
        EventMention(
            trigger=at("s'est écrasé"),
            token=0,
            clause=CLAIMS[0].evidence[0],
            sentence=1,
            event_type="crash",
            means="drone",
            quantities=(count("Un drone", "crashed", 1, 1),),
            rules=("crash.verb", "means.subject"),
        ),
    ),
    attributions=(
        Attribution(
            cue=at("ont annoncé"),
            act="say",
            content=(CLAIMS[0].evidence[0],),
            source=at("les autorités"),
            speaker=AUTHORITIES,
            rule="say.inverted",
        ),
    ),
    speakers=(AUTHORITIES,),
    places=(KURSK, replace(KURSK, span=at("ce district"), place=None, reason="no name", rule="place.anaphor")),
    times=(replace(TUESDAY, rule="weekday"),),
)


def test_each_sentence_says_what_was_found_and_by_which_rule() -> None:
    explained = explain_json(MENTIONS, REPORT)
    assert json.loads(json.dumps(explained)) == explained
    first, second = explained["sentences"]
    assert first["quote"] == "NUIT DE DRONES"
    assert first["events"] == []
    assert second["events"][0]["rules"] == ["crash.verb", "means.subject"]
    assert second["attributions"][0]["rule"] == "say.inverted"
    assert [p["reason"] for p in second["places"]] == [None, "no name"]
    assert second["times"][0]["rule"] == "weekday"
    assert second["quantities"][0]["what"] == "crashed"
    assert [r["reason"] for r in second["refusals"]] == ["not placed: no name"]


def test_for_people_too() -> None:
    text = explain_text(MENTIONS, REPORT)
    for said in (
        "[0] NUIT DE DRONES",
        "event        “s’est écrasé” crash, by drone   ← crash.verb, means.subject",
        "says         “ont annoncé” say by “les autorités” = les autorités",
        "← say.inverted",
        "place        “Koursk” [event] ~30 km from Kursk (city, RUS, 51.00 36.00)",
        "[event] not placed: no name   ← place.anaphor",
        "time         “mardi” [date] 2024-05-14 Tue 14 May   ← weekday",
        "quantity     “Un drone” 1 drone [crashed]",
        "  c1   crash         les autorités · ~30 km from Kursk · Tue 14 May   ← crash.verb",
    ):
        assert said in text, f"{said!r} not in\n{text}"


def refused(text: str, published: str | None = None) -> dict[str, str]:
    """What `explain` says was not taken of a text, by its words."""
    day = date.fromisoformat(published) if published else None
    explained = explain_json(*Reader(language="fr").explain(Article(text, published=day)))
    return {r["quote"]: r["reason"] for s in explained["sentences"] for r in s["refusals"]}


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("Un drone a été abattu à Zzyzx-sur-Volga, selon l'armée.", "Zzyzx-sur-Volga", "not in the gazetteer"),
        (
            "Trois obus sont tombés sur Koursk, a déclaré le gouverneur de Briansk.",
            "Briansk",
            "not where the event was",
        ),
        ("Un drone s'est écrasé mardi près de Koursk, selon l'armée.", "mardi", "--published"),
        (
            "Deux drones ont frappé Saint-Jean et Koursk, selon l'armée.",
            "Saint-Jean",
            "several places of that name",
        ),
    ],
)
def test_what_is_not_taken_has_a_reason(text: str, quote: str, reason: str) -> None:
    said = refused(text)
    assert any(q.endswith(quote) and reason in why for q, why in said.items()), said


def test_a_day_that_is_known_is_not_refused() -> None:
    assert "mardi" not in refused("Un drone s'est écrasé mardi près de Koursk, selon l'armée.", "2024-05-14")
