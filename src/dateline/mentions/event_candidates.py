"""Events in the making: a candidate gathers the frames that tell one event."""

from dataclasses import dataclass, field
from functools import cache

from dateline.lang import table
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import forms_of

CAUSES = frozenset({"strike", "attack", "clash", "crash", "debris", "explosion", "interception"})


HARMS = frozenset({"casualties", "damage", "fire", "explosion"})


@dataclass(slots=True, kw_only=True)
class Candidate:
    """An event in the making: its frames (first is the main one) and what was decided of it."""

    frame: Frame
    event_type: str
    means: str | None
    frames: list[Frame] = field(default_factory=list)
    anaphoric: bool = False
    takes_up: bool = False
    dropped: str | None = None
    into: "Candidate | None" = None
    rules: list[str] = field(default_factory=list)

    @property
    def token(self) -> int:
        """The parse index of the trigger's head word."""
        return self.frame.trigger.token


@cache
def causing_forms(language: str) -> frozenset[str]:
    """The forms of verbs that only tie a toll or damage to what caused it ("a fait vingt morts")."""
    return forms_of(language, tuple(table(language, "events")["combine"]["causing"]))


@cache
def ordinals(language: str) -> frozenset[str]:
    """Adjectives that single out one event among several ("la deuxième attaque")."""
    return frozenset(table(language, "events")["combine"]["ordinals"])


def absorb(keep: Candidate, other: Candidate, why: str) -> None:
    """Makes one candidate part of another: they tell one event."""
    keep.frames.extend(other.frames)
    keep.rules.extend([*other.rules, why])
    keep.means = keep.means or other.means
    keep.anaphoric = keep.anaphoric and other.anaphoric
    keep.takes_up = keep.takes_up or other.takes_up
    other.dropped = why
    other.into = keep
