"""When each event happened, and when it was announced.

An event takes, in this order: a time of its own clause, one of its sentence, that of the event it takes up,
that of the scene it stands in. A time that dates the speaking ("ont annoncé mardi") is never the time of what
is said; it is `announced`. What nothing dates stays undated.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dateline.claims.time_background import is_old, is_pluperfect, is_recent, told_as_old
from dateline.lang import table
from dateline.mentions.time_governor import is_verb
from dateline.mentions.time_saying import Dating, date_verbs
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, TimeMention, Token

OWN = 4  # from this weight on a time is of the event's own clause


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOf:
    """When an event was, when it was said, and whether it is older context."""

    time: TimeMention | None = None
    announced: TimeMention | None = None
    background: bool = False
    rule: str = ""


def assign_times(mentions: Mentions) -> list[TimeOf]:
    """The time of each of `mentions.events`, in their order."""
    tree = Tree(mentions.parse)
    datings = date_verbs(mentions.document, tree, mentions.times, mentions.attributions)
    words = table(mentions.document.language, "times")["discourse"]
    out: list[TimeOf] = []
    for k, event in enumerate(mentions.events):
        own = _own_time(mentions, tree, k, datings)
        announced = _announced(tree, event, datings)
        if event.event_type == "statement":
            out.append(_statement(mentions, tree, k, own, announced, out, words))
        else:
            out.append(_happening(mentions, tree, k, own, announced, out, words))
    return [_told_later(mentions, k, out, words) for k in range(len(out))]


def verb_of(tree: Tree, i: int) -> Token | None:
    """The verb whose clause holds token `i`: itself, or the nearest one above it in its sentence."""
    token = tree.tokens[i]
    if is_verb(token, tree):
        return token
    return next((t for t in tree.ancestors(i) if t.sentence == token.sentence and is_verb(t, tree)), None)


def _own_time(mentions: Mentions, tree: Tree, k: int, datings: Sequence[Dating]) -> tuple[Dating, str] | None:
    """The time that an event's own sentence gives it, and by which rule."""
    best: tuple[int, int, Dating] | None = None
    for dating in datings:
        if dating.sentence != mentions.events[k].sentence:
            continue
        weight = _weight(mentions, tree, k, dating)
        if weight <= 0 or not _dates_events(dating.time, weight):
            continue
        distance = _distance(mentions, k, dating.time)
        if best is None or (-weight, distance) < best[:2]:
            best = (-weight, distance, dating)
    return (best[2], "clause" if -best[0] >= OWN else "sentence") if best else None


def _distance(mentions: Mentions, k: int, time: TimeMention) -> int:
    """How far a time stands from the trigger of event `k`; a semicolon counts for much."""
    trigger = mentions.events[k].trigger
    first, last = sorted((trigger.start, time.span.start))
    return last - first + 200 * mentions.document.text.count(";", first, last)


def _dates_events(time: TimeMention, weight: int) -> bool:
    """Whether a time can say when something was: lengths and "désormais" can't, vague ones only in the clause."""
    if time.earliest is not None:
        return True
    if time.kind == "DURATION" and not time.rule.startswith(("last-span", "since", "begun", "ago")):
        return False
    return weight >= OWN and time.value not in ("PRESENT_REF", "FUTURE_REF")


def _weight(mentions: Mentions, tree: Tree, k: int, dating: Dating) -> int:
    """How much speaks for a time being that of event `k`; 0 or less: it is not."""
    event, time = mentions.events[k], dating.time
    if time.rule.startswith("compared"):
        return -1
    if time.rule.startswith("begun"):  # "la guerre, qui a éclaté en avril, a fait mille morts"
        return OWN + 1 if 0 <= time.span.start - event.clause.start <= 60 else -1
    trigger = tree.tokens[event.token]
    mine, its = verb_of(tree, event.token), dating.verb
    statement = event.event_type == "statement"
    said_by_me = its is not None and its.i == event.token
    if dating.saying and not statement:
        return -1
    if dating.saying and not (said_by_me or its == mine):
        return -1
    inside = event.clause.start <= time.span.start and time.span.end <= event.clause.end
    weight = 0
    coarse = time.date_prec is None or time.date_prec >= 4
    fronted = not any(t.upos not in ("PUNCT", "CCONJ", "ADV") for t in _before(tree, event, time))
    other_verb = its is not None and (mine is None or its.i != mine.i)
    if coarse and its is not None and other_verb and not fronted and in_aside(tree, its, event.token):
        return -1
    if said_by_me:
        weight += 6
    elif its is not None and mine is not None and its.i == mine.i:
        weight += 5
    elif its is not None and _below(tree, its.i, event.token):
        weight += 4  # "une attaque menée cette nuit"
    if inside:
        weight += 4
    for n, other in enumerate(mentions.events):
        theirs = other.clause.start <= time.span.start and time.span.end <= other.clause.end
        if n != k and theirs and not inside:
            weight -= 2 if other.clause.start <= event.clause.start and event.clause.end <= other.clause.end else 3
            break
    if weight > 0 or inside:
        return weight
    if its is None:
        return 2
    aside = in_aside(tree, its, event.token)
    if its.i in {t.i for t in tree.ancestors(trigger.i)} or fronted:
        return weight + 2
    if coarse:
        return -1
    if not aside:
        return weight + 2
    return weight + 1 if time.span.end <= event.trigger.start else weight


