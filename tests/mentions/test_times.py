"""French time expressions by value, in a dispatch of Tuesday 28 February 2023."""

from datetime import date
from time import process_time

import pytest

from dateline.documents import make_document
from dateline.lang import parser
from dateline.mentions.time_rules import TimeRule, find_matches, longest, time_lexicon
from dateline.mentions.times import find_times
from dateline.model import TimeMention

TUESDAY = date(2023, 2, 28)
LEXICON = time_lexicon("fr")
RULES = LEXICON.rules


def times_of(text: str, published: date | None = TUESDAY) -> tuple[TimeMention, ...]:
    document = make_document(text, published=published, language="fr")
    mentions = find_times(document, parser("fr")(document))
    for m in mentions:
        assert 0 <= m.span.start < m.span.end <= len(document.text)
    return mentions


# sentence with the expression in [brackets] | TIMEX3 value | first day | last day ("-": no interval)
BY_VALUE = """
Un drone s'est écrasé [mardi] près de la ville. | 2023-02-28 | 2023-02-28 | 2023-02-28
Un dépôt a brûlé [lundi] dans la région. | 2023-02-27 | 2023-02-27 | 2023-02-27
Des tirs ont retenti [mercredi] dans la capitale. | 2023-02-22 | 2023-02-22 | 2023-02-22
[Dimanche], trois soldats sont morts. | 2023-02-26 | 2023-02-26 | 2023-02-26
Le convoi a été attaqué [ce mardi]. | 2023-02-28 | 2023-02-28 | 2023-02-28
Le convoi a été attaqué [jeudi dernier]. | 2023-02-23 | 2023-02-23 | 2023-02-23
Le convoi a été attaqué [mardi dernier]. | 2023-02-21 | 2023-02-21 | 2023-02-21
Les ministres se réuniront [jeudi]. | 2023-03-02 | 2023-03-02 | 2023-03-02
Les ministres doivent se réunir [jeudi]. | 2023-03-02 | 2023-03-02 | 2023-03-02
Une réunion est prévue [vendredi] à Genève. | 2023-03-03 | 2023-03-03 | 2023-03-03
Le scrutin aura lieu [dimanche prochain]. | 2023-03-05 | 2023-03-05 | 2023-03-05
Les pourparlers reprendront [lundi prochain]. | 2023-03-06 | 2023-03-06 | 2023-03-06
Une bombe a explosé [mardi 28 février] à l'aéroport. | 2023-02-28 | 2023-02-28 | 2023-02-28
Une bombe a explosé [ce mardi 28 février]. | 2023-02-28 | 2023-02-28 | 2023-02-28
Une bombe a explosé [le dimanche 26 février 2023]. | 2023-02-26 | 2023-02-26 | 2023-02-26
Une bombe a explosé [samedi 25 février]. | 2023-02-25 | 2023-02-25 | 2023-02-25
Une bombe a explosé [le 12 mars 2024]. | 2024-03-12 | 2024-03-12 | 2024-03-12
Une bombe avait explosé [le 12 mars] dans ce quartier. | 2022-03-12 | 2022-03-12 | 2022-03-12
Une bombe a explosé [le 1er janvier]. | 2023-01-01 | 2023-01-01 | 2023-01-01
Une bombe a explosé [le 20 décembre dernier]. | 2022-12-20 | 2022-12-20 | 2022-12-20
Le vote aura lieu [le 8 avril prochain]. | 2023-04-08 | 2023-04-08 | 2023-04-08
Le vote aura lieu [le 8 avril]. | 2023-04-08 | 2023-04-08 | 2023-04-08
Le rapport est daté du [12/03/2022]. | 2022-03-12 | 2022-03-12 | 2022-03-12
Le rapport est daté du [12.03.2022]. | 2022-03-12 | 2022-03-12 | 2022-03-12
Le rapport est daté du [2022-03-12]. | 2022-03-12 | 2022-03-12 | 2022-03-12
Le raid a eu lieu [mardi 21], selon la police. | 2023-02-21 | 2023-02-21 | 2023-02-21
Le raid a eu lieu [hier]. | 2023-02-27 | 2023-02-27 | 2023-02-27
Le raid a eu lieu [avant-hier]. | 2023-02-26 | 2023-02-26 | 2023-02-26
Le raid a eu lieu [aujourd'hui]. | 2023-02-28 | 2023-02-28 | 2023-02-28
Une trêve entrera en vigueur [demain]. | 2023-03-01 | 2023-03-01 | 2023-03-01
Une trêve entrera en vigueur [après-demain]. | 2023-03-02 | 2023-03-02 | 2023-03-02
Le raid a eu lieu [hier soir]. | 2023-02-27TEV | 2023-02-27 | 2023-02-27
Le raid a eu lieu [hier en début d'après-midi]. | 2023-02-27TAF | 2023-02-27 | 2023-02-27
Le raid a eu lieu [ce matin]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
Le raid a eu lieu [tôt ce matin]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
Le raid a eu lieu [cet après-midi]. | 2023-02-28TAF | 2023-02-28 | 2023-02-28
Le couvre-feu commencera [ce soir]. | 2023-02-28TEV | 2023-02-28 | 2023-02-28
Le raid a eu lieu [dimanche matin]. | 2023-02-26TMO | 2023-02-26 | 2023-02-26
Le raid a eu lieu [samedi soir]. | 2023-02-25TEV | 2023-02-25 | 2023-02-25
Le raid a eu lieu [samedi en fin de journée]. | 2023-02-25TDT | 2023-02-25 | 2023-02-25
Le raid a eu lieu [samedi en fin d'après-midi]. | 2023-02-25TAF | 2023-02-25 | 2023-02-25
Le raid a eu lieu [samedi dans la soirée]. | 2023-02-25TEV | 2023-02-25 | 2023-02-25
Le raid a eu lieu [dans la soirée de samedi]. | 2023-02-25TEV | 2023-02-25 | 2023-02-25
Le raid a eu lieu [lundi à l'aube]. | 2023-02-27TMO | 2023-02-27 | 2023-02-27
Le raid a eu lieu [lundi au petit matin]. | 2023-02-27TMO | 2023-02-27 | 2023-02-27
Le raid a eu lieu [lundi à la mi-journée]. | 2023-02-27TMI | 2023-02-27 | 2023-02-27
Le raid a eu lieu [à l'aube]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
Le raid a eu lieu [à la tombée de la nuit]. | 2023-02-28TEV | 2023-02-28 | 2023-02-28
Le raid a eu lieu [dans la matinée]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
Le raid a eu lieu [en début d'après-midi]. | 2023-02-28TAF | 2023-02-28 | 2023-02-28
Le raid a eu lieu [en milieu de matinée]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
Le raid a eu lieu [dans le courant de l'après-midi]. | 2023-02-28TAF | 2023-02-28 | 2023-02-28
Le raid a eu lieu [le 12 janvier au matin]. | 2023-01-12TMO | 2023-01-12 | 2023-01-12
Le raid a eu lieu [ce mercredi 22 février, en début de matinée]. | 2023-02-22TMO | 2023-02-22 | 2023-02-22
Le raid a eu lieu [dans la nuit de lundi à mardi]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Le raid a eu lieu [dans la nuit de samedi à dimanche]. | 2023-02-25TNI | 2023-02-25 | 2023-02-26
Le raid a eu lieu [la nuit de vendredi à samedi]. | 2023-02-24TNI | 2023-02-24 | 2023-02-25
Le raid a eu lieu [dans la nuit du 2 au 3 septembre]. | 2022-09-02TNI | 2022-09-02 | 2022-09-03
Le raid a eu lieu [dans la nuit du 31 janvier au 1er février]. | 2023-01-31TNI | 2023-01-31 | 2023-02-01
Le raid a eu lieu [au cours de la nuit du 2 au 3 mai 2021]. | 2021-05-02TNI | 2021-05-02 | 2021-05-03
Le raid a eu lieu [dans la nuit du samedi 25 au dimanche 26 février]. | 2023-02-25TNI | 2023-02-25 | 2023-02-26
Le raid a eu lieu [dans la nuit de samedi]. | 2023-02-25TNI | 2023-02-25 | 2023-02-26
Le raid a eu lieu [dans la nuit]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Le raid a eu lieu [pendant la nuit]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Le raid a eu lieu [durant la nuit]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Le raid a eu lieu [au cours de la nuit]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Le raid a eu lieu [cette nuit]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Le raid a eu lieu [la nuit dernière]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Le raid a eu lieu [dans la nuit de mardi]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Un raid [nocturne] a visé le port. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Le raid a eu lieu [vers 14h30]. | 2023-02-28T14:30 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [vers 14 h 30]. | 2023-02-28T14:30 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [à 14 h UTC]. | 2023-02-28T14:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [à 06H15 GMT]. | 2023-02-28T06:15 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [à 14:05]. | 2023-02-28T14:05 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [à 3 heures du matin]. | 2023-02-28T03:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [à trois heures du matin]. | 2023-02-28T03:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [vers 8 heures du soir]. | 2023-02-28T20:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [peu avant 20 heures]. | 2023-02-28T20:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [aux environs de 3 heures]. | 2023-02-28T03:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [peu après minuit]. | 2023-02-28T00:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [vers midi]. | 2023-02-28T12:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [lundi vers 9 h]. | 2023-02-27T09:00 | 2023-02-27 | 2023-02-27
Le raid a eu lieu [vers 9 h lundi]. | 2023-02-27T09:00 | 2023-02-27 | 2023-02-27
Le raid a eu lieu [hier à 10 h]. | 2023-02-27T10:00 | 2023-02-27 | 2023-02-27
Le raid a eu lieu [à 20h00 heure locale]. | 2023-02-28T20:00 | 2023-02-28 | 2023-02-28
Le raid a eu lieu [lundi vers 20H00 (17H00 GMT)]. | 2023-02-27T20:00 | 2023-02-27 | 2023-02-27
Le raid a eu lieu [samedi matin à 5 heures]. | 2023-02-25T05:00 | 2023-02-25 | 2023-02-25
Le raid a eu lieu [la semaine dernière]. | 2023-W08 | 2023-02-20 | 2023-02-26
Le raid a eu lieu [la semaine passée]. | 2023-W08 | 2023-02-20 | 2023-02-26
Le raid a eu lieu [cette semaine]. | 2023-W09 | 2023-02-27 | 2023-03-05
Le sommet se tiendra [la semaine prochaine]. | 2023-W10 | 2023-03-06 | 2023-03-12
Le raid a eu lieu [le week-end dernier]. | 2023-W08-WE | 2023-02-25 | 2023-02-26
Le raid a eu lieu [ce week-end]. | 2023-W08-WE | 2023-02-25 | 2023-02-26
Le raid a eu lieu [le mois dernier]. | 2023-01 | 2023-01-01 | 2023-01-31
Le raid a eu lieu [ce mois-ci]. | 2023-02 | 2023-02-01 | 2023-02-28
Le sommet se tiendra [le mois prochain]. | 2023-03 | 2023-03-01 | 2023-03-31
Le raid a eu lieu [l'an dernier]. | 2022 | 2022-01-01 | 2022-12-31
Le raid a eu lieu [l'année dernière]. | 2022 | 2022-01-01 | 2022-12-31
Le raid a eu lieu [cette année]. | 2023 | 2023-01-01 | 2023-12-31
Le raid a eu lieu [au début de l'année]. | 2023 | 2023-01-01 | 2023-03-31
Le raid a eu lieu [à la fin de l'année dernière]. | 2022 | 2022-10-01 | 2022-12-31
Le raid a eu lieu [en début de semaine]. | 2023-W09 | 2023-02-27 | 2023-02-28
Le raid a eu lieu [en février 2022]. | 2022-02 | 2022-02-01 | 2022-02-28
Le raid a eu lieu [en juillet]. | 2022-07 | 2022-07-01 | 2022-07-31
Le raid a eu lieu [en juillet dernier]. | 2022-07 | 2022-07-01 | 2022-07-31
Le raid a eu lieu [au mois d'octobre]. | 2022-10 | 2022-10-01 | 2022-10-31
Le raid a eu lieu [début février]. | 2023-02 | 2023-02-01 | 2023-02-10
Le raid a eu lieu [début mars]. | 2022-03 | 2022-03-01 | 2022-03-10
Le raid a eu lieu [mi-avril]. | 2022-04 | 2022-04-11 | 2022-04-20
Le raid a eu lieu [à la mi-janvier]. | 2023-01 | 2023-01-11 | 2023-01-20
Le raid a eu lieu [fin octobre]. | 2022-10 | 2022-10-21 | 2022-10-31
Le raid a eu lieu [fin octobre 2019]. | 2019-10 | 2019-10-21 | 2019-10-31
Le raid a eu lieu [à la fin du mois de juin]. | 2022-06 | 2022-06-21 | 2022-06-30
Le raid a eu lieu [à l'été 2011]. | 2011-SU | 2011-06-21 | 2011-09-22
Le raid a eu lieu [l'hiver dernier]. | 2021-WI | 2021-12-21 | 2022-03-19
Le raid a eu lieu [au printemps 2022]. | 2022-SP | 2022-03-20 | 2022-06-20
Le raid a eu lieu [en 2014]. | 2014 | 2014-01-01 | 2014-12-31
Le raid a eu lieu [fin 2019]. | 2019 | 2019-10-01 | 2019-12-31
Le raid a eu lieu [début 2020]. | 2020 | 2020-01-01 | 2020-03-31
Le raid a eu lieu [au premier trimestre 2020]. | 2020-Q1 | 2020-01-01 | 2020-03-31
Le raid a eu lieu [au quatrième trimestre]. | 2022-Q4 | 2022-10-01 | 2022-12-31
Le pays a connu deux guerres [dans les années 1990]. | 199 | 1990-01-01 | 1999-12-31
La ville est assiégée [depuis juillet]. | 2022-07 | 2022-07-01 | 2023-02-28
La ville est assiégée [depuis lundi]. | 2023-02-27 | 2023-02-27 | 2023-02-28
La ville est assiégée [depuis dimanche soir]. | 2023-02-26TEV | 2023-02-26 | 2023-02-28
La ville est assiégée [depuis le 3 février]. | 2023-02-03 | 2023-02-03 | 2023-02-28
La ville est assiégée [depuis mars 2015]. | 2015-03 | 2015-03-01 | 2023-02-28
La ville est assiégée [depuis 2012]. | 2012 | 2012-01-01 | 2023-02-28
La ville est assiégée [depuis le début de l'année]. | 2023 | 2023-01-01 | 2023-02-28
La ville est assiégée [depuis le début du mois]. | 2023-02 | 2023-02-01 | 2023-02-28
La ville est assiégée [depuis la fin octobre]. | 2022-10 | 2022-10-21 | 2023-02-28
La ville est assiégée [depuis trois jours]. | P3D | 2023-02-25 | 2023-02-28
La ville est assiégée [depuis près d'une semaine]. | P1W | 2023-02-21 | 2023-02-28
La ville est assiégée [depuis deux mois]. | P2M | 2022-12-28 | 2023-02-28
La ville est assiégée [depuis plusieurs mois]. | PXM | - | -
[Depuis le début de la rébellion en mars 2012], des milliers de civils ont péri. | 2012-03 | 2012-03-01 | 2023-02-28
[Depuis que l'armée a pris le pouvoir, en août 2020], les attaques continuent. | 2020-08 | 2020-08-01 | 2023-02-28
Des drones ont été vus [ces derniers mois]. | PXM | - | -
Des drones ont été vus [ces derniers jours]. | PXD | - | -
Des drones ont été vus [au cours des dernières semaines]. | PXW | - | -
Des drones ont été vus [ces dernières 24 heures]. | PT24H | 2023-02-27 | 2023-02-28
Des drones ont été vus [au cours des dernières 24 heures]. | PT24H | 2023-02-27 | 2023-02-28
Des drones ont été vus [au cours des trois derniers jours]. | P3D | 2023-02-25 | 2023-02-28
Le raid a eu lieu [il y a trois jours]. | 2023-02-25 | 2023-02-25 | 2023-02-25
Le raid a eu lieu [il y a deux mois]. | 2022-12 | 2022-12-01 | 2022-12-31
Le raid a eu lieu [il y a dix ans]. | 2013 | 2013-01-01 | 2013-12-31
Le raid a eu lieu [il y a quelques mois]. | PXM | - | -
Le raid a eu lieu [récemment]. | PAST_REF | - | -
Le site avait déjà été visé [par le passé]. | PAST_REF | - | -
Le calme est [désormais] revenu. | PRESENT_REF | - | -
La trêve a été signée pour [trois jours]. | P3D | - | -
Les combats ont duré [une dizaine d'heures]. | PT10H | - | -
Les combats ont duré [plusieurs heures]. | PTXH | - | -
Les combats ont duré [une demi-heure]. | PT30M | - | -
Les combats ont duré [vingt-cinq minutes]. | PT25M | - | -
Il a été condamné à une peine de [12 ans]. | P12Y | - | -
Il vit ici depuis [un quart de siècle]. | P25Y | 1998-02-28 | 2023-02-28
La ville est bombardée [chaque jour]. | P1D | - | -
La ville est bombardée [tous les jours]. | P1D | - | -
La ville est [régulièrement] bombardée. | PX | - | -
La ville est bombardée [quotidiennement]. | P1D | - | -
Les marches ont lieu [tous les vendredis]. | P1W | - | -
La trêve a tenu [du 3 au 5 janvier]. | 2023-01-03/2023-01-05 | 2023-01-03 | 2023-01-05
La trêve a tenu [entre lundi et mardi]. | 2023-02-27/2023-02-28 | 2023-02-27 | 2023-02-28
La trêve a tenu [entre jeudi et dimanche]. | 2023-02-23/2023-02-26 | 2023-02-23 | 2023-02-26
La trêve a tenu [de mars à mai 2022]. | 2022-03/2022-05 | 2022-03-01 | 2022-05-31
La guerre a fait rage [de 1982 à 1987]. | 1982/1987 | 1982-01-01 | 1987-12-31
La guerre a fait rage [entre 2014 et 2018]. | 2014/2018 | 2014-01-01 | 2018-12-31
""".strip().splitlines()


