"""Events: what a document says happened, each told once per clause.

Triggers become frames, frames get a type, and neighbours that tell one event together are joined: the toll
in the clause of the attack, the noun and the verb of one clause, the weapon that was launched and shot down.
"""

from collections.abc import Callable, Iterable

from dateline.mentions.event_candidates import Candidate
from dateline.mentions.event_ellipsis import goes_on, is_whole_of
from dateline.mentions.event_evidence import actor_and_target, evidence_of, has_hedge
from dateline.mentions.event_fallback import unlisted_triggers
from dateline.mentions.event_figurative import is_figurative, tells_of_war
from dateline.mentions.event_joins import join_candidates
from dateline.mentions.event_lasting import lasts
from dateline.mentions.event_lists import distribute, without_parts
from dateline.mentions.event_nouns import noun_verdict
from dateline.mentions.event_quantities import attach_quantities
from dateline.mentions.event_told import is_reflexive, is_told, only_dates, tells_of_bodies
from dateline.mentions.event_types import FROM_AFAR, Setting, means_of, refuses, survey, type_of, weigh
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_reading import frame_of
from dateline.mentions.frame_subjects import agent_of, subject_of
from dateline.mentions.frame_words import lower
from dateline.mentions.frames import Frame
from dateline.mentions.grammar.events import find_events as find_by_grammar
from dateline.mentions.lexicon import clause_words, verb_forms
from dateline.mentions.own_grammar import has_own_grammar
from dateline.mentions.quantities import find_quantities
from dateline.mentions.statements import find_statements
from dateline.mentions.tree import Tree
from dateline.mentions.triggers import Trigger, find_triggers, inner_triggers
from dateline.model import EventMention, Mentions, QuantityMention, Sentence, Span
from dateline.model.quick import replace


def find_events(mentions: Mentions, above: Callable[[], Iterable[Mentions]] | None = None) -> tuple[EventMention, ...]:
    """The events told in a document, in text order, given its other mentions; `above` reads its headlines."""
    language = mentions.document.language
    if not has_own_grammar(language):
        return find_by_grammar(mentions, above)
    tree = Tree(mentions.parse)
    if not mentions.quantities:
        mentions = replace(mentions, quantities=find_quantities(mentions.document, mentions.parse, mentions.times))
    counted = frozenset(q.token for q in mentions.quantities if q.rule != "quantity.article")
    setting = survey(tree, language)
    barriers = _barriers(mentions) | _unsaid(mentions)
    anew = _told_anew(tree, mentions)
    events: list[EventMention] = []
    for sentence in mentions.parse.sentences:
        if mentions.document.text[sentence.span.start : sentence.span.end].rstrip(' »"”').endswith("?"):
            continue  # "Qui tient la ville ?": a question tells no event
        candidates = _candidates(tree, sentence, setting, language, barriers, counted)
        join_candidates(tree, candidates, language, anew)
        _type_looking_back(tree, candidates, setting, mentions, language)
        kept = [c for c in candidates if c.dropped is None]
        quantities = attach_quantities(tree, mentions, sentence, kept, language)
        here: list[EventMention] = []
        for c in kept:
            if c.anaphoric and not _worth_telling(tree, c, quantities.get(id(c), ())):
                continue
            if c.anaphoric and c.frame.trigger.entry.family.id == "incident" and events:
                continue  # "L'incident s'est produit près de Gao": of what was just told
            event = _mention(tree, c, kept, barriers, quantities.get(id(c), ()), language)
            if _of_conduct(tree, c):
                event = replace(
                    event,
                    event_type="statement",
                    means=None,
                    actor=None,
                    target=None,
                    denied=False,
                    quantities=(),
                    rules=(*event.rules, "conduct"),
                )
            if not event.background and lasts(tree, mentions, c, language):
                event = replace(event, background=True, rules=(*event.rules, "lasting"))
            here.extend(distribute(tree, mentions, event))
        here = without_parts(mentions, here)
        further = goes_on(tree, mentions, sentence, events[-1] if events else None, here)
        if further and not here and is_whole_of(events[-1], further):
            events[-1] = replace(events[-1], rules=(*events[-1].rules, "list.whole"))
        here.extend(further)
        events.extend(here)
    events.sort(key=lambda e: (e.trigger, e.clause))
    if len(tree.tokens) >= _LONG and not tells_of_war(tree, setting, language):
        return tuple(events)  # what politicians say of each other where no weapon is named is other news
    statements, replaced = find_statements(mentions, tuple(events))
    events = [e for e in events if e not in replaced]
    return tuple(sorted([*events, *statements], key=lambda e: (e.trigger, e.clause)))


