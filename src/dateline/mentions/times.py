"""TimeMention: time expressions found in the text and given their value.

Rules find days, parts of days, hours and longer periods (time_rules); neighbours are joined ("mardi" +
"vers 14h30"), ranges and "depuis" are read around them, and each is valued in text order (time_values).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.mentions.grammar.lexicon import lexicon as grammar_words
from dateline.mentions.lexicon import lexicon as event_words
from dateline.mentions.own_grammar import has_own_grammar
from dateline.mentions.time_calendar import Interval, days, precision
from dateline.mentions.time_days import Reading, TimeContext, between, night_of
from dateline.mentions.time_governor import bare_participle, tense_at
from dateline.mentions.time_guards import is_time
from dateline.mentions.time_lengths import length_before
from dateline.mentions.time_rules import TimeLexicon, TimeMatch, find_matches, longest, number, time_lexicon
from dateline.mentions.time_saying import date_verb, in_dateline
from dateline.mentions.time_values import MAKES
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, Span, TimeMention
from dateline.model.quick import quick, replace

DAYS = ("weekday", "date", "numeric", "relative_day", "other_day", "night")
PARTS = ("part", "this_part")
RANGES = (
    ("weekday", "date", "numeric", "relative_day"),
    ("month",),
    ("year",),
    ("clock",),
    ("period", "month", "year"),
)


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class TimePhrase:
    """Neighbouring matches that name one time: at most a day, a part of it and an hour.

    `other` is anything else. `since`, `compared`, `when` (and told what was then), `begun`, `until` and
    `range_end` are what stands around: "depuis X", "la plus meurtrière depuis X", "la guerre qui a éclaté en X",
    "jusqu'à X", "entre X et Y".
    """

    start: int
    end: int
    day: TimeMatch | None = None
    part: TimeMatch | None = None
    clock: TimeMatch | None = None
    other: TimeMatch | None = None
    since: bool = False
    compared: bool = False
    when: bool = False
    begun: bool = False
    until: bool = False
    range_end: "TimePhrase | None" = None

    @property
    def matches(self) -> tuple[TimeMatch, ...]:
        """The matches it is made of."""
        return tuple(m for m in (self.day, self.part, self.clock, self.other) if m)


def find_times(document: Document, parse: Parse) -> tuple[TimeMention, ...]:
    """All time expressions of a document, in text order."""
    lexicon, tree = time_lexicon(document.language), Tree(parse)
    matches = longest([m for m in find_matches(document.text, lexicon) if is_time(m, document, tree, lexicon)])
    phrases = _join(document.text, matches, lexicon)
    phrases = [p for p in phrases if not _bare_part(p, document.text)]
    phrases = _since(document.text, _ranges(document.text, phrases, lexicon), lexicon)
    mentions: list[TimeMention] = []
    reached = _Reached(document, tree)
    for phrase in phrases:
        span = Span(phrase.start, phrase.end)
        opened = _opened(document.text, span.start, lexicon.data["joins"]["ahead"]) is not None
        context = reached.context(span, lexicon, "future" if opened else tense_at(tree, span, lexicon.data))
        reading = _value(phrase, context)
        if phrase.until and not opened:
            ahead = _value(phrase, replace(context, tense="future"))
            reading = ahead if _soon(ahead, document.published) else reading
        mentions.append(_mention(span, phrase, reading))
        reached.add(mentions[-1], reading)
    return tuple(mentions)


def _soon(reading: Reading, published: date | None) -> bool:
    """Whether a time ends within some months after the dispatch: "until 10 May" rather than that of a year ago."""
    return published is not None and reading.interval is not None and reading.interval[1] <= published + days(120)


class _Reached:
    """The last day-sized times before a position.

    `told` leaves out those that only date the saying: an hour further on belongs to what happened, not to
    the day it was announced.
    """

    def __init__(self, document: Document, tree: Tree) -> None:
        self.document, self.tree = document, tree
        self.ends = [s.span.end for s in document.sentences]
        self.told: list[tuple[int, int, Interval]] = []
        self.all: list[tuple[int, int, Interval]] = []
        self.coarse = -1  # the paragraph that went on to a longer period

    def where(self, offset: int) -> tuple[int, int]:
        """The sentence and the paragraph of a code point."""
        at = bisect_right(self.ends, offset)
        if at >= len(self.ends):
            return -1, -1
        sentence = self.document.sentences[at]
        return sentence.index, sentence.paragraph

    def context(self, span: Span, lexicon: TimeLexicon, tense: str | None) -> TimeContext:
        """What the expression at `span` is counted from."""
        sentence, paragraph = self.where(span.start)
        told, any_time = (track[-1] if track else None for track in (self.told, self.all))
        return TimeContext(
            published=self.document.published,
            lexicon=lexicon,
            last=any_time[2] if any_time else None,
            sentence=any_time[2] if any_time and any_time[0] == sentence else None,
            told=told[2] if told and told[0] == sentence else None,
            paragraph=told[2] if told and told[1] == paragraph else None,
            document=told[2] if told and self._near(told[2]) else None,
            coarse=self.coarse == paragraph,
            tense=tense,
        )

    def _near(self, interval: Interval, reach: int = 7) -> bool:
        """Whether a time is news: not long before the dispatch and not after it."""
        published = self.document.published
        return published is None or published - days(reach) <= interval[1] <= published

    def add(self, mention: TimeMention, reading: Reading) -> None:
        """Moves on to a day-sized time."""
        if reading.interval is None or mention.rule.startswith(("ago", "compared", "when+")):
            return
        if (
            reading.grain not in ("day", "night", "part", "clock")
            or (reading.interval[1] - reading.interval[0]).days > 1
        ):
            if reading.grain in ("month", "season", "year", "week"):
                self.coarse = self.where(mention.span.start)[1]
            return
        dating = date_verb(self.document, self.tree, mention)
        if dating.verb is not None and not self._near(reading.interval, 2) and bare_participle(self.tree, dating.verb):
            head = self.tree.lows[dating.verb.head]
            if not _event_noun(self.document.language, head):  # "une embuscade tendue vendredi": the news
                return  # "cinq soldats blessés vendredi sont morts" goes on from today
        self.coarse = -1
        here = (*self.where(mention.span.start), reading.interval)
        self.all.append(here)
        if not dating.saying and not in_dateline(self.document, mention.span):
            self.told.append(here)


def _event_noun(language: str, word: str) -> bool:
    """Whether a noun tells an event, by the lexicon of events of a language."""
    nouns = event_words(language).nouns if has_own_grammar(language) else grammar_words(language).nouns
    return bool(nouns.get(word))


def _join(text: str, matches: Sequence[TimeMatch], lexicon: TimeLexicon) -> list[TimePhrase]:
    """Days, parts and hours that stand side by side, joined."""
    joins = lexicon.data["joins"]
    phrases: list[TimePhrase] = []
    for match in matches:
        slot = _slot(match)
        new = TimePhrase(start=match.start, end=match.end)
        new = _with(new, slot, match)
        last = phrases[-1] if phrases else None
        if last is not None and slot != "other" and last.other is None and getattr(last, slot) is None:
            gap = re.sub(r"\s+", " ", text[last.end : match.start]).strip().lower()
            allowed = _allowed(last, slot, joins)
            if "\n" not in text[last.end : match.start] and gap in allowed and _compatible(last, match):
                phrases[-1] = _with(replace(last, end=match.end), slot, match)
                continue
        if last is not None and slot == "day" and _counted_to(text[last.end : match.start], last):
            phrases[-1] = replace(last, end=match.end, other=None, day=match)
            continue
        if last is not None and slot == "clock" and last.clock and _same_hour_elsewhere(text, last.end, match.end):
            phrases[-1] = replace(last, end=match.end + 1)
            continue
        phrases.append(new)
    return phrases


def _counted_to(gap: str, last: TimePhrase) -> bool:
    """Whether a day behind a comma is what was counted to: "40 jours plus tard, le 5 mai 2011"."""
    return gap.strip() == "," and last.other is not None and last.other.rule.make == "shift"


def _same_hour_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether an hour is put in brackets behind another: "20H00 (17H00 GMT)"."""
    return re.fullmatch(r" ?\([^()\n]{1,40}", text[start:end]) is not None and text[end : end + 1] == ")"


