"""A shallow dependency tree of a Ukrainian sentence: what hangs under what, and as what."""

from collections.abc import Sequence

from dateline.lang.uk.clauses import Clause, Segment, agrees, find_clauses, find_segments, mark_verbs, says
from dateline.lang.uk.phrases import Phrase, Word, find, settle
from dateline.lang.uk.roles import give_roles


def build(words: Sequence[Word]) -> None:
    """Gives each word of a sentence its reading, head and relation."""
    if not words:
        return
    mark_verbs(words)
    phrases = find(words)
    segments = find_segments(words, phrases)
    if all(segment.predicate < 0 for segment in segments):
        told = _told_by_participle(words, phrases)
        segments = find_segments(words, phrases, told) if told >= 0 else segments
    clauses = find_clauses(words, segments)
    _finish(words, clauses)
    _join_prepositions(words)


def _join_prepositions(words: Sequence[Word]) -> None:
    """A noun that is half a preposition leads the noun behind it: "під час обстрілу" is when it happened."""
    for noun in words[1:]:
        before = words[noun.i - 1]
        if (before.low, noun.low) != ("під", "час") or before.head != noun.i:
            continue
        led = next((w for w in words[noun.i + 1 :] if w.head == noun.i and w.rel == "nmod"), None)
        if led is None or noun.head == noun.i:
            continue
        led.link(noun.head, noun.rel)
        noun.chosen = noun.chosen._replace(upos="ADP")
        noun.link(led.i, "case")
        before.link(led.i, "case")


def _told_by_participle(words: Sequence[Word], phrases: Sequence[Phrase]) -> int:
    """The participle that begins a phrase of a sentence without a verb, and so tells: "Закрита траса"; -1 for none."""
    for phrase in phrases:
        k = phrase.first
        opens = k == 0 or words[k - 1].readings[0].upos in ("PUNCT", "ADV", "CCONJ", "PART")
        opens = opens or any(p.prep == 0 and p.last == k for p in phrases)  # "У Миргороді поранена жінка"
        if opens and phrase.prep < 0 and k < phrase.head and words[k].kinds.predicative and "Nom" in phrase.cases:
            phrase.first += 1
            phrase.parts = [part for part in phrase.parts if part[0] != k]
            return k
        if phrase.prep < 0 and k and words[k - 1].kinds.predicative and all(p.last != k for p in phrases):
            nominative = {c for c in words[k - 1].kinds.adjective if c[0] == "Nom"}
            if nominative & phrase.cells and any(p.prep == 0 and p.last == k - 1 for p in phrases):
                return k - 1  # "у Миргороді поранена жінка", where the participle may be a noun too
    return -1


def _finish(words: Sequence[Word], clauses: Sequence[Clause]) -> None:
    """Heads and relations of all words: clause by clause, then clauses under each other, then what is left."""
    for clause in clauses:
        give_roles(words, clause.phrases, clause.predicate, agrees)
        for phrase in clause.phrases:
            if phrase.head == clause.predicate and words[phrase.head].chosen.upos == "VERB":
                phrase.cells = frozenset((words[phrase.head].chosen.cell,))
                chosen = words[phrase.head].chosen
                settle(words, phrase, phrase.role)
                words[phrase.head].chosen = chosen
                continue
            settle(words, phrase, phrase.role)
        if clause.predicate < 0:
            clause.predicate = _verbless(words, clause)
    root = next((c for c in clauses if c.above is None and c.kind == ""), clauses[0] if clauses else None)
    top = root.predicate if root is not None else 0
    for clause in clauses:
        head = words[clause.predicate]
        if clause is root or head.head >= 0:
            continue
        above = clause.above or root
        assert above is not None
        head.link(*_hangs(words, clause, above))
    _rest(words, clauses, top)
    words[top].link(top, "root")


def _verbless(words: Sequence[Word], clause: Clause) -> int:
    """The head of a clause without a verb: a nominative first, then any phrase, then its first word."""
    bare = [p for p in clause.phrases if words[p.head].head < 0]
    told = _told_by_number(words, bare)
    bare = [p for p in bare if words[p.head].head < 0]
    if told >= 0:
        for other in bare:
            if other.head != told:
                words[other.head].link(told, "nmod" if other.prep >= 0 else "parataxis")
        return told
    for phrase in sorted(bare, key=lambda p: (p.prep >= 0, p.role != "Nom", p.head)):
        for other in bare:
            if other is not phrase:
                words[other.head].link(phrase.head, "nmod" if other.prep >= 0 else "parataxis")
        return phrase.head
    first = clause.segments[0]
    return next((k for k in range(first.first, first.last) if words[k].chosen.upos != "PUNCT"), first.first)


