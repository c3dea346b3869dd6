"""Claims, the incidents derived from them, and the report of one dispatch."""

from dataclasses import dataclass

from dateline.model.mention import PlaceMention, QuantityMention, Speaker, TimeMention
from dateline.model.quick import quick
from dateline.model.text import Document, Span


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source says of one event.

    None means: the dispatch does not say. `source` None is the outlet itself. `source_span` is where
    the speaker is named for this claim, `cue` the saying words and `act` what they do. `novelty` are the
    words that call it a first, `novelty_scope` the place they say it of. `extractor` names the reader where it is not
    the rules; `confidence` is how likely fields are right.
    """

    id: str
    event_type: str
    means: str | None
    trigger: Span
    evidence: tuple[Span, ...]
    source: Speaker | None = None
    source_span: Span | None = None
    cue: Span | None = None
    act: str | None = None
    relayed_by: tuple[Speaker, ...] = ()
    hedged: bool = False
    denied: bool = False
    hypothetical: bool = False
    background: bool = False
    quantities: tuple[QuantityMention, ...] = ()
    place: PlaceMention | None = None
    time: TimeMention | None = None
    announced: TimeMention | None = None
    target: Span | None = None
    target_kind: str | None = None
    actor: Span | None = None
    actor_side: str | None = None
    novelty: Span | None = None
    novelty_scope: str | None = None
    rules: tuple[str, ...] = ()
    extractor: str | None = None
    confidence: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A total and the claims that break it down, by claim id."""

    whole: str
    parts: tuple[str, ...]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Claims of one real event, side by side, by claim id.

    `quantities` holds per kind the lowest, best and highest number said and whether the sources
    disagree: `(what, low, best, high, disputed)`. `reasons` tell why claims were joined: "c1+c2: same place, ...".
    """

    id: str
    event_type: str
    means: str | None
    claims: tuple[str, ...]
    quantities: tuple[tuple[str, float | None, float | None, float | None, bool], ...] = ()
    place: PlaceMention | None = None
    time: TimeMention | None = None
    sources: tuple[str, ...] = ()
    origins: int = 1
    status: str = "reported"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One dispatch, read."""

    document: Document
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    parts: tuple[Parts, ...]
