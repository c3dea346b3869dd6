"""Dispatches of one structure about many countries, each with the claims it must give, from the same parameters."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

NUMBERS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ORDER = ("lead", "crash", "first", "army", "caption", "region", "debris", "earlier", "bases", "chief", "capital")


@dataclass(frozen=True, kw_only=True)
class Side:
    """A country in the forms French needs."""

    iso: str
    country: str  # "la Russie"
    of: str  # "de la Russie"
    at: str  # "en Russie"
    m: str
    f: str
    ms: str  # masculine plural

    @property
    def fs(self) -> str:
        return f"{self.f}s"


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The parameters of one dispatch; the expected claims follow from them."""

    name: str
    published: str
    home: Side
    foe: Side
    capital: str
    capital_at: Sequence[float]
    ring: str = "une centaine de kilomètres"
    kilometres: float = 100
    site: str = "d'un dépôt de carburant"
    nearby: str = "non loin"
    front: str = "du front"
    kind: str = " du même genre"
    streets: str = "des rues"
    weapon: str = "drone"
    means: str = "drone"
    downed: str = "abattu"
    army: int = 2
    sector: str = "sud-ouest"
    region: str
    region_at: Sequence[float]
    debris: int = 3
    city: str
    city_at: Sequence[float]
    governor: str
    rank: str = "le gouverneur régional"
    chief: str
    chief_title: str = "Le secrétaire général de l'Otan"
    war: str = "février 2022"
    author: str = "Lucie Arnaudin"
    novelty: str = "mais c'est la première fois qu'un cas semblable est signalé dans la région de la capitale"
    order: Sequence[str] = ORDER
    border: str = "non loin de la frontière"
    fallen: str = "s'est écrasé"
    other: bool = False
    statement: str = "a assuré {day} que l'organisation soutiendrait toute initiative de paix"

    @property
    def day(self) -> date:
        return date.fromisoformat(self.published)

    @property
    def night(self) -> tuple[str, str]:
        return (self.day - timedelta(1)).isoformat(), self.published

    @property
    def total(self) -> int:
        return self.army + 1


def of(name: str) -> str:
    """The name after "de"."""
    return f"d'{name}" if name[0].lower() in "aeiouéèê" else f"de {name}"


def the(sector: str) -> str:
    """The part of a country with its article."""
    return f"l'{sector}" if sector[0] in "eo" else f"le {sector}"


def that(name: str) -> str:
    """The name after "que"."""
    return f"qu'{name}" if name[0].lower() in "aeiouéèê" else f"que {name}"


def passages(s: Scene) -> dict[str, str]:
    """The paragraphs of a dispatch by name; `other_words` tells half of them with another grammar."""
    return plain_words(s) | (other_words(s) if s.other else {})


def crash_and_whole(s: Scene) -> tuple[str, str]:
    """The words of the paragraph that tell the crash, and those that tell how many more there were."""
    crash, mark, whole = passages(s)["crash"].partition(" Elles" if s.other else ", précisant")
    return crash, mark + whole


def other_words(s: Scene) -> dict[str, str]:
    """The same facts with nouns for verbs, the speakers first or last, and speech in quotation marks."""
    day = WEEKDAYS[s.day.weekday()]
    arms, downs = f"{s.weapon}s", f"{s.downed}s"
    number, debris, total = NUMBERS[s.army], NUMBERS[s.debris], NUMBERS[s.total]
    return {
        "lead": f"Plusieurs {arms} {s.foe.ms} lancés contre des sites civils ont été {downs}, a fait savoir {day} "
        f"{s.capital}.",
        "crash": f"Les autorités ont fait état {day} de la chute d'un {s.weapon} à {s.ring} {of(s.capital)}, "
        f"{s.nearby} {s.site}. Elles ont ajouté que {total} autres engins{s.kind} avaient été {downs} ailleurs "
        f"{s.home.at}.",
        "army": f"D'après l'armée {s.home.f}, {number} {arms} {s.foe.ms} qui menaçaient des sites civils ont été "
        f"{downs} pendant la nuit dans {the(s.sector)} {s.home.of}.",
        "region": f"Un {s.weapon} {s.foe.m} a en outre été {s.downed} dans la région {of(s.region)}, ont annoncé dans "
        f"la matinée les autorités locales.",
        "debris": f"{s.rank[0].upper()}{s.rank[1:]} {s.governor} a indiqué que des débris de {debris} {arms} avaient "
        f"été découverts pendant la nuit à {s.city}.",
        "chief": f"« Nous ne renoncerons pas à la paix », a lancé {day} {s.chief}, "
        f"{s.chief_title[0].lower()}{s.chief_title[1:]}.",
        "capital": f"{s.capital} a de nouveau jugé inacceptable la présence de troupes étrangères à ses portes.",
    }