_LONG = 120  # tokens: a shorter text may leave the weapon unsaid


def _type_looking_back(
    tree: Tree, candidates: list[Candidate], setting: Setting, mentions: Mentions, language: str
) -> None:
    """A dated toll in the pluperfect recalls an earlier attack: "En mars, onze soldats avaient trouvé la mort à X"."""
    pluperfect = clause_words(language, "verb_group", "pluperfect")
    for c in candidates:
        frame = c.frame
        v = frame.trigger.first
        if c.dropped or c.event_type != "casualties" or frame.trigger.entry.family.id != "kill" or frame.negated:
            continue
        sentence = tree.sentences[tree.tokens[c.token].sentence]
        auxiliary = not pluperfect.isdisjoint(tree.lows[max(v - 4, sentence.first) : c.token + 1])
        if not auxiliary or any(tree.lows[i] in ("que", "qu'") for i in range(sentence.first, c.token)):
            continue
        if any(_names_a_month(tree, t.span, sentence, language) for t in mentions.times):
            c.event_type = weigh(tree, frame, setting, language)
            c.rules.append("looking_back")


def _names_a_month(tree: Tree, span: Span, sentence: Sentence, language: str) -> bool:
    """Whether a time of the sentence is a day, month or year of its own rather than a weekday or part of this one."""
    if not sentence.span.start <= span.start < sentence.span.end:
        return False
    first, last = tree.at(span.start), tree.at(span.end - 1)
    if first is None or last is None:
        return False
    words = tree.lows[first : last + 1]
    months = clause_words(language, "time_nouns", "months")
    return any(w in months or (w.isdigit() and len(w) == 4) for w in words)


def _worth_telling(tree: Tree, c: Candidate, quantities: tuple[QuantityMention, ...]) -> bool:
    """Whether an event noun that takes up an earlier event says something new of it."""
    if any(q.what != "other" for q in quantities):
        return True
    verb = c.frame.verb
    if c.frame.role == "object" and verb is not None and _confirmed(tree, verb):
        return True
    if c.frame.role == "object" and c.frame.determiner == "demonstrative" and verb is not None:
        made = lower(tree.tokens[verb]) in verb_forms("fr", "carried_out", "verbs")
        made = made and tree.tokens[verb].feats.get("VerbForm") != "Inf"  # "reconnaît avoir mené cette attaque"
        return (
            made and "avoir" not in tree.lows[max(verb - 2, 0) : verb] and _says_who(tree, verb)
        )  # "ces assaillants ont fait cette incursion vers 17 heures"
    if c.frame.role != "subject":
        return False
    if verb is not None and c.frame.determiner == "demonstrative" and tree.tokens[verb].feats.get("Tense") == "Pres":
        return False  # "ces frappes surviennent à quelques heures d'une rencontre"
    if verb is not None and lower(tree.tokens[verb]) in verb_forms("fr", "takes_place", "verbs"):
        return True
    if verb is not None and lower(tree.tokens[verb]) in verb_forms("fr", "carried_out", "verbs"):
        return agent_of(tree, verb) is not None  # "le raid a été mené par des avions": who did it is new
    after = [lower(t) for t in tree.tokens[verb + 1 : verb + 3]] if verb is not None else []
    return c.event_type == "fire" or "lieu" in after


def _says_who(tree: Tree, verb: int) -> bool:
    """Whether a verb says who did something."""
    return subject_of(tree, verb) is not None or agent_of(tree, verb) is not None


def _of_conduct(tree: Tree, c: Candidate) -> bool:
    """Whether a side only says what it does not do: "les forces russes ne visent pas les civils"."""
    frame, token = c.frame, tree.tokens[c.token]
    if c.event_type not in ("strike", "attack") or not frame.negated or frame.voice != "active":
        return False
    if token.feats.get("Tense") != "Pres" or token.feats.get("VerbForm") != "Fin" or frame.subject is None:
        return False
    of = classes(tree, frame.subject, "fr")
    side = tree.tokens[frame.subject].upos == "PROPN" or lower(tree.tokens[frame.subject]) in ("nous", "on")
    return (side or "forces" in of) and "weapon" not in of