def _before(tree: Tree, event: EventMention, time: TimeMention) -> Sequence[Token]:
    """The tokens of the event's sentence before a time."""
    sentence = tree.sentences[event.sentence]
    return [t for t in tree.tokens[sentence.first : sentence.last] if t.end <= time.span.start]


def in_aside(tree: Tree, verb: Token, trigger: int) -> bool:
    """Whether a verb stands in a relative clause or a participle phrase that does not hold the trigger."""
    if any(t.i == verb.i for t in tree.ancestors(trigger)):
        return False
    if verb.deprel.startswith("acl") or verb.deprel == "amod":
        return True
    first = tree.sentences[verb.sentence].first
    for token in reversed(tree.tokens[max(first, verb.i - 6) : verb.i]):
        if token.feats.get("PronType") == "Rel":
            return True
        if is_verb(token, tree) or token.upos == "PUNCT":
            return False
    return False


def _below(tree: Tree, i: int, top: int) -> bool:
    """Whether token `i` stands under `top` without a finite verb between."""
    for token in tree.ancestors(i):
        if token.i == top:
            return True
        if is_verb(token, tree):
            return False
    return False


def _announced(tree: Tree, event: EventMention, datings: Sequence[Dating]) -> TimeMention | None:
    """When what the event's sentence tells was said."""
    near = [d for d in datings if d.saying and d.sentence == event.sentence and d.time.earliest is not None]
    if not near:
        return None
    return min(near, key=lambda d: abs(d.time.span.start - event.trigger.start)).time


def _statement(
    mentions: Mentions,
    tree: Tree,
    k: int,
    own: tuple[Dating, str] | None,
    announced: TimeMention | None,
    before: Sequence[TimeOf],
    words: dict[str, Any],
) -> TimeOf:
    """The time of an act of saying: the day of saying, else that of the scene where that is the dispatch's day."""
    event, published = mentions.events[k], mentions.document.published
    if announced is not None:
        old = is_old(announced, published)
        return TimeOf(time=announced, announced=announced, background=old, rule="said")
    mine = verb_of(tree, event.token)
    if own is not None and own[1] == "clause" and (own[0].verb is None or mine is None or own[0].verb.i == mine.i):
        return TimeOf(time=own[0].time, background=is_old(own[0].time, published), rule="clause")
    taken = _taken_up(mentions, tree, k, before, words)
    if taken is not None and taken.background:
        return replace(taken, announced=None, rule="antecedent")
    background = event.background or told_as_old(mentions.document, tree, event, words)
    paragraph = _paragraph(mentions, event.sentence)
    if not background and published is not None:
        for n in range(k - 1, -1, -1):
            if _paragraph(mentions, mentions.events[n].sentence) != paragraph:
                break
            said = before[n].announced or before[n].time
            # no later than the dispatch and no earlier than the event spoken of: that day
            if said is not None and said.latest == published and not before[n].background:
                return TimeOf(time=said, rule="scene")
    if own is not None and event.background:
        return TimeOf(time=own[0].time, background=True, rule=own[1])
    return TimeOf(background=background)


def _happening(
    mentions: Mentions,
    tree: Tree,
    k: int,
    own: tuple[Dating, str] | None,
    announced: TimeMention | None,
    before: Sequence[TimeOf],
    words: dict[str, Any],
) -> TimeOf:
    """The time of an event that is no act of saying."""
    event, published = mentions.events[k], mentions.document.published
    lead = _lead(mentions, k, own, before)
    old = event.background or told_as_old(mentions.document, tree, event, words)
    same = [n for n in range(k) if mentions.events[n].sentence == event.sentence]
    if not old and any(before[n].background and before[n].time for n in same[-1:]):
        old = is_pluperfect(tree, event, words)
    paragraph = _paragraph(mentions, event.sentence)
    if not old and k and before[k - 1].background and is_pluperfect(tree, event, words):
        old = _paragraph(mentions, mentions.events[k - 1].sentence) == paragraph
    if own is not None:
        dating, rule = own
        if rule == "clause" or not old or is_old(dating.time, published, lead):
            background = is_old(dating.time, published, lead) or (old and not is_recent(dating.time, published, lead))
            return TimeOf(time=dating.time, announced=announced, background=background or event.background, rule=rule)
    taken = _taken_up(mentions, tree, k, before, words)
    if taken is not None and (taken.time is not None or taken.background):
        return TimeOf(time=taken.time, announced=announced, background=taken.background or old, rule="antecedent")
    if old or (announced is not None and is_old(announced, published, lead)):
        return TimeOf(announced=announced, background=True)
    scene = None if _elsewhere(mentions, event, words) else _scene(mentions, k, before, range(k - 1, -1, -1))
    if scene is not None and published is not None and scene.latest is not None:
        if scene.latest > published + timedelta(days=1):
            scene = None
    return TimeOf(time=scene, announced=announced, rule="scene" if scene else "")


