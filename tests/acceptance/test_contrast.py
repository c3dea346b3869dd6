"""Minimal pairs: two sentences that differ in one respect give claims that differ in that respect only."""

from dataclasses import dataclass
from typing import Any

import pytest

from acceptance.reading import PHYSICAL, counts, days, flags, in_short, read_anyhow
from dateline import Claim


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A plain sentence and one whose claim bears `flag`; `free` are the fields that may differ as well.

    `about` is the event type both are asked for: a sentence may tell of several.
    """

    flag: str
    plain: str
    marked: str
    about: str
    free: frozenset[str] = frozenset()


def pair(flag: str, about: str, plain: str, marked: str, *free: str) -> Pair:
    return Pair(flag=flag, about=about, plain=plain, marked=marked, free=frozenset(free))


PAIRS = {
    # ------------------------------------------------------------ stated, hedged
    "conditional-active": pair(
        "hedged", "casualties",
        "L'explosion a fait douze morts mardi à Kaboul, selon les talibans.",
        "L'explosion aurait fait douze morts mardi à Kaboul, selon les talibans.",
    ),
    "conditional-passive": pair(
        "hedged", "abduction",
        "Deux humanitaires ont été enlevés mardi près de Ménaka.",
        "Deux humanitaires auraient été enlevés mardi près de Ménaka.",
    ),
    "conditional-pronominal": pair(
        "hedged", "crash",
        "Un hélicoptère s'est écrasé mardi près de Tabriz.",
        "Un hélicoptère se serait écrasé mardi près de Tabriz.",
    ),
    "conditional-present": pair(
        "hedged", "control",
        "Les rebelles contrôlent depuis mardi la ville de Masisi.",
        "Les rebelles contrôleraient depuis mardi la ville de Masisi.",
    ),
    "presumed": pair(
        "hedged", "attack",
        "Des jihadistes ont attaqué mardi un village près de Pemba, tuant six habitants.",
        "Des jihadistes présumés ont attaqué mardi un village près de Pemba, tuant six habitants.",
    ),
    "apparently": pair(
        "hedged", "strike",
        "Une frappe israélienne a visé mardi un immeuble de Tyr.",
        "Une frappe apparemment israélienne a visé mardi un immeuble de Tyr.",
        "actor",
    ),
    "apparently-clause": pair(
        "hedged", "interception",
        "Trois drones ont été abattus mardi au-dessus d'Erbil.",
        "Trois drones ont apparemment été abattus mardi au-dessus d'Erbil.",
    ),
    "probably": pair(
        "hedged", "strike",
        "Un missile a touché mardi un cargo au large d'Aden.",
        "Un missile a probablement touché mardi un cargo au large d'Aden.",
    ),
    "without-doubt": pair(
        "hedged", "strike",
        "Un obus a touché mardi un marché d'El-Facher.",
        "Un obus a sans doute touché mardi un marché d'El-Facher.",
    ),
    "without-doubt-dead": pair(
        "hedged", "casualties",
        "Quinze mineurs ont péri mardi à Rubaya.",
        "Quinze mineurs ont sans doute péri mardi à Rubaya.",
    ),
    "seems": pair(
        "hedged", "crash",
        "Un drone s'est écrasé mardi dans un champ près de Galati.",
        "Un drone semble s'être écrasé mardi dans un champ près de Galati.",
    ),
    "may-have": pair(
        "hedged", "casualties",
        "Quarante personnes ont péri mardi à Derna.",
        "Quarante personnes ont peut-être péri mardi à Derna.",
    ),
    "it-would-seem": pair(
        "hedged", "strike",
        "Une roquette a frappé mardi une école de Sderot.",
        "Il semblerait qu'une roquette ait frappé mardi une école de Sderot.",
    ),
    "unconfirmed": pair(
        "hedged", "control",
        "Les rebelles ont pris Kanyabayonga mardi, selon des informations concordantes.",
        "Les rebelles ont pris Kanyabayonga mardi, selon des informations non confirmées.",
        "source",
    ),
    "conditional-kill": pair(
        "hedged", "attack",
        "Un milicien a tué deux policiers mardi à Bunia.",
        "Un milicien aurait tué deux policiers mardi à Bunia.",
    ),
    # ------------------------------------------------------------ actual, hypothetical
    "future": pair(
        "hypothetical", "closure",
        "L'aéroport de Goma a été fermé mardi.",
        "L'aéroport de Goma sera fermé mercredi.",
        "time",
    ),
    "future-active": pair(
        "hypothetical", "strike",
        "L'aviation a bombardé Khartoum.",
        "L'aviation bombardera Khartoum.",
        "time",
    ),
    "near-future": pair(
        "hypothetical", "strike",
        "L'armée a bombardé la ville de Rafah.",
        "L'armée va bombarder la ville de Rafah.",
        "time",
    ),
    "fear": pair(
        "hypothetical", "strike",
        "Les habitants racontent une frappe sur l'hôpital de Nasser.",
        "Les habitants craignent une frappe sur l'hôpital de Nasser.",
        "source", "time",
    ),
    "risk": pair(
        "hypothetical", "attack",
        "L'ambassade a signalé un attentat à Mogadiscio.",
        "L'ambassade a signalé un risque d'attentat à Mogadiscio.",
        "time",
    ),
    "if-clause": pair(
        "hypothetical", "strike",
        "L'Iran a frappé Haïfa, a indiqué un général.",
        "Si l'Iran frappe Haïfa, il le regrettera, a indiqué un général.",
        "time", "source",
    ),
    "plan": pair(
        "hypothetical", "attack",
        "Des hommes ont commis un attentat à la bombe à Istanbul.",
        "Des hommes projetaient de commettre un attentat à la bombe à Istanbul.",
        "time",
    ),
    "foiled": pair(
        "hypothetical", "attack",
        "La police a enquêté sur un attentat à Bruxelles.",
        "La police a déjoué un projet d'attentat à Bruxelles.",
        "time",
    ),
    "possible": pair(
        "hypothetical", "control",
        "L'ONU constate la prise d'El-Facher par les paramilitaires.",
        "L'ONU redoute la prise d'El-Facher par les paramilitaires.",
        "source", "time",
    ),
    "could": pair(
        "hypothetical", "control",
        "Les insurgés ont pris Gao mardi.",
        "Les insurgés pourraient prendre Gao.",
        "time",
    ),
    "prepare": pair(
        "hypothetical", "attack",
        "Le groupe a lancé un assaut contre Uvira.",
        "Le groupe se prépare à lancer un assaut contre Uvira.",
        "time",
    ),
    "threaten": pair(
        "hypothetical", "strike",
        "Les Houthis ont bombardé Eilat.",
        "Les Houthis menacent de bombarder Eilat.",
        "time", "source",
    ),
    "order": pair(
        "hypothetical", "closure",
        "Les habitants de Jabalia ont été évacués mardi.",
        "L'armée a ordonné mardi d'évacuer les habitants de Jabalia.",
        "time", "source",
    ),
    # ------------------------------------------------------------ affirmed, denied
    "not": pair(
        "denied", "casualties",
        "Des victimes sont à déplorer mardi à Kherson, selon le maire.",
        "Il n'y a pas de victime à déplorer mardi à Kherson, selon le maire.",
        "quantities",
    ),
    "none": pair(
        "denied", "casualties",
        "Trois blessés sont à déplorer mardi à Zaporijjia, selon le maire.",
        "Aucun blessé n'est à déplorer mardi à Zaporijjia, selon le maire.",
        "quantities",
    ),
    "neither-nor": pair(
        "denied", "casualties",
        "Il y a eu deux morts et cinq blessés mardi à Beyrouth, selon la Croix-Rouge.",
        "Il n'y a eu ni mort ni blessé mardi à Beyrouth, selon la Croix-Rouge.",
        "quantities",
    ),
    "nobody": pair(
        "denied", "casualties",
        "Une personne a été blessée mardi à Tripoli, selon les secours.",
        "Personne n'a été blessé mardi à Tripoli, selon les secours.",
        "quantities",
    ),
    "no-casualty-reported": pair(
        "denied", "casualties",
        "Sept victimes ont été signalées mardi à Hodeida, selon un médecin.",
        "Aucune victime n'a été signalée mardi à Hodeida, selon un médecin.",
        "quantities",
    ),
    "never": pair(
        "denied", "strike",
        "Notre armée a bombardé ce camp de réfugiés, a dit le porte-parole.",
        "Notre armée n'a jamais bombardé ce camp de réfugiés, a dit le porte-parole.",
        "time",
    ),
    "not-taken": pair(
        "denied", "control",
        "La ville de Bunia est tombée mardi, a déclaré le gouverneur.",
        "La ville de Bunia n'est pas tombée mardi, a déclaré le gouverneur.",
    ),
    "no-damage": pair(
        "denied", "damage",
        "Des dégâts ont été constatés mardi au port d'Odessa, selon la mairie.",
        "Aucun dégât n'a été constaté mardi au port d'Odessa, selon la mairie.",
    ),
    "no-longer": pair(
        "denied", "control",
        "L'armée contrôle la base de Tessalit, selon un officier.",
        "L'armée ne contrôle plus la base de Tessalit, selon un officier.",
    ),
    "without": pair(
        "denied", "casualties",
        "Un obus est tombé mardi sur une école de Nikopol et a blessé deux élèves.",
        "Un obus est tombé mardi sur une école de Nikopol sans blesser personne.",
        "quantities",
    ),
    # ------------------------------------------------------------ news, background
    "years-ago": pair(
        "background", "attack",
        "Un attentat a fait 30 morts mardi à Ouagadougou.",
        "Un attentat a fait 30 morts en 2016 à Ouagadougou.",
        "time",
    ),
    "last-month": pair(
        "background", "strike",
        "Une frappe a tué neuf personnes lundi à Kharkiv.",
        "Une frappe a tué neuf personnes le mois dernier à Kharkiv.",
        "time",
    ),
    "already": pair(
        "background", "abduction",
        "Dix lycéens ont été enlevés lundi à Jos.",
        "Dix lycéens avaient déjà été enlevés en mars à Jos.",
        "time",
    ),
    "last-week": pair(
        "background", "strike",
        "La centrale de Zaporijjia a été bombardée dans la nuit.",
        "La centrale de Zaporijjia a été bombardée la semaine dernière.",
        "time",
    ),
    "since": pair(
        "background", "casualties",
        "Les violences ont fait 60 morts mardi à Port-au-Prince.",
        "Les violences ont fait 4.000 morts depuis 2021 à Port-au-Prince.",
        "time", "quantities",
    ),
    "regularly": pair(
        "background", "strike",
        "Le port d'Izmaïl a été bombardé mardi.",
        "Le port d'Izmaïl est régulièrement bombardé.",
        "time",
    ),
    "dated": pair(
        "background", "control",
        "Les paramilitaires ont pris Nyala lundi.",
        "Les paramilitaires ont pris Nyala le 26 octobre 2023.",
        "time",
    ),
    "in-the-past": pair(
        "background", "strike",
        "Plusieurs dépôts ont été frappés par des drones dans la nuit.",
        "Plusieurs dépôts ont été frappés par des drones ces derniers mois.",
        "time",
    ),
}  # fmt: skip


def fields(claim: Claim) -> dict[str, Any]:
    """What a claim holds, its flags left out."""
    where = claim.place
    return {
        "means": claim.means,
        "quantities": sorted(counts(claim), key=str),
        "place": where and (where.place.name if where.place else where.name, where.relation, where.where_prec),
        "source": claim.source and (claim.source.name, claim.source.kind, claim.source.side),
        "time": days(claim),
        "actor": claim.actor_side,
    }


def claim_of(text: str, about: str) -> Claim:
    """The claim of this type; where the text tells it in several, the first."""
    report = read_anyhow(text)
    found = [c for c in report.claims if c.event_type == about]
    # a toll told in its event's own clause may be a quantity of that event
    found = found or [c for c in report.claims if about == "casualties" and c.event_type in PHYSICAL and c.quantities]
    assert found, f"no {about}:\n{in_short(report)}"
    return found[0]


@pytest.mark.parametrize("name", PAIRS)
def test_the_plain_sentence_bears_no_flag(name: str) -> None:
    p = PAIRS[name]
    assert not any(flags(claim_of(p.plain, p.about)).values())


@pytest.mark.parametrize("name", PAIRS)
def test_the_marked_sentence_bears_its_flag_alone(name: str) -> None:
    p = PAIRS[name]
    told = flags(claim_of(p.marked, p.about))
    assert told == {**dict.fromkeys(told, False), p.flag: True}


@pytest.mark.parametrize("name", PAIRS)
def test_the_rest_stays_as_it_was(name: str) -> None:
    p = PAIRS[name]
    plain, marked = (fields(claim_of(text, p.about)) for text in (p.plain, p.marked))
    kept = plain.keys() - p.free
    assert {k: marked[k] for k in kept} == {k: plain[k] for k in kept}


KILLED, WOUNDED = ("killed", 0, 0), ("wounded", 0, 0)
DENIED_TOLLS = {
    "no-dead": ("La frappe n'a fait aucun mort à Kherson.", {KILLED}),
    "neither": ("La frappe n'a fait ni mort ni blessé à Kherson.", {KILLED, WOUNDED}),
    "without-victims": ("Un obus est tombé sur Nikopol sans faire de victimes.", {KILLED, WOUNDED}),
    "without-wounded": ("Un obus est tombé sur Nikopol sans faire de blessé.", {WOUNDED}),
    "without-wounding": ("Un obus est tombé sur une école de Nikopol sans blesser personne.", {WOUNDED}),
    "without-killing": ("Un drone s'est écrasé à Gao sans tuer personne.", {KILLED}),
    "nobody-killed": ("Personne n'a été tué dans l'incendie du dépôt d'Odessa.", {KILLED}),
    "not-made-victims": ("La frappe n'a pas fait de victimes à Kherson, selon le maire.", {KILLED, WOUNDED}),
    "not-made-wounded": ("L'attaque n'a pas fait de blessés à Goma, selon l'armée.", {WOUNDED}),
    "not-caused-dead": ("L'explosion n'a pas causé de mort à Aden, selon la police.", {KILLED}),
    "no-victim": ("Il n'y a pas de victime à Soumy, selon la police.", {KILLED, WOUNDED}),
}


@pytest.mark.parametrize("name", DENIED_TOLLS)
def test_a_denied_toll_is_zero(name: str) -> None:
    text, wanted = DENIED_TOLLS[name]
    report = read_anyhow(text)
    denied = [c for c in report.claims if c.denied]
    assert [(c.event_type, counts(c)) for c in denied] == [("casualties", wanted)], in_short(report)
    assert not any(c.event_type == "casualties" for c in report.claims if not c.denied), in_short(report)


def test_each_flag_has_its_pairs() -> None:
    told = [p.flag for p in PAIRS.values()]
    assert all(told.count(flag) >= 7 for flag in ("hedged", "hypothetical", "denied", "background"))
