"""What a speaker's entry comes to: the fullest naming, kind, side, person and role."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.mentions.attribution_kinds import capital_of, kind_of, side_of, speaker_words
from dateline.mentions.attribution_phrases import Phrase, name_runs, words_of
from dateline.mentions.attribution_words import QUOTES, Reading, cues, demonym
from dateline.mentions.whose_side import INHERITS, of_the_occupied
from dateline.model import PlaceMention, Span, Speaker

# How far back a noun is looked for that says whose it is.
_BACK = 3000
_PEOPLE_KINDS = frozenset(
    (
        "governor",
        "local_authority",
        "official",
        "head_of_state",
        "ministry",
        "military",
        "international_org",
        "witness",
        "emergency_service",
        "company",
        "intelligence",
        "unnamed",
    )
)


@dataclass(slots=True)
class Entry:
    """One speaker while the register is being written."""

    phrases: list[Phrase] = field(default_factory=list)
    head: str = ""
    words: set[str] = field(default_factory=set)
    surname: str | None = None
    gender: str | None = None
    plural: bool = False
    owner: Phrase | None = None
    last: int = 0
    spoke: bool = False
    speaker: Speaker | None = None


def content_words(reading: Reading, phrase: Phrase) -> set[str]:
    """The words of a naming without determiners and prepositions."""
    closed = cues(reading.language).sets
    left_out = closed["same_words"] | closed["determiners"] | closed["prepositions"]
    return {w.low for w in reading.words[phrase.first : phrase.last] if w.low[0].isalnum() and w.low not in left_out}


def finished(reading: Reading, places: Sequence[PlaceMention], entry: Entry) -> Speaker:
    """The speaker of an entry under its fullest naming, with kind, side, person and role."""
    r = reading

    def fullness(p: Phrase) -> tuple[int, int, int]:
        run = person_run(r, p)
        size = len(content_words(reading, p))
        return (
            2 * bool(run)
            + bool(kind_of(r.language, words_of(r, p.first, p.last)) and size > (run[1] - run[0] if run else 0)),
            size,
            -p.first,
        )

    best = max(entry.phrases, key=fullness)
    span = trim(r, best.first, best.last)
    words = words_of(r, best.first, best.last)
    inside = [p for p in places if span.start <= p.span.start and p.span.end <= span.end and p.place]
    local = any(p.place is not None and p.place.kind not in ("country", "sea", "area") for p in inside)
    kind = kind_of(r.language, words, local=local and not capital_of(r.language, words))
    run = person_run(r, best)
    office = None
    if run is not None and kind is None:  # "..., dit Ivan Orlov. Le chef de la région ajoute": a name and an office
        kinds = ((kind_of(r.language, words_of(r, p.first, p.last)), p) for p in entry.phrases if not p.pronoun)
        kind, office = next(((k, p) for k, p in kinds if k is not None), (None, None))
    lexicon = speaker_words(r.language)
    side = side_of(r.language, words)
    if entry.owner is not None:
        # "son porte-parole" speaks for the one it belongs to
        its = words_of(r, entry.owner.first, entry.owner.last)
        side = side or side_of(r.language, its)
        if r.words[best.head].low in lexicon.generic and r.words[best.head].low not in lexicon.upgrades:
            kind = kind_of(r.language, its) or kind
    for p in inside:
        if side is None and p.place is not None:
            side = p.place.administered_by or p.place.country
    spelt = r.words[best.core - 1].low == ")" and r.words[best.head].capital
    governed = r.words[best.head].low in cues(r.language).sets.get("governed", frozenset())
    kind = kind or ("local_authority" if governed else "official" if run or spelt else "unnamed")
    if any(w in lexicon.armed for w in words) or kind == "international_org":
        side = None  # where it is at work is not whose side it is on
    elif side is None and (
        kind in INHERITS or kind in ("unnamed", "company") and any(w in lexicon.sited for w in words)
    ):
        side = _qualified(reading, best, kind) or _side_around(reading, places, best)
    if kind == "witness" and of_the_occupied(side, places, r.words[best.first].start):
        side = None
    person = r.text(*run) if run else None
    role = None
    if run:
        left = r.text(best.first, run[0]).strip(" ,") if run[0] > best.first else ""
        right = r.text(run[1], best.last).strip(" ,") if run[1] < best.last else ""
        role = left if len(left) >= len(right) else right
        if not role and office is not None:
            role = r.text(office.first, office.core)
    return Speaker(
        name=r.document.text[span.start : span.end],
        kind=kind,
        span=span,
        side=side,
        person=person,
        role=role or None,
    )


def _qualified(reading: Reading, phrase: Phrase, kind: str) -> str | None:
    """The side the same noun has where it is qualified before: "l'armée" after "l'armée israélienne"."""
    r = reading
    if kind not in ("military", "emergency_service"):
        return None
    head = r.words[phrase.head].low
    for k in range(phrase.first - 1, max(-1, phrase.first - _BACK), -1):
        if r.words[k].low == head:
            side = next((d for w in r.words[k + 1 : k + 3] if w.low.isalpha() and (d := demonym(w.low))), None)
            if side:
                return side
    return None


def _side_around(reading: Reading, places: Sequence[PlaceMention], phrase: Phrase) -> str | None:
    """The country of the place told nearest before the naming in its paragraph, else nearest at all in it."""
    r = reading
    at = r.words[phrase.first].start
    paragraph = next((p for p in r.document.paragraphs if p.start <= at < p.end), None)
    placed = [p for p in places if p.place is not None and p.place.country and p.role not in ("origin", "actor")]
    near = [p for p in placed if paragraph and paragraph.start <= p.span.start < paragraph.end]
    inner = [p for p in near if p.place is not None and p.place.kind != "country"]
    for group in (inner, near, placed):
        countries = [p.place.administered_by or p.place.country for p in group if p.place is not None]
        if countries:
            # What most of the places near by belong to; the nearest settles a tie.
            nearest = sorted(zip(group, countries, strict=True), key=lambda row: abs(row[0].span.start - at))
            return max(dict.fromkeys(c for _, c in nearest), key=countries.count)
    return None


def person_run(reading: Reading, phrase: Phrase) -> tuple[int, int] | None:
    """The words of the personal name in a naming, or None."""
    key = ("person_run", phrase.first, phrase.last, phrase.core)
    if key not in reading.memo:
        reading.memo[key] = _person_run(reading, phrase)
    run: tuple[int, int] | None = reading.memo[key]
    return run


def _person_run(reading: Reading, phrase: Phrase) -> tuple[int, int] | None:
    words = words_of(reading, phrase.first, phrase.last)
    kind = kind_of(reading.language, words)
    if kind is not None and kind not in _PEOPLE_KINDS or capital_of(reading.language, words):
        return None
    lexicon = speaker_words(reading.language)
    for start, last in name_runs(reading, phrase.first, phrase.last):
        first = start + _town_words(reading, start, last)
        lows = words_of(reading, first, last)
        before = reading.words[first - 1].low if first else ""
        titled = (
            before in lexicon.titles or before == "." and first > 1 and reading.words[first - 2].low in lexicon.titles
        )
        person = any(w.entity == "PER" for w in reading.words[first:last])
        well_known = (titled or person and last - first > 1) and kind_of(reading.language, lows) == "head_of_state"
        if kind_of(reading.language, lows) and not well_known or all(w in lexicon.titles for w in lows):
            continue
        of = first == start and before in ("de", "d'", "du", "des", "à", "en", "au", "aux")
        apart = first >= phrase.core or first == phrase.first
        if (
            titled
            or (person and not of)
            or (
                apart
                and last - first > 1
                and not of
                and not any(w.entity in ("LOC", "ORG") for w in reading.words[first:last])
            )
        ):
            return first, last
    return None


def _town_words(reading: Reading, first: int, last: int) -> int:
    """How many words of a run of capitals name a town before a person: "le maire de Kramatorsk Ivan Orlov"."""
    words = reading.words
    if not first or words[first - 1].low not in ("de", "d'", "du", "à"):
        return 0
    towns = 0
    while first + towns < last and words[first + towns].entity == "LOC":
        towns += 1
    named = words[first + towns : last]
    return towns if named and all(w.entity == "PER" for w in named) else 0


def trim(reading: Reading, first: int, last: int) -> Span:
    """The span of the words `[first, last)` without quotation marks that only open or only close."""
    words = reading.words
    if last == first + 1 and words[first].low.startswith("-"):
        return Span(words[first].start + 1 + words[first].text.rfind("-"), words[first].end)
    if words[first].low in ("au", "aux", "du", "de", "d'") and last > first + 1:
        first += 1
    while last > first + 1 and words[last - 1].low in QUOTES and sum(w.low in QUOTES for w in words[first:last]) % 2:
        last -= 1
    return reading.span(first, last)
