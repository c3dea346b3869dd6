"""Positions of a named party whose words tell no event: the saying is the event."""

import re

from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import clause_words
from dateline.mentions.tree import Tree
from dateline.model import Attribution, EventMention, Mentions, Span

# Whose bare position is news: a witness or a rescue service that says something else than an event is not.
PARTIES = frozenset(
    {"head_of_state", "ministry", "official", "governor", "military", "international_org", "intelligence"}
)


# Whose plans are news: what they announce for the days to come is a position of their own.
_PLANNERS = frozenset({"head_of_state", "ministry", "official", "international_org", "military"})
_STRONG = frozenset({"deny", "accuse", "claim", "threaten", "promise", "demand"})
# How a saying begins that was not made.
_UNSAID = re.compile(r"n(?:e |['’])", re.IGNORECASE)


def position_told(
    tree: Tree, a: Attribution, mentions: Mentions, events: tuple[EventMention, ...], found: list[EventMention]
) -> EventMention | None:
    """A position of a named party whose words tell no event: the saying is the event."""
    if a.speaker is None or not (a.content or a.act == "deny"):
        return None
    if a.act == "say" and _UNSAID.match(mentions.document.text, a.cue.start):
        return None  # "n'a pas fait état des conséquences de l'attaque"
    party = a.speaker.kind in PARTIES
    everything = [*events, *found]
    if party and a.act in _STRONG:
        return _strong(tree, a, mentions, events, found)
    for span in a.content:
        if any(e.clause.start < span.end and span.start < e.clause.end for e in everything):
            return None
    if any(e.clause.start < a.cue.end and a.cue.start < e.clause.end for e in everything):
        return None
    spoken = [s for s in a.content if _quoted(mentions.document.text[s.start : s.end])]
    content = max(spoken or a.content, key=lambda s: s.end - s.start)
    text = mentions.document.text[max(content.start - 2, 0) : content.end + 2]
    language = mentions.document.language
    if len(text.split()) < 5 or not (_stance(tree, content, language, text, a) if party else _calls(tree, a, language)):
        planned = a.act == "say" and a.speaker.kind in _PLANNERS and _to_come(tree, content, language)
        if not planned:
            return None
    token = tree.at(a.cue.start)
    if token is None:
        return None
    planned = _to_come(tree, content, language)
    start, end = min(content.start, a.cue.start), max(content.end, a.cue.end)
    sentence = tree.sentences[tree.tokens[token].sentence]
    start, end = max(start, sentence.span.start), min(end, sentence.span.end)
    while end > start and mentions.document.text[end - 1] in " .,;:":
        end -= 1
    return EventMention(
        trigger=a.cue,
        token=token,
        clause=Span(start, end),
        sentence=sentence.index,
        event_type="statement",
        actor=a.source,
        hypothetical=planned,
        rules=("statement.position",),
    )


def _quoted(said: str) -> bool:
    """Whether words are a quotation as a whole."""
    return said.lstrip()[:1] in ("«", '"', "“")


def _strong(
    tree: Tree, a: Attribution, mentions: Mentions, events: tuple[EventMention, ...], found: list[EventMention]
) -> EventMention | None:
    """A denial, accusation, threat, promise or demand told by its cue alone ("ce que réfute l'état-major")."""
    if any(e.clause.start < a.cue.end and a.cue.start < e.clause.end for e in found):
        return None
    after = [s for s in a.content if s.start >= a.cue.start]
    if a.act != "deny" and any(
        s.start <= e.trigger.start < s.end and not e.anaphoric for s in a.content for e in events
    ):
        return None
    pieces = [a.cue, *([a.source] if a.source else []), *after]
    token = tree.at(a.cue.start)
    if token is None:
        return None
    sentence = tree.sentences[tree.tokens[token].sentence]
    start = max(min(s.start for s in pieces), sentence.span.start)
    end = min(max(s.end for s in pieces), sentence.span.end)
    text = mentions.document.text
    before = text[max(start - 8, sentence.span.start) : start].lower()
    for lead in ("ce que ", "ce qu'", "ce dont "):
        if before.endswith(lead):
            start -= len(lead)
    while end > start and text[end - 1] in " .,;:":
        end -= 1
    return EventMention(
        trigger=a.cue,
        token=token,
        clause=Span(start, end),
        sentence=sentence.index,
        event_type="statement",
        actor=a.source,
        denied=a.act == "deny",
        hypothetical=a.act in ("threaten", "promise"),
        rules=(f"statement.{a.act}",),
    )


def _calls(tree: Tree, a: Attribution, language: str) -> bool:
    """Whether a quotation asks or condemns in the first person: "« Nous demandons ... », déclare X"."""
    calls = clause_words(language, "calls", "words")
    for span in a.content:
        first = tree.at(span.start)
        if first is not None:
            near = [t for t in tree.tokens[first : first + 8] if t.start < span.end]
            if any(lower(t) in calls for t in near) and any(lower(t) in ("je", "j'", "nous", "on") for t in near):
                return True
    return False


def _to_come(tree: Tree, span: Span, language: str) -> bool:
    """Whether the first verb of what is said looks ahead: "déploiera", "va envoyer"."""
    going = clause_words(language, "to_come", "words")
    for t in tree.tokens:
        if not span.start <= t.start < span.end or t.upos not in ("VERB", "AUX"):
            continue
        if lower(t) in going:
            return any(x.feats.get("VerbForm") == "Inf" for x in tree.tokens[t.i + 1 : t.i + 3])
        return t.feats.get("Tense") == "Fut"
    return False


def _stance(tree: Tree, span: Span, language: str, text: str, a: Attribution) -> bool:
    """Whether what is said takes a stand: a quotation, or words of judgement, will or obligation."""
    words = {lower(t) for t in tree.tokens if span.start <= t.start < span.end}
    if words & clause_words(language, "stance", "words"):
        return True
    quoted = any(q in text for q in ("«", '"', "“"))
    cue = [t.lemma for t in tree.tokens if a.cue.start <= t.start < a.cue.end]
    return quoted and (
        a.speaker is not None
        and a.speaker.kind in ("head_of_state", "ministry", "military")
        or any(lemma in clause_words(language, "statement_verbs", "weighing") for lemma in cue)
        or bool(words & {"nous", "notre", "nos", "je", "j'"})
    )
