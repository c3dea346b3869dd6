"""Incidents over all dispatches for people: a list, and one with its claims side by side."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.record.query import IncidentJson, Page
from dateline.views.people import console
from dateline.views.place_names import place_name, usual_case
from dateline.views.placing import joined
from dateline.views.vocabulary import Words
from dateline.views.vocabulary import words as words_of
from dateline.views.wording import amount, clean, counted, days, number, unharmed

_HOT = {"casualties", "attack", "strike", "clash", "explosion", "abduction"}
_REGION = re.compile(r"\br[ée]gion\b", re.IGNORECASE)
_STANDING = {"corroborated": "green", "disputed": "bold magenta", "denied": "bold red", "retracted": "bold red"}


def print_list(page: Page, *, language: str) -> None:
    """Print one incident a row, and where the next page is."""
    to, words = console(), words_of(language)
    rows = [_cells(incident, words) for incident in page]
    widths = fitted([max(cell.cell_len for cell in column) for column in zip(*rows, strict=True)], to.width - 6)
    for incident, cells in zip(page, rows, strict=True):
        table = Table.grid(padding=(0, 2))
        for width in widths:
            table.add_column(width=width, overflow="fold")
        table.add_row(*cells)
        to.print(table)
        # In one piece whatever the width, to be copied.
        under = widths[0] + 2 if widths[0] + 2 + len(incident["id"]) <= to.width else 2
        to.print(Text(" " * under + incident["id"], "dim"), soft_wrap=True)
    total = f"more than {page.total:,}" if page.more else f"{page.total:,}"
    rest = f"; the next page: --after {page.next}" if page.next else ""
    to.print(Text(f"{len(page)} of {total} incidents{rest}", "dim"), soft_wrap=True)


def fitted(widths: list[int], space: int) -> list[int]:
    """The widths of columns, the widest but the first made narrower until they fit."""
    left = list(widths)
    while sum(left) > space and max(left[1:]) > 8:
        left[1 + left[1:].index(max(left[1:]))] -= 1
    return left


def _cells(incident: IncidentJson, words: Words) -> tuple[Text, Text, Text, Text]:
    """When, what and how many, where, and who says so."""
    head = Text(words.say("types", incident["event_type"]).upper(), _style(incident))
    told = counts_of(incident, words)
    return (
        Text(when_of(incident["time"], words), "green"),
        head.append(f"  {told}", "bold") if told else head,
        Text(where_of(incident["place"], words), "cyan" if incident["place"] else "dim"),
        _who(incident, words),
    )


def _who(incident: IncidentJson, words: Words) -> Text:
    """Who says so, in a few words, and how it stands."""
    told = [_name(s) + (f" ({s['side']})" if s["side"] else "") for s in incident["sources"]]
    names = list(dict.fromkeys(told))
    line = Text(", ".join(names[:2]) or words.say("claim", "outlet"))
    if len(names) > 2:
        line.append(f" +{len(names) - 2}", "dim")
    if incident["status"] != "reported":
        line.append(f"  [{words.say('marks', incident['status'])}]", _STANDING[incident["status"]])
    return line


def _name(source: Mapping[str, Any]) -> str:
    """What a source is called."""
    return usual_case(clean(source["name"]))


def print_incident(incident: IncidentJson, *, asked: str, language: str) -> None:
    """Print all that is said of one incident, grouped by who says it."""
    to, words = console(), words_of(language)
    if asked != incident["id"]:
        to.print(Text(f"{clean(asked)} is now {incident['id']}", "yellow"))
    for line in sheet(incident, words):
        to.print(line)


def sheet(incident: IncidentJson, words: Words) -> Iterator[Any]:
    """The lines of one incident."""
    line = Text("● ").append(words.say("types", incident["event_type"]).upper(), _style(incident))
    if told := counts_of(incident, words):
        line.append(f"  {told}", "bold")
    line.append(f"  {where_of(incident['place'], words)}", "cyan").append(
        f"  {when_of(incident['time'], words)}", "green"
    )
    line.append(f"  [{words.say('marks', incident['status'])}]", _STANDING.get(incident["status"], "dim"))
    yield line
    reported = " – ".join(dict.fromkeys(filter(None, (incident["first_reported"], incident["last_reported"]))))
    spoken = ", ".join(incident["languages"])
    yield Text(
        f"  {incident['id']} · {many(incident['documents'], 'dispatch', 'dispatches')} ({spoken})"
        f" · {many(incident['origins'], 'independent origin', 'independent origins')}"
        f" · reported {reported}", "dim",
    )  # fmt: skip
    for name, claims in _by_source(incident, words).items():
        yield ""
        yield Padding(Text(name, "bold"), (0, 0, 0, 2))
        for claim in claims:
            yield Padding(_claim(claim, words), (0, 0, 0, 4))
    yield from _numbers(incident, words)
    for title, lines in (
        ("why these dispatches are one incident", [f"{j['words']}" for j in incident["joined"]]),
        ("totals and their parts (never add both)", [_part(row) for row in incident["parts"]]),
        ("decided", [f"{h['at'][:16]} {h['who']}: {h['act']} ({h['why']})" for h in incident["history"]]),
    ):
        if lines:
            yield ""
            yield Padding(Text(title, "bold cyan"), (0, 0, 0, 2))
            for one in dict.fromkeys(lines):
                yield Padding(Text(clean(one)), (0, 0, 0, 4))


def many(count: int, one: str, more: str) -> str:
    """A count with its noun."""
    return f"{count} {one if count == 1 else more}"


def _style(incident: IncidentJson) -> str:
    return "bold red" if incident["event_type"] in _HOT else "bold yellow"


def _by_source(incident: IncidentJson, words: Words) -> dict[str, list[dict[str, Any]]]:
    """The claims by who says them."""
    found: dict[str, list[dict[str, Any]]] = {}
    for claim in incident["claims"]:
        source, document = claim["source"], claim["document"]
        if source is None:
            outlet = document["agency"] or document["outlet"] or words.say("claim", "outlet")
            name = words.say("claim", "itself", clean(outlet))
        else:
            side = f", {source['side']}" if source["side"] else ""
            name = f"{_name(source)} ({source['kind'].replace('_', ' ')}{side})"
        found.setdefault(name, []).append(claim)
    return found


def _claim(claim: Mapping[str, Any], words: Words) -> Text:
    """The words of a claim, what qualifies them, and where they stand."""
    line = Text("\n").join(Text(f"“{clean(span['quote'])}”") for span in claim["evidence"])
    marks = {
        "background": claim["background"],
        "denied": claim["polarity"] == "denied",
        "hedged": claim["certainty"] == "hedged",
        "hypothetical": claim["realis"] == "hypothetical",
    }
    for mark, holds in marks.items():
        if holds:
            line.append(f" [{words.say('marks', mark)}]", "bold red" if mark == "denied" else "magenta")
    if claim["superseded_by"]:
        line.append(f" [superseded by {claim['superseded_by']}]", "bold magenta")
    document = claim["document"]
    relayed = (
        [words.say("claim", "via", ", ".join(_name(r) for r in claim["relayed_by"]))] if claim["relayed_by"] else []
    )
    home = [document["outlet"] or document["agency"], document["language"], document["published"]]
    copied = [f"copy of {document['copy_of']}"] if document["copy_of"] else []
    shown = [*relayed, *filter(None, home), *copied, document["url"] or document["uri"]]
    line.append(f"\n→ {claim['id']} · " + " · ".join(clean(str(part)) for part in shown), "dim")
    if claim["novelty"]:
        check = claim["novelty_check"]
        told = f"{check['result']}: {check['words']}" if check else words.say("claim", "first").rstrip(": ")
        line.append(f"\n→ “{clean(claim['novelty']['quote'])}”: {told}", "dim")
    return line


def _numbers(incident: IncidentJson, words: Words) -> Iterator[Any]:
    """Numbers that more than one claim gives, each with who says which."""
    rows = [q for q in incident["quantities"] if len(q["said"]) > 1]
    if not rows:
        return
    yield ""
    yield Padding(Text("who says how many", "bold cyan"), (0, 0, 0, 2))
    for quantity in rows:
        name = quantity["what"] + (f" {quantity['unit']}" if quantity["unit"] else "")
        line = Text(f"{name}: {amount(quantity['low'], quantity['best'], quantity['high'], words)}")
        if quantity["disputed"]:
            line.append(f" ({words.say('marks', 'differ')})", "bold magenta")
        for said in quantity["said"]:
            told = amount(said["low"], said["best"], said["high"], words)
            line.append(
                f"\n  {told}  {usual_case(clean(said['source'] or words.say('claim', 'outlet')))} ({said['claim']})",
                "dim",
            )
        yield Padding(line, (0, 0, 0, 4))


def _part(row: Mapping[str, Any]) -> str:
    others = f" (in {', '.join(row['incidents'])})" if row["incidents"] else ""
    return f"{row['whole']} = {' + '.join(row['parts'])}{others}"


def counts_of(incident: IncidentJson, words: Words) -> str:
    """What is counted, from the lowest to the highest number said."""
    told = []
    for q in incident["quantities"]:
        if q["what"] == "other" and len(incident["quantities"]) > 1:
            continue
        best = None if q["disputed"] else q["best"]
        text = counted(
            q["what"], q["unit"], q["low"], best, q["high"],
            event_type=incident["event_type"], means=incident["means"], spoken="en", words=words,
        )  # fmt: skip
        told.append(f"{text} ({words.say('marks', 'differ')})" if q["disputed"] else text)
    return ", ".join(unharmed(told, words))


def where_of(place: Mapping[str, Any] | None, words: Words) -> str:
    """Where: never more exact than was said."""
    if place is None or not place["name"]:
        return words.say("place", "unsaid")
    name = clean(place_name(place, words.language))
    relation, bearing = place["relation"], place["bearing"]
    toward = words.say("place", bearing) if bearing else ""
    if place["latitude"] is None:
        text = words.say("place", "unplaced", f"“{name}”")
    elif relation == "distance" and place["distance_km"] is not None:
        far = number(place["distance_km"], words)
        text = (
            words.say("place", "distance_toward", far, toward, name)
            if toward
            else words.say("place", "distance", far, name)
        )
    elif relation == "distance":
        text = words.say("place", "some_way", name)
    elif relation in ("near", "over"):
        text = words.say("place", relation, name)
    elif relation == "direction" and toward:
        text = words.say("place", "direction", toward, name)
    else:
        text = name
    precision = str(place["where_prec"])
    told = place["where_prec"] == 4 and _REGION.search(name) is not None  # "Kursk region" says so itself
    if relation in (None, "over") and words.has("precision", precision) and not told:
        text += f" ({words.say('precision', precision)})"
    held = place["administered_by"]
    if held and held != place["country"]:
        text += f" ({words.say('place', 'run_by', place['country'], held)})"
    return joined(text) if words.language == "fr" else text


def when_of(time: Mapping[str, Any] | None, words: Words) -> str:
    """On which days; "day not said" where no dispatch says."""
    if time is None:
        return words.say("time", "unsaid")
    first, last = (date.fromisoformat(time[end]) if time[end] else None for end in ("earliest", "latest"))
    if first is None or last is None:
        known = first or last
        assert known is not None
        return words.say("time", "since" if first else "until", days(known, known, None, words))
    return days(first, last, None, words)
