"""The time that an event's own sentence gives it, and the time of its announcement."""

from collections.abc import Sequence

from dateline.claims.time_discourse import Discourse, verb_of
from dateline.lang import table
from dateline.mentions.time_governor import is_verb
from dateline.mentions.time_saying import Dating
from dateline.mentions.tree import Tree
from dateline.model import EventMention, TimeMention, Token

OWN = 4  # from this weight on a time is of the event's own clause
_WHEN = 60  # code points from a day to what happened on it: "on Friday, when a market was shelled"


def own_time(text: Discourse, k: int) -> tuple[Dating, str] | None:
    """The time that an event's own sentence gives it, and by which rule."""
    rows: list[tuple[int, int, Dating]] = []
    for dating in text.datings.get(text.events[k].sentence, ()):
        weight = _weight(text, k, dating)
        if weight > 0 and _dates_events(dating.time, weight):
            rows.append((-weight, _distance(text, k, dating.time), dating))
    sure = [row for row in rows if row[0] <= -OWN and row[2].time.earliest is not None]  # "в 2012 году ..., а затем"
    best = min(sure or rows, key=lambda row: row[:2], default=None)
    return (best[2], "clause" if -best[0] >= OWN else "sentence") if best else None


def announced_time(text: Discourse, event: EventMention) -> TimeMention | None:
    """When what the event's sentence tells was said."""
    near = [d for d in text.datings.get(event.sentence, ()) if d.saying and d.time.earliest is not None]
    if not near:
        return None
    return min(near, key=lambda d: abs(d.time.span.start - event.trigger.start)).time


def _distance(text: Discourse, k: int, time: TimeMention) -> int:
    """How far a time stands from the trigger of event `k`; a semicolon counts for much."""
    trigger = text.events[k].trigger
    first, last = sorted((trigger.start, time.span.start))
    return last - first + 200 * text.document.text.count(";", first, last)


def _dates_events(time: TimeMention, weight: int) -> bool:
    """Whether a time can say when something was: lengths and "désormais" can't, vague ones only in the clause."""
    if time.earliest is not None:
        return True
    if time.kind == "DURATION" and not time.rule.startswith(("last-span", "since", "begun", "ago")):
        return False
    return weight >= OWN and time.value not in ("PRESENT_REF", "FUTURE_REF")


