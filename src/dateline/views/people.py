"""A Report for people, on a terminal or in a pipe."""

import sys
from collections.abc import Iterable, Iterator
from typing import IO

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Claim, Incident, Report
from dateline.views.wording import clean, day, incident_quantities, place, quantities, quote, time_of

PIPE_WIDTH = 100  # columns where the output is no terminal and COLUMNS says nothing
NARROW = 72  # below this the words stand under the speaker, not beside

_HOT = {"casualties", "attack", "strike", "clash", "explosion", "abduction"}


def console(file: IO[str] | None = None, *, record: bool = False, width: int | None = None) -> Console:
    """A console that writes reports: colours only on a terminal and where NO_COLOR is not set."""
    out = file or sys.stdout
    made = Console(file=out, highlight=False, markup=False, emoji=False, record=record, width=width)
    if width is None and not made.is_terminal and "COLUMNS" not in made._environ:
        made = Console(file=out, highlight=False, markup=False, emoji=False, record=record, width=PIPE_WIDTH)
    return made


def print_report(report: Report, to: Console | None = None) -> None:
    """Print a report; a text with nothing of the domain says so."""
    out = to or console()
    if out.is_terminal or out.record:
        out.print(Page(report))
        return
    with out.capture() as captured:
        out.print(Page(report))
    for line in captured.get().splitlines():  # rich pads its columns; a file needs no trailing blanks
        out.file.write(line.rstrip() + "\n")


