"""One construction of attribution as found in a sentence, and what all rules ask of a sentence."""

from dataclasses import dataclass

from dateline.mentions.attribution_kinds import kind_of
from dateline.mentions.attribution_phrases import Phrase, core_phrase, words_of
from dateline.mentions.attribution_words import QUOTES, Cues, Reading, cues
from dateline.model.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One construction found: cue and region (source, cue and adjuncts) as word ranges.

    `mode` says on which side the content stands: after, before, around, previous (the sentence before),
    above (the sentences before that nobody tells, in its paragraph or, on a line of its own, above it)
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


def recipients(reading: Reading, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The agencies and media told in `[first, last)` ("a déclaré à l'AFP")."""
    c = cues(reading.language)
    out = []
    k = first
    while k < last:
        if reading.words[k].low in ("à", "au", "aux"):
            name = core_phrase(reading, k if reading.words[k].low != "à" else k + 1, last)
            if name and kind_of(reading.language, words_of(reading, name.first, name.core)) in ("agency", "media"):
                if reading.words[name.head].low not in c.sets["audiences"]:
                    out.append((name.first, name.core))
                k = name.core
                continue
        k += 1
    return tuple(out)


def told_in(reading: Reading, first: int, last: int, c: Cues) -> bool:
    """Whether a finite verb or a quotation stands in `[first, last)`, past a "c'est" that points at a speaker."""
    words = reading.words
    if first + 1 < last and words[first].low in ("c'", "ce") and words[first + 1].low in c.sets["be"]:
        first += 2  # "C'est le gouverneur qui l'a fait savoir", "C'est du moins ce qu'affirme ..."
    return any(
        w.low in c.sets["finite_auxiliaries"]
        or (w.upos in ("VERB", "AUX") and w.feats.get("VerbForm") == "Fin")
        or w.low in QUOTES
        for w in reading.words[first:last]
    )


def names_document(reading: Reading, phrase: Phrase, c: Cues) -> bool:
    """Whether the head of a phrase is something written, said or shown, not one who speaks."""
    low = reading.words[phrase.head].low
    return low in c.sets["documents"] or low in c.sets["images"]