def _allowed(last: TimePhrase, slot: str, joins: dict[str, list[str]]) -> list[str]:
    if slot == "part":
        return joins["day_part"] if last.day else [""]
    if slot == "clock":
        return joins["day_clock"]
    if last.clock and not last.part:
        return joins["clock_day"]
    return joins["part_day"] if last.part else []


def _compatible(last: TimePhrase, match: TimeMatch) -> bool:
    """A "ce matin" already has its day; a night has its part."""
    if match.rule.make == "this_part" and (last.day or last.clock):
        return False
    if last.part is not None and last.part.rule.make == "this_part" and _slot(match) == "day":
        return False
    if "adjective" in match.rule.id or (last.part is not None and "adjective" in last.part.rule.id):
        return False
    if match.rule.make == "night":
        return False
    return not (last.day is not None and last.day.rule.make == "night" and _slot(match) == "part")


def _slot(match: TimeMatch) -> str:
    if match.rule.make in DAYS:
        return "day"
    if match.rule.make in PARTS:
        return "part"
    return "clock" if match.rule.make == "clock" else "other"


def _with(phrase: TimePhrase, slot: str, match: TimeMatch) -> TimePhrase:
    if slot == "day":
        return replace(phrase, day=match)
    if slot == "part":
        return replace(phrase, part=match)
    return replace(phrase, clock=match) if slot == "clock" else replace(phrase, other=match)