class Page:
    """A report laid out for the width of a console."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.document = report.document
        self.claims = {c.id: c for c in report.claims}
        self.incident_of = {c: i for i in report.incidents for c in i.claims}
        self.parts = {p.whole: p.parts for p in report.parts}

    def __rich_console__(self, to: Console, options: ConsoleOptions) -> RenderResult:
        narrow = options.max_width < NARROW
        yield self.header()
        if self.document.title:
            yield Text(clean(self.document.title), style="italic")
        if not self.report.claims:
            yield Text("no claims: nothing here about armed conflict or security incidents", style="dim")
            return
        main, background, statements = self.groups()
        for incident in main:
            yield ""
            yield from self.incident(incident, narrow=narrow)
        for title, rest in (("○ background", background), ("▪ statements", statements)):
            if rest:
                yield ""
                yield Text(f"{title} ({len(rest)})", style="bold dim")
                for claim in rest:
                    yield Padding(self.short(claim), (0, 0, 0, 2))

    def header(self) -> Text:
        """The line that says what was read and how much is in it."""
        d, r = self.document, self.report
        speakers = {c.source.name for c in r.claims if c.source}
        published = f"published {day(d.published, None)}" if d.published else "day of publication not known"
        counts = ", ".join(
            f"{n} {word}{'' if n == 1 else 's'}"
            for n, word in ((len(r.incidents), "incident"), (len(r.claims), "claim"), (len(speakers), "source"))
        )
        known = [clean(d.id), d.agency, ", ".join(map(clean, d.authors)), published, counts]
        return Text(" · ".join(filter(None, known)), style="bold")

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
            if all(c.background for c in claims):
                background += claims
            elif all(c.event_type == "statement" for c in claims):
                statements += claims
            elif incident.id not in under:
                main.append(incident)
        return main, background, statements

    def incident(self, incident: Incident, *, narrow: bool, lead: str = "●") -> Iterator[RenderableType]:
        """What, how many, where, when; who says so; below, as a tree, what a total is made of."""
        children = self.children(incident)
        inside = {c.id for _, claims in children for c in claims}
        claims = [self.claims[c] for c in incident.claims if c not in inside]
        yield Rail(self.headline(incident, claims), f"{lead} ", "    ")
        rail = "  │ " if children else "    "
        yield Rail(self.said(claims, alone=len(claims) == 1, narrow=narrow), rail, rail)
        for k, (child, told) in enumerate(children):
            last = k == len(children) - 1
            yield Rail(self.headline(child, told), "  └ " if last else "  ├ ", "      " if last else "  │   ")
            rail = "      " if last else "  │   "
            yield Rail(self.said(told, alone=len(told) == 1, narrow=narrow), rail, rail)

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
        """One line: type, numbers, place, time, standing."""
        style = "bold red" if incident.event_type in _HOT else "bold yellow"
        count = incident_quantities(incident, claims) or quantities(claims[0])
        line = Text().append(incident.event_type.upper(), style)
        means = (incident.means or "").replace("_", " ")
        if means and means not in count:  # "3 drones" says it already
            line.append(f" {means}", "yellow")
        if count:
            line.append("  ").append(self.sum(claims, count), "bold")
        at = incident.place or next((c.place for c in claims if c.place), None)
        time = incident.time or next((c.time for c in claims if c.time), None)
        announced = next((c.announced for c in claims if c.announced), None)
        line.append("  ").append(place(self.document, at), "cyan" if at else "dim")
        line.append("  ").append(time_of(self.document, time, announced), "green" if time else "dim")
        aim = next((c.target for c in claims if c.target), None)
        if aim:
            line.append("  target: ", "dim").append(clean(self.document.text[aim.start : aim.end]))
        if incident.status != "reported":
            origins = f", {incident.origins} origins" if incident.origins > 1 else ""
            line.append(f"  [{incident.status}{origins}]", "bold magenta")
        return line

    def sum(self, claims: Iterable[Claim], count: str) -> str:
        """The count, with its parts where the dispatch breaks it down: "3 drones = 2 + 1"."""
        for claim in claims:
            parts = [self.claims[p] for p in self.parts.get(claim.id, ())]
            numbers = [q.best for p in parts for q in p.quantities[:1] if q.best is not None]
            if parts and len(numbers) == len(parts):
                return f"{count} = {' + '.join(f'{n:g}' for n in numbers)}"
        return count

    def said(self, claims: list[Claim], *, alone: bool, narrow: bool) -> RenderableType:
        """Who says so, in which words, one row a claim."""
        if narrow:
            rows: list[RenderableType] = []
            for claim in claims:
                rows += [self.speaker(claim), Padding(self.words(claim, alone=alone), (0, 0, 0, 2))]
            return Group(*rows)
        table = Table.grid(padding=(0, 2), expand=False)
        table.add_column(width=32)
        table.add_column(ratio=1)
        for claim in claims:
            table.add_row(self.speaker(claim), self.words(claim, alone=alone))
        return table

    def speaker(self, claim: Claim) -> Text:
        """The name of who says it, the side, and who passed it on."""
        if claim.source is None:
            line = Text(f"{self.document.agency or self.document.outlet or 'the outlet'} itself", style="dim")
        else:
            line = Text(clean(claim.source.name), style="bold")
            if claim.source.side:
                line.append(f" ({claim.source.side})", "blue")
        if claim.relayed_by:
            line.append(" via " + ", ".join(clean(s.name) for s in claim.relayed_by), "dim")
        return line

    def words(self, claim: Claim, *, alone: bool) -> RenderableType:
        """The exact words, then what qualifies them."""
        lines = Text("\n").join(Text(quote(self.document, span)) for span in claim.evidence)
        marks = [
            mark
            for on, mark in (
                (claim.background, "background"),
                (claim.denied, "denied"),
                (claim.hedged, "hedged"),
                (claim.hypothetical, "feared or planned"),
            )
            if on
        ]
        for mark in marks:
            lines.append(f" [{mark}]", "bold red" if mark == "denied" else "magenta")
        if not alone:  # what this claim adds or says otherwise than the incident's first line
            own = [claim.event_type, quantities(claim), place(self.document, claim.place) if claim.place else ""]
            lines.append("\n→ " + ", ".join(filter(None, own)), "dim")
        if claim.novelty:
            scope = f" ({clean(claim.novelty_scope)})" if claim.novelty_scope else ""
            lines.append(f"\nsaid to be a first{scope}, not checked: ", "magenta")
            lines.append(quote(self.document, claim.novelty), "dim")
        return lines

    def short(self, claim: Claim) -> Text:
        """One claim of the background or a statement on one line."""
        line = Text(no_wrap=True, overflow="ellipsis")
        if claim.event_type != "statement":
            line.append(f"{claim.event_type}  ", "yellow")
            if claim.place:
                line.append(f"{place(self.document, claim.place)}  ", "cyan")
            if claim.time:
                line.append(f"{time_of(self.document, claim.time, None)}  ", "green")
        line.append_text(self.speaker(claim))
        if claim.denied:
            line.append(" [denied]", "bold red")
        if claim.hedged:
            line.append(" [hedged]", "magenta")
        return line.append("  ").append(quote(self.document, claim.evidence[0]))


class Rail:
    """A renderable with marks before its first and its other lines, to draw a tree."""

    def __init__(self, inner: RenderableType, first: str, rest: str) -> None:
        self.inner, self.first, self.rest = inner, first, rest

    def __rich_console__(self, to: Console, options: ConsoleOptions) -> RenderResult:
        width = max(20, options.max_width - len(self.first))
        for k, segments in enumerate(to.render_lines(self.inner, options.update(width=width), pad=False)):
            yield Text(self.first if k == 0 else self.rest, style="" if self.first[0] == "●" else "dim", end="")
            yield from segments
            yield Text("\n", end="")
