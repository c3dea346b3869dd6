"""Statements: a threat, denial, accusation, demand, promise or claim of responsibility that is news in itself."""

from functools import cache
from typing import Any

from dateline.mentions.event_evidence import rest_of_name
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_reading import frame_of
from dateline.mentions.frame_subjects import subject_of
from dateline.mentions.frame_words import lower
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import Family, clause_stems, clause_words
from dateline.mentions.statement_positions import position_told
from dateline.mentions.tree import Tree
from dateline.mentions.triggers import find_triggers
from dateline.model import Attribution, EventMention, Mentions, Sentence, Span
from dateline.model.quick import replace

# Verbs whose object is the event spoken of, so that no event is told beside the statement.
_OF_EVENT = frozenset({"claim_responsibility"})


# What an army claims to have done is told by it: "revendique la prise de la ville", "la destruction de deux chars".
_FEATS = frozenset({"control", "damage", "interception"})


@cache
def _states(family: Family, kind: str, key: str) -> bool:
    """Whether a word or phrase of a family may tell a statement: "exiger une rançon", not "capturer" beside it."""
    for case in family.cases:
        named: dict[str, Any] = {k: case[k] for k in ("verb", "noun", "phrase") if k in case}
        said = named.get(kind)
        fits = not named or said == "any" or key in ([said] if isinstance(said, str) else said or ())
        if case.get("type") == "statement" and fits:
            return True
    return False


@cache
def _left_undone(language: str) -> frozenset[str]:
    """The verbs by which nothing is stated where they are denied: accusing, demanding, promising."""
    keys = ("demands", "future")
    return frozenset({"accuser"}).union(*(clause_words(language, "statement_verbs", k) for k in keys))