def _weight(text: Discourse, k: int, dating: Dating) -> int:
    """How much speaks for a time being that of event `k`; 0 or less: it is not."""
    event, time = text.events[k], dating.time
    if time.rule.startswith("compared"):
        return -1
    behind = 0 < event.trigger.start - time.span.end <= _WHEN
    if time.rule.startswith("when+"):  # "the worst since Friday, when a market was shelled"
        return OWN + 1 if behind else -1
    if time.rule.startswith("then+") and behind:  # "at war since 2014, when rebels took the town"
        return OWN + 1
    if time.rule.startswith("begun"):  # "la guerre, qui a éclaté en avril, a fait mille morts"
        return OWN + 1 if 0 <= time.span.start - event.clause.start <= 60 else -1
    if _yet_to_come(text, event, time):
        return -1
    if _of_another_noun(text, event, time) or _of_a_pact(text, time):
        return -1
    trigger = text.tree.tokens[event.token]
    mine, its = verb_of(text.tree, event.token), dating.verb
    statement = event.event_type == "statement"
    said_by_me = its is not None and its.i == event.token
    if dating.saying and not statement and not _counted_since(text, dating) and not _performed(text, event, dating):
        return -1
    if dating.saying and not (
        said_by_me or its == mine or _counted_since(text, dating) or _performed(text, event, dating)
    ):
        return -1
    inside = event.clause.start <= time.span.start and time.span.end <= event.clause.end
    weight = 0
    coarse = time.date_prec is None or time.date_prec >= 4
    fronted = not any(t.upos not in ("PUNCT", "CCONJ", "ADV") for t in _before(text.tree, event, time))
    other_verb = its is not None and (mine is None or its.i != mine.i)
    own = its is not None and (its.i == event.token or _own_participle(text.tree, event.token, its))
    if its is not None and other_verb and not fronted and not own and _in_aside(text.tree, its, event.token):
        verbal = trigger.upos == "VERB"  # "le dépôt, qui avait brûlé mardi, a été touché": of what was hit, not when
        relative = _in_relative(text.tree, its) or its.deprel == "acl:relcl"
        relative = relative and (verbal or not _below(text.tree, its.i, event.token))
        described = its.deprel.startswith("acl") and its.feats.get("VerbForm") == "Part" and its.feats.get("Case")
        told = relative or its.deprel == "acl:relcl"
        if inside and its.i < event.token and _names_when(text, its):
            return OWN  # "lors de l'opération menée du 3 mai au 10 juin"
        if told and its.i > event.token and its.lemma in _takes_place(text):
            return OWN + 1  # "погибли в перестрелке на границе, которая произошла 8 июля"
        if described and its.head != event.token and any(e.token == its.head for e in text.events):
            return -1  # "взят после атак, продолжавшихся три дня"
        if inside and _RELATIVE & set(event.rules) and time.rule.startswith("since"):
            return OWN  # "des attaques, qui ont fait 850 morts depuis 2015"
        if coarse or relative or described and not _below(text.tree, its.i, event.token):
            return -1  # "le pont, qui avait été touché dimanche, s'est effondré"
    if said_by_me:
        weight += 6
    elif its is not None and mine is not None and its.i == mine.i:
        weight += 5
    elif its is not None and _below(text.tree, its.i, event.token):
        weight += 4  # "une attaque menée cette nuit"
    if its is not None and _own_participle(text.tree, event.token, its):
        weight = 6  # "les attentats ayant frappé la ville le 3 mai": before the verb of the sentence
    if inside:
        weight += 4
    others = [text.events[n].clause for n in text.inside.get(time.span.start, ()) if n != k]
    if others and not inside and coarse and not fronted and others[-1].start > event.trigger.end:
        return -1  # "des combats font rage près du pont, fermé après des affrontements en mai"
    if others and not inside:
        # less against it where that event's clause holds this one
        weight -= 2 if others[0].start <= event.clause.start and event.clause.end <= others[0].end else 3
    if weight > 0 or inside:
        return weight
    if its is None:
        return 2
    aside = _in_aside(text.tree, its, event.token)
    if _goes_on(text.tree, trigger, its):
        return weight + 4  # "en 2014, ils ont attaqué l'école et enlevé 276 élèves"
    above = its.i in {t.i for t in text.tree.ancestors(trigger.i)}
    if above and fronted and time.span.end < event.clause.start:
        return weight + 4  # "Mardi, l'armée avait lancé une attaque qui a entraîné la fermeture"
    if above or fronted:
        return weight + 2
    if coarse:
        return -1
    if not aside:
        return weight + 2
    return weight + 1 if time.span.end <= event.trigger.start else weight


def _of_another_noun(text: Discourse, event: EventMention, time: TimeMention) -> bool:
    """Whether a day is that of a blow only set among older ones: "Sunday's raid follows a string of attacks"."""
    last, tokens = text.tree.at(time.span.end - 1), text.tree.tokens
    if last is None or tokens[event.token].upos != "NOUN" or tokens[last].deprel != "nmod:poss":
        return False
    noun = tokens[tokens[last].head]
    setting = table(text.document.language, "clauses").get("sets_among", {}).get("verbs", ())
    return noun.i != event.token and noun.deprel.startswith("nsubj") and tokens[noun.head].lemma in setting


def _of_a_pact(text: Discourse, time: TimeMention) -> bool:
    """Whether a time only says which truce or deal is meant: "despite the November 2024 truce"."""
    first, last = text.tree.at(time.span.start), text.tree.at(time.span.end - 1)
    pacts = text.words.get("pacts", ())
    if first is None or last is None or not pacts:
        return False
    heads = (text.tree.tokens[text.tree.tokens[i].head] for i in range(first, last + 1))
    behind = (head for head in heads if head.i > last)
    return any(head.lemma.lower() in pacts for head in behind)


def _takes_place(text: Discourse) -> frozenset[str]:
    """The verbs that only say that something happened: what is told in a relative clause with one is an event."""
    return frozenset(table(text.document.language, "clauses").get("takes_place", {}).get("words", ()))


