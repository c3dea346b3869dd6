"""The time that the discourse gives an event which its own sentence does not date."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.claims.time_discourse import Discourse, TimeOf, same_scene
from dateline.mentions.time_governor import bare_participle
from dateline.model import EventMention, TimeMention

_LED = 12  # code points that may lead to a time: "ще й у "
_LASTING = frozenset({"closure", "outage", "alert"})


def taken_up(text: Discourse, k: int, before: Sequence[TimeOf]) -> TimeOf | None:
    """The time of the event that event `k` takes up: its antecedent, or the background event it points back to."""
    event = text.events[k]
    if event.antecedent is not None and 0 <= event.antecedent < k:
        return before[event.antecedent]
    if not k or not before[k - 1].background:
        return None
    last = text.events[k - 1]
    if _toll_goes_on(text, event, last):
        return before[k - 1]
    clause = text.document.text[event.clause.start : event.clause.end].lower()
    same = paragraph_of(text, last) == paragraph_of(text, event)
    further = event.anaphoric and event.event_type == last.event_type
    following = paragraph_of(text, event) == paragraph_of(text, last) + 1
    near = same or further and following
    whose = text.words.get("whose_victims")
    if whose and (same or following) and event.event_type == "casualties" and re.match(whose, clause):
        return before[k - 1]  # "..., начал стрелять в прохожих.\n\nЕго жертвами стали трое"
    if near and re.match(text.words["pointing"], clause):
        return before[k - 1]
    if same:
        if last.sentence == event.sentence and (
            bare_participle(text.tree, text.tree.tokens[event.token])
            or event.event_type == "statement"
            and clause.startswith(tuple(text.words.get("relatives", ())))
        ):
            return before[k - 1]
    return None


def _toll_goes_on(text: Discourse, event: EventMention, last: EventMention) -> bool:
    """Whether a sentence opens with the toll of what the one before it told: "11 мая ... атаковали. Погибли двое"."""
    if event.event_type != "casualties" or event.sentence != last.sentence + 1 or "tolls" not in text.words:
        return False
    sentence = text.tree.sentences[event.sentence].span
    opening = text.document.text[sentence.start : sentence.end].lower()
    return paragraph_of(text, last) == paragraph_of(text, event) and bool(re.match(text.words["tolls"], opening))


def scene_time(text: Discourse, k: int, times: Sequence[TimeOf], order: Sequence[int]) -> TimeMention | None:
    """The time of the nearest dated fresh event of the same paragraph, or of the one scene of the dispatch."""
    event = text.events[k]
    paragraph = paragraph_of(text, event)
    dated: list[TimeMention] = []
    dated_at: list[int] = []
    for n in order:
        there = times[n]
        if there.background or there.time is None or there.time.earliest is None:
            continue
        if text.events[n].event_type == "statement" or text.events[n].hypothetical:
            continue
        if _on_another_day(text, there.time):
            continue
        if there.time.rule.startswith("since") and event.event_type not in _LASTING:
            continue  # since when a road is closed dates no attack
        if paragraph_of(text, text.events[n]) == paragraph:
            return there.time
        dated.append(there.time)
        dated_at.append(n)
    agree = dated and all(_one_time(d, dated[0], not _parted(text, k, dated_at[0], times)) for d in dated)
    if not agree:
        goes_on = dated and (_goes_on(text, k, dated_at[0]) or _comes_of(text, k, dated_at[0]))
        return dated[0] if goes_on else None
    published, latest = text.document.published, dated[0].latest
    # What was some days ago holds where it was; the news of this day or night holds for all that is told.
    earlier = published is not None and latest is not None and latest < published - timedelta(days=1)
    telling = [n for n in order if not times[n].background and text.events[n].event_type != "statement"]
    fresh = dated_at if earlier else telling
    return None if _new_place(text, k, fresh) else dated[0]


def set_before(text: Discourse, k: int) -> TimeMention | None:
    """The time that the sentence before event `k` sets its scene with: "Il sortait de chez lui, lundi vers 6 heures."""
    event, before = text.events[k], text.events[k].sentence - 1
    if before < 0 or text.paragraphs.get(before) != paragraph_of(text, event) or before in text.spoken:
        return None
    if any(e.sentence == before for e in text.events):
        return None
    sentence = text.tree.sentences[before]
    finite = [t for t in text.tree.tokens[sentence.first : sentence.last] if t.feats.get("VerbForm") == "Fin"]
    if not finite or any(t.feats.get("Tense") != "Imp" for t in finite):
        return None
    dated = [d.time for d in text.datings.get(before, ()) if not d.saying and d.time.earliest is not None]
    return dated[-1] if dated and dated[-1].date_prec == 1 else None


