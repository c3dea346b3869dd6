"""Frames: what a trigger says of whom."""

from dataclasses import dataclass

from dateline.mentions.triggers import Trigger


@dataclass(slots=True, kw_only=True)
class Frame:
    """What a trigger says of whom.

    `subject` and `object` are the deep ones (a passive turned round), as parse indices; `obliques` pairs a
    preposition with the noun it governs. `voice` is active, passive, participle (reduced relative) or noun.
    `determiner` of a noun trigger is definite, demonstrative, possessive, indefinite or bare.
    `verb` is the predicate the trigger stands in (itself for a verb).
    """

    trigger: Trigger
    voice: str
    verb: int | None
    subject: int | None = None
    object: int | None = None
    obliques: tuple[tuple[str, int], ...] = ()
    determiner: str = "bare"
    role: str | None = None
    negated: bool = False
    hedged: bool = False
    hypothetical: bool = False
    habitual: bool = False
