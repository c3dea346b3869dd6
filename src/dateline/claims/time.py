"""When each event happened, and when it was announced.

An event takes, in this order: a time of its own clause, one of its sentence (time_own), that of the event it
takes up, that of the scene it stands in (time_scene). A time that dates the speaking ("ont annoncé mardi") is
never the time of what is said; it is `announced`. What nothing dates stays undated.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.claims.time_after import at_that_time, dated_back
from dateline.claims.time_background import is_old, is_pluperfect, is_recent, told_as_old
from dateline.claims.time_discourse import Discourse, TimeOf, make_discourse, verb_of
from dateline.claims.time_own import announced_time, own_time
from dateline.claims.time_scene import (
    elsewhere,
    incident_time,
    paragraph_of,
    scene_time,
    set_before,
    taken_up,
    told_later,
)
from dateline.mentions.time_saying import Dating
from dateline.model import EventMention, Mentions, TimeMention

__all__ = ["TimeOf", "assign_times"]

# What a blow does is told right behind it: "A bomb fell on X on 8 January. A hospital was damaged."
_EFFECTS = frozenset({"damage", "casualties", "fire"})
# A day that a sentence opens with stands so many letters from its start.
_AT_ONCE = 4
# These may be told to go on beyond the day of the dispatch.
_LASTING = frozenset({"closure", "outage", "alert", "statement"})


def assign_times(mentions: Mentions) -> list[TimeOf]:
    """The time of each of `mentions.events`, in their order."""
    text = make_discourse(mentions)
    published = text.document.published
    out: list[TimeOf] = []
    for k, event in enumerate(text.events):
        own, announced = own_time(text, k), announced_time(text, event)
        if own is None and out and "list.line" in event.rules:  # a line of a list is dated by what opens the list
            out.append(replace(out[-1], announced=announced, rule="list"))
            continue
        back = dated_back(text, k) if event.event_type != "statement" else None
        if back is not None:
            old = event.background or is_old(back, published)
            out.append(TimeOf(time=back, announced=announced, background=old, rule="after"))
            continue
        if own is None and (then := at_that_time(text, k)) is not None:
            out.append(TimeOf(time=then, announced=announced, background=is_old(then, published), rule="then"))
            continue
        date_event = _statement if event.event_type == "statement" else _happening
        out.append(date_event(text, k, own, announced, out))
    out = [told_later(text, k, out) for k in range(len(out))]
    out = _context_goes_on(text, out)
    return [_so_far(event, time, published) for event, time in zip(text.events, out, strict=True)]


def _so_far(event: EventMention, time: TimeOf, published: date | None) -> TimeOf:
    """The time of what has happened, up to the day of the dispatch where the period runs on: "this month"."""
    when = time.time
    if when is None or published is None or when.earliest is None or when.latest is None or event.hypothetical:
        return time
    if event.event_type in _LASTING or not when.earliest <= published < when.latest:
        return time
    return replace(time, time=replace(when, latest=published))


def _context_goes_on(text: Discourse, times: list[TimeOf]) -> list[TimeOf]:
    """Undated events after a paragraph of older context are context too, until something dates the news again."""
    context = False
    paragraph = -1
    out: list[TimeOf] = []
    for k, event in enumerate(text.events):
        time = times[k]
        if event.event_type == "statement":
            out.append(time)
            continue
        here = paragraph_of(text, event)
        undated = time.time is None and time.announced is None and not event.denied
        undated = undated and not (text.words.get("spoken") and event.sentence in text.spoken)
        if context and here > paragraph and undated and not time.background:
            time = replace(time, background=True, rule="context")
        elif not time.background:
            context = False
        if time.background:
            context, paragraph = True, here
        out.append(time)
    return out


def _statement(
    text: Discourse,
    k: int,
    own: tuple[Dating, str] | None,
    announced: TimeMention | None,
    before: Sequence[TimeOf],
) -> TimeOf:
    """The time of an act of saying: the day of saying, else that of the scene where that is the dispatch's day."""
    event, published = text.events[k], text.document.published
    if announced is not None:
        old = is_old(announced, published)
        return TimeOf(time=announced, announced=announced, background=old, rule="said")
    mine = verb_of(text.tree, event.token)
    if own is not None and own[1] == "clause" and (own[0].verb is None or mine is None or own[0].verb.i == mine.i):
        return TimeOf(time=own[0].time, background=is_old(own[0].time, published), rule="clause")
    taken = taken_up(text, k, before)
    if taken is not None and taken.background:
        return replace(taken, announced=None, rule="antecedent")
    background = event.background or told_as_old(text.document, text.tree, event, text.words)
    paragraph = paragraph_of(text, event)
    if not background and published is not None:
        for n in range(k - 1, -1, -1):
            if paragraph_of(text, text.events[n]) != paragraph:
                break
            said = before[n].announced or before[n].time
            # no later than the dispatch and no earlier than the event spoken of: that day
            if said is not None and said.latest == published and not before[n].background:
                return TimeOf(time=said, rule="scene")
    if own is not None and event.background:
        return TimeOf(time=own[0].time, background=True, rule=own[1])
    return TimeOf(background=background)


