"""Where each claim stands in the telling: its sentences, paragraphs, own words and what kind of fact it is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from dateline.incidents.where import compare, rank
from dateline.lang import table, word_set
from dateline.model import Claim, Document, PlaceMention, Span, TimeMention
from dateline.model.quick import quick, replace

CAUSES = frozenset({"strike", "attack", "clash", "control", "interception", "crash", "abduction", "arrest"})
EFFECTS = frozenset({"explosion", "fire", "damage", "casualties", "debris", "outage", "other"})
_APART = str.maketrans({"'": "' ", **{mark: f" {mark} " for mark in ',;:.()!?«»"'}})
_NO_CUES = frozenset({"persons", "forces", "leaving"})
_ANOTHER = frozenset({"another", "later", "again"})
# lists of which a word of the first must stand shortly before one of the second
_PAIRS = (
    ("first_of", "ordinals", "nouns", 1),
    ("general", "verbs", "infinitives", 3),
    ("general", "accusers", "deeds", 9),
    ("wide", "counters", "nouns", 2),
)
_BACK = 3  # how far before "autre" its article may stand: "les deux autres"


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim as it is told.

    `nature` is cause, effect, side or speech. `cues` names the word lists of the language that its own words hit,
    those from the claim before it in the sentence to its end. `umbrella` says that its place is a wide one and the
    dispatch tells of several places within it; `named` that it is named in the claim's own sentences,
    not carried over from before; `dated` the same of its time. `since` is the position of the last claim of its
    paragraph, up to it, that announces another event; 0 where none does.
    """

    claim: Claim
    index: int
    sentences: frozenset[int]
    paragraphs: frozenset[int]
    nature: str
    cues: frozenset[str]
    umbrella: bool = False
    named: bool = True
    dated: bool = True
    since: int = 0


def tell(document: Document, claims: Sequence[Claim]) -> tuple[Told, ...]:
    """How each claim is told, in the order of the claims."""
    starts = [s.span.start for s in document.sentences]
    ends = sorted(span.end for claim in claims for span in claim.evidence)
    places = [[k for span in c.evidence or (c.trigger,) for k in _sentences_at(document, starts, span)] for c in claims]
    covered = frozenset(k for at in places for k in at)
    told: list[Told] = []
    for index, (claim, at) in enumerate(zip(claims, places, strict=True)):
        evidence = claim.evidence or (claim.trigger,)
        own = (_own_words(document, starts, ends, span) for span in evidence)
        cues = frozenset(n for words in own for n in cues_of(document.language, words))
        if at and _ANOTHER & _lead_in(document, at[0], covered):
            cues |= {"another"}
        if at and "another" not in cues and nature_of(claim, cues) == "cause" and _fronted(document, at[0]):
            cues |= {"another"}
        if "ordinal" in cues and not any("first_of" in t.cues for t in told):
            cues |= {"another"}
        named = any(_holds(document, k, claim.place) for k in at)
        if "wide" in cues and not named and claim.place is not None and claim.event_type != "statement":
            claim = replace(claim, place=None)  # "au-dessus de treize régions" is not where the one before it was
        told.append(
            Told(
                claim=claim,
                index=index,
                sentences=frozenset(at),
                paragraphs=frozenset(document.sentences[k].paragraph for k in at),
                nature=nature_of(claim, cues),
                cues=cues,
                named=named,
                dated=any(_holds(document, k, claim.time) for k in at),
            )
        )
    placed = [(t, _is_umbrella(t, told), _since(t, told)) for t in told]
    return tuple(replace(t, umbrella=wide, since=since) if wide or since else t for t, wide, since in placed)


def _lead_in(document: Document, sentence: int, covered: frozenset[int]) -> frozenset[str]:
    """The word lists that the sentence before a claim hits, where it is of its paragraph and tells no other claim."""
    before, rows = sentence - 1, document.sentences
    if before < 0 or before in covered or rows[before].paragraph != rows[sentence].paragraph:
        return frozenset()
    return cues_of(document.language, _words(document, document.sentences[before].span))