def plain_words(s: Scene) -> dict[str, str]:
    """The paragraphs in the words of the first dispatch's kind."""
    day = WEEKDAYS[s.day.weekday()]
    arms, downs = f"{s.weapon}s", f"{s.downed}s"
    number, debris, total = NUMBERS[s.army], NUMBERS[s.debris], NUMBERS[s.total]
    return {
        "lead": f"{s.capital} a dit {day} avoir {s.downed} plusieurs {arms} {s.foe.ms} lancés contre des sites "
        f"civils. L'un d'entre eux {s.fallen} à proximité {of(s.capital)}.",
        "crash": f"Un {s.weapon} {s.fallen} à {s.ring} {of(s.capital)} {day}, {s.nearby} {s.site}, ont indiqué "
        f"les autorités, précisant que {total} autres engins{s.kind} avaient été {downs} ailleurs {s.home.at}.",
        "first": f"Ces dernières semaines, le territoire {s.home.m} a connu plusieurs incidents liés à des {arms}, "
        f"quelquefois à grande distance {s.front}, {s.novelty}.",
        "army": f"De son côté, l'armée {s.home.f} assure avoir {s.downed} dans la nuit {number} {arms} {s.foe.ms} "
        f"qui menaçaient des sites civils dans {the(s.sector)} {s.home.of}.",
        "caption": f"Les forces {s.foe.fs} recourent de plus en plus aux {arms} (AFP)",
        "region": f"Dans une autre région {s.home.f}, celle {of(s.region)}, les autorités locales ont fait savoir dans "
        f"la matinée qu'un {s.weapon} {s.foe.m} y a été {s.downed}.",
        "debris": f"Des débris de {debris} {arms} ont par ailleurs été retrouvés au cours de la nuit dans {s.streets} "
        f"{of(s.city)}, {s.border.format(foe=s.foe.of)}, d'après {s.rank} {s.governor}.",
        "earlier": f"Depuis que la guerre a éclaté en {s.war}, des villages et des dépôts des zones frontalières "
        f"{s.home.fs} ont été maintes fois la cible de frappes, parfois meurtrières, {that(s.capital)} impute "
        f"à l'armée {s.foe.f}.",
        "bases": f"Plusieurs aérodromes militaires {s.home.ms}, parfois situés loin {s.front}, ont par le passé été "
        f"touchés par des {arms} {s.foe.ms}, selon {s.capital}.",
        "chief": f"{s.chief_title}, {s.chief}, {s.statement.format(day=day)}.",
        "capital": f"Pour {s.capital}, qui invoque sa sécurité, la présence de troupes étrangères à ses portes est "
        f"inacceptable.",
    }


def dispatch(s: Scene) -> str:
    """The text of a dispatch."""
    told = passages(s)
    return "\n\n".join([*(told[name] for name in s.order), f"{s.author}, avec AFP"]) + "\n"


def scenes() -> tuple[Scene, ...]:
    """The scenes of scenes.toml, in its order."""
    table = tomllib.loads((Path(__file__).parent / "scenes.toml").read_text("utf-8"))
    sides = {name: Side(**forms) for name, forms in table["side"].items()}
    return tuple(Scene(**(row | {"home": sides[row["home"]], "foe": sides[row["foe"]]})) for row in table["scene"])


SCENES = scenes()