def _names_when(text: Discourse, verb: Token) -> bool:
    """Whether a participle tells of the operation during which all was: "au cours d'un raid mené du 3 au 5 mai"."""
    tokens = text.tree.tokens
    noun = tokens[verb.head]
    if verb.feats.get("VerbForm") != "Part" or noun.upos != "NOUN" or not 0 < verb.i - noun.i <= _BESIDE:
        return False
    first = max(text.tree.sentences[noun.sentence].first, noun.i - _LED)
    return not frozenset(text.words.get("during", ())).isdisjoint(text.tree.lows[first : noun.i])


_BESIDE, _LED = 4, 4  # words from a noun to its participle, and from "lors" or "during" to the noun
_RELATIVE = frozenset({"join.relative", "join.toll_of_cause"})


def _counted_since(text: Discourse, dating: Dating) -> bool:
    """Whether a period is that of what was counted: "depuis août, l'ONG a recensé 400 civils tués"."""
    verb, counting = dating.verb, tuple(text.words.get("counting", ()))
    return verb is not None and dating.time.rule.startswith("since") and verb.text.lower().startswith(counting)


def _performed(text: Discourse, event: EventMention, dating: Dating) -> bool:
    """Whether to say it is to do it: "в 13:03 мэр объявил воздушную тревогу"."""
    verb, words = dating.verb, text.words.get("performing", ())
    return event.event_type in ("alert", "closure") and verb is not None and verb.lemma.lower() in words


_LASTING = frozenset({"closure", "outage", "alert", "statement", "other", "control"})


def _yet_to_come(text: Discourse, event: EventMention, time: TimeMention) -> bool:
    """Whether a time after the dispatch cannot be that of a deed done: "ont fui, et l'école fermera jusqu'à jeudi"."""
    published = text.document.published
    if published is None or time.earliest is None or time.earliest <= published:
        return False
    return not event.hypothetical and event.event_type not in _LASTING


def _before(tree: Tree, event: EventMention, time: TimeMention) -> Sequence[Token]:
    """The tokens of the event's sentence before a time."""
    sentence = tree.sentences[event.sentence]
    return [t for t in tree.tokens[sentence.first : sentence.last] if t.end <= time.span.start]


def _in_aside(tree: Tree, verb: Token, trigger: int) -> bool:
    """Whether a verb stands in a relative clause or a participle phrase that does not hold the trigger."""
    if any(t.i == verb.i for t in tree.ancestors(trigger)):
        return False
    return verb.deprel.startswith("acl") or verb.deprel == "amod" or _in_relative(tree, verb)


def _in_relative(tree: Tree, verb: Token) -> bool:
    """Whether a relative pronoun stands shortly before a verb in its clause."""
    first = tree.sentences[verb.sentence].first
    for token in reversed(tree.tokens[max(first, verb.i - 6) : verb.i]):
        if token.feats.get("PronType") == "Rel":
            return True
        if is_verb(token, tree) or token.upos == "PUNCT":
            return False
    return False


def _own_participle(tree: Tree, noun: int, verb: Token) -> bool:
    """Whether a participle follows a noun at once: "l'attaque menée", "les attentats ayant frappé"."""
    if tree.tokens[noun].upos != "NOUN" or not 0 < verb.i - noun <= 5 or verb.feats.get("VerbForm") == "Fin":
        return False
    between = tree.tokens[noun + 1 : verb.i]
    helper = all(t.feats.get("VerbForm") == "Part" for t in between if t.upos == "AUX")
    return helper and all(t.upos in ("ADJ", "ADV", "AUX", "ADP") for t in between)


def _goes_on(tree: Tree, trigger: Token, verb: Token) -> bool:
    """Whether a verb goes on with what another tells of the same subject: "attacked the school and abducted ten"."""
    joined = trigger.deprel == "conj" and trigger.head == verb.i and trigger.upos == verb.upos == "VERB"
    return joined and not tree.children(trigger.i, "nsubj", "nsubj:pass")


def _below(tree: Tree, i: int, top: int) -> bool:
    """Whether token `i` stands under `top` without a finite verb between."""
    for token in tree.ancestors(i):
        if token.i == top:
            return True
        if is_verb(token, tree):
            return False
    return False
