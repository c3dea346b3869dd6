"""What the tellings of one incident come to: its name, type, place, days, numbers, who stands behind it, its status."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.incidents.across.names import plain_name
from dateline.incidents.across.numbers import Number, Superseded, numbers
from dateline.incidents.across.origins import independent
from dateline.incidents.across.telling import Said, Spot, Telling

_MOST_WORDS = 20_000  # characters kept for search
# What an incident is called after, the first that any claim affirms.
_MAIN = (
    frozenset({"strike", "attack", "clash", "abduction", "control"}),
    frozenset({"interception", "crash", "arrest"}),
    frozenset({"explosion"}),
    frozenset({"fire", "debris"}),
    frozenset({"damage", "casualties", "outage"}),
    frozenset({"closure", "alert"}),
    frozenset({"other"}),
    frozenset({"statement"}),
)
_RANK = {name: k for k, row in enumerate(_MAIN) for name in row}
_AFFIRMS = frozenset({"claim", "confirm", "accuse", "deplore"})
_WHETHER = frozenset({"casualties", "damage"})  # "nobody was hurt" doesn't deny the event


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One incident, as its tellings have it; `key` names it, `founder` is the telling it is named after."""

    key: str
    founder: str
    event_type: str
    means: str | None
    place: Spot | None
    earliest: str | None
    latest: str | None
    date_prec: int | None
    numbers: tuple[Number, ...]
    superseded: tuple[Superseded, ...]
    origins: int
    documents: int
    claims: int
    languages: tuple[str, ...]
    sides: tuple[str, ...]
    status: str
    words: str
    first_reported: str | None
    last_reported: str | None
    background: bool


def summarise(tellings: Sequence[Telling]) -> Summary:
    """What a cluster of tellings comes to, whatever their order."""
    rows = sorted(tellings, key=order)
    claims = [(t, c) for t in rows for c in t.claims]
    founder = rows[0]
    event_type = _type(rows)
    figures, superseded = numbers(rows)
    dated = [t for t in rows if t.earliest and t.latest]
    time = min(dated, key=lambda t: (_days(t), *_often(t, dated), order(t)), default=None)
    days = [day for t in rows if (day := t.about.published or t.about.received)]
    return Summary(
        key=name_of(founder),
        founder=founder.key,
        event_type=event_type,
        means=_means(rows, event_type),
        place=_place(rows),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        date_prec=time.date_prec if time else None,
        numbers=figures,
        superseded=superseded,
        origins=max(1, len(independent(claims))),
        documents=len({(t.about.series, t.about.text) for t in rows}),
        claims=len(claims),
        languages=tuple(sorted({t.about.language for t in rows if t.about.language})),
        sides=tuple(sorted({side for _, c in claims for side in (c.side, c.actor_side) if side})),
        status=status(rows, figures),
        words=" … ".join(dict.fromkeys(c.quote for _, c in claims))[:_MOST_WORDS],
        first_reported=min(days, default=None),
        last_reported=max(days, default=None),
        background=all(t.background for t in rows),
    )


def kind_rank(event_type: str) -> int:
    """How early a type stands among those that an incident is called after."""
    return _RANK.get(event_type, 9)


def order(telling: Telling) -> tuple[str, str]:
    """The canonical order of tellings: the first published first, whenever it came in."""
    return (telling.about.published or "9", telling.key)


def name_of(founder: Telling) -> str:
    """The key of an incident: day, type, place and a piece of the hash of the telling that it is named after."""
    day = founder.earliest or founder.announced or founder.about.published
    place = "-".join(plain_name(founder.place.name).split())[:28].strip("-") if founder.place else ""
    shown = "".join(c for c in place if c.isascii())
    return "-".join(part for part in (day or "undated", founder.event_type, shown, founder.key[:6]) if part)


def _days(telling: Telling) -> int:
    return telling.date_prec or 9


def _often(telling: Telling, among: Sequence[Telling]) -> tuple[int]:
    mine = (telling.earliest, telling.latest)
    return (-sum((t.earliest, t.latest) == mine for t in among),)


def _type(rows: Sequence[Telling]) -> str:
    """What was done over what came of it, statements last; within a row of the ranking what most dispatches say."""
    affirmed = [c for t in rows for c in t.claims if not c.denied and not c.hypothetical]
    counts = Counter(c.event_type for c in affirmed or [c for t in rows for c in t.claims])
    own = Counter(t.event_type for t in rows)
    return min(counts, key=lambda name: (kind_rank(name), -own[name], -counts[name], name))


def _means(rows: Sequence[Telling], event_type: str) -> str | None:
    own = Counter(t.means for t in rows if t.event_type == event_type and t.means)
    own = own or Counter(t.means for t in rows if t.means)
    named = {m for m in own if m != "mixed"}
    if not own:
        return None
    return "mixed" if len(named) != 1 else next(iter(named))


def _place(rows: Sequence[Telling]) -> Spot | None:
    """The narrowest place, of several that are as narrow the one told most often."""
    spots = [t.place for t in rows if t.place is not None]
    counts = Counter(s.id for s in spots)
    return min(
        spots,
        key=lambda s: (s.id is None, s.relation == "distance", s.prec or 9, -counts[s.id], s.radius_km or 0.0, s.name),
        default=None,
    )


def status(rows: Sequence[Telling], figures: Sequence[Number]) -> str:
    """reported, corroborated (two independent origins or more), disputed, denied or retracted."""
    live = [t for t in rows if t.status != "retracted"]
    if not live:
        return "retracted"
    if len(live) == 1:
        return live[0].status
    claims = [(t, c) for t in live for c in t.claims]
    denials = [(t, c) for t, c in claims if _denies(c)]
    affirmed = [(t, c) for t, c in claims if _affirms(c)]
    if denials and not affirmed:
        return "denied"
    if any(n.disputed for n in figures) or any(
        _contradicts(d, c) and not independent([row_d]) & independent([row_c])
        for row_d in denials
        for row_c in affirmed
        for d, c in ((row_d[1], row_c[1]),)
    ):
        return "disputed"
    return "corroborated" if len(independent([row for row in affirmed if not row[1].hedged])) > 1 else "reported"


def _denies(claim: Said) -> bool:
    if claim.event_type == "statement":
        return claim.denied or claim.act == "deny"
    return claim.denied and claim.event_type not in _WHETHER


def _affirms(claim: Said) -> bool:
    if claim.event_type == "statement":
        return claim.act in _AFFIRMS and not claim.denied
    return not claim.denied and not claim.hypothetical


def _contradicts(denial: Said, claim: Said) -> bool:
    return denial.event_type in ("statement", claim.event_type)
