"""What a dispatch mentions: events, who speaks, places, times and quantities."""

from dataclasses import dataclass
from datetime import date

from dateline.model.place import Place
from dateline.model.quick import quick
from dateline.model.text import Document, Parse, Span


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """A number said of something: "une dizaine de drones" is low 8, best 10, high 12.

    `span` covers number and noun, `token` is the parse index of the noun (or of the number where it
    stands alone). `low` or `high` None: open on that side. `what` is decided by the event it belongs to.
    """

    span: Span
    token: int
    unit: str | None
    low: float | None
    best: float | None
    high: float | None
    what: str = "other"
    rule: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression (TIMEX3-like): what was said and the interval of local dates it means.

    `kind` is DATE, TIME, DURATION or SET. `value` is the TIMEX3 value. `earliest`..`latest` are None
    when nothing anchors the expression. `date_prec` as in UCDP GED: 1 day, 2 two to six days, 3 week,
    4 month, 5 longer. `anchor` names the date the value was counted from.
    """

    span: Span
    kind: str
    value: str
    earliest: date | None
    latest: date | None
    date_prec: int | None
    anchor: str | None = None
    rule: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name in the text and what it resolves to.

    `relation` is near, over, distance, direction or None (in, at). `role` is what the name does in its
    clause: `event` (may be the place of an event), `seat` (where a speaker sits or whom it governs:
    "le gouverneur de Belgorod", "Moscou a annonce"), `actor` (a country as a party), `origin` (where
    something came from), `modifier` (part of another name) or `dateline`.
    `place` None with a `reason` where the name is refused. `titled` is where the name stands in a title that
    came apart from the text, in which it has no words; `span` is empty then.
    """

    span: Span
    name: str
    place: Place | None
    titled: Span | None = None
    within: Place | None = None
    relation: str | None = None
    distance_km: float | None = None
    bearing: str | None = None
    radius_km: float | None = None
    latitude: float | None = None
    longitude: float | None = None
    where_prec: int | None = None
    role: str = "event"
    reason: str | None = None
    rule: str = ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who speaks in this dispatch, under the fullest name it gives.

    `kind` is one of military, ministry, head_of_state, governor, local_authority, emergency_service,
    official, agency, media, witness, company, intelligence, international_org, unnamed. `side` is
    ISO 3166-1 alpha-3.
    """

    name: str
    kind: str
    span: Span
    side: str | None = None
    person: str | None = None
    role: str | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One act of saying: who (source), the saying words (cue) and what is said (content spans).

    `source` is the span of the words that name the speaker here; it is None for "le bilan est de" and
    other impersonal cues. `act` is say, confirm, deny, accuse, claim, warn, deplore, order, threaten,
    promise, demand. `relays` are who passed it on ("selon Tass, citant les secours": relay Tass).
    `hedged` where the cue itself hedges ("selon des informations non confirmees"). `announced` is the
    index in `Mentions.times` of a time that dates the saying only. `naming` is `source` together with
    who passes it on where they stand side by side ("l'agence Tass, citant les secours").
    """

    cue: Span
    act: str
    content: tuple[Span, ...]
    source: Span | None = None
    speaker: Speaker | None = None
    relays: tuple[Speaker, ...] = ()
    hedged: bool = False
    rule: str = ""
    naming: Span | None = None


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One event told once: its trigger, the clause that tells it and its arguments.

    `token` is the parse index of the trigger's head word. `antecedent` is the position, in the list of
    events, of the event that this one takes up ("cette attaque", "l'un d'eux"), or None; `anaphoric` says
    that its words take one up, `definite` that its noun stands with a definite article.
    """

    trigger: Span
    token: int
    clause: Span
    sentence: int
    event_type: str
    means: str | None = None
    actor: Span | None = None
    target: Span | None = None
    hedged: bool = False
    denied: bool = False
    hypothetical: bool = False
    background: bool = False
    quantities: tuple[QuantityMention, ...] = ()
    novelty: Span | None = None
    antecedent: int | None = None
    anaphoric: bool = False
    definite: bool = False
    rules: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that was found in one document, each list in text order."""

    document: Document
    parse: Parse
    events: tuple[EventMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