def _fronted(document: Document, sentence: int) -> bool:
    """Whether a sentence opens with words that leave what was told: "Un peu plus tard, ...", "Ailleurs, ..."."""
    rows = document.sentences
    leaving = _leaving(document.language)
    if not leaving:
        return False
    start = rows[sentence].span.start
    line = " ".join(_words(document, Span(start, min(start + 60, rows[sentence].span.end)))) + " "
    return line.lstrip("«").lstrip().startswith(leaving)


@cache
def _leaving(language: str) -> tuple[str, ...]:
    """The phrases that leave what was told, each with a blank behind it."""
    return tuple(f"{phrase} " for phrase in word_set(language, "incidents", "leaving", "phrases"))


def _since(one: Told, told: Sequence[Told]) -> int:
    """The position of the last claim up to one, in its paragraph, whose words announce another event."""
    for other in reversed(told[: one.index + 1]):
        if not other.paragraphs & one.paragraphs:
            break
        if other.nature != "speech" and announces_another(other):
            return other.index
    return 0


def nature_of(claim: Claim, cues: frozenset[str]) -> str:
    """Cause, effect, side or speech; people led to safety after an event are an effect of it."""
    if claim.event_type == "statement":
        return "speech"
    if claim.event_type in CAUSES:
        return "cause"
    if claim.event_type in EFFECTS or "evacuation" in cues or any(q.what == "evacuated" for q in claim.quantities):
        return "effect"
    return "side"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lexicon:
    """The word lists of a language, ready for look-up.

    `phrases` by their first word, each with the name of its list; `stems` and `pairs` with the name of theirs;
    `single` has, by the name of the cue, the nouns that a word of the second list singles out, and `definite` words.
    """

    phrases: dict[str, tuple[tuple[str, str], ...]]
    stems: tuple[tuple[str, tuple[str, ...]], ...]
    pairs: tuple[tuple[str, frozenset[str], frozenset[str], int], ...]
    single: tuple[tuple[str, frozenset[str], frozenset[str], frozenset[str]], ...]
    nouns: frozenset[str]
    definite: frozenset[str]
    pointing: frozenset[str]
    of_one: frozenset[str]
    idioms: frozenset[str]
    suspects: frozenset[str]
    subjects: frozenset[str]
    verbs: frozenset[str]


@cache
def _lexicon(language: str) -> _Lexicon:
    rows = table(language, "incidents")
    phrases: dict[str, list[tuple[str, str]]] = {}
    for name, row in rows.items():
        for phrase in row.get("phrases", ()) if name not in _NO_CUES else ():
            phrases.setdefault(phrase.split(" ")[0], []).append((f" {phrase} ", name))
    back, off = rows["takes_up"], rows["counts_off"]
    single = (("another", "another", "others"), ("others", "others", "others"), ("ordinal", "another", "ordinals"))
    return _Lexicon(
        phrases={first: tuple(found) for first, found in phrases.items()},
        stems=tuple(
            (name, tuple(row["stems"])) for name, row in rows.items() if "stems" in row and name not in _NO_CUES
        ),
        pairs=tuple(
            (n, frozenset(rows[n][first]), frozenset(rows[n][then]), reach) for n, first, then, reach in _PAIRS
        ),
        single=tuple(
            (cue, frozenset(rows[n][others]), frozenset(rows[n]["nouns"]), frozenset(rows[n]["definite"]))
            for cue, n, others in single
        ),
        nouns=frozenset(back["nouns"]),
        definite=frozenset(back["definite"]),
        pointing=frozenset(back["pointing"]),
        of_one=frozenset(back["of_one"]),
        idioms=frozenset(back["idioms"]),
        suspects=frozenset(rows["suspects"]["nouns"]),
        subjects=frozenset(off["subjects"]),
        verbs=frozenset(off["verbs"]),
    )