def _confirmed(tree: Tree, verb: int) -> bool:
    """Whether a verb says of an event told before that it was so: "un autre élu a également confirmé l'attaque"."""
    if lower(tree.tokens[verb]) not in verb_forms("fr", "confirms", "verbs"):
        return False
    if tree.tokens[verb].feats.get("VerbForm") == "Inf":
        return False  # "avant de confirmer l'attaque", "sans pouvoir confirmer l'attaque"
    return not {"n'", "ne", "pas", "ni", "sans"} & set(tree.lows[max(verb - 5, 0) : verb])


def _barriers(mentions: Mentions) -> frozenset[int]:
    """The code points that name a speaker or the act of saying: no event is told there."""
    out: set[int] = set()
    for a in mentions.attributions:
        out.update(range(a.cue.start, a.cue.end))
        if a.source is not None:
            out.update(range(a.source.start, a.source.end))
    return frozenset(out)


def _told_anew(tree: Tree, mentions: Mentions) -> tuple[int, ...]:
    """The tokens from which another tells the rest of a sentence: "..., l'armée faisant état de neuf morts"."""
    found = (tree.at(a.cue.start) for a in mentions.attributions if a.rule == "absolute")
    return tuple(k for k in found if k is not None)


def _unsaid(mentions: Mentions) -> frozenset[int]:
    """The code points of what somebody is told not to have said: "n'a pas annoncé la mort de son chef"."""
    out: set[int] = set()
    for a in mentions.attributions:
        cue = mentions.document.text[a.cue.start : a.cue.end].lower().replace("\u2019", "'")
        if a.act != "deny" and cue.startswith(("n'", "ne ")) and _NOT_YET & set(cue.split()):
            for span in a.content:
                if span.start >= a.cue.end:
                    out.update(range(span.start, span.end))
    return frozenset(out)


_NOT_YET = frozenset({"pas", "jamais"})


def _candidates(
    tree: Tree, sentence: Sentence, setting: Setting, language: str, barriers: frozenset[int], counted: frozenset[int]
) -> list[Candidate]:
    out: list[Candidate] = []
    taken: set[int] = set()
    queue = find_triggers(tree, sentence, language)
    queue.reverse()
    while queue:
        trigger = queue.pop()
        if trigger.token in taken:
            continue
        if tree.tokens[trigger.token].start in barriers and not _reckons(tree, trigger, language):
            if trigger.entry.kind == "phrase":  # "a fait état de dégâts": the verb says, the noun may tell
                queue.extend(reversed(inner_triggers(tree, trigger, language)))
            continue
        if only_dates(tree, trigger.token, language):
            continue
        frame = frame_of(tree, trigger, language)
        event_type, means = type_of(tree, frame, setting, language)
        if event_type is None and trigger.entry.kind == "phrase" and not refuses(tree, frame, setting, language):
            queue.extend(reversed(inner_triggers(tree, trigger, language)))
        c = _candidate(tree, frame, event_type, means, setting, language, counted)
        if c is not None:
            taken.add(trigger.token)
            out.append(c)
    if out:
        return out
    for trigger in unlisted_triggers(tree, sentence, language):
        if trigger.token in taken or tree.tokens[trigger.token].start in barriers:
            continue
        frame = frame_of(tree, trigger, language)
        event_type, means = type_of(tree, frame, setting, language)
        c = _candidate(tree, frame, event_type, means, setting, language, counted)
        if c is not None:
            taken.add(trigger.token)
            out.append(c)
    return out


def _reckons(tree: Tree, trigger: Trigger, language: str) -> bool:
    """Whether words of saying tell a toll themselves: "les autorités portent à douze le nombre de morts"."""
    if trigger.entry.family.id != "toll" or trigger.entry.kind != "phrase":
        return False
    inside = tree.lows[trigger.first : trigger.last + 1]
    return not clause_words(language, "reckoned", "words").isdisjoint(inside)


