"""Events dated by how long after them another was: "three days after a bomb killed ten there"."""

import re
from datetime import date, timedelta

from dateline.claims.time_discourse import Discourse
from dateline.mentions.time_calendar import add_months
from dateline.model import TimeMention

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_HOURS = re.compile(r"PT(?:\d+|X)(?:H|M)")
_REACH = 120  # code points from the length to the event


def dated_back(text: Discourse, k: int) -> TimeMention | None:
    """The time of event `k` where its clause follows "so long after"; None where it does not."""
    event, source = text.events[k], text.document.text
    for dating in text.datings.get(event.sentence, ()):
        time = dating.time
        gap = source[time.span.end : event.trigger.start]
        if time.kind != "DURATION" or not 0 < len(gap) <= _REACH or event.trigger.start < time.span.end:
            continue
        if not re.match(text.words["after"], gap, re.IGNORECASE) or re.search(r"[.;:!?\n]", gap):
            continue
        if any(time.span.end <= e.trigger.start < event.trigger.start for e in text.events):
            continue
        base = _base(text, time, event.sentence)
        return _before(time, base) if base is not None else None
    return None


def _base(text: Discourse, time: TimeMention, sentence: int) -> date | None:
    """The day counted back from: one named in the sentence, else that of the dispatch."""
    named = [
        d.time.latest
        for d in text.datings.get(sentence, ())
        if d.time.latest is not None and d.time.span.end <= time.span.start and not d.saying
    ]
    return named[-1] if named else _news_day(text, sentence) or text.document.published


def _news_day(text: Discourse, sentence: int) -> date | None:
    """The first day named before a sentence that is no day of saying, where it lies within a week of the dispatch."""
    published = text.document.published
    for there in range(sentence if published is not None else 0):
        for dating in text.datings.get(there, ()):
            day = dating.time.latest
            fresh = day is not None and published is not None and timedelta(0) <= published - day <= timedelta(days=7)
            if day is not None and fresh and not dating.saying and dating.time.earliest == day:
                return day
    return None


def _before(time: TimeMention, base: date) -> TimeMention | None:
    """The time that lies the length of `time` before a day."""
    found = _LENGTH.fullmatch(time.value)
    if found is None:
        if not _HOURS.fullmatch(time.value):
            return None
        return _dated(time, base - timedelta(days=1), base, 1, base)
    count, unit = int(found[1]), found[2]
    if unit in "DW":
        there = base - timedelta(days=count * (7 if unit == "W" else 1))
        slack = timedelta(days=0 if unit == "D" else 2)
        return _dated(time, there - slack, there + slack, 1 if unit == "D" else 2, base)
    there = add_months(base, -count * (12 if unit == "Y" else 1))
    slack = timedelta(days=15 if unit == "M" else 180)
    return _dated(time, there - slack, there + slack, 4 if unit == "M" else 5, base)


def _dated(time: TimeMention, first: date, last: date, precision: int, base: date) -> TimeMention:
    return TimeMention(
        span=time.span,
        kind="DATE",
        value=first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}",
        earliest=first,
        latest=last,
        date_prec=precision,
        anchor=f"text {base.isoformat()}",
        rule=f"before+{time.rule}",
    )


def at_that_time(text: Discourse, k: int) -> TimeMention | None:
    """The time of the sentence before, which an event's own takes up: "Наліт був 14 березня. Тоді горів порт."."""
    event, opening = text.events[k], text.words.get("then")
    sentences = text.tree.sentences
    if not opening or not event.sentence or event.event_type == "statement":
        return None
    here, before = sentences[event.sentence], sentences[event.sentence - 1]
    if here.paragraph != before.paragraph or text.datings.get(event.sentence):
        return None
    if re.match(opening, text.document.text[here.span.start : here.span.end], re.IGNORECASE) is None:
        return None
    dated = [d.time for d in text.datings.get(before.index, ()) if d.time.earliest is not None]
    return dated[-1] if dated else None
