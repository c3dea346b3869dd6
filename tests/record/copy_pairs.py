"""Pairs of texts that are copies of one another, and pairs that only look so, made of our own dispatches.

What is done to a text is what desks do to wire copy: cut it, give it another headline, put its paragraphs in another
order, change words, write numbers otherwise, put a paragraph of one's own before or behind it. What only looks like a
copy is the same phrasing with other facts: another night, other numbers, other places.
"""

import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

TEXTS = Path(__file__).parent.parent / "fixtures" / "fr" / "texts"
_SYNONYMS = [
    ("a annoncé", "a indiqué"),
    ("a déclaré", "a dit"),
    ("a affirmé", "a assuré"),
    ("ont annoncé", "ont fait savoir"),
    ("a indiqué", "a précisé"),
    ("ont indiqué", "ont rapporté"),
    ("selon", "d'après"),
    ("environ", "quelque"),
    ("également", "aussi"),
    ("notamment", "entre autres"),
    ("cependant", "toutefois"),
    ("plusieurs", "divers"),
    ("dans le sud de", "au sud de"),
    ("a été tué", "est mort"),
    ("ont été tués", "sont morts"),
    ("ont été blessées", "sont blessées"),
    ("endommagé", "abîmé"),
    ("bâtiment", "immeuble"),
    ("incendie", "feu"),
    ("attaque", "offensive"),
    ("au cours de", "durant"),
    ("pendant", "durant"),
    ("afin de", "pour"),
    ("près de", "à côté de"),
    ("peu après", "juste après"),
]
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10}
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_NAME = re.compile(r"(?<=[a-zéèà,] )[A-ZÉ][a-zéèêàâîïôûüç]{3,}(?:-[A-ZÉ]?[a-zéèêàâîïôûüç]+)*")
_TOWNS = (
    "Valmont Castelnau Montreux Belfort Rivière-Haute Sainte-Aube Grandval Fontbrune Aubeterre Clairefontaine Noirmont "
    "Hautefort Vieuxpont Roquebrune Longueville Beauregard"
).split()
_HEADLINES = (
    "Ce que l'on sait des événements de la nuit",
    "Guerre : le point sur la situation",
    "EN DIRECT - Les dernières informations",
    "Nouvelle alerte dans la région, la population sous le choc",
)
_FILLERS = (
    "Notre rédaction suit l'évolution de la situation et mettra cet article à jour dès que de nouveaux éléments "
    "seront connus.",
    "Les habitants interrogés par notre correspondante disent avoir peu dormi et s'attendre à d'autres alertes "
    "ces jours-ci.",
    "Un rassemblement est prévu en fin de semaine devant la préfecture, où une cellule d'écoute a été ouverte "
    "pour les familles.",
)


class Pair(NamedTuple):
    kind: str
    copies: bool
    a: str
    b: str


@cache
def dispatches(prefix: str) -> tuple[str, ...]:
    """Our own dispatches whose names begin so, those of more than 45 words."""
    found = [json.loads(path.read_text("utf-8"))["text"] for path in sorted(TEXTS.glob(f"{prefix}*.json"))]
    return tuple(text for text in found if len(text.split()) > 45)


def pairs(prefix: str, *, seed: int = 0) -> Iterator[Pair]:
    """All pairs made of the dispatches whose names begin so."""
    texts, rng = dispatches(prefix), random.Random(seed)
    for k, text in enumerate(texts):
        other = texts[(k + 7) % len(texts)]
        for make in (_cut, _tail, _headline, _order, _edited, _numbers, _own, _cut_edited, _shortened, _worn):
            made = make(text, rng)
            if made is not None and made != text:
                yield Pair(make.__name__[1:], True, *_either(text, made, rng))
        yield Pair("both cut", True, *_either(_cut(text, rng) or text, _headline(text, rng), rng))
        for change in (_another_night, _other_numbers, _other_places):
            made = change(text, rng)
            if made is not None and _differs(text, made) >= 3:
                yield Pair(change.__name__[1:], False, *_either(text, made, rng))
                yield Pair(f"{change.__name__[1:]}, edited", False, *_either(text, _edited(made, rng), rng))
        yield Pair("another dispatch", False, text, other)
        yield Pair("one quotes another", False, text, f"{other}\n\n{_sentences(text)[0]}")
    for a, b in _nightly(rng):
        yield Pair("two nights", False, a, b)


def _either(a: str, b: str, rng: random.Random) -> tuple[str, str]:
    return (a, b) if rng.random() < 0.5 else (b, a)


def _paragraphs(text: str) -> list[str]:
    return [p for p in text.split("\n\n") if p.strip()]


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?»]) (?=[A-ZÉÀ«])", text.replace("\n\n", " "))


def _cut(text: str, rng: random.Random) -> str | None:
    """The first paragraphs, at least 25 words of them."""
    parts = _paragraphs(text)
    for k in range(1, len(parts)):
        if len(" ".join(parts[:k]).split()) >= 25:
            return "\n\n".join(parts[: rng.randint(k, max(k, len(parts) - 1))])
    return None


def _tail(text: str, rng: random.Random) -> str | None:
    """The text without its first paragraph."""
    parts = _paragraphs(text)
    rest = "\n\n".join(parts[1:])
    return rest if len(rest.split()) >= 25 else None


def _headline(text: str, rng: random.Random) -> str:
    return f"{rng.choice(_HEADLINES)}\n\nPar la rédaction, avec agence\n\n{text}"


def _order(text: str, rng: random.Random) -> str | None:
    parts = _paragraphs(text)
    if len(parts) < 2:
        return None
    mixed = parts[:]
    while mixed == parts:
        rng.shuffle(mixed)
    return "\n\n".join(mixed)