def _candidate(
    tree: Tree,
    frame: Frame,
    event_type: str | None,
    means: str | None,
    setting: Setting,
    language: str,
    counted: frozenset[int],
) -> Candidate | None:
    """What a frame of this type tells, or None where it tells nothing: a figure of speech, a plan, a mere mention."""
    if event_type is None or event_type == "statement" or is_figurative(tree, frame, setting, language):
        return None
    trigger = frame.trigger
    infinitive = trigger.entry.key.split("/")[0] if trigger.entry.kind == "phrase" else ""
    if tree.tokens[trigger.first].upos == "ADP" and infinitive == tree.lows[trigger.first] + "r":
        return None  # "entre Gao et Kidal, dans le nord": nobody enters
    between = tree.tokens[trigger.first + 1 : trigger.last]
    if trigger.entry.family.id == "under_fire" and any(t.feats.get("VerbForm") == "Part" for t in between):
        return None  # "sont morts sous les bombes": the verb tells it
    if event_type == "debris" and frame.negated and frame.voice != "noun":
        return None  # "personne n'a pu les récupérer"
    if event_type == "clash" and frame.negated and tree.tokens[trigger.token].feats.get("VerbForm") == "Inf":
        return None  # "sans combattre"
    anaphoric = False
    if frame.voice == "noun":
        verdict = noun_verdict(tree, frame, event_type, language, counted)
        if verdict == "refuse":
            return None
        anaphoric = verdict == "anaphoric"
    only_feared = frame.hypothetical and not frame.hedged and frame.voice != "noun"
    if only_feared and event_type in ("fire", "damage", "outage", "casualties"):
        return None
    if event_type in ("attack", "strike") and tells_of_bodies(tree, frame, language):
        event_type = "casualties"
    if not is_told(tree, frame, language, counted):
        return None
    family = trigger.entry.family.id
    if family in ("arrest", "close") and not trigger.entry.reflexive and is_reflexive(tree, trigger.token):
        return None
    means = means or means_of(tree, frame, event_type, setting, language)
    c = Candidate(frame=frame, event_type=event_type, means=means, anaphoric=anaphoric, takes_up=anaphoric)
    c.frames.append(frame)
    c.rules.append(f"{family}.{trigger.entry.kind}:{trigger.entry.key}")
    return c


_HARMED = ("killed", "wounded", "missing")


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


_FLOWN = ("launched", "downed", "crashed")


def _of_those_counted(
    tree: Tree, event_type: str, quantities: tuple[QuantityMention, ...], language: str
) -> str | None:
    """Mixed, where weapons of two kinds are counted in one event: "neuf missiles et un drone ont été abattus"."""
    if event_type not in ("strike", "interception", "crash"):
        return None
    kinds = {
        name
        for q in quantities
        if q.what in _FLOWN
        for name in classes(tree, q.token, language)
        if name.removeprefix("weapon:") in FROM_AFAR
    }
    return "mixed" if len(kinds) > 1 else None


def _mention(
    tree: Tree,
    c: Candidate,
    kept: list[Candidate],
    barriers: frozenset[int],
    quantities: tuple[QuantityMention, ...],
    language: str,
) -> EventMention:
    frame = c.frame
    trigger = Span(tree.tokens[frame.trigger.first].start, tree.tokens[frame.trigger.last].end)
    clause = evidence_of(tree, c, kept, barriers)
    actor, target = actor_and_target(tree, c, language)
    if target is not None and any(q.what in _HARMED and _overlap(q.span, target) for q in quantities):
        target = None  # "a fait 28 morts": those it killed are its toll
    return EventMention(
        trigger=trigger,
        token=c.token,
        clause=clause,
        sentence=tree.tokens[c.token].sentence,
        event_type=c.event_type,
        means=_of_those_counted(tree, c.event_type, quantities, language) or c.means,
        actor=actor,
        target=target,
        hedged=any(f.hedged for f in c.frames) or has_hedge(tree, clause, language),
        denied=frame.negated,
        hypothetical=frame.hypothetical,
        background=frame.habitual,
        quantities=quantities,
        anaphoric=c.takes_up,
        definite=frame.determiner in ("definite", "demonstrative"),
        rules=tuple(c.rules),
    )
