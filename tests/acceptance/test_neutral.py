"""The reader takes no side: swapped parties give the swapped record, loaded words give the same record."""

import re
from typing import Any

import pytest

from acceptance.reading import PHYSICAL, counts, days, flags, in_short, place, read_anyhow
from dateline import Claim, Report
from dateline.model import PlaceMention, Span

# Each pair is one slot of a sentence, the first party's word and the second's.
SLOTS = {
    "land": ("Russie", "Ukraine"),
    "the_land": ("la Russie", "l'Ukraine"),
    "of_land": ("de la Russie", "de l'Ukraine"),
    "The_land": ("La Russie", "L'Ukraine"),
    "m": ("russe", "ukrainien"),
    "f": ("russe", "ukrainienne"),
    "ms": ("russes", "ukrainiens"),
    "fs": ("russes", "ukrainiennes"),
    "People": ("Russes", "Ukrainiens"),
    "capital": ("Moscou", "Kiev"),
    "town": ("Belgorod", "Kharkiv"),
    "town2": ("Koursk", "Soumy"),
    "town3": ("Briansk", "Tchernihiv"),
    "port": ("Sotchi", "Mykolaïv"),
    "president": ("Vladimir Poutine", "Volodymyr Zelensky"),
    "governor": ("Viatcheslav Gladkov", "Oleg Synegoubov"),
    "code": ("RUS", "UKR"),
}

SENTENCES = {
    "army-downs": "L'armée {a.f} a abattu deux drones {b.ms} dans la nuit au-dessus de la région de {a.town}.",
    "ministry-downs": "Le ministère {a.m} de la Défense a affirmé mardi que dix-sept drones {b.ms} avaient été "
    "interceptés, dont quatre dans la région de {a.town2}.",
    "capital-says": "{a.capital} a annoncé avoir détruit trois missiles {b.ms} visant {a.town}.",
    "strike-kills": "Une frappe {b.f} a tué cinq civils mardi à {a.town}, a indiqué le gouverneur {a.governor}.",
    "shelling": "Des bombardements {b.ms} ont blessé huit personnes à {a.town}, selon les autorités locales.",
    "drone-house": "Un drone {b.m} a touché un immeuble d'habitation de {a.town2}, faisant un mort et six blessés.",
    "land-strikes": "{The_a} a tiré douze missiles sur {b.town} dans la nuit de lundi à mardi, selon l'armée {b.f}.",
    "land-accuses": "{The_a} a accusé {the_b} d'avoir bombardé une école à {a.town3}.",
    "denial": "L'armée {a.f} a démenti avoir frappé un hôpital à {b.town}.",
    "hedged": "Les forces {a.fs} auraient pris un village près de {b.town2}, d'après un responsable {b.m}.",
    "capture": "Les forces {a.fs} se sont emparées mardi d'une localité proche de {b.town}, a assuré {a.capital}.",
    "retreat": "Les troupes {a.fs} se sont retirées de {b.town2}, a reconnu mardi l'état-major {a.m}.",
    "clash": "De violents combats opposaient mardi soldats {a.ms} et {b.ms} aux abords de {a.town2}.",
    "president": "Le président {a.president} a promis mardi de répondre à l'attaque contre {a.town}.",
    "threat": "{a.capital} a menacé mardi de frapper de nouveau {b.capital}.",
    "debris": "Les débris d'un missile {b.m} sont tombés sur une école de {a.town}, sans faire de victimes.",
    "crash": "Un avion militaire {a.m} s'est écrasé mardi près de {a.town3}, a rapporté le ministère de la Défense.",
    "helicopter": "Un hélicoptère {a.m} a été abattu par l'armée {b.f} dans la région de {b.town2}.",
    "depot": "Un dépôt de carburant a pris feu à {a.town} après une attaque de drones {b.ms}.",
    "outage": "Plus de 20.000 foyers étaient privés d'électricité mardi à {a.town} après des frappes {b.fs}.",
    "airport": "L'aéroport de {a.capital} a été fermé mardi matin en raison de la menace de drones {b.ms}.",
    "arrest": "Les services de sécurité {a.ms} ont arrêté mardi deux espions {b.ms} à {a.town}.",
    "toll": "Le bilan de la frappe {b.f} sur {a.town3} est de neuf morts, ont annoncé les secours {a.ms}.",
    "losses": "L'armée {a.f} affirme que 200 soldats {b.ms} ont été tués mardi près de {b.town}.",
    "prisoners": "{a.capital} a capturé 30 soldats {b.ms} près de {a.town2}, selon le ministère {a.m} de la Défense.",
    "bridge": "Un pont a été détruit à {b.town2} par l'aviation {a.f}, a déploré {b.president}.",
    "evacuated": "Quelque 500 habitants ont été évacués de {a.town2} face à l'avancée des troupes {b.fs}.",
    "sabotage": "Une voie ferrée a été sabotée près de {a.town3}, un acte imputé par {a.capital} à {b.capital}.",
    "ship": "La marine {b.f} a coulé un navire {a.m} au large de {a.port}, a revendiqué {b.capital}.",
    "no-victim": "Aucun blessé n'est à déplorer à {a.town} après la chute d'un drone {b.m}, selon la mairie.",
    "both": "Les {a.People} ont lancé 40 drones contre {b.town}, les {b.People} en ont abattu 33.",
    "direction": "L'armée {a.f} a dit avoir abattu six drones {b.ms} dans l'ouest {of_a}.",
    "regime": "Trois personnes ont péri dans un tir d'artillerie {b.m} sur un marché de {a.town2}, accuse {a.capital}.",
}