def _bare_part(phrase: TimePhrase, text: str) -> bool:
    """A part of a day without article or day ("soir") is no time by itself."""
    match = phrase.part
    if match is None or phrase.day or phrase.clock or match.rule.id != "part":
        return False
    words = text[match.start : match.end].split()
    return len(words) == 1 and "'" not in words[0]


def _ranges(text: str, phrases: Sequence[TimePhrase], lexicon: TimeLexicon) -> list[TimePhrase]:
    """Two times of one kind with the words of a range around them, joined."""
    openers = [tuple(pair) for pair in lexicon.data["joins"]["range"]]
    out: list[TimePhrase] = []
    for phrase in phrases:
        last = out[-1] if out else None
        if last is not None and last.range_end is None and _same_kind(last, phrase):
            gap = re.sub(r"\s+", " ", text[last.end : phrase.start]).strip().lower()
            for opener, link in openers:
                opened = _opened(text, last.start, (opener,)) if gap == link else None
                if opened is not None:
                    out[-1] = replace(last, start=opened, end=phrase.end, range_end=phrase)
                    break
            else:
                out.append(phrase)
            continue
        out.append(phrase)
    return out


def _same_kind(a: TimePhrase, b: TimePhrase) -> bool:
    makes_a, makes_b = {m.rule.make for m in a.matches}, {m.rule.make for m in b.matches}
    return any(makes_a & set(group) and makes_b & set(group) for group in RANGES)


def _opened(text: str, start: int, openers: Iterable[str]) -> int | None:
    """Where the first of `openers` that stands right before `start` begins."""
    left = text[max(0, start - 24) : start]
    folded = left.rstrip().casefold()
    for opener in openers:
        if folded.endswith(opener.casefold()):
            m = re.search(rf"(?<!\w){re.escape(opener)}\s*$", left, re.IGNORECASE)
            if m:
                return start - len(left) + m.start()
    return None


def _since(text: str, phrases: Sequence[TimePhrase], lexicon: TimeLexicon) -> list[TimePhrase]:
    """Times with "depuis" right before them, or with "depuis" and the event they date."""
    joins = lexicon.data["joins"]
    out: list[TimePhrase] = []
    for phrase in phrases:
        opened = _opened(text, phrase.start, joins["since"])
        if opened is None and (phrase.day or (phrase.other and phrase.other.rule.make in ("month", "year", "season"))):
            opened = _since_far(text, phrase, out[-1].end if out else 0, joins)
        if opened is None:
            before = text[max(0, phrase.start - 130) : phrase.start].rstrip()
            begun = re.search(joins["begun"], before, re.IGNORECASE) is not None
            until = _opened(text, phrase.start, joins.get("until", ())) is not None
            out.append(replace(phrase, begun=begun, until=until) if begun or until else phrase)
            continue
        before, after = text[max(0, opened - 100) : opened].rstrip(), text[phrase.end : phrase.end + 30]
        compared = re.search(joins["compared"], before, re.IGNORECASE) is not None
        if re.match(joins["since_when"], after, re.IGNORECASE):
            out.append(replace(phrase, when=True, compared=compared))
            continue
        out.append(replace(phrase, start=opened, since=True, compared=compared))
    return out