def _edited(text: str, rng: random.Random) -> str:
    """Some words changed for others, some left out, a sentence dropped where there are many."""
    for a, b in rng.sample(_SYNONYMS, k=len(_SYNONYMS) * 2 // 3):
        text = re.sub(rf"\b{a}\b", b, text)
    sentences = _sentences(text)
    if len(sentences) > 4:
        sentences.pop(rng.randrange(1, len(sentences)))
    text = " ".join(sentences)
    words = text.split(" ")
    return " ".join(w for w in words if not (w.islower() and w.endswith("ment") and rng.random() < 0.7))


def _numbers(text: str, rng: random.Random) -> str | None:
    """The same numbers, written otherwise."""
    made = re.sub(r"\b(" + "|".join(_NUMBERS) + r")\b", lambda m: str(_NUMBERS[m[1]]), text)
    return made if made != text else None


def _own(text: str, rng: random.Random) -> str:
    """Between paragraphs of the outlet's own."""
    return "\n\n".join((rng.choice(_FILLERS[:2]), text, _FILLERS[2]))


def _cut_edited(text: str, rng: random.Random) -> str | None:
    cut = _cut(text, rng)
    return _headline(_edited(cut, rng), rng) if cut else None


def _shortened(text: str, rng: random.Random) -> str | None:
    """Every third sentence left out."""
    kept = [s for k, s in enumerate(_sentences(text)) if k % 3 != 2]
    made = " ".join(kept)
    return made if len(made.split()) >= 25 and made != text else None


def _worn(text: str, rng: random.Random) -> str:
    """One word in twelve lost, all synonyms changed, sentences in pairs the other way round."""
    for a, b in _SYNONYMS:
        text = re.sub(rf"\b{a}\b", b, text)
    sentences = _sentences(text)
    for k in range(0, len(sentences) - 1, 2):
        sentences[k], sentences[k + 1] = sentences[k + 1], sentences[k]
    return " ".join(w for w in " ".join(sentences).split(" ") if not w.islower() or rng.random() > 1 / 12)


def _another_night(text: str, rng: random.Random) -> str:
    """Other days and other numbers."""
    shift = rng.randint(1, 6)
    for names in (_DAYS, _MONTHS):
        text = re.sub(
            r"\b(" + "|".join(names) + r")\b",
            lambda m, names=names: names[(names.index(m[1]) + shift) % len(names)],  # type: ignore[misc]
            text,
        )
    return _other_numbers(text, rng)


def _other_numbers(text: str, rng: random.Random) -> str:
    words = {**_NUMBERS, "dizaine": 0, "vingtaine": 0, "trentaine": 0, "centaine": 0}
    names = list(_NUMBERS)
    dozens = ["dizaine", "vingtaine", "trentaine", "centaine"]
    shift = rng.randint(1, 3)

    def other(match: re.Match[str]) -> str:
        said = match[0]
        if said in dozens:
            return dozens[(dozens.index(said) + shift) % len(dozens)]
        if said in words:
            return names[(names.index(said) + shift) % len(names)]
        return str(int(said) + shift + rng.randint(0, 3))

    return re.sub(r"\b(?:" + "|".join(words) + r"|\d{1,3})\b", other, text)


def _other_places(text: str, rng: random.Random) -> str:
    """Every name another one, the same for the same."""
    names = sorted(set(_NAME.findall(text)))
    new = dict(zip(names, rng.sample(_TOWNS * 4, k=len(names)), strict=True)) if len(names) < 60 else {}
    return _NAME.sub(lambda m: new.get(m[0], m[0]), text)


def _differs(a: str, b: str) -> int:
    """In how many words two texts of one phrasing differ."""
    return sum(x != y for x, y in zip(a.split(), b.split(), strict=False))


_Fill = Callable[[random.Random], dict[str, object]]


def _nightly(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Reports of two nights in one agency's phrasing."""
    regions = "Koursk Briansk Belgorod Voronej Rostov Krasnodar Saratov Orel Lipetsk Toula Kalouga Smolensk".split()
    cities = "Odessa Kharkiv Soumy Zaporijjia Dnipro Mykolaïv Kherson Tchernihiv Poltava Jytomyr".split()
    for _ in range(40):
        reports = []
        start = rng.randrange(7)
        for night in rng.sample(range(7), 2):
            day, after = _DAYS[(start + night) % 7], _DAYS[(start + night + 1) % 7]
            n, m, k = rng.randint(12, 160), rng.randint(2, 11), rng.randint(12, 40)
            a, b, c = rng.sample(regions, 3)
            d, e = rng.sample(cities, 2)
            reports.append(
                rng.choice((
                    f"La défense antiaérienne russe a abattu {n} drones ukrainiens dans la nuit de {day} à {after}, a "
                    f"annoncé {after} le ministère de la Défense. {k} appareils ont été détruits au-dessus de "
                    f"la région "
                    f"de {a}, {m} au-dessus de celle de {b} et les autres au-dessus de celle de {c}, a précisé le "
                    "ministère sur Telegram. Il n'a pas fait état de victimes ni de dégâts. Ces bilans ne peuvent être "
                    "vérifiés de source indépendante.",
                    f"L'armée de l'air ukrainienne a affirmé {after} avoir abattu {k} des {n} drones lancés par "
                    f"la Russie "
                    f"dans la nuit. Des frappes ont touché {m} sites dans les régions de {d} et de {e}, selon la même "
                    "source. Les débris sont tombés sur plusieurs localités, a-t-elle ajouté, sans donner plus de "
                    "précisions. Les secours sont à pied d'œuvre.",
                ))
            )  # fmt: skip
        yield reports[0], reports[1]