def _happening(
    text: Discourse,
    k: int,
    own: tuple[Dating, str] | None,
    announced: TimeMention | None,
    before: Sequence[TimeOf],
) -> TimeOf:
    """The time of an event that is no act of saying."""
    event, published = text.events[k], text.document.published
    lead = _lead(text, k, own[0].time if own is not None else announced, before)
    old = event.background or told_as_old(text.document, text.tree, event, text.words)
    paragraph = paragraph_of(text, event)
    if not old and k and before[k - 1].background and is_pluperfect(text.tree, event, text.words):
        old = paragraph_of(text, text.events[k - 1]) == paragraph
    if own is not None and (day := _day_told(text, k, announced, before)) is not None:
        own = replace(own[0], time=_of_day(own[0].time, day, published)), own[1]
    if own is not None:
        dating, rule = own
        if rule == "clause" or not old or is_old(dating.time, published, lead):
            background = is_old(dating.time, published, lead) or (old and not is_recent(dating.time, published, lead))
            return TimeOf(time=dating.time, announced=announced, background=background or event.background, rule=rule)
    taken = taken_up(text, k, before)
    if taken is not None and (taken.time is not None or taken.background):
        return TimeOf(time=taken.time, announced=announced, background=taken.background or old, rule="antecedent")
    if own is None and event.denied and event.event_type in _EFFECTS and k and before[k - 1].background:
        if text.events[k - 1].sentence == event.sentence:  # "en mai, X avait été touché, sans faire de blessé"
            return TimeOf(time=before[k - 1].time, announced=announced, background=True, rule="effect")
    topic = _topic(text, k, before) if own is None else None
    if topic is not None:
        return TimeOf(time=topic, announced=announced, background=True, rule="paragraph")
    if old or (announced is not None and is_old(announced, published, lead)):
        return TimeOf(announced=announced, background=True)
    if (incident := incident_time(text, k)) is not None:
        return TimeOf(time=incident, announced=announced, background=is_old(incident, published, lead), rule="incident")
    scene = None if elsewhere(text, event) else scene_time(text, k, before, range(k - 1, -1, -1))
    if scene is not None and published is not None and scene.latest is not None:
        later = scene.latest > published + timedelta(days=1)
        if later or scene.latest < published - timedelta(days=1) and _present(text, event):
            scene = None  # what goes on now is not of the day told of before
    scene = scene or set_before(text, k)
    header = _header(text, event) if scene is None else None
    found = scene or header
    if found is not None and announced is not None and _after(found, announced):  # told on Wednesday: not of Thursday
        return TimeOf(time=announced, announced=announced, background=is_old(announced, published, lead), rule="said")
    return TimeOf(time=found, announced=announced, rule="scene" if scene else "header" if header else "")


def _after(one: TimeMention, other: TimeMention) -> bool:
    """Whether one time begins after another has ended."""
    return one.earliest is not None and other.latest is not None and one.earliest > other.latest


