"""Events: what a document says happened, each told once per clause."""

from collections.abc import Callable, Iterable

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.counts import attach
from dateline.mentions.grammar.evidence import actor_of, evidence_of, target_of
from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.framing import frame_of
from dateline.mentions.grammar.gaps import fill_gaps
from dateline.mentions.grammar.kinds import Setting, means_of, survey, type_of
from dateline.mentions.grammar.line_lists import headline_list, list_head, listed_in
from dateline.mentions.grammar.lists import distribute
from dateline.mentions.grammar.merging import merge
from dateline.mentions.grammar.quantities import find_quantities
from dateline.mentions.grammar.realis import is_feared, qualify
from dateline.mentions.grammar.statements import PARTIES, find_statements
from dateline.mentions.grammar.told import is_told, may_be_absent
from dateline.mentions.grammar.told_before import only_tended
from dateline.mentions.grammar.told_nouns import is_confirmed, noun_verdict
from dateline.mentions.grammar.totals import counts_up, sums_up
from dateline.mentions.grammar.triggers import Trigger, find_triggers
from dateline.mentions.grammar.view import View
from dateline.mentions.grammar.voices import is_infinitive
from dateline.model import EventMention, Mentions, QuantityMention, Sentence
from dateline.model.quick import replace


def find_events(mentions: Mentions, above: Callable[[], Iterable[Mentions]] | None = None) -> tuple[EventMention, ...]:
    """The events told in a document, in text order, given its other mentions; `above` reads its headlines."""
    if not mentions.quantities:
        found = find_quantities(mentions.document, mentions.parse, mentions.times)
        mentions = replace(mentions, quantities=found)
    view = View(mentions)
    setting = survey(view)
    counted = frozenset(q.token for q in mentions.quantities if q.rule not in ("quantity.article", "quantity.none"))
    events: list[EventMention] = []
    told = view.told
    head = None
    for sentence in mentions.parse.sentences:
        candidates = _candidates(view, sentence, setting, counted, told)
        merge(view, candidates, counted)
        kept = [c for c in candidates if c.dropped is None]
        told.extend(c.event_type for c in candidates if c.dropped == "total")
        quantities = attach(view, sentence, kept)
        for c in kept:
            own = quantities.get(id(c), ())
            if c.anaphoric and not _worth_telling(view, c, own):
                continue
            events.extend(fill_gaps(view, distribute(view, _mention(view, c, kept, own))))
            view.memo["wounded"] = view.memo.get("wounded") or any(q.what == "wounded" and q.high != 0 for q in own)
            told.append(c.event_type)
        if not candidates and (total := sums_up(view, sentence, events[-1] if events else None)) is not None:
            events.append(total)
            head = list_head(events, head)
            continue
        if not candidates and not events and above is not None and head is None:
            head = headline_list(view, sentence, above)
        if not candidates and (lines := listed_in(view, sentence, head)):
            events.extend(lines)
            told.append(lines[-1].event_type)
            head = replace(head, sentence=sentence.index) if head is not None else None
        head = list_head(events, head)
    events.sort(key=lambda e: (e.trigger, e.clause))
    statements, replaced = find_statements(view, tuple(events))
    events = [e for e in events if e not in replaced]
    return tuple(sorted([*events, *statements], key=lambda e: (e.trigger, e.clause)))


def _worth_telling(view: View, c: Candidate, quantities: tuple[QuantityMention, ...]) -> bool:
    """Whether an event noun that takes up an earlier event says something new of it: a number, who, where or when."""
    if any(q.what != "other" for q in quantities):
        return True
    if _confirmed(view, c.token):
        return True
    above = c.frame.governor
    if above is not None and view.is_in(above, view.words("doers")) and _doer(view, above):
        return not _accused(view, c.token)
    subject = view.tokens[c.token].deprel.startswith("nsubj")
    return subject and above is not None and view.is_in(above, view.words("takes_place"))


def _confirmed(view: View, i: int) -> bool:
    """Whether a party confirms what others told of: "МВД подтвердило взрыв", "подтвердили факт обстрела"."""
    at = view.tokens[i].start
    said = (a for a in view.mentions.attributions if a.speaker is not None and a.act == "confirm")
    return any(s.start <= at < s.end and is_confirmed(view, i) for a in said for s in a.content)


def _accused(view: View, i: int) -> bool:
    """Whether a party says who did it, which is its position: "министр заявил, что атаку совершили террористы"."""
    at = view.tokens[i].start
    spoken = (a for a in view.mentions.attributions if a.speaker is not None and a.speaker.kind in PARTIES)
    return any(s.start <= at < s.end for a in spoken for s in a.content)


def _doer(view: View, verb: int) -> bool:
    """Whether a verb names who did it: "нападение совершили двое боевиков"."""
    if view.tokens[verb].deprel.startswith("acl"):
        return False  # "боевики, которые осуществили нападение"
    named = view.tree.children(verb, "nsubj", "obl:agent")
    doers = {"people", "forces", "gunmen", "party", "afar"}
    return any(view.classes(t.i) & doers or t.entity is not None for t in named)


