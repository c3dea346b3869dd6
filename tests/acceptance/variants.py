"""Forty variants of the first dispatch in quite other words, made of the wordings in variants.toml."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from acceptance.dispatches import NUMBERS, WEEKDAYS

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "variants.toml").read_text("utf-8"))
PASSAGES = ("crash", "army", "region", "debris", "old", "chief")
SECTORS = (("le sud-ouest", "SW"), ("le nord", "N"), ("l'est", "E"), ("le sud", "S"), ("le nord-est", "NE"))


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One dispatch: its day, the words of each passage in their order, and the facts told in them."""

    name: str
    published: str
    words: dict[str, str]
    facts: dict[str, Any]

    @property
    def text(self) -> str:
        return "\n\n".join(self.words.values()) + "\n"

    @property
    def night(self) -> tuple[str, str]:
        return (date.fromisoformat(self.published) - timedelta(1)).isoformat(), self.published


def variant(number: int) -> Variant:
    """The variant of this number: each table is gone through at its own pace, so that all wordings are met."""
    scene = TABLE["scene"][number % len(TABLE["scene"])]
    weapon = TABLE["weapon"][(number + number // 10) % len(TABLE["weapon"])]
    day = date(2025, 3, 3) + timedelta(11 * number)
    sector, _ = SECTORS[number % len(SECTORS)]
    facts = scene | weapon | {"army": 2 + number % 9, "debris": 2 + number % 6, "km": 15 + 5 * (number % 14)}
    name = WEEKDAYS[day.weekday()]
    army = NUMBERS[facts["army"]]
    fills = facts | {
        "day": name,
        "Day": name.capitalize(),
        "k": army,
        "K": army.capitalize(),
        "d": NUMBERS[facts["debris"]],
        "n": facts["km"],
        "sector": sector,
        "site": TABLE["sites"][number % len(TABLE["sites"])],
    }
    chosen = {p: TABLE[p][(number + shift) % len(TABLE[p])] for shift, p in enumerate(PASSAGES)}
    # "de Islamabad" is "d'Islamabad"
    wordings = {p: re.sub(r"\b(d|qu)e (?=[AEIOUÉ])", r"\1'", words.format(**fills)) for p, words in chosen.items()}
    order = TABLE["order"][number % len(TABLE["order"])]
    return Variant(
        name=f"{number}-{scene['iso']}-{weapon['w'].replace(' ', '-')}",
        published=day.isoformat(),
        words={p: wordings[p] for p in order},
        facts=facts,
    )


VARIANTS = tuple(variant(number) for number in range(40))
