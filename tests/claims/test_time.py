"""Which time each event takes, in dispatches of Tuesday 28 February 2023.

In each text `<...>` marks the clause of an event and `*...*` its trigger; a clause that opens with
"type:" sets the event type (strike otherwise). What is expected follows, one line an event: the quote of its
time ("-": none), that of the announcement, and "old" for background.
"""

import re
from datetime import date

import pytest

from dateline.claims.time import TimeOf, assign_times
from dateline.documents import make_document
from dateline.lang import parser
from dateline.mentions.times import find_times
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, Span

TUESDAY = date(2023, 2, 28)
MARK = re.compile(r"<(?:(\w+):)?|>|\*")


def read_marked(marked: str) -> tuple[Mentions, list[TimeOf]]:
    """The mentions of a marked text, and the times of its events."""
    text, at = "", 0
    opened: list[tuple[int, str]] = []
    trigger: list[int] = []
    spans: list[tuple[Span, Span, str]] = []
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        if m.group().startswith("<"):
            opened.append((len(text), m.group(1) or "strike"))
        elif m.group() == "*":
            trigger.append(len(text))
        else:
            start, kind = opened.pop()
            spans.append((Span(trigger[-2], trigger[-1]), Span(start, len(text)), kind))
    text += marked[at:]
    document = make_document(text, published=TUESDAY, language="fr")
    parse = parser("fr")(document)
    tree = Tree(parse)
    events = []
    for mark, clause, kind in sorted(spans, key=lambda s: s[0].start):
        token = tree.at(mark.start)
        assert token is not None
        events.append(
            EventMention(
                trigger=mark, token=token, clause=clause, sentence=tree.tokens[token].sentence, event_type=kind
            )
        )
    mentions = Mentions(document=document, parse=parse, events=tuple(events), times=find_times(document, parse))
    return mentions, assign_times(mentions)


