"""Takes inputs into the record: each once, in their order, whatever else among them is broken."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from dateline.articles.dates import moment
from dateline.articles.parse import is_slow, parse
from dateline.articles.raw import Raw
from dateline.articles.units import Refusal, shown
from dateline.documents.clean import printable
from dateline.errors import InputError
from dateline.model import Article
from dateline.record.canonical import sha256
from dateline.record.children import Children, Ticket
from dateline.record.interface import Incoming, Record
from dateline.record.reading import Outcome

BATCH = 8  # articles that a child reads at once
_AHEAD = 3  # batches in hand for each child
_SECONDS = 15.0  # of the processor, for taking a page or feed apart and for reading a batch
_SECONDS_EACH = 2.0  # for each article more
_TRIES = 2
TAKEN = ("new", "copy", "out of domain", "unread")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What became of one dispatch or input.

    `outcome` is new, copy, duplicate, out of domain, unread, refused, quarantined, cancelled, forgotten or queued.
    """

    name: str
    outcome: str
    document: int | None = None
    reason: str | None = None
    copy_of: str | None = None


@dataclass(slots=True, kw_only=True)
class Summary:
    """How many dispatches came to what, and what was refused for which reason."""

    counts: dict[str, int] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def add(self, event: Event) -> None:
        """Counts an event."""
        self.counts[event.outcome] = self.counts.get(event.outcome, 0) + 1
        if event.outcome in ("refused", "quarantined"):
            self.refused.append((event.name, event.reason or ""))

    def of(self, outcome: str) -> int:
        """How many came to this."""
        return self.counts.get(outcome, 0)

    @property
    def taken(self) -> int:
        """How many dispatches the record has now that it had not before."""
        return sum(self.of(outcome) for outcome in TAKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How an input ended: `outcome` is read, refused, quarantined, or withheld `until` a time, if it is known.

    `taken` is how many dispatches the record has by it that it had not before.
    """

    raw: Raw
    outcome: str
    reason: str | None = None
    until: datetime | None = None
    taken: int = 0


@dataclass(slots=True, eq=False)
class _Input:
    """An input on its way: how many of its articles are still out, and what the worst of them came to."""

    raw: Raw
    left: int = 0
    failed: str | None = None
    verdict: str = "read"
    until: datetime | None = None
    taken: int = 0


@dataclass(slots=True, eq=False)
class _Batch:
    entries: list[tuple[_Input, Article]]
    ticket: Ticket | None = None


class Taking(Protocol):
    """Takes inputs into the record: reads them, or queues them for those who read."""

    def run(self, inputs: Iterable[Raw | Refusal]) -> Iterator[Event]:
        """What became of each, told once the record has it for good."""


@dataclass(slots=True, kw_only=True)
class Ingest:
    """One run of taking in. `now` is the time against which embargoes count; `ended` is told of each input's end."""

    record: Record
    children: Children
    count: int = 1
    again: bool = False
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    ended: Callable[[Ended], None] = field(default=lambda _: None)
    _seen: dict[str, None] = field(default_factory=dict)

    def run(self, inputs: Iterable[Raw | Refusal]) -> Iterator[Event]:
        """What became of each input and dispatch, told once the record has it for good.

        `again` takes up again what was refused or quarantined before.
        """
        ready: deque[_Batch | Event] = deque()
        batch = _Batch([])
        for item in self._articles(inputs):
            if isinstance(item, Event):
                if not batch.entries:
                    yield from self._drain(ready, keep=self.count * _AHEAD)
                    ready.append(item)
                else:  # told in its place, after those that are still to be read
                    ready.append(self._sent(batch))
                    ready.append(item)
                    batch = _Batch([])
            else:
                batch.entries.append(item)
                if len(batch.entries) >= BATCH:
                    ready.append(self._sent(batch))
                    batch = _Batch([])
            yield from self._drain(ready, keep=self.count * _AHEAD)
        if batch.entries:
            ready.append(self._sent(batch))
        yield from self._drain(ready, keep=0)

    def _drain(self, ready: "deque[_Batch | Event]", *, keep: int) -> Iterator[Event]:
        """The events of what was handed in first, until only `keep` batches are left."""
        while ready and (isinstance(ready[0], Event) or sum(isinstance(r, _Batch) for r in ready) > keep):
            first = ready.popleft()
            if isinstance(first, Event):
                yield first
            else:
                yield from self._kept(first)

    def _sent(self, batch: _Batch) -> _Batch:
        seconds = _SECONDS + _SECONDS_EACH * len(batch.entries)
        batch.ticket = self.children.submit([article for _, article in batch.entries], seconds=seconds)
        return batch

    def _articles(self, inputs: Iterable[Raw | Refusal]) -> Iterator[Event | tuple[_Input, Article]]:
        """The articles to be read, and the events of inputs that hold none."""
        for item in inputs:
            if isinstance(item, Refusal):
                yield Event(name=item.name, outcome="refused", reason=item.reason)
                continue
            key = sha256(item.body)
            known = self.record.outcome(key)
            if key in self._seen or (known is not None and known[0] == "read"):
                if key not in self._seen:
                    self.ended(Ended(raw=item, outcome="read"))
                yield Event(name=item.name, outcome="duplicate")
                continue
            if known is not None and not self.again:
                self.ended(Ended(raw=item, outcome=known[0], reason="as before"))
                yield Event(name=item.name, outcome=known[0], reason="as before; --again tries it once more")
                continue
            self._seen[key] = None  # until its end: from then on the record knows it
            yield from self._of_input(item)

    def _of_input(self, raw: Raw) -> Iterator[Event | tuple[_Input, Article]]:
        found = self.taken_apart(raw)
        if isinstance(found, Event):
            yield found
            return
        one = _Input(raw)
        wanted: list[Article] = []
        withheld = False
        for article in found:
            event = self._spared(raw, article)
            if event is None:
                wanted.append(article)
            else:
                if event.outcome == "refused":
                    withheld, one.until = True, moment(article.embargo)
                yield event
        one.left = len(wanted)
        if withheld:
            one.failed = one.verdict = "withheld"  # not settled: it is taken up again when the time has come
        if not wanted and not withheld:
            self.record.settle(raw, "read")
        if not wanted:
            self._end(one)
        for article in wanted:
            yield one, article

    def taken_apart(self, raw: Raw) -> list[Article] | Event:
        """The articles of an input, their texts sound, or what became of it."""
        failure = ""
        for _ in range(_TRIES):
            if not is_slow(raw):
                try:
                    return _sounded(parse(raw))
                except InputError as error:
                    return self._refused(raw, str(error).removeprefix(f"{raw.name}: "))
            ticket = self.children.finish(self.children.submit(raw, seconds=_SECONDS, first=True))
            if ticket.failure is None:
                return self._refused(raw, ticket.result) if isinstance(ticket.result, str) else _sounded(ticket.result)
            failure = ticket.failure
        self.record.settle(raw, "quarantined", reason=failure, tries=_TRIES)
        self._end(_Input(raw, failed=failure, verdict="quarantined"))
        return Event(name=raw.name, outcome="quarantined", reason=failure)

    def _refused(self, raw: Raw, reason: str) -> Event:
        self.record.settle(raw, "refused", reason=reason)
        self._end(_Input(raw, failed=reason, verdict="refused"))
        return Event(name=raw.name, outcome="refused", reason=reason)

    def _spared(self, raw: Raw, article: Article) -> Event | None:
        """What becomes of an article that is not read; None for one that is."""
        if article.status == "cancelled":
            self.record.retract(channel=raw.channel, uri=article.id, reason="cancelled by its publisher")
            return Event(name=article.id, outcome="cancelled", reason="cancelled by its publisher")
        if article.status == "withheld":
            until = moment(article.embargo)
            if until is None or until > self.now():
                when = article.embargo or "it is released"
                return Event(name=article.id, outcome="refused", reason=f"withheld until {when}")
        held = self.record.holds(channel=raw.channel, uri=article.id, text=article.text)
        if held is not None:
            return Event(name=article.id, outcome="forgotten" if held == "forgotten" else "duplicate")
        return None

    def _kept(self, batch: _Batch) -> Iterator[Event]:
        """Puts what was read into the record and tells it; a batch that failed is read one by one."""
        assert batch.ticket is not None
        ticket = self.children.finish(batch.ticket)
        for number, (one, article) in enumerate(batch.entries):
            if ticket.failure is None:
                outcome = ticket.result[number]
            else:
                outcome = self._alone(article)
            yield self._put(one, article, outcome)

    def _alone(self, article: Article) -> Outcome:
        """What reading one article comes to that may be the one that stopped a batch: its second try."""
        ticket = self.children.finish(self.children.submit([article], seconds=_SECONDS, first=True))
        if ticket.failure is None:
            found: Outcome = ticket.result[0]
            return found
        return Outcome(status="fault", text=article.text, reason=ticket.failure)

    def _put(self, one: _Input, article: Article, outcome: Outcome) -> Event:
        one.left -= 1
        if outcome.status in ("refused", "fault"):
            verdict = "quarantined" if outcome.status == "fault" else "refused"
            one.failed, one.verdict = outcome.reason, verdict
            self.record.settle(one.raw, verdict, reason=outcome.reason, tries=_TRIES)
            self._end(one)
            return Event(name=article.id, outcome=verdict, reason=outcome.reason)
        incoming = Incoming(
            raw=one.raw,
            uri=article.id,
            text=outcome.text,
            status=outcome.status,
            reason=outcome.reason,
            language=outcome.language,
            published=article.published.isoformat() if article.published else None,
            title=_maybe(article.title),
            outlet=_maybe(article.outlet),
            url=_maybe(article.url),
            authors=tuple(map(_sound, article.authors)),
            report=outcome.report,
            reader=outcome.reader,
        )
        added = self.record.add(incoming, last=one.left == 0 and one.failed is None)
        one.taken += added.outcome in TAKEN
        self._end(one)
        return Event(
            name=article.id,
            outcome=added.outcome,
            document=added.document,
            reason=outcome.reason,
            copy_of=added.copy_of,
        )

    def _end(self, one: _Input) -> None:
        """Tells the end of an input of which nothing is out any more."""
        if one.left == 0:
            self._seen.pop(sha256(one.raw.body), None)
            reason = None if one.verdict == "read" else one.failed
            self.ended(Ended(raw=one.raw, outcome=one.verdict, reason=reason, until=one.until, taken=one.taken))


def _sounded(articles: Iterable[Article]) -> list[Article]:
    return [replace(article, text=_sound(article.text), id=shown(_sound(article.id))) for article in articles]


def _sound(text: str) -> str:
    """A text that can be written as UTF-8."""
    return printable(text)


def _maybe(text: str | None) -> str | None:
    return None if text is None else _sound(text)