def _since_far(text: str, phrase: TimePhrase, floor: int, joins: dict[str, str]) -> int | None:
    """Where "depuis <event> en X" begins: no border between but inside "depuis que"."""
    begin = max(floor, phrase.start - 100)
    left = text[begin : phrase.start]
    m = re.search(joins["since_far"], left, re.IGNORECASE)
    if m is None:
        return None
    reach = left[m.start() :]
    clause = re.match(joins["since_clause"], reach, re.IGNORECASE)
    apposed = re.fullmatch(joins["since_apposed"], reach, re.IGNORECASE) if "since_apposed" in joins else None
    if "," in reach and not clause and not apposed:
        return None
    return begin + m.start()


def _value(phrase: TimePhrase, context: TimeContext) -> Reading:
    """The value of a phrase, its range and its "depuis" included."""
    first = _simple(phrase, context)
    if phrase.range_end is not None:
        last = _simple(phrase.range_end, context)
        first = _in_year_of(phrase, first, context)
        if first.interval and last.interval and first.grain == last.grain == "clock":
            if phrase.day and not phrase.range_end.day:
                last = _simple(replace(phrase.range_end, day=phrase.day), context)
                last = last if first.value <= last.value else _day_after(last)
            elif phrase.range_end.day and not phrase.day:
                first = _simple(replace(phrase, day=phrase.range_end.day), context)
            elif not phrase.day and not phrase.range_end.day and first.value > last.value:
                first = _day_before(first)  # "с 20:00 до 7:00": from the evening before
        return between(first, last)
    old = first.interval and context.published and first.interval[1] < context.published - days(7)
    if phrase.since or (phrase.begun and old):
        return _from_then(phrase, first, context)
    published = context.published
    if phrase.until and published and first.interval and first.interval[1] > published and first.grain != "clock":
        return replace(first, interval=(published, first.interval[1]), grain="range")
    return first


def _in_year_of(phrase: TimePhrase, first: Reading, context: TimeContext) -> Reading:
    """The first of two months in the year said with the second: "de février à septembre 2022"."""
    one, other = phrase.other, phrase.range_end.other if phrase.range_end is not None else None
    if one is None or other is None or "year" in one.groups or "year" not in other.groups or first.interval is not None:
        return first
    return MAKES[one.rule.make]({**one.groups, "year": other.groups["year"]}, one.rule.arguments, context)


def _day_before(hour: Reading) -> Reading:
    """The same hour a day earlier."""
    return _moved(hour, -1)


def _day_after(hour: Reading) -> Reading:
    """The same hour a day later."""
    return _moved(hour, 1)


def _moved(hour: Reading, by: int) -> Reading:
    """The same hour so many days later."""
    assert hour.interval is not None
    start, end = (day + days(by) for day in hour.interval)
    return replace(hour, value=f"{start.isoformat()}T{hour.value.partition('T')[2]}", interval=(start, end))


def _from_then(phrase: TimePhrase, first: Reading, context: TimeContext) -> Reading:
    """From a time to the publication."""
    published = context.published
    if published is None:
        return replace(first, interval=None, grain="since")
    if first.kind == "DURATION" and phrase.other is not None and first.interval is None:
        before = length_before(published, phrase.other.groups, context)
        return replace(first, interval=before, grain="since", anchor=f"published {published.isoformat()}")
    if first.interval is None or first.interval[0] > published:
        return replace(first, grain="since")
    anchor = f"published {published.isoformat()}"
    return replace(first, interval=(first.interval[0], published), grain="since", anchor=anchor)