@pytest.mark.parametrize("row", BY_VALUE)
def test_value(row: str) -> None:
    marked, value, first, last = (cell.strip() for cell in row.split(" | "))
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = [m for m in times_of(text) if m.span.start < end and start < m.span.end]
    assert len(found) == 1, [text[m.span.start : m.span.end] for m in found]
    mention = found[0]
    quote = text[mention.span.start : mention.span.end]
    assert (quote == text[start:end] or quote.endswith(" " + text[start:end])) and mention.value == value
    interval = (mention.earliest, mention.latest)
    assert interval == ((None, None) if first == "-" else (date.fromisoformat(first), date.fromisoformat(last)))


# no time at all in these
NEVER = """
Trois journalistes ont été blessés par des éclats.
Une seconde voiture a explosé devant l'hôtel.
Un homme de 35 ans a été tué.
Une fillette âgée de 6 ans a été blessée.
Deux enfants de 12 et 13 ans ont péri.
Marie Leroy, 42 ans, a survécu.
Environ 2000 soldats ont été déployés.
Le quotidien Le Soir a publié la liste des victimes.
La foule s'est réunie sur le Champ de Mars.
Le blindé roulait à 130 km/h.
Le camp a été évacué.
Le groupe a perdu 1950 hommes.
Avril Haines a témoigné devant le Sénat.
La maison a été détruite par un obus de 120 mm.
Des marsouins ont été déployés.
Les soirées dansantes sont interdites.
Le numéro 2023/45 figure sur le document.
Le matelas a brûlé.
Le marché de Noël a rouvert.
""".strip().splitlines()