CASES = {
    "own verb": ("<Un drone s'est *écrasé* lundi dans un champ>.", ["lundi - "]),
    "saying dated, event not": (
        "L'armée a annoncé mardi qu'<un drone avait été *abattu* près de la frontière>.",
        ["- mardi "],
    ),
    "both dated": (
        "L'armée a dit mardi <avoir *détruit* pendant la nuit quatre roquettes>.",
        ["pendant la nuit mardi "],
    ),
    "saying at the end": (
        "<Un pont a été *détruit* dans la nuit de dimanche à lundi>, a déclaré mardi le préfet.",
        ["dans la nuit de dimanche à lundi mardi "],
    ),
    "inverted saying dated": ("<Un pont a été *détruit*>, ont indiqué lundi des habitants.", ["- lundi "]),
    "fronted time, saying put in": (
        "Dimanche, a raconté un témoin, <des hommes ont *attaqué* le village>.",
        ["Dimanche - "],
    ),
    "fronted time of the saying": (
        "Mardi, le gouverneur a annoncé que <deux drones avaient été *abattus*>.",
        ["- Mardi "],
    ),
    "selon": ("Selon la police, <une voiture piégée a *explosé* samedi soir>.", ["samedi soir - "]),
    "communiqué published": (
        "<Vingt soldats ont été *tués*>, selon un communiqué publié lundi par l'état-major.",
        ["- lundi "],
    ),
    "interviewed": (
        "Interrogé mardi par l'agence, le maire a dit que <le village avait été *bombardé* dimanche>.",
        ["dimanche mardi "],
    ),
    "noun trigger with participle": (
        "<Une *attaque* menée cette nuit par des drones a visé le port>.",
        ["cette nuit - "],
    ),
    "noun trigger with verb": ("<Une *explosion* a retenti samedi vers 20 heures>.", ["samedi vers 20 heures - "]),
    "relative clause": (
        "<L'*attaque*, qui s'est produite dans la nuit de dimanche à lundi>, <casualties:a *fait* douze morts>.",
        ["dans la nuit de dimanche à lundi - ", "dans la nuit de dimanche à lundi - "],
    ),
    "gerund": (
        "<Des roquettes se sont *abattues* lundi sur la ville>, <casualties:*tuant* deux civils>.",
        ["lundi - ", "lundi - "],
    ),
    "coordination": (
        "<Un dépôt a été *touché* dimanche matin> et <fire:plusieurs cuves ont *brûlé*>.",
        ["dimanche matin - ", "dimanche matin - "],
    ),
    "two days in one sentence": (
        "<closure:L'aéroport a été *fermé* dimanche> puis <other:les vols ont *repris* lundi>.",
        ["dimanche - ", "lundi - "],
    ),
    "scene of the paragraph": (
        "<Des hommes armés ont *attaqué* le camp samedi soir>. <casualties:Trois gardes ont été *tués*>.",
        ["samedi soir - ", "samedi soir - "],
    ),
    "scene told after": (
        "<casualties:Trois gardes ont été *tués*>. <attack:Des hommes ont *attaqué* le camp samedi soir>.",
        ["samedi soir - ", "samedi soir - "],
    ),
    "set apart": (
        "<Un drone est *tombé* lundi sur un toit>. <interception:Deux autres drones ont été *abattus* en mer>.",
        ["lundi - ", "- - "],
    ),
    "scene of another paragraph": (
        "<Un marché a été *frappé* lundi>.\n\n<casualties:Le bilan est de dix *morts*>.",
        ["lundi - ", "lundi - "],
    ),
    "old by date": ("<La ville avait été *bombardée* en 2014>.", ["en 2014 - old"]),
    "old by month": ("Fin octobre, <la flotte avait déjà *subi* une offensive>.", ["Fin octobre - old"]),
    "last week": ("<Le port avait été *touché* la semaine dernière>.", ["la semaine dernière - old"]),
    "older than the lead": (
        "<Le port a été *touché* lundi>.\n\n<Un marché avait été *frappé* vendredi>.",
        ["lundi - ", "vendredi - old"],
    ),
    "a late lead is news": ("<Le port a été *touché* vendredi>.", ["vendredi - "]),
    "yesterday is news": ("<Le port a été *touché* hier>.", ["hier - "]),
    "two days before is news": ("<Le port a été *touché* dimanche>.", ["dimanche - "]),
    "trend": ("<Les *attaques* se sont multipliées ces derniers mois>.", ["ces derniers mois - old"]),
    "habit": ("<La région est régulièrement *visée* par des drones>.", ["régulièrement - old"]),
    "since long": ("Depuis mars 2015, <plus de mille civils ont été *tués*>.", ["Depuis mars 2015 - old"]),
    "pluperfect and déjà": ("<Le site avait déjà été *attaqué* dans le passé>.", ["dans le passé - old"]),
    "since war": ("Depuis le début de la guerre, <des milliers de civils ont *péri*>.", ["- - old"]),
    "aside in the past": (
        "<Le groupe, affaibli depuis 2007, a *attaqué* lundi une base>.",
        ["lundi - "],
    ),
    "aside about a person": ("<casualties:Un soldat, engagé depuis 1995, figure parmi les *morts*>.", ["- - "]),
    "statement": ("<statement:Le ministre a *condamné* lundi ces frappes>.", ["lundi lundi "]),
    "claim of responsibility": (
        "<statement:Le groupe a *revendiqué* dimanche> <attack:l'*attaque* menée vendredi contre un poste>.",
        ["dimanche dimanche ", "vendredi dimanche "],
    ),
    "dateline date is no event date": (
        "28 février 2023. – <Cinq écoles ont été *bombardées* dans le nord du pays>.",
        ["- - "],
    ),
    "the eve": (
        "L'ONU a dénoncé mardi <une *attaque* survenue la veille près du fleuve>.",
        ["la veille mardi "],
    ),
    "weak verb of saying": ("<attack:Les rebelles ont *lancé* lundi une offensive sur la ville>.", ["lundi - "]),
    "weak verb that says": (
        "<Le pont a été *détruit* dimanche>, a lancé lundi le maire.",
        ["dimanche lundi "],
    ),
    "before the saying": (
        "Le ministère a indiqué dans la matinée que <33 drones avaient été *détruits* dans la nuit>.",
        ["dans la nuit dans la matinée "],
    ),
    "quotation": ('"<Ils ont *tiré* sur nous dimanche soir>", a raconté lundi un habitant.', ["dimanche soir lundi "]),
    "war begun": ("<casualties:La guerre, qui a éclaté le 15 avril, a fait mille *morts*>.", ["le 15 avril - old"]),
    "comparison": ("<L'*attaque*, la plus meurtrière depuis 2017, a visé un marché>.", ["- - "]),
    "semicolon": (
        "Hier, <quatre civils ont été *tués* à Kherson> ; avant-hier, <deux autres ont été *blessés* à Bakhmout>.",
        ["Hier - ", "avant-hier - "],
    ),
    "announced long ago": (
        "Le ministère avait dit la semaine précédente <avoir *neutralisé* trente engins>.",
        ["- la semaine précédente old"],
    ),
    "background goes on": (
        "<abduction:En mars dernier, des élèves avaient été *enlevés*>. <other:Ils avaient été *relâchés* plus tard>.",
        ["En mars dernier - old", "plus tard - old"],
    ),
    "length is no date": ("<clash:Les combats ont *duré* trois heures>.", ["- - "]),
}


@pytest.mark.parametrize("name", CASES)
def test_time_of_event(name: str) -> None:
    marked, expected = CASES[name]
    mentions, values = read_marked(marked)
    text = mentions.document.text

    def line(value: TimeOf) -> str:
        quotes = [text[t.span.start : t.span.end] if t else "-" for t in (value.time, value.announced)]
        return f"{quotes[0]} {quotes[1]} {'old' if value.background else ''}"

    assert [line(v) for v in values] == expected


def test_the_day_of_saying_is_never_the_day_of_the_event() -> None:
    for verb in (
        "annoncé",
        "affirmé",
        "indiqué",
        "déclaré",
        "confirmé",
        "rapporté",
        "fait savoir",
        "assuré",
        "précisé",
    ):
        _, (value,) = read_marked(f"L'armée a {verb} mardi que <trois drones avaient été *abattus*>.")
        assert value.time is None and value.announced is not None, verb


def test_without_a_publication_date_nothing_is_old() -> None:
    document = make_document("La ville a été bombardée lundi.", language="fr")
    parse = parser("fr")(document)
    assert find_times(document, parse)[0].earliest is None