def _told_by_number(words: Sequence[Word], bare: Sequence[Phrase]) -> int:
    """The first number that says how many there are of a noun before it: "поранених – п'ятеро"; -1 for none."""
    first, noun = -1, None
    for phrase in bare:
        if phrase.prep >= 0:
            continue
        number = phrase.counted and not words[phrase.head].kinds.noun and not words[phrase.head].kinds.adjective
        if number and noun is not None:
            words[noun.head].link(phrase.head, "nsubj")
            settle(words, noun, "Gen")
            if first >= 0:
                words[phrase.head].link(first, "conj")
            first = phrase.head if first < 0 else first
            noun = None
        elif not number:
            noun = phrase if not phrase.counted and any(c[:2] == ("Gen", "Plur") for c in phrase.cells) else None
    return first


def _hangs(words: Sequence[Word], clause: Clause, above: Clause) -> tuple[int, str]:
    """Under which word a clause hangs and as what."""
    segment = clause.segments[-1] if clause.kind == "" else next(s for s in clause.segments if s.predicate >= 0)
    before = segment.first - 1
    while before > 0 and words[before].chosen.upos == "PUNCT":
        before -= 1
    noun = before if before >= 0 and words[before].chosen.upos in ("NOUN", "PROPN", "PRON") else -1
    if clause.kind == "relative" and noun >= 0:
        return _relative(words, segment, noun), "acl:relcl"
    if clause.kind == "content":
        if says(words, above) or noun < 0:
            return above.predicate, "ccomp"
        first = words[segment.first]
        if first.low == "що" and not any(words[p.head].rel.startswith("nsubj") for p in clause.phrases):
            first.choose(("PRON",), next((r.cell for r in first.readings if r.case == "Nom"), None))
            first.link(clause.predicate, "nsubj")
            return noun, "acl:relcl"
        return noun, "acl"
    if clause.kind in ("adverbial", "relative"):
        return above.predicate, "advcl"
    if says(words, clause):
        return above.predicate, "parataxis"
    return above.predicate, "conj" if segment.mark or segment.stop == "," else "parataxis"


def _relative(words: Sequence[Word], segment: Segment, noun: int) -> int:
    """The noun a relative clause tells of: the nearest before it that agrees with "який"."""
    pronoun = next(
        (words[k] for k in range(segment.first, segment.last) if "PronType" in words[k].readings[0].feats), None
    )
    if pronoun is None:
        return noun
    cells = {r.cell[1:] for r in pronoun.readings if r.feats.get("PronType") == "Rel"}
    k = noun
    while k >= 0 and noun - k < 8 and words[k].verb is None:
        if words[k].chosen.upos in ("NOUN", "PROPN") and words[k].chosen.cell[1:] in cells:
            return k
        k -= 1
    return noun


def _rest(words: Sequence[Word], clauses: Sequence[Clause], top: int) -> None:
    """Small words, marks and what no clause took."""
    over = [top] * len(words)
    for clause in clauses:
        for segment in clause.segments:
            for k in range(segment.first, segment.last):
                over[k] = clause.predicate
    for k, word in enumerate(words):
        if word.head >= 0 or k == top:
            continue
        upos = word.chosen.upos
        head = over[k] if over[k] != k else top
        if upos == "PUNCT":
            word.link(head, "punct")
        elif upos == "CCONJ":
            after = _next_linked(words, k)
            word.link(after if after >= 0 and words[after].rel == "conj" else head, "cc")
        elif upos == "SCONJ":
            word.link(head, "mark")
        elif upos in ("ADV", "PART"):
            near = words[k + 1] if k + 1 < len(words) else None
            number = near is not None and near.chosen.upos == "NUM"
            rel = "discourse" if upos == "PART" and "Polarity" not in word.chosen.feats else "advmod"
            word.link(near.i if near is not None and number else head, rel)
        elif upos == "VERB":
            form = word.chosen.feats.get("VerbForm")
            word.link(head, {"Conv": "advcl", "Inf": "xcomp"}.get(str(form), "conj"))
        else:
            word.link(head, "dep")


def _next_linked(words: Sequence[Word], k: int) -> int:
    for n in range(k + 1, min(k + 8, len(words))):
        if words[n].rel == "conj":
            return n
    return -1