@pytest.mark.parametrize("text", NEVER)
def test_never(text: str) -> None:
    found = [m for m in times_of(text) if m.kind != "SET"]
    assert found == [], [text[m.span.start : m.span.end] for m in found]


# two sentences; the expression in brackets is counted from the one before
FROM_THE_TEXT = """
Une attaque a eu lieu samedi. [La veille], un poste avait été visé. | 2023-02-24 | 2023-02-24
Une attaque a eu lieu samedi. [Le lendemain], un poste a été visé. | 2023-02-26 | 2023-02-26
Une attaque a eu lieu samedi. [Le même jour], un poste a été visé. | 2023-02-25 | 2023-02-25
Une attaque a eu lieu samedi. [Trois jours plus tôt], un poste avait été visé. | 2023-02-22 | 2023-02-22
Une attaque a eu lieu le 3 janvier. [Deux jours plus tard], un poste a été visé. | 2023-01-05 | 2023-01-05
Une attaque a eu lieu samedi. [Quelques heures plus tard], un poste a été visé. | 2023-02-25 | 2023-02-25
Une attaque a eu lieu samedi. [Peu après], un poste a été visé. | 2023-02-25 | 2023-02-25
Une attaque a eu lieu samedi. [Une demi-heure plus tard], un poste a été visé. | 2023-02-25 | 2023-02-25
Une attaque a eu lieu samedi. [Vers 14 h], un poste a été visé. | 2023-02-25 | 2023-02-25
Une attaque a eu lieu samedi. [Dans la soirée], un poste a été visé. | 2023-02-25 | 2023-02-25
Une attaque a eu lieu dans la nuit de samedi à dimanche. [Vers 3 heures], un poste a été visé. | 2023-02-26 | 2023-02-26
Un raid a eu lieu dans la nuit de samedi à dimanche. [Vers 23 heures], un poste a été visé. | 2023-02-25 | 2023-02-25
Une attaque a eu lieu mardi. Le poste a été visé [dans la nuit]. | 2023-02-27 | 2023-02-28
Une attaque a eu lieu mardi. [La veille], un poste avait été visé. | 2023-02-27 | 2023-02-27
Une attaque a eu lieu samedi. [Le lendemain matin], un poste a été visé. | 2023-02-26 | 2023-02-26
""".strip().splitlines()