def _candidates(
    view: View, sentence: Sentence, setting: Setting, counted: frozenset[int], told: list[str]
) -> list[Candidate]:
    out: list[Candidate] = []
    hidden: set[int] = set()
    rows = find_triggers(view, sentence)
    rows.sort(key=lambda row: view.tokens[row[0].token].upos == "AUX")  # "was shot dead" is no "was dead"
    turned = [row for row in rows if _is_turned(row[0])]
    rows = turned + [row for row in rows if row not in turned]  # "под огнем оказались" tells of no fire
    for row in rows:
        for trigger in row:
            toll = trigger.entry.kind == "phrase" and trigger.entry.family.id == "dead"  # "put the toll at 31"
            if hidden & set(trigger.inside) or (view.tokens[trigger.token].start in view.barred and not toll):
                continue
            hurt = any(o.event_type == "casualties" and not o.frame.negated for o in out)
            c = _candidate(view, trigger, setting, counted, told, hurt=hurt)
            if c is not None:
                hidden.update(trigger.inside)
                out.append(c)
                break
            if trigger.entry.kind == "phrase" and trigger.entry.family.nature in ("statement", "none"):
                hidden.update(trigger.inside)
    out.sort(key=lambda c: c.token)
    return out


_REACH = 8  # words from "since" to what it counts from


def _only_dates(view: View, trigger: Trigger) -> bool:
    """Whether a trigger is what something else is counted from: "since the start of the full-scale invasion"."""
    if not view.is_in(trigger.token, view.words("anchors")):
        return False
    first = max(view.sentence(trigger.token).first, trigger.first - _REACH)
    before = f" {' '.join(view.lows[first : trigger.first])} "
    return any(f" {since} " in before for since in view.words("anchors", "since"))


def _is_turned(trigger: Trigger) -> bool:
    """Whether a verb ends a phrase that its noun opens: "под огнем оказались", "поранення дістало подружжя"."""
    family = trigger.entry.family
    verbal = trigger.entry.kind == "phrase" and not trigger.noun
    told = verbal and family.id in ("hurt", "outage", "dead", "shoot", "damage")
    return (told or family.id.startswith("under_")) and trigger.first < trigger.token


def _candidate(
    view: View, trigger: Trigger, setting: Setting, counted: frozenset[int], told: list[str], *, hurt: bool = False
) -> Candidate | None:
    """What a trigger tells, or None where it tells nothing; `hurt`: its sentence told of some who were."""
    if _only_dates(view, trigger) or trigger.entry.kind == "verb" and counts_up(view, trigger.token):
        return None
    frame = frame_of(view, trigger)
    event_type, means = type_of(view, frame, setting)
    if event_type is None or event_type == "statement":
        return None
    if trigger.entry.family.id == "under_fire" and (blow := _blow_inside(view, trigger)) is not None:
        if event_type in told or "attack" in told and event_type == "strike":
            return None  # "целью атаки были иностранцы", of the attack told before
        event_type = type_of(view, frame_of(view, blow), setting)[0] or event_type
    qualify(view, frame)
    if event_type == "casualties" and (alike := _alike_before(view, frame, told)) is not None:
        event_type = alike
    if event_type == "casualties" and trigger.entry.family.id == "unharmed":
        if frame.negated and not view.traits.negative_concord:
            return None  # "nothing of theirs will be safe"
        if frame.subject is not None and view.lows[frame.subject] in view.words("questions", "who"):
            return None  # "ті, хто вижив, бояться повертатися"
        frame.negated = True
    if trigger.entry.family.id == "victims" and trigger.entry.kind == "phrase" and not frame.negated:
        return None  # each kind is counted by itself
    if (told or hurt) and only_tended(view, frame, counted, one=hurt or "casualties" in told):
        return None
    anaphoric = False
    if frame.voice == "noun":
        verdict = noun_verdict(view, frame, event_type, told, counted)
        if verdict == "refuse":
            return None
        anaphoric = verdict == "anaphoric"
        above = {frame.governor, view.tokens[frame.token].head} - {None, frame.token}
        foiled = any(view.is_in(i, view.words("foiled")) for i in above if i is not None)
        if foiled and event_type in ("attack", "explosion"):  # "СБУ запобігла теракту": one that was planned
            frame.hypothetical, event_type = True, "attack"
        elif frame.hypothetical and event_type not in ("closure", "alert", "outage", "casualties"):
            return None  # "the threat of attacks"
    elif not is_told(view, frame, counted):
        return None
    if event_type == "attack" and frame.voice != "noun" and view.is_in(frame.token, view.words("foiled")):
        frame.hypothetical = True  # "предотвратили теракт": one that was planned
    if frame.negated and not may_be_absent(event_type):
        if not _denies(frame):
            return None
    if (
        frame.hypothetical
        and not frame.hedged
        and not is_feared(view, frame)
        and event_type in ("fire", "damage", "casualties", "explosion", "debris")
    ):
        return None
    if frame.hypothetical and not is_infinitive(view, frame.token) and not _to_come(frame, event_type):
        frame.hypothetical = event_type not in ("closure", "alert")
    c = Candidate(
        frame=frame,
        event_type=event_type,
        means=means or means_of(view, frame, event_type, setting),
        anaphoric=anaphoric,
    )
    c.takes_up = _takes_up(view, frame, event_type, told, counted)
    c.frames.append(frame)
    c.rules.append(f"{trigger.entry.family.id}.{trigger.entry.kind}:{trigger.entry.key}")
    return c


