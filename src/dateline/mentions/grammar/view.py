"""What every rule of the grammar looks at: the parse with its clauses, lemmas and noun classes."""

import re
from collections.abc import Hashable, Iterator
from itertools import pairwise
from typing import Any

from dateline.lang.traits import traits
from dateline.mentions.grammar.lexicon import Entry, clause_sets, lexicon, things
from dateline.mentions.grammar.quantities import stands_alone, words_of
from dateline.mentions.tree import Tree
from dateline.model import Document, Mentions, Sentence, Span, Token

NOMINAL = ("NOUN", "PROPN")
# A comma or dash does not end a clause by itself; these do where what follows tells something.
_MARKS = frozenset({",", ";", ":", "—", "–", "-", "(", ")", "..."})
# Where, how and to whom something was said takes so many letters, and ends so before what was said.
_ASIDE = 120
# What stands in brackets, of the length of an explanation.
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{4,400})[\])]")


# Classes of event nouns that say what kind of blow something is.
_BLOWS = {"fire": "fire", "explode": "blast", "bombard": "shelling"}
_PEOPLE = frozenset(("people",))
_FIGHTERS = frozenset(("gunmen", "attackers"))


class View:
    """One document as the grammar sees it: words, keys to look them up by, clauses and noun classes."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.language = mentions.document.language
        self.traits = traits(self.language)
        self.tree = Tree(mentions.parse)
        self.tokens = mentions.parse.tokens
        self.lows = self.tree.lows
        self.lemmas = [t.lemma.lower().replace("ё", "е") for t in self.tokens]
        self.lows = [low.replace("ё", "е") for low in self.lows]
        self._lists = clause_sets(self.language)
        self._plurals = tuple(self._lists["endings", "plural"])
        self._gerunds = tuple(self._lists["endings", "gerund"])
        self.lexicon = lexicon(self.language)
        self.things = things(self.language)
        self.places = self._covered(mentions)
        self.barred = _barriers(mentions)
        self.saying = frozenset(t.i for t in self.tokens if t.start in self.barred)  # their tokens
        self.told: list[str] = []  # the types of the events told so far
        self.bare = frozenset(q.token for q in mentions.quantities if q.unit is None)
        self.memo: dict[Hashable, Any] = {}  # what functions have worked out, under keys that begin with their names
        self._keys: list[tuple[str, ...] | None] = [None] * len(self.tokens)
        self._own: dict[int, frozenset[str]] = {}
        self._classes: dict[tuple[int, int], frozenset[str]] = {}
        self._clauses: dict[int, list[tuple[int, int]]] = {}
        self._weapons: dict[int, frozenset[str]] = {}

    def _covered(self, mentions: Mentions) -> frozenset[int]:
        """The tokens of place names."""
        return frozenset(i for p in mentions.places for i in self.tree.within(p.span))

    def words(self, group: str, key: str = "words") -> frozenset[str]:
        """One word list of the clause lexicon."""
        return self._lists[group, key]

    def is_in(self, i: int, words: frozenset[str]) -> bool:
        """Whether the word at `i` is one of these, by form or lemma."""
        return self.lows[i] in words or self.lemmas[i] in words

    def sentence(self, i: int) -> Sentence:
        """The sentence of token `i`."""
        return self.tree.sentences[self.tokens[i].sentence]

    def keys(self, i: int) -> tuple[str, ...]:
        """What the word at `i` is looked up by: its lemma and its form."""
        known = self._keys[i]
        if known is None:
            known = self._keys[i] = self._looked_up_by(i)
        return known

    def _looked_up_by(self, i: int) -> tuple[str, ...]:
        low, lemma = self.lows[i], self.lemmas[i]
        if lemma == low and low.endswith(self._plurals) and len(low) > 3:
            return (low, low[:-1])  # "Drones attacked": a plural at the head of a sentence is taken for a name
        if low.endswith(self._gerunds):  # "вбивши", which the dictionary leaves as it is
            return (lemma, low[:-3] + "ти")
        if self.traits.cases and self.tokens[i].upos in ("PROPN", "X"):
            known = self._stem(low, self.tokens[i].text[:3].isupper())
            if known is not None:
                return (lemma, low, known)
        return (lemma, low) if lemma != low else (low,)

    def _stem(self, low: str, acronym: bool) -> str | None:
        """The listed noun of which a name is a case or the last part: "FPV-дрона", "Шахеды"."""
        part = low.rsplit("-", 1)[-1]
        short = 3 if acronym and part[:3] == low[:3] and len(part) < 8 else 4  # "КАБами", but no "ніж" in "Ніжин"
        cuts = (part[: len(part) - k] for k in range(4) if len(part) - k >= short)
        return next((p for p in cuts if p in self.things.classes), None)

    def is_verb(self, i: int) -> bool:
        """Whether token `i` is a verb in some form of its own."""
        return self.tokens[i].upos in ("VERB", "AUX") or self.is_predicative(i)

    def is_predicative(self, i: int) -> bool:
        """Whether a passive participle tagged as an adjective tells what was done: "поранені двоє"."""
        t = self.tokens[i]
        if t.upos != "ADJ" or t.feats.get("VerbForm") != "Part" or t.feats.get("Voice") != "Pass":
            return False
        return not t.deprel.startswith(("amod", "nmod", "obl", "obj", "nsubj"))

    def is_predicate(self, i: int) -> bool:
        """Whether token `i` can make a clause: a finite verb, a participle that tells, a word of absence."""
        t = self.tokens[i]
        if t.upos == "AUX" or self.is_predicative(i):
            return True
        if t.upos == "VERB":
            if t.feats.get("VerbForm") in ("Inf", "Ger", "Conv"):
                return False
            full = t.feats.get("VerbForm") == "Part" and t.feats.get("Variant") != "Short"
            return not (full and (self.traits.participles_decline or t.deprel in ("amod", "acl")))
        return self.lows[i] in self.words("negation", "verbs")

    def clauses(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The clauses of a sentence as token ranges, in text order: pieces without a predicate go with a neighbour."""
        if sentence.index not in self._clauses:
            self._clauses[sentence.index] = self._cut(sentence)
        return self._clauses[sentence.index]

    def clause_of(self, i: int) -> tuple[int, int]:
        """The clause that token `i` stands in."""
        for first, last in self.clauses(self.sentence(i)):
            if first <= i < last:
                return first, last
        s = self.sentence(i)
        return s.first, s.last

    def _yet(self, i: int) -> bool:
        """Whether a word that opens clauses behind a comma stands for "yet": "данных о жертвах пока не поступало"."""
        return self.lows[i] in self.words("boundaries", "behind_comma") and self.tokens[i - 1].text != ","

    def _cut(self, s: Sentence) -> list[tuple[int, int]]:
        if s.first == s.last:
            return []
        cuts = [s.first]
        boundaries = self.words("boundaries")
        before, begun = self.tokens[s.first], self.tokens[s.first].start in self.barred
        for i in range(s.first + 1, s.last):
            here = self.tokens[i]
            barred = here.start in self.barred
            if (
                before.text in _MARKS
                and not (before.text == "-" and here.start == before.end)
                or (self.lows[i] in boundaries and not barred and not self._same_predicate(i) and not self._yet(i))
                or barred != begun
            ):
                cuts.append(i)
            before, begun = here, barred
        cuts.append(s.last)
        pieces = self._joined([(a, b) for a, b in pairwise(cuts) if a < b])
        out: list[tuple[int, int]] = []
        ahead: int | None = None  # where pieces that belong to the next clause begin
        for n, (a, b) in enumerate(pieces):
            said = self.tokens[a].start in self.barred
            if ahead is not None and said:
                out.append((ahead, a))
                ahead = None
            start = a if ahead is None else ahead
            whole = said or self._whole(a, b)
            if not whole and self._completes(out, start, b):
                out[-2:] = [(out[-2][0], b)]  # "погибли, по данным полиции, не менее тридцати человек"
                ahead = None
                continue
            if not whole and n + 1 < len(pieces) and (not out or self._looks_ahead(a, b, out[-1][0])):
                ahead = start
                continue
            ahead = None
            if not out:
                out.append((start, b))
                continue
            last_said = self.tokens[out[-1][0]].start in self.barred
            hard = self.tokens[start - 1].text == ";"
            if said != last_said or hard or (whole and not said and self._whole(*out[-1])):
                out.append((start, b))
            else:
                out[-1] = (out[-1][0], b)
        if ahead is not None:
            out.append((ahead, s.last))
        return out

    def _joined(self, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pieces, marks that close an inserted saying put with what follows it."""
        out: list[tuple[int, int]] = []
        start: int | None = None
        for n, (a, b) in enumerate(pieces):
            follows = n + 1 < len(pieces) and self.tokens[pieces[n + 1][0]].start not in self.barred
            if (
                self.traits.free_order
                and follows
                and out
                and self.tokens[out[-1][0]].start in self.barred
                and all(self.tokens[i].upos == "PUNCT" for i in range(a, b))
            ):
                start = a
                continue
            out.append((a if start is None else start, b))
            start = None
        return out

    def _completes(self, out: list[tuple[int, int]], a: int, b: int) -> bool:
        """Whether a piece behind an inserted saying is the subject that the clause before the saying still lacks.

        Or what its verb rises to: "the number of wounded rose, the mayor said, to six".
        """
        if len(out) < 2 or self.tokens[out[-1][0]].start not in self.barred:
            return False
        first, last = out[-2]
        if self.tokens[first].start in self.barred or out[-1][1] != a:
            return False
        verbs = [i for i in range(first, last) if self.is_predicate(i) and self.tokens[i].upos == "VERB"]
        behind = [self.tokens[i].upos for i in range(a, b) if self.tokens[i].upos != "PUNCT"][:2]
        if behind == ["ADP", "NUM"] and any(self.is_in(i, words_of(self.language, "grown", "verbs")) for i in verbs):
            return True
        if (
            not self.traits.free_order
            or not verbs
            or any(
                self.tokens[i].deprel.startswith("nsubj") and first <= self.tokens[i].head < last
                for i in range(first, last)
            )
        ):
            return False
        head = next((i for i in range(a, b) if self.tokens[i].upos in NOMINAL), None)
        return head is not None and not any(t.upos == "ADP" for t in self.tokens[a:head])

    def _looks_ahead(self, a: int, b: int, earlier: int) -> bool:
        """Whether a piece without a predicate hangs on a later word rather than on the clause before it."""
        for i in range(a, b):
            head = self.tokens[i].head
            if head >= b:
                return True
            if earlier <= head < a:
                return False
        return False

    def _same_predicate(self, i: int) -> bool:
        """Whether a conjunction joins a bare participle to the one before it: "killed or injured"."""
        if self.tokens[i].upos != "CCONJ" or i + 1 >= len(self.tokens) or i < 1:
            return False
        ahead, back = self.tokens[i + 1], self.tokens[i - 1]
        if ahead.upos == "NUM" and i + 2 < len(self.tokens):  # "leaving 12 dead and 30 injured"
            ahead = self.tokens[i + 2]
        return ahead.upos in ("VERB", "ADJ") and back.upos in ("VERB", "ADJ") and ahead.feats.get("VerbForm") == "Part"

    def _whole(self, a: int, b: int) -> bool:
        return any(self.is_predicate(i) for i in range(a, b))

    def classes(self, i: int | None, depth: int = 0) -> frozenset[str]:
        """The classes of the noun phrase headed by token `i`; "none" where nothing is there."""
        if i is None:
            return frozenset({"none"})
        key = (i, depth)
        if key not in self._classes:
            self._classes[key] = frozenset()  # a circle of heads ends here
            self._classes[key] = frozenset(self._classes_of(i, depth))
        return self._classes[key]

    def own_classes(self, i: int) -> frozenset[str]:
        """The classes of one word by itself, with the compounds that it ends."""
        known = self._own.get(i)
        if known is None:
            known = frozenset()
            for key in self.keys(i):
                if key in self.things.classes:
                    known |= self.things.classes[key]
                for before, classes in self.things.compounds.get(key, ()):
                    if self._stands_before(i, before):
                        known |= classes
            token = self.tokens[i]
            known |= self._of_compound_led(i)
            if not known and token.upos == "NOUN" and token.feats.get("Animacy") == "Anim":
                known = _PEOPLE  # "агроном", "пенсіонерка": whom no list has
            if "gunmen" in known and token.deprel == "amod" and "forces" in self._listed(token.head):
                known -= {"gunmen"}  # "вооружённые силы" are an army
            self._own[i] = known
        return known

    def _of_compound_led(self, i: int) -> frozenset[str]:
        """The classes of a compound whose first word governs its last: "лінія електропередач"."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if after is None or after.head != i or not after.deprel.startswith("nmod"):
            return frozenset()
        rows = (row for key in self.keys(i + 1) for row in self.things.compounds.get(key, ()))
        return frozenset().union(*(classes for before, classes in rows if self._stands_before(i + 1, before)))

    def _listed(self, i: int) -> frozenset[str]:
        """The classes that the list gives to one word."""
        return frozenset().union(*(self.things.classes.get(key, frozenset()) for key in self.keys(i)))

    def _classes_of(self, i: int, depth: int) -> set[str]:
        token = self.tokens[i]
        found = set(self.own_classes(i))
        if any(e.family.nature in ("cause", "interception", "effect", "clash") for e in self._noun_entries(i)):
            found.add("event")
        for e in self._noun_entries(i):
            if e.family.id in _BLOWS:
                found.add(_BLOWS[e.family.id])
        if i in self.places or token.entity == "LOC":
            found.add("place")
        if token.entity == "PER":
            found.add("people")
        if token.entity == "ORG" and not found:
            found.add("party")
        if "vehicle" in found and self._carries_a_bomb(i):
            found.add("vehicle_bomb")
        found |= self._modifiers(i, found, depth)
        if depth < 3 and (self._stands_for(i) or (not found and token.upos in ("NUM", "DET", "ADJ"))):
            for k in self._complements(i):
                found |= self.classes(k, depth + 1)
        if depth < 2:
            for t in self.tree.children(i, "conj"):
                if t.i in self.saying and i not in self.saying:
                    continue  # "killed ten civilians, locals and media reports said"
                if found and t.upos == "NUM" and not self.own_classes(t.i):
                    continue  # "знешкоджено 48 окупантів, з них 30 – безповоротно"
                if t.upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ"):
                    found |= self.classes(t.i, depth + 2)
        if not found and token.upos == "PROPN":
            found.add("name")
        some = self.lows[i] in self.words("quantifiers") or stands_alone(self.tree, i, self.language)
        if not found and (some or token.upos in ("PRON", "NUM", "DET")):
            found |= self.taken_up(i)
        return found

    def _carries_a_bomb(self, i: int) -> bool:
        """Whether a vehicle is told to be full of explosives: "a truck packed with explosives"."""
        ahead = self.lemmas[i + 1 : i + 5]
        return self.is_in(min(i + 1, len(self.tokens) - 1), self.words("laden")) and "explosive" in ahead

    def _modifiers(self, i: int, found: set[str], depth: int) -> set[str]:
        """What adjectives and compound nouns before a noun add: "drone wreckage", "ракетный удар"."""
        out: set[str] = set()
        if depth > 2:
            return out
        kin = [
            t
            for t in self.tree.children(i, "compound", "amod", "nmod:poss", "flat", "appos")
            if abs(t.i - i) < 5 and (t.i < i or t.upos == "PROPN" or t.deprel.startswith(("flat", "appos")))
        ]
        for t in kin:
            own = self.own_classes(t.i)
            if not own:
                continue
            if "event" in found or "debris" in found or not found:
                out |= own
            elif "vehicle_bomb" in own and "vehicle" in found:
                out.add("vehicle_bomb")
            else:
                out |= {c for c in own if c in ("weapon", "forces", "gunmen", "people") or c.startswith("weapon:")} & (
                    {"forces", "gunmen"} if "people" in found else set()
                )
        return out

    def _stands_before(self, i: int, words: tuple[str, ...]) -> bool:
        k = i
        for word in reversed(words):
            k -= 1
            if k >= 0 and self.tokens[k].text == "-":
                k -= 1
            if k < 0 or word not in (self.lows[k], self.lemmas[k]):
                return False
        return True

    def _noun_entries(self, i: int) -> list[Entry]:
        if self.tokens[i].upos not in NOMINAL:
            return []
        return [e for key in self.keys(i) for e in self.lexicon.nouns.get(key, ())]

    def _stands_for(self, i: int) -> bool:
        return self.is_in(i, self.things.transparent)

    def _complements(self, i: int) -> list[int]:
        """What a transparent noun or number is of: "24 of the 26 drones", "пара из них", "десятки дронов"."""
        found = [
            t.i for t in self.tree.children(i, "nmod", "obl", "compound", "amod") if t.upos in ("NOUN", "PROPN", "NUM")
        ]
        if not self.traits.cases:  # "32 more in Goma" are no places
            cases = {k: self.tree.children(k, "case") for k in found}
            found = [k for k in found if not cases[k] or self.lows[cases[k][0].i] in self.words("of")]
        if found:
            return found[:1]
        if " ".join(self.lows[i + 1 : i + 3]) in words_of(self.language, "grammar", "of_them"):
            return []  # "19 із них зенітники приземлили"
        for k in range(i + 1, min(i + 6, self.sentence(i).last)):
            if self.tokens[k].upos in NOMINAL:
                return [k]
            if self.tokens[k].upos in ("VERB", "AUX", "PUNCT") or (
                self.tokens[k].upos == "ADP" and self.lows[k] not in self.words("of")
            ):
                return []
        return []

    def weapons(self, sentence: int) -> frozenset[str]:
        """The classes of the weapons that a sentence names."""
        if sentence not in self._weapons:
            s = self.tree.sentences[sentence]
            found: set[str] = set()
            for i in range(s.first, s.last):
                found |= {c for c in self.own_classes(i) if c.startswith("weapon") or c in ("flying", "afar")}
            self._weapons[sentence] = frozenset(found)
        return self._weapons[sentence]

    def taken_up(self, i: int) -> frozenset[str]:
        """What a pronoun or a bare number may stand for: people or a thing, a weapon where one was just named."""
        token = self.tokens[i]
        if self.is_in(i, self.words("relative", "words") | self.words("boundaries", "relative")):
            noun = self.relative_head(i)
            if noun is not None:
                return self.classes(noun, 2)
        if self.lows[i + 2 : i + 3] and self.lows[i + 2] in self.words("boundaries", "relative"):  # "один з яких"
            noun = self._antecedent(i, human=self.lows[i + 2] == "whom")
            if noun is not None and self.tokens[i].upos == "NUM":
                return self.classes(noun, 2)
        k = token.sentence
        found = {"people", "thing", "pronoun"}
        for j in (k, k - 1, k - 2):
            if j >= 0 and self.weapons(j):
                found |= self.weapons(j)
                break
        they = not self.words("persons", "they").isdisjoint(self.lows[i : i + 2])  # "оба они"
        if they and "flying" not in found and self._only_fighters(k - 1):
            return frozenset({"people", "gunmen", "pronoun"})  # "Нападавшие ворвались в банк. Они уничтожены."
        return frozenset(found)

    def _only_fighters(self, k: int) -> bool:
        """Whether some subject of sentence `k` is a fighter, and "they" can be no things named beside it."""
        if k < 0 or not self.traits.cases:
            return False
        s = self.tree.sentences[k]
        told = [t for t in self.tokens[s.first : s.last] if t.deprel.startswith(("nsubj", "obj"))]
        own = [(t, self.own_classes(t.i)) for t in told]
        many = [c for t, c in own if t.feats.get("Number") == "Plur" or self.tree.children(t.i, "nummod")]
        if any(c & {"thing", "weapon"} and not c & _FIGHTERS for c in many):
            return False
        return any(t.deprel.startswith("nsubj") and c & _FIGHTERS for t, c in own)

    def relative_head(self, i: int) -> int | None:
        """The noun that a relative pronoun at `i` stands for."""
        verb = self.tokens[i].head
        if self.tokens[verb].deprel.startswith("acl"):
            head = self.tokens[verb].head
            return head if head < i else None
        return self._antecedent(i)

    def _antecedent(self, i: int, *, human: bool = False) -> int | None:
        """The noun before `i` that a relative stands for, a known thing first: "95 drones at Kyiv, 74 of which"."""
        first = max(i - 10, self.sentence(i).first)
        nouns = [k for k in range(i - 1, first - 1, -1) if self.tokens[k].upos in NOMINAL]
        known = [k for k in nouns if self.tokens[k].upos == "NOUN" and self.own_classes(k) and k not in self.places]
        known = [k for k in known if "people" in self.own_classes(k)] if human else known
        return next(iter(known), next((k for k in nouns if k >= i - 5), None))

    def span(self, first: int, last: int) -> Span:
        """The text of tokens `[first, last)`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def before(self, i: int, n: int = 4) -> list[Token]:
        """The `n` tokens before `i` in its sentence."""
        return [t for t in self.tokens[max(i - n, 0) : i] if t.sentence == self.tokens[i].sentence]


def _barriers(mentions: Mentions) -> frozenset[int]:
    """The code points that name a speaker or the act of saying: no event is told there."""
    out: set[int] = set()
    opens = tuple(f" {that}" for that in clause_sets(mentions.document.language)["saying", "opens"])
    for a in mentions.attributions:
        out.update(range(a.cue.start, a.cue.end))
        if a.source is not None and a.rule != "joined":  # who acts in the verb before is told there too
            out.update(range(a.source.start, a.source.end))
        if opens:  # where and to whom it was said, up to what is said
            begins = min((s.start for s in a.content if s.start >= a.cue.end), default=a.cue.end)
            aside = mentions.document.text[a.cue.end : begins]
            if len(aside) <= _ASIDE and "\n" not in aside and aside.rstrip().endswith(opens):
                out.update(range(a.cue.end, begins))
    for note in _editors_notes(mentions.document):
        out.update(range(note.start, note.end))
    return frozenset(out)


def _editors_notes(document: Document) -> Iterator[Span]:
    """What an editor explains in brackets, signed: "in the X hromada [a group of villages – ed.]"."""
    signatures = tuple(clause_sets(document.language)["notes", "words"])
    for found in _BRACKETS.finditer(document.text) if signatures else ():
        dash = max(found.group(1).rfind(d) for d in "–—-")
        if dash >= 0 and found.group(1)[dash + 1 :].strip(" .").lower() in signatures:
            yield Span(found.start(), found.end())