@pytest.mark.parametrize("row", FROM_THE_TEXT)
def test_counted_from_the_text(row: str) -> None:
    marked, first, last = (cell.strip() for cell in row.split(" | "))
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    mention = next(m for m in times_of(text) if m.span.start <= start < m.span.end)
    assert (mention.earliest, mention.latest) == (date.fromisoformat(first), date.fromisoformat(last))
    assert mention.anchor is not None and mention.anchor.startswith("text ")


@pytest.mark.parametrize(
    "phrase",
    [
        "mardi",
        "hier",
        "cette nuit",
        "ce matin",
        "la semaine dernière",
        "en juillet",
        "le 3 mai",
        "il y a trois jours",
        "la veille",
        "depuis lundi",
        "vers 14 h",
    ],
)
def test_no_publication_date_no_date(phrase: str) -> None:
    mention = times_of(f"Un village a été attaqué {phrase}.", published=None)[0]
    assert mention.earliest is None and mention.latest is None and mention.date_prec is None


def test_absolute_dates_need_no_publication_date() -> None:
    mentions = times_of("Un village a été attaqué le 12 mars 2024. Le lendemain, un autre a brûlé.", published=None)
    assert [m.earliest for m in mentions] == [date(2024, 3, 12), date(2024, 3, 13)]