def _on_another_day(text: Discourse, time: TimeMention) -> bool:
    """Whether a time is told as that of one more blow, none of the others': "було під вогнем ще й 15 лютого"."""
    pattern = text.words.get("another_day")
    before = text.document.text[max(0, time.span.start - _LED) : time.span.start].lower()
    return pattern is not None and re.search(pattern, before) is not None


def _comes_of(text: Discourse, k: int, n: int) -> bool:
    """Whether a paragraph tells what the event `n` right before it did: "В результате атаки разрушены три дома"."""
    effects = tuple(text.words.get("effects", ()))
    sentence = text.tree.sentences[text.events[k].sentence].span
    opening = text.document.text[sentence.start : sentence.end].lower()
    behind = paragraph_of(text, text.events[k]) == paragraph_of(text, text.events[n]) + 1
    return behind and n < k and bool(effects) and opening.startswith(effects)


def _parted(text: Discourse, k: int, n: int, times: Sequence[TimeOf]) -> bool:
    """Whether a paragraph of what was before stands between two events."""
    here, there = sorted((paragraph_of(text, text.events[k]), paragraph_of(text, text.events[n])))
    return any(t.background and here < paragraph_of(text, e) < there for t, e in zip(times, text.events, strict=False))


def _one_time(a: TimeMention, b: TimeMention, together: bool) -> bool:
    """Whether two times are one, or, told in one stretch, a night and an hour within it or on its morrow."""
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return True
    if not together or a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    short = a.latest - a.earliest <= timedelta(days=1) and b.latest - b.earliest <= timedelta(days=1)
    return short and a.earliest <= b.latest and b.earliest <= a.latest


def _goes_on(text: Discourse, k: int, n: int) -> bool:
    """Whether event `k` is told in the paragraph behind that of event `n`, dated last, and names a place told there."""
    there, here = paragraph_of(text, text.events[n]), paragraph_of(text, text.events[k])
    if here != there + 1 or text.events[n].sentence >= text.events[k].sentence or _turns_away(text, k, there):
        return False
    return same_scene(_places_told(text, k), _places_told(text, n))


_COMPARED = ("compared", "when+")  # "the worst since Friday": when something else was


def incident_time(text: Discourse, k: int) -> TimeMention | None:
    """When what was just told happened, where a sentence of its own says so: "Инцидент произошёл вчера"."""
    pattern = text.words.get("incident")
    if pattern is None:
        return None
    event = text.events[k]
    telling = {e.sentence for e in text.events}
    for s in range(event.sentence + 1, min(event.sentence + 4, len(text.tree.sentences))):
        if text.paragraphs.get(s, -1) > paragraph_of(text, event) + text.words.get("incident_within", 1):
            break
        span = text.tree.sentences[s].span
        if s in telling or not re.search(pattern, text.document.text[span.start : span.end].lower()):
            continue
        told = (d for d in text.datings.get(s, ()) if not d.saying and d.time.earliest is not None)
        return next((d.time for d in told if not d.time.rule.startswith(_COMPARED)), None)
    return None


def _new_place(text: Discourse, k: int, others: Sequence[int]) -> bool:
    """Whether the sentence of event `k`, or its paragraph before it, names a place of events that the others don't."""
    here = _places_told(text, k)
    return bool(here) and not any(same_scene(here, _places_told(text, n)) for n in others)


def _places_told(text: Discourse, k: int) -> set[str]:
    """The places that the sentence of event `k` names, else those that its paragraph named last before it."""
    event = text.events[k]
    paragraph = paragraph_of(text, event)
    for sentence in range(event.sentence, -1, -1):
        if text.paragraphs.get(sentence) != paragraph:
            break
        if names := text.places.get(sentence):
            return names
    return set()