def written(sentence: str, party: int) -> str:
    """The sentence with `a` the given party and `b` the other."""
    forms = (*range(2),) if party == 0 else (1, 0)

    def word(match: re.Match[str]) -> str:
        name = match[1]
        article = re.fullmatch(r"(the|The|of)_([ab])", name)
        letter, slot = (article[2], f"{article[1]}_land") if article else name.split(".")
        return SLOTS[slot][forms["ab".index(letter)]]

    return re.sub(r"\{([\w.]+)\}", word, sentence)


WORDS = [
    {
        form: f"<{letter}:{slot}>"
        for slot, pair in sorted(SLOTS.items())
        for letter, form in zip(letters, pair, strict=True)
    }
    for letters in ("ab", "ba")
]
FORMS = re.compile("|".join(rf"\b{re.escape(form)}\b" for form in sorted(WORDS[0], key=len, reverse=True)))
# "russe" is masculine and feminine: the slot is blurred, the party is not
KIND = re.compile(r"<([ab]):(?:m|f|ms|fs|People|\w*land|code)>")


def blurred(words: str, party: int) -> str:
    """The words with each party's names replaced by what they stand for."""
    names = FORMS.sub(lambda m: WORDS[party][m[0]], words)
    return re.sub(r"\b(?:la|l')\s*(?=<)", "", KIND.sub(r"<\1>", names))


def record(report: Report, party: int) -> list[dict[str, Any]]:
    """The claims of a report with the parties' names taken out."""
    text = report.document.text

    def said(span: Span | None) -> str | None:
        return None if span is None else blurred(text[span.start : span.end], party)

    def side(code: str | None) -> str | None:
        return None if code is None else blurred(code, party)

    def where(mention: PlaceMention | None) -> tuple[Any, ...] | None:
        if mention is None:
            return None
        country = mention.place and mention.place.country
        return (said(mention.span), mention.relation, mention.bearing, mention.where_prec, country and side(country))

    def row(claim: Claim) -> dict[str, Any]:
        who = claim.source
        return {
            "type": (claim.event_type, claim.means),
            "quantities": (sorted(counts(claim), key=str), [said(q.span) for q in claim.quantities]),
            "flags": flags(claim),
            "source": who and (blurred(who.name, party), who.kind, side(who.side)),
            "place": where(claim.place),
            "time": days(claim),
            "actor": (said(claim.actor), side(claim.actor_side)),
            "target": said(claim.target),
            "evidence": [said(span) for span in claim.evidence],
        }

    return [row(claim) for claim in report.claims]


FIELDS = ("type", "quantities", "flags", "source", "place", "time", "actor", "target", "evidence")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", SENTENCES)
def test_swapped_sides_give_the_swapped_record(name: str, field: str) -> None:
    reports = [read_anyhow(written(SENTENCES[name], party)) for party in (0, 1)]
    mine, theirs = (record(report, party) for party, report in enumerate(reports))
    assert mine, in_short(reports[0])
    told = "\n\n".join(in_short(report) for report in reports)
    assert [row[field] for row in mine] == [row[field] for row in theirs], told


def test_the_swap_itself_is_sound() -> None:
    for sentence in SENTENCES.values():
        one, other = written(sentence, 0), written(sentence, 1)
        assert one != other
        assert blurred(one, 0) == blurred(other, 1)
        assert "{" not in one