def test_weekday_and_month_day_settle_the_year() -> None:
    (mention,) = times_of("Le procès s'est ouvert le vendredi 11 mars.")
    assert mention.earliest == date(2022, 3, 11)


def test_lists_of_days() -> None:
    mentions = times_of("Deux attaques ont eu lieu les 6 et 13 janvier.")
    assert [m.earliest for m in mentions] == [date(2023, 1, 6), date(2023, 1, 13)]


def test_times_in_quotations_count() -> None:
    (mention,) = times_of('"Ils sont arrivés dimanche soir", a raconté un témoin.')
    assert mention.value == "2023-02-26TEV"


def test_precision() -> None:
    text = (
        "Attaques lundi, dans la nuit de lundi à mardi, la semaine dernière, en janvier, en 2014 et ces derniers mois."
    )
    assert [m.date_prec for m in times_of(text)] == [1, 2, 3, 4, 5, None]


@pytest.mark.parametrize("rule", RULES, ids=[r.id for r in RULES])
def test_rules_find_their_example(rule: TimeRule) -> None:
    example = next(r["example"] for r in LEXICON.data["rule"] if r["id"] == rule.id)
    assert any(m.rule is rule for m in find_matches(example, LEXICON)), example


@pytest.mark.parametrize("rule", RULES, ids=[r.id for r in RULES])
def test_rules_leave_their_near_miss(rule: TimeRule) -> None:
    never = next((r["never"] for r in LEXICON.data["rule"] if r["id"] == rule.id and "never" in r), None)
    if never is not None:
        assert rule.id not in [part for m in times_of(f"Il a vu {never} ici.") for part in m.rule.split("+")], never