def _day_told(text: Discourse, k: int, announced: TimeMention | None, before: Sequence[TimeOf]) -> TimeMention | None:
    """The older day on which event `k` was told, in its sentence or earlier in its paragraph; None where none was."""
    paragraph, published = paragraph_of(text, text.events[k]), text.document.published
    told = announced
    for n in range(k - 1, -1, -1):
        if told is not None or paragraph_of(text, text.events[n]) != paragraph:
            break
        told = before[n].announced
    if told is None or published is None or told.latest is None or told.date_prec != 1:
        return None
    return told if told.latest < published - timedelta(days=1) else None


def _of_day(time: TimeMention, day: TimeMention, published: date | None) -> TimeMention:
    """A part of a day that is the one on which it was told: "20 февраля X сообщил, что в ходе ночной атаки ..."."""
    if not time.rule.startswith(("part", "adjective")) or None in (time.earliest, time.latest, day.latest, published):
        return time
    assert time.earliest and time.latest and day.latest and published
    if not published - timedelta(days=1) <= time.latest <= published:
        return time
    back = published - day.latest
    return replace(time, earliest=time.earliest - back, latest=time.latest - back)


def _header(text: Discourse, event: EventMention) -> TimeMention | None:
    """The time that the heading of a list gives to its items: "Summary for the past 24 hours:"."""
    above = [(k, time) for k, time in text.headers if k < event.sentence]
    if not above:
        return None
    k, time = above[-1]
    sentences, source = text.tree.sentences, text.document.text
    opens = [s for s in sentences[k + 1 : event.sentence + 1] if s.paragraph != sentences[s.index - 1].paragraph]
    items = [s for s in opens if not source[s.span.start].isalnum() and source[s.span.start] not in "\"“«'("]
    return time if len(items) == len(opens) or len(opens) == 1 else None


def _topic(text: Discourse, k: int, before: Sequence[TimeOf]) -> TimeMention | None:
    """The day of the older event that opens the paragraph of event `k`, where its definite subject goes on with it."""
    event, paragraph = text.events[k], paragraph_of(text, text.events[k])
    mine = [n for n in range(k) if paragraph_of(text, text.events[n]) == paragraph]
    if not mine or not all(before[n].background for n in mine) or event.sentence == text.events[mine[0]].sentence:
        return None
    time, actor = before[mine[0]].time, event.actor
    if time is None or time.date_prec is None:
        return None
    first = text.tree.sentences[text.events[mine[0]].sentence]
    if text.words.get("definite") and time.span.start < first.span.start + _AT_ONCE and mine[-1] == k - 1:
        return time  # "Earlier this month, the army shelled the town. It reportedly fired 40 rockets."
    if time.date_prec > 1:
        return None
    if event.event_type in _EFFECTS and text.words.get("definite") and mine[-1] == k - 1:
        return time
    behind = mine[-1] == k - 1 and event.sentence <= text.events[k - 1].sentence + 1
    if text.words.get("days_go_on") and behind and not _present(text, event):
        return before[k - 1].time  # "12 июня хуситы обстреляли аэропорт. Снаряд попал в терминал."
    if actor is None:
        return None
    said = text.document.text[max(0, actor.start - 4) : actor.end].lower().split()
    return time if any(w in text.words.get("definite", ()) for w in said[:2]) else None


def _present(text: Discourse, event: EventMention) -> bool:
    """Whether what is told goes on now: "Иран атакует базы"."""
    verb = verb_of(text.tree, event.token)
    return verb is not None and verb.feats.get("Tense") == "Pres" and verb.feats.get("VerbForm") == "Fin"


def _lead(text: Discourse, k: int, own: TimeMention | None, before: Sequence[TimeOf]) -> date | None:
    """The day of the event that the dispatch opens with, or that of telling it; None where nothing dates it."""
    for n in range(k):
        time = before[n].time or before[n].announced
        if time is not None and time.latest is not None and text.events[n].event_type != "statement":
            return time.latest if not before[n].background else None
    if own is None or own.latest is None:
        return None
    # what undated events stand before is the news only where it is not long ago
    opens = all(text.events[n].event_type == "statement" for n in range(k))
    published = text.document.published
    near = published is None or published - own.latest <= timedelta(days=5)
    return own.latest if opens or near else None
