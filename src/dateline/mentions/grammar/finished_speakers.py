"""The finished speaker of an entry: the fullest naming with its kind, side, person and role."""

from collections.abc import Sequence

from dateline.lang import table
from dateline.mentions.grammar.entries import Entry, content, is_paper, kind_of_entry, one_bodies
from dateline.mentions.grammar.namings import Naming
from dateline.mentions.grammar.noun_phrases import lows
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.speaker_kinds import capital_of, home_of, is_armed_group, is_human, kind_of, side_of
from dateline.mentions.grammar.who_speaks import person_in
from dateline.mentions.grammar.words import QUOTES, Reading
from dateline.mentions.whose_side import INHERITS, of_the_occupied
from dateline.model import PlaceMention, Span, Speaker

_NEAR_TOP = 14  # code points from "head" to its region: "head of the"
_DID = ("вш", "шедш")  # how Russian participles of what was done end
# These stand for the country that the news comes from, wherever what they tell happened: an army hits targets abroad.
_NATIONAL = frozenset(("ministry", "military", "head_of_state", "intelligence"))


def speaker_of(r: Reading, places: Sequence[PlaceMention], entry: Entry) -> Speaker:
    """The finished speaker of an entry."""
    if entry.speaker is None:
        entry.speaker = _finished(r, places, entry)
    return entry.speaker


def _finished(r: Reading, places: Sequence[PlaceMention], entry: Entry) -> Speaker:

    def fullness(n: Naming) -> tuple[bool, bool, bool, int, int]:
        run = person_in(r, n)
        kind = kind_of(r.language, lows(r, n.first, n.last))
        paper = bool(one_bodies(r.language)) and is_paper(r, n)
        named = run is not None
        return (named and kind is not None, not paper, named, min(len(content(r, n)), 12), -n.first)

    best = max(entry.namings, key=fullness)
    span = trim(r, best)
    words = lows(r, best.first, best.last)
    inside = [p for p in places if span.start <= p.span.start and p.span.end <= span.end and p.place]
    local = any(p.place is not None and p.place.kind not in ("country", "sea", "area") for p in inside)
    run = person_in(r, best)
    kind = kind_of(r.language, words, local=local and capital_of(r.language, words) is None) or kind_of_entry(r, entry)
    side = side_of(r.language, words, range(run[0] - best.first, run[1] - best.first) if run else range(0))
    if entry.mirrors is not None and entry.mirrors is not entry and kind in (None, "official"):
        mirror, entry.mirrors = entry.mirrors, None
        of = speaker_of(r, places, mirror)
        kind, side = of.kind, side or of.side
    if capital_of(r.language, lows(r, best.first, best.core)) is not None:
        kind = "official"  # "Kenya, which leads the UN mission"
    if kind in (None, "official") and run and _heads_region(r, best, inside):
        kind = "governor"
    if kind is None:
        head = r.words[best.head]
        described = run is not None and _only_described(r, best, run)
        kind = (
            "witness"
            if described
            else "official"
            if run
            else "witness"
            if is_human(r.language, head.low)
            else "unnamed"
        )
        kind = "media" if kind == "unnamed" and head.capital else kind
    for p in inside:
        if side is None and p.place is not None:
            side = p.place.administered_by or p.place.country
    if is_armed_group(r.language, words) or kind == "international_org":
        side = None  # where it is at work is not whose side it is on
    elif side is None and kind in INHERITS:
        home = (home_of_news(places) or home_of(r.language, words)) if kind in _NATIONAL else None
        side = _side_of_others(r, entry) or home or side_around(r, places, r.words[best.first].start)
    if kind == "witness" and of_the_occupied(side, places, r.words[best.first].start):
        side = None
    person = r.text(*run) if run else None
    role = _role(r, best, run) or _office_of(r, entry) if run else None
    return Speaker(
        name=r.document.text[span.start : span.end], kind=kind, span=span, side=side, person=person, role=role
    )


def _heads_region(r: Reading, naming: Naming, inside: Sequence[PlaceMention]) -> bool:
    """Whether a person is the head of a region: "X, the head of the Bryansk region"."""
    tops = table(r.language, "speakers").get("tops", {}).get("words", ())
    at = (k for k in range(naming.first, naming.last - 1) if r.lows[k] in tops and r.lows[k + 1] == "of")
    start = next((r.words[k].start for k in at), None)
    regions = [p.span.start for p in inside if p.place is not None and p.place.kind == "region"]
    return start is not None and any(0 < p - start < _NEAR_TOP for p in regions)


def _only_described(r: Reading, naming: Naming, run: tuple[int, int]) -> bool:
    """Whether nothing but an age or a clause says who a person is: "Olha, 61, who lives next door"."""
    behind = range(run[1], naming.last)
    c = cues(r.language)
    aged = any(r.words[k].text.isdigit() for k in behind)
    return run[0] == naming.first and (aged or any(c.within("clauses", r.lows[k]) for k in behind))


def _role(r: Reading, naming: Naming, run: tuple[int, int]) -> str | None:
    left = r.text(naming.first, run[0]).strip(" ,") if run[0] > naming.first else ""
    right = r.text(run[1], naming.last).strip(" ,") if run[1] < naming.last else ""
    return (left if len(left) >= len(right) else right) or None


def _office_of(r: Reading, entry: Entry) -> str | None:
    """The office under which a person spoke before the name was told: "the regional governor"."""
    told = (n for n in entry.namings if person_in(r, n) is None and kind_of(r.language, lows(r, n.first, n.last)))
    best = max(told, key=lambda n: len(content(r, n)), default=None)
    return r.text(best.first, best.last) if best is not None and cues(r.language).articles else None


def _side_of_others(r: Reading, entry: Entry) -> str | None:
    for n in entry.namings:
        run = person_in(r, n)
        name = range(run[0] - n.first, run[1] - n.first) if run else range(0)
        if side := side_of(r.language, lows(r, n.first, n.last), name):
            return side
    return None


def home_of_news(places: Sequence[PlaceMention]) -> str | None:
    """The country of the dateline, None where there is none."""
    at = next((p.place for p in places if p.role == "dateline" and p.place is not None), None)
    return at.country if at else None


def side_around(r: Reading, places: Sequence[PlaceMention], at: int) -> str | None:
    """The country of most places told near the naming, in its paragraph, else in the whole text."""
    paragraph = next((p for p in r.document.paragraphs if p.start <= at < p.end), None)
    placed = [p for p in places if p.place is not None and p.place.country and p.role not in ("origin", "actor")]
    near = [p for p in placed if paragraph and paragraph.start <= p.span.start < paragraph.end]
    inner = [p for p in near if p.place is not None and p.place.kind != "country"]
    for group in (inner, near, placed):
        countries = [p.place.administered_by or p.place.country for p in group if p.place is not None]
        if countries:
            nearest = sorted(zip(group, countries, strict=True), key=lambda row: abs(row[0].span.start - at))
            return max(dict.fromkeys(c for _, c in nearest), key=countries.count)
    return None


def trim(reading: Reading, naming: Naming) -> Span:
    """The span of a naming without quotation marks that only open or close, and without what the speaker did."""
    first, last = naming.first, naming.last
    words = reading.words
    for k in range(naming.core, last - 1):  # "движение «Талибан», взявшее ответственность за атаку"
        did = words[k + 1].feats.get("VerbForm") == "Part" and any(x in words[k + 1].low for x in _DID)
        if words[k].low == "," and did:
            last = k
            break
    while last > first + 1 and words[last - 1].low in QUOTES and sum(w.low in QUOTES for w in words[first:last]) % 2:
        last -= 1
    return reading.span(first, last)