# ---------------------------------------------------------------- loaded wording
LOADED = {
    "terrorist-attack": (
        "Une attaque de drones a visé mardi un dépôt de carburant à Belgorod, a indiqué le gouverneur.",
        "Une attaque terroriste de drones a visé mardi un dépôt de carburant à Belgorod, a indiqué le gouverneur.",
    ),
    "barbaric-strike": (
        "Une frappe a tué six personnes mardi à Odessa, selon la mairie.",
        "Une frappe barbare et lâche a tué six personnes mardi à Odessa, selon la mairie.",
    ),
    "enemy-drones": (
        "Huit drones ont été abattus dans la nuit près de Kherson, selon l'armée.",
        "Huit drones ennemis ont été abattus dans la nuit près de Kherson, selon l'armée.",
    ),
    "kamikaze": (
        "Quatre drones ont été abattus mardi au-dessus de Soumy, a annoncé l'armée de l'air.",
        "Quatre drones kamikazes ont été abattus mardi au-dessus de Soumy, a annoncé l'armée de l'air.",
    ),
    "suicide-drone": (
        "Un drone a frappé mardi un entrepôt à Port-Soudan, selon un témoin.",
        "Un drone-suicide a frappé mardi un entrepôt à Port-Soudan, selon un témoin.",
    ),
    "occupiers": (
        "Les soldats russes ont tué trois habitants près de Bakhmout, selon le parquet.",
        "Les occupants russes ont tué trois habitants près de Bakhmout, selon le parquet.",
    ),
    "regime": (
        "L'armée syrienne a bombardé mardi Idleb, tuant quatre civils.",
        "L'armée du régime syrien a bombardé mardi Idleb, tuant quatre civils.",
    ),
    "operation": (
        "Depuis le début de l'offensive, trois villages ont été bombardés près de Donetsk.",
        "Depuis le début de l'opération spéciale, trois villages ont été bombardés près de Donetsk.",
    ),
    "liberated": (
        "L'armée a pris mardi le village de Robotyne, selon l'état-major.",
        "L'armée a libéré mardi le village de Robotyne, selon l'état-major.",
    ),
    "seized": (
        "Les forces russes ont pris mardi Avdiïvka, selon l'état-major.",
        "Les forces russes se sont traîtreusement emparées mardi d'Avdiïvka, selon l'état-major.",
    ),
    "terrorists": (
        "Des hommes armés ont tué sept villageois mardi près de Mopti, selon un élu.",
        "Des terroristes ont tué sept villageois mardi près de Mopti, selon un élu.",
    ),
    "resistance": (
        "Des hommes armés ont attaqué mardi un poste militaire près de Djibo, selon des habitants.",
        "Des résistants ont attaqué mardi un poste militaire près de Djibo, selon des habitants.",
    ),
    "bandits": (
        "Des hommes armés ont enlevé vingt élèves mardi à Kaduna, a indiqué la police.",
        "Des bandits sans foi ni loi ont enlevé vingt élèves mardi à Kaduna, a indiqué la police.",
    ),
    "criminal-shelling": (
        "Un bombardement a fait deux morts et cinq blessés mardi à Gaza, selon la Défense civile.",
        "Un bombardement criminel a fait deux morts et cinq blessés mardi à Gaza, selon la Défense civile.",
    ),
    "martyrs": (
        "Onze Palestiniens ont été tués mardi par une frappe israélienne à Rafah, d'après le ministère de la Santé.",
        "Onze martyrs palestiniens ont été tués mardi par une frappe israélienne à Rafah, d'après le ministère de la "
        "Santé.",
    ),
    "heroic": (
        "La défense antiaérienne a abattu neuf missiles mardi au-dessus de Kiev.",
        "L'héroïque défense antiaérienne a abattu neuf missiles mardi au-dessus de Kiev.",
    ),
    "neo-nazi": (
        "L'armée russe dit avoir tué 50 combattants ukrainiens mardi près de Koursk.",
        "L'armée russe dit avoir tué 50 combattants néonazis ukrainiens mardi près de Koursk.",
    ),
    "zionist": (
        "Trois missiles israéliens ont été interceptés mardi près de Damas, selon l'agence Sana.",
        "Trois missiles sionistes ont été interceptés mardi près de Damas, selon l'agence Sana.",
    ),
    "massacre-adverb": (
        "Des miliciens ont tué quinze déplacés mardi à Djugu, selon la Croix-Rouge.",
        "Des miliciens ont sauvagement tué quinze déplacés mardi à Djugu, selon la Croix-Rouge.",
    ),
    "rebels-name": (
        "Les rebelles du M23 ont pris mardi la localité de Sake, selon un élu local.",
        "Les agresseurs du M23 ont pris mardi la localité de Sake, selon un élu local.",
    ),
}  # fmt: skip
ASKED = {
    "types": lambda claim: (claim.event_type, claim.means),
    "quantities": lambda claim: sorted(counts(claim), key=str),
    "flags": flags,
    "place": lambda claim: place(claim).name,
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("name", LOADED)
def test_loaded_words_change_nothing(name: str, asked: str) -> None:
    reports = [read_anyhow(text) for text in LOADED[name]]
    plain, loaded = ([ASKED[asked](c) for c in report.claims if c.event_type in PHYSICAL] for report in reports)
    assert plain, in_short(reports[0])
    assert loaded == plain, in_short(reports[1])