def _alike_before(view: View, frame: Frame, told: list[str]) -> str | None:
    """The type of the blow told last where a toll came of one like it: "ещё двое убиты в аналогичном инциденте"."""
    such, what = view.words("novelty", "such"), view.words("takes_place", "what")
    if frame.negated or not such or not any(view.is_in(i, what) and view.is_in(i - 1, such) for _, i in frame.obliques):
        return None
    return next((t for t in reversed(told) if t in ("attack", "strike", "explosion", "clash")), None)


def _blow_inside(view: View, trigger: Trigger) -> Trigger | None:
    """The blow that a phrase says someone was the target of: "целью нападения стал пост"."""
    for i in range(trigger.first + 1, trigger.last):
        rows = (e for key in view.keys(i) for e in view.lexicon.nouns.get(key, ()) if i not in trigger.inside)
        entry = next((e for e in rows if e.family.id in ("attack", "murder", "raid")), None)
        if entry is not None:
            return Trigger(entry=entry, inside=(i,), token=i, noun=True)
    return None


def _to_come(frame: Frame, event_type: str) -> bool:
    """Whether a verb announces a closure: "schools will stay closed until Monday"."""
    return event_type == "closure" and frame.voice != "noun"


def _takes_up(view: View, frame: Frame, event_type: str, told: list[str], counted: frozenset[int]) -> bool:
    """Whether what a verb tells befalls what was just told of: "they were shot down", "the craft was downed"."""
    if frame.voice == "noun" or event_type not in ("interception", "crash") or event_type not in told[-2:]:
        return False
    i = frame.object if event_type == "interception" else frame.subject
    if i is None or i in counted or any(t.i in counted for t in view.tree.children(i)):
        return False
    t = view.tokens[i]
    bare = view.traits.cases and t.feats.get("Number") == "Plur" and not view.tree.children(i, "amod", "nummod")
    again = bare and event_type == "interception" and "weapon" in view.own_classes(i) and _sums_up(view, frame)
    return t.upos == "PRON" or "flying_thing" in view.classes(i) or again  # "Сбили 44 дрона. Дроны уничтожали над A"


def _sums_up(view: View, frame: Frame) -> bool:
    """Whether a clause opens its sentence with the weapons told of before."""
    first = view.sentence(frame.token).first
    return frame.object is not None and frame.object == first


def _several_means(view: View, quantities: tuple[QuantityMention, ...]) -> str | None:
    """mixed where weapons of several kinds are counted: "64 drones and ten missiles"."""
    kinds: set[str] = set()
    for q in quantities:
        if q.what in ("launched", "downed"):
            own = {c for c in view.classes(q.token, 2) if c.startswith("weapon:")} - {"weapon:generic"}
            kinds |= own if len(own) == 1 else set()
    carried = {"weapon:drone", "weapon:bomb"}  # "a quadcopter dropped a grenade" is one weapon
    return "mixed" if len(kinds) > 1 and not kinds <= carried else None


def _denies(frame: Frame) -> bool:
    """Whether a blow that did not happen is told as such, not as a trait of something."""
    return frame.trigger.entry.family.nature == "cause" and frame.voice != "noun" and not frame.hypothetical


def _mention(view: View, c: Candidate, kept: list[Candidate], quantities: tuple[QuantityMention, ...]) -> EventMention:
    frame = c.frame
    return EventMention(
        trigger=view.span(frame.trigger.first, frame.trigger.last + 1),
        token=c.token,
        clause=evidence_of(view, c, kept),
        sentence=view.tokens[c.token].sentence,
        event_type=c.event_type,
        means=_several_means(view, quantities) or c.means,
        actor=actor_of(view, c),
        target=target_of(view, c),
        hedged=frame.hedged,
        denied=frame.negated,
        hypothetical=frame.hypothetical,
        background=frame.habitual,
        quantities=quantities,
        anaphoric=c.anaphoric or c.takes_up,
        definite=frame.determiner in ("definite", "demonstrative"),
        rules=tuple(c.rules),
    )
