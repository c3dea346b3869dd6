"""A Report for people, on a terminal or in a pipe."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Claim, Incident, PlaceMention, Report, TimeMention
from dateline.views.place_names import usual_case
from dateline.views.placing import place
from dateline.views.rail import Rail
from dateline.views.vocabulary import words as words_of
from dateline.views.wording import (
    clean,
    day,
    incident_quantities,
    quantities,
    quote,
    time_of,
    unharmed,
)

PIPE_WIDTH = 100  # columns where the output is no terminal and COLUMNS says nothing
NARROW = 72  # below this the words stand under the speaker, not beside
SPEAKER = 32  # columns for the names of speakers at most

Head = tuple[Incident, PlaceMention | None, TimeMention | None]  # what a headline says

_HOT = {"casualties", "attack", "strike", "clash", "explosion", "abduction"}
_ACTED = {"strike", "attack", "clash", "control", "abduction", "arrest", "interception"}


def console(file: IO[str] | None = None, *, record: bool = False, width: int | None = None) -> Console:
    """A console that writes reports: colours only on a terminal and where NO_COLOR is not set."""
    out = file or sys.stdout
    made = Console(file=out, highlight=False, markup=False, emoji=False, record=record, width=width)
    if width is None and not made.is_terminal and "COLUMNS" not in made._environ:
        made = Console(file=out, highlight=False, markup=False, emoji=False, record=record, width=PIPE_WIDTH)
    return made


def print_report(report: Report, to: Console | None = None, *, language: str = "en", names: str | None = None) -> None:
    """Print a report with its words in English or French; a text with nothing of the domain says so.

    Places are named in the language of the words, or in `names` (fr, en, ru, uk).
    """
    out = to or console()
    page = Page(report, language=language, names=names)
    if out.is_terminal or out.record:
        out.print(page)
        return
    with out.capture() as captured:
        out.print(page)
    for line in captured.get().splitlines():  # rich pads its columns; a file needs no trailing blanks
        out.file.write(line.rstrip() + "\n")


def where_and_when(incident: Incident, claims: list[Claim]) -> tuple[PlaceMention | None, TimeMention | None]:
    """The place and the time a headline shows: the incident's, or what one of its claims says."""
    at = incident.place or next((c.place for c in claims if c.place), None)
    return at, incident.time or next((c.time for c in claims if c.time), None)


def names_said(claims: tuple[Claim, ...]) -> dict[str, str]:
    """The one name by which a report calls each place: as first said where it is said twice ("Moscou", "moscovite")."""
    found: dict[str, str] = {}
    for claim in claims:
        if claim.place and claim.place.place:
            at, name = claim.place.place, claim.place.name
            if at.id not in found or found[at.id] == at.name:
                found[at.id] = name
    return found


def renamed(at: PlaceMention | None, called: dict[str, str]) -> PlaceMention | None:
    """A place under the name the whole report shows it by."""
    return replace(at, name=called[at.place.id]) if at and at.place and at.place.id in called else at


