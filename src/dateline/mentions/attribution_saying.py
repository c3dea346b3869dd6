"""One construction of attribution as found in a sentence."""

from dataclasses import dataclass

from dateline.mentions.attribution_phrases import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One construction found: cue and region (source, cue and adjuncts) as word ranges.

    `mode` says on which side the content stands: after, before, around, previous (the sentence before)
    or none (the saying itself is the news). `phrase` is the naming; None with `same` where the speaker
    is the one of the saying that governs it ("..., ajoutant que").
    """

    rule: str
    act: str
    cue: tuple[int, int]
    region: tuple[int, int]
    mode: str
    sentence: int
    phrase: Phrase | None = None
    same: bool = False
    content: int | None = None
    stop: int | None = None
    relays: tuple[tuple[int, int], ...] = ()
    frame: str = ""
    numbered: bool = False
