"""Statements: a threat, denial, accusation, demand, promise or claim of responsibility that is news in itself."""

from collections.abc import Iterable

from dateline.mentions.grammar.evidence import phrase
from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.framing import frame_of
from dateline.mentions.grammar.realis import qualify
from dateline.mentions.grammar.triggers import Trigger, find_triggers
from dateline.mentions.grammar.view import View
from dateline.mentions.grammar.voices import is_infinitive
from dateline.model import Attribution, EventMention, Sentence, Span

# Whose bare position is news: a witness or a rescue service that says something else than an event is not.
PARTIES = frozenset(
    {"head_of_state", "ministry", "official", "governor", "military", "international_org", "intelligence"}
)
_CONDITION = 6  # words from "if" to what may be said
_STRONG = frozenset({"deny", "accuse", "claim", "threaten", "promise", "demand"})
# Families whose object is only spoken of.
_OF_EVENT = frozenset({"claim_responsibility", "deny", "accuse", "judge"})


def find_statements(
    view: View, events: tuple[EventMention, ...]
) -> tuple[tuple[EventMention, ...], tuple[EventMention, ...]]:
    """The statements of a document beside its physical `events`, and the events that they only speak of."""
    found: list[EventMention] = []
    replaced: list[EventMention] = []
    for sentence in view.tree.sentences:
        here = [e for e in events if e.sentence == sentence.index]
        for row in [*find_triggers(view, sentence), *_taken_upon(view, sentence)]:
            trigger = next((t for t in row if t.entry.family.nature == "statement"), None)
            if trigger is None or (trigger.noun and trigger.entry.family.id != "claim_responsibility"):
                continue
            event = _told(view, sentence, trigger, here, replaced)
            if event is not None and not any(_overlap(e.clause, event.clause) for e in found):
                found.append(event)
    left = tuple(e for e in events if e not in replaced)
    for a in view.mentions.attributions:
        position = _position(view, a, left, found)
        if position is not None:
            found.append(position)
    return tuple(found), tuple(replaced)


def _taken_upon(view: View, sentence: Sentence) -> list[list[Trigger]]:
    """Responsibility that is far from the verb that takes it: "ответственность за взрыв, где ..., взяли повстанцы"."""
    nouns, verbs, out = view.words("responsibility"), view.words("responsibility", "verbs"), []
    for i in range(sentence.first, sentence.last):
        v = view.tokens[i].head
        if v > i + 1 and view.is_in(i, nouns) and view.is_in(v, verbs):
            of = (e for rows in view.lexicon.phrases.values() for e in rows if e.family.id == "claim_responsibility")
            out.append([Trigger(entry=e, inside=(i, v), token=v, noun=False) for e in of][:1])
    return [row for row in out if row]


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _told(
    view: View, sentence: Sentence, trigger: Trigger, here: list[EventMention], replaced: list[EventMention]
) -> EventMention | None:
    frame = frame_of(view, trigger)
    family = trigger.entry.family.id
    if not _spoken(view, frame):
        return None
    if family == "threaten" and _warned_of(view, frame, here):
        return None
    if _on_condition(view, trigger.first):
        return None
    inside = [e for e in here if _about(view, e, frame)]
    spoken_of = [e for e in inside if family in _OF_EVENT and not _counted(e) and _only_named(view, e, frame)]
    spoken_of += [e for e in inside if e.hypothetical and family in ("demand", "threaten") and e not in spoken_of]
    told = [e for e in inside if e not in spoken_of and not e.anaphoric and not e.hypothetical]
    if told and (family != "claim_responsibility" or not view.traits.agreement):
        return None  # "за взрыв, который унес пять жизней" is a claim of its own beside the statement
    replaced.extend(spoken_of)
    qualify(view, frame)
    first, last = _stretch(view, sentence, frame)
    return EventMention(
        trigger=view.span(trigger.first, trigger.last + 1),
        token=trigger.token,
        clause=view.span(first, last),
        sentence=sentence.index,
        event_type="statement",
        actor=phrase(view, frame.subject) if frame.subject is not None else None,
        hedged=frame.hedged,
        denied=family == "deny"
        and (any(e.token > trigger.last for e in spoken_of) or _denies(view, sentence, trigger.first)),
        hypothetical=family == "threaten",
        background=frame.habitual,
        rules=(f"statement.{family}:{trigger.entry.key}",),
    )