def _lead(mentions: Mentions, k: int, own: tuple[Dating, str] | None, before: Sequence[TimeOf]) -> date | None:
    """The day of the event that the dispatch opens with; None where nothing dates it."""
    for n in range(k):
        time = before[n].time
        if time is not None and time.latest is not None and mentions.events[n].event_type != "statement":
            return time.latest if not before[n].background else None
    return own[0].time.latest if own else None


def _taken_up(mentions: Mentions, tree: Tree, k: int, before: Sequence[TimeOf], words: dict[str, Any]) -> TimeOf | None:
    """The time of the event that event `k` takes up: its antecedent, or the background event it points back to."""
    event = mentions.events[k]
    if event.antecedent is not None and 0 <= event.antecedent < k:
        return before[event.antecedent]
    if not k or not before[k - 1].background:
        return None
    last = mentions.events[k - 1]
    clause = mentions.document.text[event.clause.start : event.clause.end].lower()
    if _paragraph(mentions, last.sentence) == _paragraph(mentions, event.sentence):
        if re.match(words["pointing"], clause) or (last.sentence == event.sentence and _bare_participle(tree, event)):
            return before[k - 1]
    return None


def _bare_participle(tree: Tree, event: EventMention) -> bool:
    """Whether the event is told by a participle that leans on what stands before it ("attribuées à")."""
    verb = tree.tokens[event.token]
    return verb.feats.get("VerbForm") == "Part" and not tree.children(verb.i, "aux")


def _scene(mentions: Mentions, k: int, times: Sequence[TimeOf], order: Sequence[int]) -> TimeMention | None:
    """The time of the nearest dated fresh event of the same paragraph, or of the one scene of the dispatch."""
    event = mentions.events[k]
    paragraph = _paragraph(mentions, event.sentence)
    dated: list[TimeMention] = []
    for n in order:
        there = times[n]
        if there.background or there.time is None or there.time.earliest is None:
            continue
        if mentions.events[n].event_type == "statement" or mentions.events[n].hypothetical:
            continue
        if _paragraph(mentions, mentions.events[n].sentence) == paragraph:
            return there.time
        dated.append(there.time)
    agree = dated and all(d.earliest == dated[0].earliest and d.latest == dated[0].latest for d in dated)
    return dated[0] if agree and not _new_place(mentions, k, order) else None


def _new_place(mentions: Mentions, k: int, others: Sequence[int]) -> bool:
    """Whether the sentence of event `k` names a place of events that the sentences of the others don't."""
    here = _places(mentions, mentions.events[k].sentence)
    there = {name for n in others for name in _places(mentions, mentions.events[n].sentence)}
    return bool(here) and not here & there


def _places(mentions: Mentions, sentence: int) -> set[str]:
    if not 0 <= sentence < len(mentions.parse.sentences):
        return set()
    start, end = mentions.parse.sentences[sentence].span
    found = [p for p in mentions.places if start <= p.span.start < end and p.role in ("event", "seat")]
    return {p.place.id if p.place else p.name for p in found} | {p.within.id for p in found if p.within}


def _told_later(mentions: Mentions, k: int, times: Sequence[TimeOf], words: dict[str, Any]) -> TimeOf:
    """The time of event `k`; where nothing before it gave one, that of the scene told after it."""
    mine, event = times[k], mentions.events[k]
    if mine.time is not None or mine.background or event.hypothetical or event.event_type == "statement":
        return mine
    if _elsewhere(mentions, event, words):
        return mine
    found = _scene(mentions, k, times, range(k + 1, len(times)))
    if found is None or found.latest is None:
        return mine
    said = mine.announced
    if said is not None and said.latest is not None and found.latest > said.latest:
        return mine
    return replace(mine, time=found, rule="scene")


def _elsewhere(mentions: Mentions, event: EventMention, words: dict[str, Any]) -> bool:
    """Whether the clause sets its event apart from the scene: "ailleurs", "un autre drone"."""
    clause = mentions.document.text[event.clause.start : event.clause.end].lower()
    if re.search(words["elsewhere"], clause):
        return True
    return event.event_type not in ("casualties", "damage") and bool(re.search(words["apart"], clause))


def _paragraph(mentions: Mentions, sentence: int) -> int:
    sentences = mentions.parse.sentences
    return sentences[sentence].paragraph if 0 <= sentence < len(sentences) else -1