def cues_of(language: str, words: Sequence[str]) -> frozenset[str]:
    """The names of the word lists that hit."""
    lexicon = _lexicon(language)
    line = f" {' '.join(words)} "
    phrases, every = lexicon.phrases, frozenset(words)
    hits = {name for first in phrases.keys() & every for phrase, name in phrases[first] if phrase in line}
    for word in every:
        if begun := _begun(language, word):
            hits |= begun
    for name, others, nouns, definite in lexicon.single:
        if not others.isdisjoint(every) and _singles_out(words, others, nouns, definite):
            hits.add(name)
    for k, word in enumerate(words) if not lexicon.nouns.isdisjoint(every) else ():
        if word not in lexicon.nouns:
            continue
        before = words[max(0, k - 2) : k]
        if " ".join(words[k + 1 : k + 3]) in lexicon.of_one or " ".join((*before, word)) in lexicon.idioms:
            continue
        if not lexicon.pointing.isdisjoint(before):
            hits |= {"takes_up", "points_back"}
        elif not lexicon.definite.isdisjoint(before):
            hits.add("takes_up")
    for name, firsts, then, reach in lexicon.pairs:
        if firsts.isdisjoint(every) or then.isdisjoint(every):
            continue
        if any(w in then and not firsts.isdisjoint(words[max(0, k - reach) : k]) for k, w in enumerate(words)):
            hits.add(name)
    if not lexicon.suspects.isdisjoint(every):
        hits.add("suspects")
    if any(a in lexicon.subjects and b in lexicon.verbs for a, b in pairwise(words[:4])):
        hits.add("counts_off")
    return frozenset(hits)


@lru_cache(maxsize=50_000)
def _begun(language: str, word: str) -> frozenset[str]:
    """The names of the lists a stem of which begins a word."""
    return frozenset(name for name, stems in _lexicon(language).stems if word.startswith(stems))


def _singles_out(words: Sequence[str], others: frozenset[str], nouns: frozenset[str], definite: frozenset[str]) -> bool:
    """Whether the words announce another event: "deux autres appareils", not "les deux autres appareils"."""
    return any(
        a in others and b in nouns and definite.isdisjoint(words[max(0, k - _BACK) : k])
        for k, (a, b) in enumerate(pairwise(words))
    )


def _holds(document: Document, sentence: int, mention: PlaceMention | TimeMention | None) -> bool:
    """Whether a sentence has a place or time in its own words."""
    span = document.sentences[sentence].span
    return mention is not None and span.start <= mention.span.start < span.end


def announces_another(told: Told) -> bool:
    """Whether the words of a claim announce another event; an effect goes on "later", a new blow is another."""
    return "another" in told.cues or (bool(told.cues & {"later", "again"}) and told.nature == "cause")


def _is_umbrella(one: Told, told: Sequence[Told]) -> bool:
    """Whether the dispatch tells news of two or more places apart from each other within the place of a claim."""
    if rank(one.claim.place) < 3 or one.claim.place is None or one.claim.place.place is None:
        return False
    seen: list[Told] = []
    for other in told:
        if (
            other.claim.background
            or other.nature == "speech"
            or compare(one.claim.place, other.claim.place).relation != "inside"
        ):
            continue
        if all(compare(other.claim.place, s.claim.place).relation == "apart" for s in seen):
            seen.append(other)
    return len(seen) > 1


def _sentences_at(document: Document, starts: Sequence[int], span: Span) -> range:
    """The positions of the sentences that a stretch of text touches."""
    first = max(0, bisect_right(starts, span.start) - 1)
    last = max(first + 1, bisect_right(starts, max(span.start, span.end - 1)))
    return range(min(first, len(starts)), min(last, len(starts)))


def _own_words(document: Document, starts: Sequence[int], ends: Sequence[int], span: Span) -> list[str]:
    """Lower-case words from the sentence's start, or the last claim's end in it, to the end of the span.

    An elision stands apart from its word, and so does punctuation.
    """
    k = bisect_right(starts, span.start) - 1
    start = starts[k] if k >= 0 else span.start
    j = bisect_right(ends, span.start) - 1
    if j >= 0 and ends[j] > start:
        start = ends[j]
        while start > 0 and document.text[start - 1].isalpha() and document.text[start].isalpha():
            start -= 1  # a claim may end within a word
    return _words(document, Span(start, span.end))


def _words(document: Document, span: Span) -> list[str]:
    return document.text[span.start : span.end].lower().translate(_APART).split()