def _on_condition(view: View, first: int) -> bool:
    """Whether a statement is only one that may be made: "if the group claims responsibility, it would be its first"."""
    before = [view.lows[t.i] for t in view.before(first, _CONDITION)]
    behind = before[max((k + 1 for k, low in enumerate(before) if low == ","), default=0) :]
    return not view.words("hypothetical", "conjunctions").isdisjoint(behind)


def _denies(view: View, sentence: Sentence, first: int) -> bool:
    """Whether what is said not to be so is a fact or a charge: "denied the report", not "rejected the ultimatum"."""
    words = view.words("denials") | view.words("denials", "of")
    return any(view.is_in(i, words) for i in range(first, sentence.last))


def _warned_of(view: View, frame: Frame, here: list[EventMention]) -> bool:
    """Whether a warning only says who tells of an event: «сохраняется опасность атаки», — предупредил губернатор."""
    cue = view.tokens[frame.token].start
    said = (a for a in view.mentions.attributions if a.cue.start <= cue < a.cue.end and a.act == "warn")
    told = [s for a in said for s in a.content if s.end <= cue]
    return any(s.start <= e.trigger.start < s.end for e in here for s in told)


def _counted(e: EventMention) -> bool:
    return any(q.what != "other" for q in e.quantities)


def _only_named(view: View, e: EventMention, frame: Frame) -> bool:
    """Whether the verb makes the event its topic: "claimed the attack", "denied having hit civilians"."""
    if e.token <= frame.trigger.first:
        return False
    noun = view.tokens[e.token].upos in ("NOUN", "PROPN")
    return noun or frame.trigger.entry.family.id in ("deny", "accuse")


def _about(view: View, e: EventMention, frame: Frame) -> bool:
    """Whether a physical event stands in what the verb says."""
    if e.token <= frame.trigger.first or _said_apart(view, e, frame):
        return False
    governed = frame.token in [t.i for t in view.tree.ancestors(e.token)]
    return governed or e.token - frame.trigger.last < 10


def _said_apart(view: View, e: EventMention, frame: Frame) -> bool:
    """Whether another verb of saying leads to an event: "took responsibility and said 90 soldiers had been killed"."""
    last = view.tokens[frame.trigger.last].end
    cues = (a.cue for a in view.mentions.attributions if not view.traits.free_order)
    return any(last <= cue.start and cue.end <= e.trigger.start for cue in cues)


def _spoken(view: View, frame: Frame) -> bool:
    """Whether a party speaks: someone named, an organisation, a country, a force."""
    v = frame.token
    if frame.trigger.entry.family.id == "claim_responsibility":
        return True
    if is_infinitive(view, v) and frame.trigger.entry.kind == "verb":
        return False
    if view.tokens[v].deprel == "amod":
        return False
    if frame.subject is None:  # "в штабе отвергли слухи"
        cue = view.tokens[v]
        said = (a for a in view.mentions.attributions if a.speaker is not None and a.rule != "headline")
        return any(a.cue.start <= cue.start < a.cue.end for a in said)
    subject = frame.subject
    who = view.tokens[subject]
    for a in view.mentions.attributions:
        if a.source is not None and a.source.start <= who.start < a.source.end:
            return True
    if who.entity is not None or who.upos == "PROPN" or subject in view.places:
        return True
    found = view.classes(subject)
    if who.upos == "PRON":
        return view.is_in(subject, view.words("parties"))
    return bool(found & {"people", "forces", "gunmen", "party"}) or view.is_in(subject, view.words("parties"))