def test_comparisons_and_beginnings() -> None:
    (compared,) = times_of("L'attaque est la plus meurtrière depuis 2017.")
    assert compared.rule.startswith("compared")
    (begun,) = times_of("La guerre, qui a éclaté le 15 avril, a fait mille morts.")
    assert (begun.earliest, begun.latest) == (date(2022, 4, 15), TUESDAY)
    (recent,) = times_of("L'offensive lancée lundi a fait dix morts.")
    assert recent.latest == date(2023, 2, 27)
    (when,) = times_of("Du jamais vu depuis mars 2017, lorsque le palais avait été visé.")
    assert when.latest == date(2017, 3, 31)


def test_the_next_day_of_a_month_is_unknown() -> None:
    *_, following = times_of("Une trêve avait été conclue fin janvier, mais les tirs ont repris dès le lendemain.")
    assert following.earliest is None


def test_an_hour_belongs_to_what_happened_not_to_its_announcement() -> None:
    *_, hour = times_of("Un pont a sauté lundi, a dit mardi le maire. Le drame a eu lieu vers 10 heures.")
    assert hour.value == "2023-02-27T10:00"


def test_hostile_text_takes_little_time() -> None:
    text = "dans la nuit du 2 " * 2000 + "mardi, " * 3000 + "le 1 et le " * 2000 + "depuis que " * 2000 + "12" * 5000
    started = process_time()
    assert longest(find_matches(text, LEXICON))
    assert process_time() - started < 10
