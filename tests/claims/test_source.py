"""Who says each event: nesting, contrast, continuing accounts, asides."""

from dataclasses import replace

import pytest

from dateline.claims.source import SourceOf, assign_sources
from dateline.documents import make_document
from dateline.gazetteer.index import open_gazetteer
from dateline.lang import parser
from dateline.mentions.attributions import find_attributions
from dateline.mentions.entities import with_entities
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, Span


def sources(text: str, *words: str, background: bool = False, event_type: str = "strike") -> list[SourceOf]:
    """The sources of events that stand at these words."""
    document = make_document(text, language="fr")
    parse = with_entities(document, parser("fr")(document), open_gazetteer())
    attributions, speakers = find_attributions(document, parse, ())
    mentions = Mentions(document=document, parse=parse, attributions=attributions, speakers=speakers)
    events = []
    for word in words:
        start = document.text.index(word)
        token = Tree(parse).at(start)
        assert token is not None
        span = Span(start, start + len(word))
        events.append(
            EventMention(
                trigger=span,
                token=token,
                clause=span,
                sentence=parse.tokens[token].sentence,
                event_type=event_type,
                background=background,
            )
        )
    return assign_sources(replace(mentions, events=tuple(events)))


def name(source: SourceOf) -> str | None:
    """The speaker's name, None for the outlet."""
    return source.speaker.name if source.speaker else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Un toit a brûlé, a dit le maire. Deux murs sont tombés.", ("brûlé", "tombés"), ["le maire", "le maire"]),
        (
            "Le raid a duré une heure, a détaillé le préfet. Deux murs sont tombés.",
            ("duré", "tombés"),
            ["le préfet", "le préfet"],
        ),
        (
            "Un toit a brûlé, a dit le maire. Deux murs sont tombés. Le feu est éteint, a-t-il ajouté.",
            ("tombés", "éteint"),
            ["le maire", "le maire"],
        ),
        (
            "Le raid a duré une heure, a détaillé le préfet. Loin de là, un train a déraillé.",
            ("déraillé",),
            [None],
        ),
        (
            "Un toit a brûlé, a dit le maire.\n\nDeux murs sont tombés.",
            ("tombés",),
            [None],
        ),
        (
            "Selon Kiev, un pont a sauté, mais deux trains ont été touchés, selon Moscou.",
            ("sauté", "touchés"),
            ["Kiev", "Moscou"],
        ),
        ("Kiev a dit que, d'après Minsk, un pont avait sauté.", ("sauté",), ["Minsk"]),
        ("L'ambassadeur à l'ONU, Paul Durand, a dit que le pont avait sauté.", ("sauté",), ["Paul Durand"]),
        ("Un pont a sauté dans la nuit. Le trafic a repris.", ("sauté",), [None]),
        (
            "« Un obus a touché le toit. Deux murs sont tombés. Nous avons fui », raconte un habitant.",
            ("touché", "tombés"),
            ["un habitant", "un habitant"],
        ),
    ],
)
def test_source(text: str, words: tuple[str, ...], expected: list[str | None]) -> None:
    assert [name(s) for s in sources(text, *words)] == expected


def test_background_in_an_apposition_is_the_outlets() -> None:
    text = "Le feu a repris, a-t-il dit, près du dépôt, un site qui avait déjà été visé. Le maire Karl Weiss a parlé."
    text = "Le maire Karl Weiss a parlé. " + text.split(". ")[0] + "."
    assert name(sources(text, "visé", background=True)[0]) is None
    assert name(sources(text, "visé")[0]) == "Le maire Karl Weiss"


def test_a_statement_is_its_own_saying() -> None:
    found = sources(
        "L'ONU a condamné une attaque revendiquée par le M23.", "condamné", "revendiquée", event_type="statement"
    )
    assert [name(s) for s in found] == ["L'ONU", "le M23"]


def test_the_span_holds_the_speaker() -> None:
    found = sources("Un toit a brûlé, a indiqué le maire d'Alep.", "brûlé")[0]
    assert found.span is not None
    assert found.attribution is not None
    assert found.attribution.act == "say"