def _simple(phrase: TimePhrase, context: TimeContext) -> Reading:
    """The value of a phrase without what stands around it."""
    if phrase.other is not None:
        return MAKES[phrase.other.rule.make](phrase.other.groups, phrase.other.rule.arguments, context)
    day: Reading | None = None
    if phrase.day is not None:
        day = MAKES[phrase.day.rule.make](phrase.day.groups, phrase.day.rule.arguments, context)
    if phrase.part is not None:
        day = _part_of(phrase.part, day, context)
    if phrase.clock is not None:
        return _clock(phrase.clock, day, context)
    assert day is not None
    return day


def _part_of(match: TimeMatch, day: Reading | None, context: TimeContext) -> Reading:
    """A part of a day: of the day named with it, of the day of the dispatch ("ce soir") or of the time reached."""
    code = str(match.rule.arguments.get("code") or match.groups.get("part") or match.groups.get("moment"))
    if day is None:
        near = (
            None
            if match.rule.make == "this_part" and "there" not in match.groups
            else context.told or context.paragraph or (context.document if match.rule.id == "moment" else None)
        )
        if near is not None:
            day = Reading(kind="DATE", value=near[1].isoformat(), interval=near, anchor=f"text {near[1].isoformat()}")
            if near[0] < near[1] and code != "NI":
                day = replace(day, interval=(near[1], near[1]))
        elif context.published is not None:
            published = context.published
            day = Reading(
                kind="DATE",
                value=published.isoformat(),
                interval=(published, published),
                anchor=f"published {published.isoformat()}",
            )
        elif context.last is not None:  # without a publication date, the day that the text has reached
            last = context.last
            day = Reading(kind="DATE", value=last[1].isoformat(), interval=last, anchor=f"text {last[1].isoformat()}")
        else:
            day = Reading(kind="DATE", value="XXXX-XX-XX")
    if code == "NI":
        return night_of(day, context)
    return replace(day, kind="TIME", value=f"{day.value}T{code}", grain="part")


def _clock(match: TimeMatch, day: Reading | None, context: TimeContext) -> Reading:
    """An hour of the day named with it, or of the time reached."""
    groups = match.groups
    if "noon" in groups or "midnight" in groups:
        hour, minute = (12, 0) if "noon" in groups else (0, 0)
    else:
        said = (
            number(groups.get("hour") or groups.get("hourword") or groups.get("hour2") or "0", context.lexicon) or 0.0
        )
        hour, minute = int(said), int(groups.get("minute", 0))
        minute = 30 if "halfpast" in groups else 15 if "quarter" in groups else minute
        half = groups.get("half") or groups.get("half2")
        hour += 12 if half == "pm" and hour < 12 else 0
        hour -= 12 if half == "am" and hour == 12 else 0
    anchor: str | None
    if day is not None and day.interval is not None:
        interval, anchor = day.interval, day.anchor
    elif near := context.told or context.paragraph or context.document or context.sentence:
        interval, anchor = near, f"text {near[1].isoformat()}"
    elif context.published is not None:
        interval, anchor = (context.published, context.published), f"published {context.published.isoformat()}"
    else:
        return Reading(kind="TIME", value=f"XXXX-XX-XXT{hour:02}:{minute:02}", grain="clock")
    there: date = interval[0] if interval[0] < interval[1] and hour > 12 else interval[1]
    return Reading(
        kind="TIME",
        value=f"{there.isoformat()}T{hour:02}:{minute:02}",
        interval=(there, there),
        anchor=anchor,
        grain="clock",
    )


def _mention(span: Span, phrase: TimePhrase, reading: Reading) -> TimeMention:
    earliest, latest = reading.interval or (None, None)
    rule = "+".join(m.rule.id for m in sorted(phrase.matches, key=lambda m: m.start))
    if phrase.when:
        rule = f"{'when' if phrase.compared else 'then'}+{rule}"
    elif phrase.compared:
        rule = f"compared+{rule}"
    elif phrase.begun and reading.grain == "since":
        rule = f"begun+{rule}"
    elif reading.grain == "since":
        rule = f"since+{rule}"
    return TimeMention(
        span=span,
        kind=reading.kind,
        value=reading.value,
        earliest=earliest,
        latest=latest,
        date_prec=precision(earliest, latest),
        anchor=reading.anchor,
        rule=rule,
    )