def told_later(text: Discourse, k: int, times: Sequence[TimeOf]) -> TimeOf:
    """The time of event `k`; where nothing before it gave one, that of the scene told after it.

    A sentence that counts back ("the attack came five days after ...") tells of what was before, not of the news.
    """
    mine, event = times[k], text.events[k]
    if mine.time is not None or mine.background or event.hypothetical or event.event_type == "statement":
        return mine
    if elsewhere(text, event):
        return mine
    told_back = {
        text.events[n].sentence
        for n in range(k + 1, len(times))
        if times[n].rule == "after" or (t := times[n].time) is not None and t.rule.startswith(_COMPARED)
    }
    later = [
        n
        for n in range(k + 1, len(times))
        if not _turns_away(text, n, paragraph_of(text, event)) and text.events[n].sentence not in told_back
    ]
    reached = _places_reached(text, event)
    turned = {id(times[n].time) for n in range(k + 1, len(times)) if n not in later}
    later = [n for n in later if id(times[n].time) not in turned and _may_be_of(text, n, reached, times[n])]
    found = scene_time(text, k, times, later)
    if found is None or found.latest is None or _otherwise_dated(text, k, times, found):
        return mine
    said = mine.announced
    if said is not None and said.latest is not None and found.latest > said.latest:
        return mine
    if _long_before(text, k, found, times):
        return mine
    return replace(mine, time=found, rule="scene")


def _otherwise_dated(text: Discourse, k: int, times: Sequence[TimeOf], found: TimeMention) -> bool:
    """Whether later paragraphs tell of several days, so that none of them alone dates what stands before."""
    here = paragraph_of(text, text.events[k])
    later = [n for n in range(k + 1, len(times)) if not times[n].background and times[n].time is not None]
    if any(times[n].time is found and paragraph_of(text, text.events[n]) == here for n in later):
        return False
    days = {(t.earliest, t.latest) for n in later if (t := times[n].time) is not None and t.earliest is not None}
    return len(days) > 1


def _places_reached(text: Discourse, event: EventMention) -> set[str]:
    """The places named last before or in the sentence of an event; empty where none was."""
    return next((text.places[s] for s in range(event.sentence, -1, -1) if text.places.get(s)), set())


def _may_be_of(text: Discourse, n: int, reached: set[str], time: TimeOf) -> bool:
    """Whether the day of event `n` may be that of what was told of a place: `n` isn't dated at a place of its own."""
    there = _places_reached(text, text.events[n])
    return time.time is None or not reached or not there or same_scene(reached, there)


def _long_before(text: Discourse, k: int, found: TimeMention, times: Sequence[TimeOf]) -> bool:
    """Whether a time told later is older than the news that the telling up to event `k` announces as today's."""
    published = text.document.published
    if published is None or found.latest is None or found.latest >= published - timedelta(days=1):
        return False
    said = (times[n].announced for n in range(k + 1))
    return any(a is not None and a.latest is not None and a.latest >= published - timedelta(days=1) for a in said)


def _turns_away(text: Discourse, n: int, paragraph: int) -> bool:
    """Whether what is told later says nothing of when the earlier was: "par ailleurs", "les combats de la veille"."""
    time = text.events[n]
    found = next((d.time for d in text.datings.get(time.sentence, ()) if d.time.rule.startswith("other-day")), None)
    if found is not None:
        return True  # a day counted from the day before it
    if paragraph_of(text, time) == paragraph:
        return False
    if _opens_on_older_day(text, time.sentence):
        return True
    sentence = text.tree.sentences[time.sentence].span
    said = text.document.text[sentence.start : sentence.start + 60].lower().lstrip(" -–—•▪️")
    return said.startswith(tuple(text.words.get("turns", ())))


def _opens_on_older_day(text: Discourse, sentence: int) -> bool:
    """Whether a paragraph opens with a day before the dispatch's: "29 сентября дрон атаковал ...".

    Of a wire's, also the lead; the day before the dispatch counts where the language lists how paragraphs turn.
    """
    document, lists = text.document, bool(text.words.get("older_days"))
    first = sentence == 0 or text.paragraphs.get(sentence) != text.paragraphs.get(sentence - 1)
    if document.published is None or not first:
        return False
    start = text.tree.sentences[sentence].span.start
    opening = [d.time for d in text.datings.get(sentence, ()) if d.time.span.start < start + 4]
    days = [t.latest for t in opening if t.latest is not None]
    wire = document.agency is not None and any(day < document.published - timedelta(days=1) for day in days)
    return wire or lists and sentence > 0 and any(day < document.published for day in days)


def elsewhere(text: Discourse, event: EventMention) -> bool:
    """Whether the clause sets its event apart from the scene: "ailleurs", "un autre drone"."""
    clause = text.document.text[event.clause.start : event.clause.end].lower()
    if re.search(text.words["elsewhere"], clause):
        return True
    return event.event_type not in ("casualties", "damage") and bool(re.search(text.words["apart"], clause))


def paragraph_of(text: Discourse, event: EventMention) -> int:
    """The paragraph an event is told in."""
    return text.paragraphs.get(event.sentence, -1)
