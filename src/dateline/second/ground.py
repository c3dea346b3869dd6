"""A model's answer held against the text: what is found there becomes claims, the rest is dropped and counted."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Protocol, TypeVar

from dateline.documents.anatomy import kind_at
from dateline.mentions.attribution_kinds import kind_of
from dateline.model import Claim, Document, Mentions, QuantityMention, Span, Speaker
from dateline.second.ask import EVENT_TYPES, MEANS

_LONGEST = 800  # characters of evidence: a sentence, not a page
_SPACE = re.compile(r"\s+")
_READ = ("body", "headline", "caption", "correction")


class Spanned(Protocol):
    """A mention."""

    @property
    def span(self) -> Span:
        """Where it stands."""


M = TypeVar("M", bound=Spanned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """The claims whose words are in the text, and how many claims and values were dropped, by reason."""

    claims: tuple[Claim, ...]
    dropped: Mapping[str, int]


def ground(told: Iterable[Mapping[str, Any]], mentions: Mentions, *, extractor: str) -> Grounded:
    """The claims of a model's answer that the text bears out, in text order.

    A claim needs evidence that stands in the news itself, letter by letter, in one sentence, in a paragraph that does
    not speak to a program, with its trigger in it. Places, times and numbers are those that the rules find at the
    quoted words.
    """
    dropped: Counter[str] = Counter()
    found: dict[tuple[Span, str], Claim] = {}
    for one in told:
        claim = _claim(one, mentions, dropped, extractor)
        if claim is not None:
            found.setdefault((claim.trigger, claim.event_type), claim)
    ordered = sorted(found.values(), key=lambda c: (c.trigger, c.event_type))
    claims = tuple(_numbered(c, k) for k, c in enumerate(ordered, 1))
    return Grounded(claims=claims, dropped=dict(sorted(dropped.items())))


def _numbered(claim: Claim, number: int) -> Claim:
    return replace(claim, id=f"c{number}")


def _claim(one: Mapping[str, Any], mentions: Mentions, dropped: Counter[str], extractor: str) -> Claim | None:
    document = mentions.document
    evidence = _locate(document, one.get("evidence"))
    if evidence is None or evidence.end - evidence.start > _LONGEST:
        dropped["evidence not in the text"] += 1
        return None
    sentences = [s.span for s in document.sentences if _meet(s.span, evidence)]
    if len(sentences) != 1 or kind_at(document, evidence.start) not in _READ:
        dropped["evidence not in one sentence of the news"] += 1
        return None
    paragraph = next((p for p in document.paragraphs if _meet(p, evidence)), sentences[0])
    if speaks_to_a_program(document.text[paragraph.start : paragraph.end]):
        dropped["evidence beside an instruction"] += 1
        return None
    trigger = _locate(document, one.get("trigger"), within=evidence)
    if trigger is None or one.get("event_type") not in EVENT_TYPES:
        dropped["no trigger or type"] += 1
        return None

    def value(name: str, pool: Iterable[M], said: Any) -> M | None:
        """The mention at a quoted value, the nearest to the evidence; a value that is none is dropped."""
        if said in (None, ""):
            return None
        best = min(
            (m for span in _all(document, said) for m in pool if _meet(m.span, span)),
            key=lambda m: (_gap(m.span, evidence), m.span),
            default=None,
        )
        if best is None:
            dropped[f"{name} not in the text"] += 1
        return best

    speaker, source_span = _source(one.get("source"), mentions, evidence, dropped)
    cue = _locate(document, one.get("cue"), near=evidence) if speaker else None
    quantities: list[QuantityMention] = []
    counted = (*mentions.quantities, *(q for event in mentions.events for q in event.quantities))
    said = one.get("quantities")
    for quote in said[:20] if isinstance(said, list) else ():
        quantity = value("quantity", counted, quote)
        if quantity is not None and quantity not in quantities:
            quantities.append(quantity)
    return Claim(
        id="c0",
        event_type=one["event_type"],
        means=_means(one.get("means"), document, sentences[0], dropped),
        trigger=trigger,
        evidence=(evidence,),
        source=speaker,
        source_span=source_span,
        cue=cue,
        act="say" if cue else None,
        hedged=one.get("hedged") is True,
        denied=one.get("denied") is True,
        hypothetical=one.get("hypothetical") is True,
        background=one.get("background") is True,
        quantities=tuple(quantities),
        place=value("place", mentions.places, one.get("place")),
        time=value("time", mentions.times, one.get("time")),
        rules=("llm.quote",),
        extractor=extractor,
    )


def _source(said: Any, mentions: Mentions, evidence: Span, dropped: Counter[str]) -> tuple[Speaker | None, Span | None]:
    """The speaker at the quoted words: one that the rules know, else one under these words."""
    if said in (None, ""):
        return None, None
    document = mentions.document
    span = _locate(document, said, near=evidence)
    if span is None:
        dropped["source not in the text"] += 1
        return None, None
    for attribution in mentions.attributions:
        if attribution.source is not None and attribution.speaker is not None and _meet(attribution.source, span):
            return attribution.speaker, attribution.source
    for speaker in mentions.speakers:
        if _meet(speaker.span, span):
            return speaker, span
    name = document.text[span.start : span.end]
    words = tuple(name.lower().replace("'", "' ").split())
    kind = kind_of(document.language, words) if document.language == "fr" else None
    return Speaker(name=name, kind=kind or "unnamed", span=span), span


def _means(said: Any, document: Document, sentence: Span, dropped: Counter[str]) -> str | None:
    if not isinstance(said, dict) or said.get("kind") not in MEANS:
        return None
    if _locate(document, said.get("quote"), within=sentence) is None:
        dropped["means not in the text"] += 1
        return None
    kind: str = said["kind"]
    return kind


def _locate(document: Document, quote: Any, *, within: Span | None = None, near: Span | None = None) -> Span | None:
    """Where a quote stands: in `within`, or nearest to `near`, or first; None where it does not."""
    spans = [s for s in _all(document, quote) if within is None or (within.start <= s.start and s.end <= within.end)]
    return min(spans, key=lambda s: (0 if near is None else _gap(s, near), s), default=None)


def _all(document: Document, quote: Any) -> list[Span]:
    """Every place where a quote stands, letter by letter; runs of space count as one."""
    if not isinstance(quote, str) or not quote.strip() or len(quote) > 2000:
        return []
    plain = quote.strip().replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ")
    pattern = r"\s{1,4}".join(map(re.escape, _SPACE.split(plain)))
    return [Span(m.start(), m.end()) for m in re.finditer(pattern, document.text)]


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _gap(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def speaks_to_a_program(paragraph: str) -> bool:
    """Whether some words speak to a program or a model, in whichever of the languages."""
    return _instructions().search(paragraph.lower()) is not None


@cache
def _instructions() -> re.Pattern[str]:
    data = tomllib.loads((resources.files("dateline.second") / "instructions.toml").read_text(encoding="utf-8"))
    words = sorted({w for rows in data.values() for w in rows["words"]}, key=len, reverse=True)
    return re.compile("|".join(r"(?<!\w)" + re.escape(w).replace(r"\*", r"\w{0,12}") for w in words))