class Page:
    """A report laid out for the width of a console, its words in `language`."""

    def __init__(self, report: Report, *, language: str = "en", names: str | None = None) -> None:
        self.document = report.document
        self.words = words_of(language, names)
        called = names_said(report.claims)
        self.claims = {c.id: replace(c, place=renamed(c.place, called)) for c in report.claims}
        report = replace(report, incidents=tuple(replace(i, place=renamed(i.place, called)) for i in report.incidents))
        self.report = report
        self.incident_of = {c: i for i in report.incidents for c in i.claims}
        self.parts = {p.whole: p.parts for p in report.parts}

    def __rich_console__(self, to: Console, options: ConsoleOptions) -> RenderResult:
        narrow = options.max_width < NARROW
        yield self.header()
        if self.document.title:
            yield Text(clean(self.document.title), style="italic")
        for part in self.document.parts:
            if part.kind == "correction":
                yield Text(clean(self.document.text[part.span.start : part.span.end]), style="bold magenta")
        if not self.report.claims:
            yield Text(self.words.say("header", "nothing"), style="dim")
            return
        yield Text(self.totals(), style="dim")
        if not self.document.published and any(c.time and not c.time.latest for c in self.report.claims):
            yield Text(self.words.say("header", "undated"), style="dim")
        main, background, statements = self.groups()
        for incident in main:
            yield ""
            yield from self.incident(incident, narrow=narrow)
        for mark, title, rest in (("○", "background", background), ("▪", "statements", statements)):
            if rest:
                yield ""
                yield Text(f"{mark} {self.words.say('header', title)} ({len(rest)})", style="bold")
                yield Padding(self.said(rest, None, narrow=narrow), (0, 0, 0, 4))

    def header(self) -> Text:
        """The line that says what was read."""
        d, say = self.document, self.words.say
        published = say("header", "published", day(d.published, None, self.words)) if d.published else ""
        known = [
            clean(d.id),
            d.outlet if d.outlet != d.agency else None,
            d.agency,
            ", ".join(map(clean, d.authors)),
            clean(d.dateline_place or ""),
            published or say("header", "unpublished"),
        ]
        return Text(" · ".join(filter(None, known)), style="bold")

    def totals(self) -> str:
        """How much is in it: "6 incidents · 11 claims · 7 sources"."""
        speakers = {c.source.name for c in self.report.claims if c.source}
        numbers = (
            ("incident", len(self.report.incidents)),
            ("claim", len(self.report.claims)),
            ("source", len(speakers)),
        )
        return " · ".join(f"{n} {self.words.form('header', key, n)}" for key, n in numbers)

    def groups(self) -> tuple[list[Incident], list[Claim], list[Claim]]:
        """Incidents that are this dispatch's news, then background claims, then statements.

        An incident that is told as a part of a total stands under it, not by itself.
        """
        under = {
            self.incident_of[part].id
            for whole, parts in self.parts.items()
            for part in parts
            if self.incident_of[part] is not self.incident_of[whole]
        }
        main, background, statements = [], [], []
        for incident in self.report.incidents:
            claims = [self.claims[c] for c in incident.claims]
            if incident.id in under:
                continue
            if all(c.background for c in claims):
                background += claims
            elif all(c.event_type == "statement" for c in claims):
                statements += claims
            else:
                main.append(incident)
        return main, background, statements

    def incident(self, incident: Incident, *, narrow: bool, lead: str = "●") -> Iterator[RenderableType]:
        """What, how many, where, when; who says so; below, as a tree, what a total is made of."""
        children = self.children(incident)
        inside = {c.id for _, claims in children for c in claims}
        claims = [self.claims[c] for c in incident.claims if c not in inside]
        yield Rail(self.headline(incident, claims), f"{lead} ", "    ")
        rail = "  │ " if children else "    "
        yield Rail(self.said(claims, incident, narrow=narrow), rail, rail)
        for k, (child, told) in enumerate(children):
            last = k == len(children) - 1
            yield Rail(self.headline(child, told), "  └ " if last else "  ├ ", "      " if last else "  │   ")
            rail = "      " if last else "  │   "
            yield Rail(self.said(told, child, narrow=narrow), rail, rail)

    def children(self, incident: Incident) -> list[tuple[Incident, list[Claim]]]:
        """The parts of an incident's totals: whole incidents, or single claims of this one."""
        found: dict[str, tuple[Incident, list[Claim]]] = {}
        for whole in incident.claims:
            for part in self.parts.get(whole, ()):
                claim, home = self.claims[part], self.incident_of[part]
                if home is incident:
                    bare = Incident(
                        id=claim.id,
                        event_type=claim.event_type,
                        means=claim.means,
                        claims=(part,),
                        place=claim.place,
                        time=claim.time,
                    )
                    found[claim.id] = (bare, [claim])
                else:
                    found[home.id] = (home, [self.claims[c] for c in home.claims])
        return list(found.values())

    def headline(self, incident: Incident, claims: list[Claim]) -> Text:
        """One line: type, numbers, place, time, who did it to what, standing."""
        words, document = self.words, self.document
        style = "bold red" if incident.event_type in _HOT else "bold yellow"
        counts = incident_quantities(incident, claims, document.language, words)
        said = [text for _, text in counts] or list(filter(None, [quantities(claims[0], document.language, words)]))
        line = Text().append(words.say("types", incident.event_type).upper(), style)
        noun = words.form("means", incident.means, 1) if incident.means else ""
        if noun and not any(noun in text for text in said):  # "3 drones" says it already
            line.append(f" ({noun})", "yellow")
        if said:
            line.append("  ").append(self.sum(claims, said, counts), "bold")
        at, time = where_and_when(incident, claims)
        announced = next((c.announced for c in claims if c.announced), None)
        line.append("  ").append(place(document, at, words, around=True), "cyan" if at else "dim")
        line.append("  ").append(time_of(document, time, announced, words), "green" if time else "dim")
        if actor := self.actor(incident, claims):
            line.append(f"  {words.say('claim', 'actor')}", "dim").append(actor)
        if aim := next((c.target for c in claims if c.target), None):
            line.append(f"  {words.say('claim', 'target')}", "dim").append(clean(document.text[aim.start : aim.end]))
        if incident.status != "reported":
            origins = f", {words.say('marks', 'origins', incident.origins)}" if incident.origins > 1 else ""
            line.append(f"  [{words.say('marks', incident.status)}{origins}]", "bold magenta")
        return line

    def actor(self, incident: Incident, claims: list[Claim]) -> str:
        """Who is said to have done it, where that is not who says so; "" where no one is named."""
        if incident.event_type not in _ACTED:
            return ""
        for claim in claims:
            if claim.actor is None or claim.actor_side is None or claim.denied:
                continue
            name = clean(self.document.text[claim.actor.start : claim.actor.end])
            told = clean(claim.source.name).casefold() if claim.source else ""
            if name.casefold() not in told and claim.actor != claim.source_span:
                return f"{name} ({claim.actor_side})"
        return ""

    def sum(self, claims: list[Claim], said: list[str], counts: list[tuple[str, str]]) -> str:
        """The counts, one of them with its parts where the dispatch breaks it down: "3 drones = 2 + 1".

        Parts that are fewer than the whole leave some over: "28 drones = 2 + …".
        """
        said = unharmed(said, self.words)
        for claim in claims:
            parts = [self.claims[p] for p in self.parts.get(claim.id, ())]
            for what, text in counts:
                numbers = [q.best for p in parts for q in p.quantities if q.what == what and q.best is not None]
                if parts and len(numbers) == len(parts):
                    whole = next((q.low for q in claim.quantities if q.what == what), None)
                    terms = [f"{n:g}" for n in numbers] + ["…"] * (whole is not None and sum(numbers) < whole)
                    return ", ".join(f"{t} = {' + '.join(terms)}" if t == text else t for t in said)
        return ", ".join(said)

    def said(self, claims: list[Claim], incident: Incident | None, *, narrow: bool) -> RenderableType:
        """Who says so, in which words, one row a claim; a speaker's name stands once where more claims follow.

        `incident` is whose headline stands above: what it says already is not told again.
        """
        names = [self.speaker(claim) for claim in claims]
        head = (incident, *where_and_when(incident, claims)) if incident else None
        told = [self.told(claim, head) for claim in claims]
        again = [k > 0 and names[k].plain == names[k - 1].plain for k in range(len(claims))]
        if narrow:
            rows: list[RenderableType] = []
            for name, words, repeated in zip(names, told, again, strict=True):
                rows += [*([] if repeated else [name]), Padding(words, (0, 0, 0, 2))]
            return Group(*rows)
        table = Table.grid(padding=(0, 2), expand=False)
        table.add_column(width=min(SPEAKER, max(len(name.plain) for name in names)))
        table.add_column(ratio=1)
        for name, words, repeated in zip(names, told, again, strict=True):
            table.add_row("" if repeated else name, words)
        return table

    def speaker(self, claim: Claim) -> Text:
        """The name of who says it, the side, and who passed it on."""
        say = self.words.say
        if claim.source is None:
            outlet = self.document.agency or self.document.outlet or say("claim", "outlet")
            line = Text(say("claim", "itself", outlet), style="dim")
        else:
            line = Text(usual_case(clean(claim.source.name)), style="bold")
            if claim.source.side:
                line.append(f" ({claim.source.side})", "blue")
        if claim.relayed_by:
            line.append(
                " " + say("claim", "via", ", ".join(usual_case(clean(s.name)) for s in claim.relayed_by)), "dim"
            )
        return line

    def told(self, claim: Claim, head: Head | None) -> Text:
        """The exact words, then what qualifies them."""
        document, say = self.document, self.words.say
        lines = Text("\n").join(Text(quote(document, span)) for span in claim.evidence)
        flags = ("background", "denied", "hedged", "hypothetical")
        for mark in flags:
            if getattr(claim, mark) and not (mark == "background" and head is None):
                lines.append(f" [{say('marks', mark)}]", "bold red" if mark == "denied" else "magenta")
        if own := self.own(claim, head):
            lines.append("\n→ " + ", ".join(own), "dim")
        if claim.novelty:
            lines.append(f"\n{say('claim', 'first')}", "magenta")
            scope = clean(claim.novelty_scope or "")
            first = quote(document, claim.novelty)
            said, of = first.strip("“”").replace("’", "'").casefold(), scope.casefold()
            lines.append(f"“{scope}”" if said in of else first if of in said else f"{first} ({scope})", "dim")
        return lines

    def own(self, claim: Claim, head: Head | None) -> list[str]:
        """What a claim says that the headline above it does not: its type, counts, place and time."""
        document, words = self.document, self.words
        counts = quantities(claim, document.language, words)
        where = place(document, claim.place, words) if claim.place else ""
        when = time_of(document, claim.time, claim.announced, words) if claim.time else ""
        kind = words.say("types", claim.event_type)
        if head is None:
            return [] if claim.event_type == "statement" else list(filter(None, [kind, counts, where, when]))
        incident, at, time = head
        if claim.event_type == incident.event_type or counts.startswith(f"{kind} "):
            kind = ""
        if len(incident.claims) == 1:
            counts = ""
        if where == place(document, at, words):
            where = ""
        if when == time_of(document, time, None, words):
            when = ""
        return list(filter(None, [kind, counts, where, when]))
