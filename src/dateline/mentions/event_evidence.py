"""The words that tell an event: its clause, who did it, what was hit."""

from functools import cache

from dateline.gazetteer import open_gazetteer
from dateline.lang import table
from dateline.mentions.event_candidates import Candidate
from dateline.mentions.frame_classes import classes
from dateline.mentions.lexicon import clause_words
from dateline.mentions.tree import Tree
from dateline.model import Sentence, Span


def has_hedge(tree: Tree, clause: Span, language: str) -> bool:
    """Whether a clause holds a word that hedges."""
    words, here = clause_words(language, "hedge", "words"), tree.within(clause)
    said = f" {' '.join(tree.lows[here.start : here.stop])} "
    if any(f" {phrase} " in said for phrase in clause_words(language, "hedge", "phrases")):
        return True
    if words.isdisjoint(tree.lows[here.start : here.stop]):
        return False
    return any(tree.lows[i] in words and not _of_people(tree, i, language) for i in here)


def _of_people(tree: Tree, i: int, language: str) -> bool:
    """Whether a hedge is only of who something befell: "34 membres présumés ont été arrêtés".

    Who is supposed to have done something leaves it open: "des jihadistes présumés ont attaqué".
    """
    if not tree.lows[i].startswith(("présum", "suppos")):
        return False
    return any(
        {"people", "gunmen", "attackers"} & classes(tree, k, language)
        for k in (i - 1, i + 1)
        if 0 <= k < len(tree.tokens) and tree.tokens[k].upos in ("NOUN", "PROPN", "ADJ")
        if tree.tokens[k].deprel != "nsubj"
    )


def evidence_of(tree: Tree, c: Candidate, kept: list[Candidate], barriers: frozenset[int]) -> Span:
    """The stretch of the sentence that tells the event: up to the next event, attribution or strong boundary."""
    sentence = tree.sentences[tree.tokens[c.token].sentence]
    mine = {f.trigger.token for f in c.frames}
    for f in c.frames:
        mine.update(range(f.trigger.first, f.trigger.last + 1))
        mine.update(i for i in (f.subject, f.object) if i is not None and tree.tokens[i].sentence == sentence.index)
    mine = {i for i in mine if sentence.first <= i < sentence.last}
    others = {f.trigger.token for k in kept if k is not c for f in k.frames}
    low, high = min(mine), max(mine)
    cuts = _cuts(tree, sentence, barriers)
    start = max((k for k in cuts if k <= low), default=sentence.first)
    end = min((k for k in cuts if k > high), default=sentence.last)
    # widen to the neighbouring stretch while it tells no other event and says no one speaks
    while True:
        wider = max((k for k in cuts if k < start), default=None)
        if wider is None or others & set(range(wider, start)) or _barred(tree, wider, start, barriers):
            break
        if tree.tokens[start - 1].text == ";":
            break
        start = wider
    while True:
        wider = min((k for k in cuts if k > end), default=None)
        if (
            end >= sentence.last
            or wider is None
            or others & set(range(end, wider))
            or _barred(tree, end, wider, barriers)
        ):
            break
        end = wider
    while start < low and (
        tree.tokens[start].upos in ("PUNCT", "CCONJ", "SCONJ", "SPACE") or tree.tokens[start].start in barriers
    ):
        start += 1
    while end - 1 > high and (
        tree.tokens[end - 1].upos in ("PUNCT", "CCONJ", "SPACE") or tree.tokens[end - 1].start in barriers
    ):
        end -= 1
    if start > sentence.first and tree.tokens[start - 1].upos == "DET" and tree.tokens[start].upos in ("NOUN", "PROPN"):
        start -= 1  # an article stays with its noun, also where a speaker is told of whom an event is
    return Span(tree.tokens[start].start, tree.tokens[end - 1].end)


def _barred(tree: Tree, first: int, last: int, barriers: frozenset[int]) -> bool:
    return any(tree.tokens[i].start in barriers for i in range(first, last))