def _refused(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a case of the family says that with this object its verb states nothing of an event."""
    entry = frame.trigger.entry
    of = classes(tree, frame.object, language)
    return any(
        case.get("refuse") and "object" in case and entry.key in case.get("verb", ()) and case["object"] in of
        for case in entry.family.cases
    )


def find_statements(
    mentions: Mentions, events: tuple[EventMention, ...]
) -> tuple[tuple[EventMention, ...], tuple[EventMention, ...]]:
    """The statements of a document beside its physical `events`, and the events that they only speak of."""
    tree = Tree(mentions.parse)
    language = mentions.document.language
    fears = clause_words(language, "statement_verbs", "fears")
    found: list[EventMention] = []
    replaced: list[EventMention] = []
    for sentence in mentions.parse.sentences:
        here = [e for e in events if e.sentence == sentence.index]
        triggers = [t for t in find_triggers(tree, sentence, language) if _states((e := t.entry).family, e.kind, e.key)]
        for n, trigger in enumerate(triggers):
            if trigger.token and tree.lows[trigger.token - 1] == "à" and trigger.entry.key == "déplorer":
                continue  # "aucune victime n'est à déplorer" condemns nothing
            frame = frame_of(tree, trigger, language)
            if trigger.entry.key in fears and tree.lows[trigger.token].endswith("ant"):
                continue  # "ont fui leurs maisons, craignant des violences"
            consoles = any(w in trigger.entry.key for w in clause_words(language, "consoling", "words"))
            lasting = trigger.entry.key in clause_words(language, "statement_verbs", "lasting")
            if (
                lasting
                and tree.lows[trigger.first - 1] == "qui"
                and tree.tokens[trigger.token].feats.get("Tense") == "Pres"
            ):
                continue  # "le groupe, qui rejette l'accord de paix, a attaqué": what it always does
            if consoles and found and found[-1].sentence == sentence.index:
                continue  # "a condamné l'attaque et présenté ses condoléances": one stance
            if trigger.entry.key in clause_words(language, "statement_verbs", "naming") and _of_its_name(tree, frame):
                continue
            vows = trigger.entry.key in clause_words(language, "statement_verbs", "vows")
            if vows and _only_sworn(tree, frame):
                continue
            if frame.negated and trigger.entry.key in clause_words(language, "statement_verbs", "unsaid"):
                continue  # "n'a pas accusé Kiev"
            if _refused(tree, frame, language):
                continue  # "dont Moscou revendique l'annexion" claims no attack
            if frame.negated and trigger.entry.key in _left_undone(language):
                continue  # "la direction n'a accusé personne"
            unclaimed = trigger.entry.family.id in _OF_EVENT and "aucun" in trigger.entry.key
            if not unclaimed and (frame.voice == "noun" or not _spoken(tree, frame, mentions, language)):
                continue
            inside = [e for e in here if _inside(e, tree, frame) and not _said_anew(e, tree, frame, mentions, language)]
            if trigger.entry.family.id in _OF_EVENT and any(e.event_type in _FEATS for e in inside):
                continue
            spoken_of = [e for e in inside if _only_spoken_of(e, tree, frame, language)]
            if any(e not in spoken_of and not e.anaphoric and not e.denied for e in inside):
                continue
            if _says_an_event(frame, tree, mentions, events):
                continue
            replaced.extend(spoken_of)
            event = _statement(
                tree, sentence, frame, language, triggers[n + 1].first if n + 1 < len(triggers) else None
            )
            event = _with_what_was_said(event, mentions)
            if any(e.clause.start < event.clause.end and event.clause.start < e.clause.end for e in found):
                continue
            found.append(event)
    events = tuple(e for e in events if e not in replaced)
    for a in mentions.attributions:
        stand = position_told(tree, a, mentions, events, found)
        if stand is not None:
            found.append(stand)
            replaced.extend(e for e in events if a.act == "deny" and _denied_behind(e, a, mentions))
    return tuple(found), tuple(replaced)


def _only_sworn(tree: Tree, frame: Frame) -> bool:
    """Whether a verb of vows only swears that something is so: "les tirs, jure-t-il, sont partis de là"."""
    first, last = frame.trigger.first, frame.trigger.last
    near = tree.lows[last + 1 : last + 4]
    return not {"que", "qu'"}.isdisjoint(near) or tree.lows[first - 1] == "," or any(w.startswith("-") for w in near)


def _of_its_name(tree: Tree, frame: Frame) -> bool:
    """Whether a relative clause tells how something is called: "le musée, que les habitants appellent la Ruche"."""
    first = frame.trigger.first
    return any(tree.lows[k] in ("que", "qu'") for k in range(max(first - 5, 0), first))


def _denied_behind(e: EventMention, a: Attribution, mentions: Mentions) -> bool:
    """Whether an event is what a denial denies, told right behind it: "dément prendre des civils pour cible"."""
    text = mentions.document.text
    if e.event_type == "statement" or not a.cue.end <= e.trigger.start:
        return False
    if any(a.cue.end <= x.cue.start < e.trigger.start for x in mentions.attributions):
        return False
    inside = any(span.start <= e.trigger.start < span.end for span in a.content)
    between = text[a.cue.end : e.trigger.start].lower()
    return inside and not set(":;«") & set(between) and not {"mais", "tandis", "alors"} & set(between.split())


def _says_an_event(frame: Frame, tree: Tree, mentions: Mentions, events: tuple[EventMention, ...]) -> bool:
    """Whether the verb only reports an event told before it: "..., a dénoncé le président"."""
    at = tree.tokens[frame.trigger.token].start
    for a in mentions.attributions:
        if not a.cue.start <= at < a.cue.end or a.act == "deny":
            continue
        for span in a.content:
            if span.start < a.cue.start and any(
                span.start <= e.trigger.start < span.end and not e.anaphoric and e.event_type != "statement"
                for e in events
            ):
                return True
    return False


def _only_spoken_of(e: EventMention, tree: Tree, frame: Frame, language: str) -> bool:
    """Whether the statement verb makes the event its topic: "a revendiqué l'attentat", "dément avoir visé"."""
    entry = frame.trigger.entry
    denies = entry.key in clause_words(language, "statement_verbs", "denials")
    if denies and any(t.text == ":" for t in tree.tokens[frame.trigger.last + 1 : e.token]):
        return False  # "contestent cette version : un avion a lâché ..."
    if e.event_type in _FEATS and entry.family.id in _OF_EVENT:
        return False
    if entry.key in clause_words(language, "statement_verbs", "accusing"):
        return True
    noun = any(".noun:" in rule for rule in e.rules[:1])
    if entry.family.id in _OF_EVENT:
        # "revendique plusieurs tirs": the shots are told; "revendique l'attentat": the claim alone is
        return e.anaphoric or e.definite
    ahead = entry.key in clause_words(language, "statement_verbs", "future")
    if ahead and e.hypothetical and noun and not e.quantities:
        return True  # "a promis de nouvelles attaques", "menace d'une riposte"
    demands = entry.key in clause_words(language, "statement_verbs", "demands")
    if demands and e.event_type in ("closure", "other", "control", "arrest"):
        return True  # "exige l'évacuation", "réclame le retrait des troupes"
    if denies or (entry.key == "menacer" and e.event_type == "closure"):
        return True  # "menace de fermer le détroit": nothing is closed
    judges = entry.key in clause_words(language, "statement_verbs", "judging")
    return judges and noun and not any(q.what != "other" for q in e.quantities)


def _spoken(tree: Tree, frame: Frame, mentions: Mentions, language: str) -> bool:
    """Whether a party speaks: someone named, an organisation, a country, a force; or nobody has claimed an attack."""
    v = frame.trigger.token
    token = tree.tokens[v]
    if any(lower(t) == "comme" for t in tree.tokens[max(v - 4, 0) : v] if t.sentence == token.sentence):
        return False
    if token.feats.get("VerbForm") == "Inf" and frame.trigger.entry.kind == "verb":
        before = [lower(t) for t in tree.tokens[max(v - 4, 0) : v]]
        if not {"avoir", "pour", "de", "d'", "à"} & set(before[-2:]) or "pour" in before:
            return False
    subject = frame.subject
    if frame.voice == "active" and any(
        a.speaker is not None and a.cue.start <= token.start < a.cue.end for a in mentions.attributions
    ):
        return True
    if frame.trigger.entry.key == "soutenir" and not _has_clause(tree, frame):
        return False  # "les rebelles soutenus par Ankara", "soutiennent le mouvement"
    if frame.voice in ("passive", "participle"):
        if subject is None:
            return frame.voice == "passive" and frame.trigger.entry.family.id == "claim_responsibility"
    if subject is None:
        subject = subject_of(tree, v)
    if subject is None:
        return False
    who = tree.tokens[subject]
    if any(a.source is not None and a.source.start <= who.start < a.source.end for a in mentions.attributions):
        return True
    if who.entity is not None or who.upos == "PROPN" or (who.text.isupper() and len(who.text) > 1):
        return True
    if who.upos == "PRON":
        return lower(who) in clause_words(language, "pronouns", "speaking")
    found = classes(tree, subject, language)
    return bool(found & {"people", "forces", "gunmen", "attackers"}) or lower(who) in clause_words(
        language, "parties", "words"
    )


def _has_clause(tree: Tree, frame: Frame) -> bool:
    """Whether "que" or an infinitive follows a verb."""
    following = tree.tokens[frame.trigger.last + 1 : frame.trigger.last + 4]
    return any(lower(t) in ("que", "qu'") or t.feats.get("VerbForm") == "Inf" for t in following)


def _inside(e: EventMention, tree: Tree, frame: Frame) -> bool:
    """Whether a physical event is what the verb of saying is about."""
    claimed = frame.trigger.entry.family.id in _OF_EVENT  # who claims an attack and is quoted on it tells it, too
    if e.token <= frame.trigger.last or _behind_colon(tree, frame.trigger.last, e.token, quoted=claimed):
        return False
    if any(t.i == e.token for t in tree.ancestors(frame.trigger.token)) or _behind_aside(tree, frame, e.token):
        return False
    return frame.trigger.token in [t.i for t in tree.ancestors(e.token)] or e.token - frame.trigger.last < 12


def _behind_aside(tree: Tree, frame: Frame, i: int) -> bool:
    """Whether the verb says so in an aside that ends before token `i`: "qui rejettent l'accord, ont attaqué"."""
    first = frame.trigger.first
    if not any(tree.lows[k] == "qui" and tree.lows[k - 1] == "," for k in range(max(first - 3, 1), first)):
        return False
    return any(
        tree.lows[k] == "," and (tree.tokens[k + 1].upos == "AUX" or tree.tokens[k + 1].feats.get("VerbForm") == "Fin")
        for k in range(frame.trigger.last + 1, i)
    )


def _behind_colon(tree: Tree, a: int, b: int, *, quoted: bool = False) -> bool:
    """Whether a colon stands between, which leads to no quotation unless `quoted`: what follows is told for itself."""
    marks = () if quoted else ("«", '"', "“")
    tokens = tree.tokens
    return any(
        tokens[k].text == ":" and not any(t.text in marks for t in tokens[k + 1 : k + 2]) for k in range(a + 1, b)
    )


def _said_anew(e: EventMention, tree: Tree, frame: Frame, mentions: Mentions, language: str) -> bool:
    """Whether another saying stands between: "a revendiqué l'opération et assuré avoir tué dix soldats"."""
    after, before = tree.tokens[frame.trigger.last].end, tree.tokens[e.token].start
    text, which = mentions.document.text, clause_stems(language, "clause_links", "which")
    return any(
        after <= a.cue.start
        and a.cue.end <= before
        and not text[a.cue.start : a.cue.end].endswith(which)  # "démentant une information selon laquelle"
        for a in mentions.attributions
    )


def _statement(tree: Tree, sentence: Sentence, frame: Frame, language: str, following: int | None) -> EventMention:
    v = frame.trigger.token
    first, last = _stretch(tree, sentence, frame)
    if (
        following is not None
        and frame.trigger.last < following < last
        and tree.tokens[following].feats.get("VerbForm") != "Inf"
    ):
        # the next statement of the sentence begins at its conjunction: "condamne l'attaque et promet ..."
        link = next(
            (k for k in range(following, frame.trigger.last, -1) if lower(tree.tokens[k]) in ("et", "mais", ",", ";")),
            None,
        )
        last = link if link is not None else last
    subject = frame.subject
    actor = Span(tree.tokens[subject].start, tree.tokens[subject].end) if subject is not None else None
    if subject is not None:
        keep = [
            k
            for k in tree.subtree(subject)
            if abs(k - subject) < 14 and not (first <= v <= k if subject < v else k < v)
        ]
        keep = [k for k in keep if k < v] if subject < v else [k for k in keep if k > v]
        if keep:
            keep = [k for k in keep if tree.tokens[k].text not in (",",)] or keep
            actor = tree.span([*keep, *rest_of_name(tree, max(keep)), subject])
    return EventMention(
        trigger=Span(tree.tokens[frame.trigger.first].start, tree.tokens[frame.trigger.last].end),
        token=v,
        clause=Span(tree.tokens[first].start, tree.tokens[last - 1].end),
        sentence=sentence.index,
        event_type="statement",
        actor=actor,
        hedged=frame.hedged,
        denied=frame.trigger.entry.key in clause_words(language, "statement_verbs", "denials"),
        hypothetical=frame.trigger.entry.key in clause_words(language, "statement_verbs", "future"),
        background=frame.habitual,
        rules=(f"statement.{frame.trigger.entry.kind}:{frame.trigger.entry.key}",),
    )


def _with_what_was_said(event: EventMention, mentions: Mentions) -> EventMention:
    """A statement with the words before its verb that it is about: "..., s'est félicitée l'armée"."""
    at = event.trigger.start
    said = next((a for a in mentions.attributions if a.cue.start <= at < a.cue.end and a.content), None)
    if said is None or not said.content[0].end <= said.cue.start or event.clause.start < said.content[0].end - 1:
        return event
    return replace(event, clause=Span(said.content[0].start, event.clause.end))


def _stretch(tree: Tree, sentence: Sentence, frame: Frame) -> tuple[int, int]:
    """The tokens of the clause of a statement: from its subject to the end of what is said."""
    v, claimed = frame.trigger.token, frame.trigger.entry.family.id in _OF_EVENT
    low = min(i for i in (frame.trigger.first, v, frame.subject) if i is not None and i >= sentence.first)
    if tree.tokens[v].deprel == "conj" and tree.tokens[v].head < v and low < tree.tokens[v].head:
        low = min(frame.trigger.first, v)
        while low - 1 > tree.tokens[v].head and tree.tokens[low - 1].upos in ("AUX", "ADV", "PRON"):
            low -= 1
    if v - low > 18 or any(lower(t) == "et" and t.head == v for t in tree.tokens[low:v]):
        low = min(frame.trigger.first, v)
    if (
        frame.subject is not None
        and frame.subject > v
        and lower(tree.tokens[min(v + 1, len(tree.tokens) - 1)]) not in ("que", "qu'", "à", "de", "d'")
    ):
        low = sentence.first  # "..., a promis le porte-parole": what is said stands before
    if any(w.startswith("-") and w.endswith(("il", "elle", "ils", "elles")) for w in tree.lows[max(v - 1, 0) : v + 2]):
        low = sentence.first  # "..., a-t-il déploré"
    first = low
    while (
        first > sentence.first
        and tree.tokens[first - 1].text not in (",", ";", ":", "(", "«", "»")
        and lower(tree.tokens[first - 1]) not in ("et", "mais")
    ):
        first -= 1
    last = frame.trigger.last + 1
    depth = 0
    while last < sentence.last:
        t = tree.tokens[last]
        if t.text in ("«", "(", "“"):
            depth += 1
        elif t.text in ("»", ")", "”"):
            depth -= 1
        elif depth <= 0 and t.text == ";":
            break
        elif depth <= 0 and t.text == ":" and _behind_colon(tree, last - 1, last + 1, quoted=claimed):
            break
        elif (
            depth <= 0
            and t.text == ","
            and [lower(x) for x in tree.tokens[last + 1 : last + 3]] in (["ce", "que"], ["ce", "qu'"], ["ce", "dont"])
        ):
            break
        elif depth <= 0 and lower(t) in ("mais", "tandis") and last - frame.trigger.last > 3:
            break
        last += 1
    while last > frame.trigger.last + 1 and tree.tokens[last - 1].upos in ("PUNCT", "SPACE"):
        last -= 1
    return first, last