def _stretch(view: View, sentence: Sentence, frame: Frame) -> tuple[int, int]:
    """The tokens of a statement: from its subject to the end of what is said."""
    low = frame.trigger.first
    if frame.subject is not None and sentence.first <= frame.subject < low:
        low = min(view.tree.subtree(frame.subject)[0], frame.subject) if low - frame.subject < 20 else frame.subject
        low = max(low, sentence.first)
    low = min(low, max(frame.clause[0], sentence.first)) if frame.clause[0] <= low else low
    last = frame.trigger.last + 1
    while last < sentence.last and view.tokens[last].text != ";":
        last += 1
    while last > frame.trigger.last + 1 and view.tokens[last - 1].upos in ("PUNCT", "SPACE"):
        last -= 1
    return low, last


def _position(
    view: View, a: Attribution, events: tuple[EventMention, ...], found: list[EventMention]
) -> EventMention | None:
    """A position of a named party whose words tell no event: the saying is the event."""
    if a.speaker is None or a.speaker.kind not in PARTIES or not (a.content or a.act in ("deny", "claim")):
        return None
    text = view.mentions.document.text
    if any(_overlap(e.clause, a.cue) for e in found) or not text[a.cue.start : a.cue.end].strip():
        return None  # the blank behind who speaks in a headline is no saying that stands alone
    if a.act not in _STRONG:
        if any(_overlap(e.clause, span) for e in (*events, *found) for span in a.content):
            return None
        said = max(a.content, key=lambda s: s.end - s.start)
        if len(text[said.start : said.end].split()) < 5 or not _stance(view, said, text):
            return None
    elif a.act != "deny" and any(
        s.start <= e.trigger.start < s.end and not e.anaphoric for s in a.content for e in events
    ):
        return None
    token = view.tree.at(a.cue.start)
    if token is None or _on_condition(view, token):
        return None
    sentence = view.sentence(token)
    pieces = [a.cue, *([a.source] if a.source else []), *a.content]
    start = max(min(s.start for s in pieces), sentence.span.start) if a.content else sentence.span.start
    end = min(max(s.end for s in pieces), sentence.span.end)
    while end > start + 1 and text[end - 1] in " .,;:":
        end -= 1
    return EventMention(
        trigger=a.cue,
        token=token,
        clause=Span(start, end),
        sentence=sentence.index,
        event_type="statement",
        actor=a.source,
        denied=a.act == "deny" and _denies(view, sentence, token),
        hypothetical=a.act in ("threaten", "promise"),
        rules=(f"statement.{a.act}" if a.act in _STRONG else "statement.position",),
    )


def _cares(view: View, span: Span) -> bool:
    """Whether what is said only tells that people are helped: "медики оказывают всем необходимую помощь"."""
    return any(view.is_in(i, view.words("helping")) for i in view.tree.within(span))


def _stance(view: View, span: Span, text: str) -> bool:
    """Whether what is said takes a stand: a quotation, or words of judgement, will or obligation."""
    quoted = any(q in text[max(span.start - 2, 0) : span.end + 2] for q in '«"“„')
    words = text[span.start : span.end].split()
    inside = view.tree.within(span)
    if any(view.is_in(i, view.words("proceedings")) for i in inside):
        return False  # "розпочато досудове розслідування за фактом воєнного злочину"
    if any(view.is_in(i, view.words("stance")) for i in inside):
        return True
    return quoted and len(words) > 5 and not (_cares(view, span) or _only_describes(view, inside))


def _only_describes(view: View, inside: Iterable[int]) -> bool:
    """Whether words only say how something is: "Його потужність становить 7 мільйонів тонн"."""
    mine = view.words("stance", "mine")
    if not mine:
        return False
    inside = list(inside)
    verbs = [view.tokens[i] for i in inside if view.tokens[i].upos in ("VERB", "AUX")]
    modals = view.words("hypothetical", "modals")
    if any(t.feats.get("VerbForm") == "Inf" for t in verbs) and any(view.is_in(i, modals) for i in inside):
        return False
    if not mine.isdisjoint(view.lows[i] for i in inside):
        return False
    told = (t for t in verbs if t.lemma not in view.words("stance", "being") or t.feats.get("Tense") == "Fut")
    return bool(verbs) and all(
        t.feats.get("Tense") == "Past" or t.feats.get("Tense") == "Pres" and t.feats.get("Person") in ("3", "0")
        for t in told
    )