def _cuts(tree: Tree, sentence: Sentence, barriers: frozenset[int]) -> list[int]:
    """Token indices where a stretch of the sentence begins: after commas and the like, at conjunctions before verbs."""
    cuts = [sentence.first]
    for i in range(sentence.first, sentence.last):
        t = tree.tokens[i]
        if t.text in (",", ";", ":", "—", "–", "-", "(", ")", "«", "»") and i + 1 < sentence.last:
            tied = t.text == "-" and t.end == tree.tokens[i + 1].start and t.start == tree.tokens[i - 1].end
            cuts.extend([] if tied else [i + 1])  # "El-Fasher", torn apart by the tokenizer
        elif (
            tree.lows[i] in ("et", "mais", "que", "qu'", "où", "tandis", "dont", "qui", "lorsque", "lorsqu'", "quand")
            and i > sentence.first
        ):
            cuts.append(i)
        elif t.start in barriers and (i == sentence.first or tree.tokens[i - 1].start not in barriers):
            cuts.append(i)
        elif t.start not in barriers and i > sentence.first and tree.tokens[i - 1].start in barriers:
            cuts.append(i)
    cuts.append(sentence.last)
    return sorted(set(cuts))


def _doer(tree: Tree, i: int, language: str) -> Span | None:
    """Who did it: of an event or a weapon ("une frappe russe a tué") the adjective that says whose it was."""
    found = classes(tree, i, language)
    if tree.tokens[i].upos == "NOUN" and found & {"territory", "object"} and not found & {"people", "forces", "gunmen"}:
        return None  # "a Quito, la capitale équatorienne, fait six morts": no town or building does it
    if not found & {"event", "weapon"}:
        return _phrase(tree, i)
    for t in tree.children(i, "amod"):
        if t.text[:1].islower() and open_gazetteer().demonym(t.text, language=language):
            return Span(t.start, t.end)
    return None


def actor_and_target(tree: Tree, c: Candidate, language: str) -> tuple[Span | None, Span | None]:
    """The spans of who did it and of what was hit."""
    actor = target = None
    for f in c.frames:
        if (
            f.subject is not None
            and tree.lows[f.subject] not in _calendar(language)  # "a affirmé mardi avoir abattu": the parser's subject
            and actor is None
            and c.event_type in ("strike", "attack", "interception", "control", "abduction", "arrest", "clash")
        ):
            actor = _doer(tree, f.subject, language)
        if (
            f.object is not None
            and target is None
            and c.event_type in ("strike", "attack", "fire", "damage", "closure")
        ):
            found = classes(tree, f.object, language)
            if "weapon" not in found and "event" not in found:
                target = _phrase(tree, f.object)
    return actor, target


@cache
def _calendar(language: str) -> frozenset[str]:
    """The names of days and months."""
    groups = table(language, "times")["class"]
    return frozenset(w for name in ("weekday", "month") for words in groups.get(name, {}).values() for w in words)


def _phrase(tree: Tree, i: int) -> Span:
    """The noun phrase around token `i` without its clauses."""
    keep = [i]
    for t in tree.children(i, "det", "amod", "nummod", "nmod", "flat", "case"):
        if t.deprel == "case" or abs(t.i - i) > 8:
            continue
        keep.extend(k for k in tree.subtree(t.i) if abs(k - i) < 9)
    return tree.span([*keep, *rest_of_name(tree, max(keep))])


def rest_of_name(tree: Tree, last: int) -> range:
    """The tokens of a person's name behind token `last` of it that the parser hung elsewhere."""
    end = last + 1
    named = tree.tokens[last].entity == "PER" or tree.tokens[last].upos == "PROPN"
    while end < len(tree.tokens) and named and tree.tokens[end].sentence == tree.tokens[last].sentence:
        token = tree.tokens[end]
        if not token.text[:1].isupper() or not (token.entity == "PER" or token.upos == "PROPN"):
            break
        end += 1
    return range(last + 1, end)
