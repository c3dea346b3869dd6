"""The words of a document as the grammar of attributions reads them, and its lexicon of cues.

Words are cut by the surface alone (elided articles and inverted pronouns apart), as the parser's own
tokens differ where it errs; each word carries what the parser says of it.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from dateline.gazetteer import index as gazetteer_index
from dateline.lang import table
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, Span

_WORD = re.compile(r"\w+(?:[-.]\w+)*'?|[^\w\s]")
_ARABIC = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)-[A-ZÀ-Ý]")  # "M. al-Mejii": a name, though it begins small
_INVERTED = re.compile(r"(\w+)(-(?:t-)?(?:il|elle|ils|elles|on))$", re.IGNORECASE)
_EAST = re.compile(r"l['’]est d(?:e|u|es)?\b")  # no verb: "cette région de l'est de l'Ukraine"
# Work on a sentence grows with the square of its length: hostile text is read in pieces.
LONGEST_SENTENCE = 150
QUOTES = frozenset('«»"“”„')
COMMAS = frozenset(",–—−")
STOPS = frozenset(".!?…;:")
_PREFIXES = frozenset({"premier", "première"})  # "le Premier ministre"


class Word(NamedTuple):
    """One word: its range, itself in lower case, what the parser says of it, and whether it begins with a capital."""

    start: int
    end: int
    low: str
    text: str
    upos: str
    lemma: str
    entity: str | None
    token: int
    feats: Mapping[str, str]
    capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document cut into words: sentence `k` holds the words `bounds[k]`."""

    document: Document
    language: str
    tree: Tree
    words: tuple[Word, ...]
    bounds: tuple[tuple[int, int], ...]
    # What a function has worked out about this document, under a key that begins with its name.
    memo: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def sentence_of(self, word: int) -> int:
        """The index of the sentence that holds a word."""
        low, high = 0, len(self.bounds)
        while low < high:
            middle = (low + high) // 2
            if self.bounds[middle][1] <= word:
                low = middle + 1
            else:
                high = middle
        return min(low, len(self.bounds) - 1)

    def span(self, first: int, last: int) -> Span:
        """The text range of the words `[first, last)`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def text(self, first: int, last: int) -> str:
        """The text of the words `[first, last)`."""
        return self.document.text[self.words[first].start : self.words[last - 1].end]

    def match(self, first: int, phrases: "PhraseList", last: int | None = None) -> tuple[str, ...] | None:
        """The longest of `phrases` that begins at word `first`, or None."""
        if first >= len(self.words):
            return None
        rows = phrases.first.get(self.words[first].low)
        if rows is not None:  # seldom
            for phrase in rows:
                if self.at(first, phrase, last):
                    return phrase
        return None

    def match_back(self, at: int, phrases: "PhraseList", first: int = 0) -> tuple[str, ...] | None:
        """The longest of `phrases` that ends with word `at` and begins at `first` or later, or None."""
        rows = phrases.last.get(self.words[at].low, ())
        return next((p for p in rows if at - len(p) + 1 >= first and self.at(at - len(p) + 1, p)), None)

    def holds(self, word: str, first: int, last: int) -> bool:
        """Whether a word, as it stands in lower case, is among the words `[first, last)`."""
        where: dict[str, list[int]] | None = self.memo.get("holds")
        if where is None:
            where = self.memo["holds"] = {}
            for k, w in enumerate(self.words):
                where.setdefault(w.low, []).append(k)
        places = where.get(word, ())
        at = bisect_left(places, first)
        return at < len(places) and places[at] < last

    def at(self, first: int, phrase: Sequence[str], last: int | None = None) -> bool:
        """Whether the words from `first` on are those of `phrase`."""
        if first < 0 or first + len(phrase) > (len(self.words) if last is None else last):
            return False
        for p in phrase:  # asked more often than anything else of a text: a plain loop, which mostly ends at once
            if self.words[first].low != p:
                return False
            first += 1
        return True


def _windows(words: Sequence[Word], first: int) -> list[tuple[int, int]]:
    """The words from `first` on as one sentence, or cut at commas where it is longer than any a desk would print."""
    out, last = [], len(words)
    while last - first > LONGEST_SENTENCE:
        cut = next((k for k in range(first + LONGEST_SENTENCE, first + 1, -1) if words[k - 1].low in COMMAS), 0)
        cut = cut or first + LONGEST_SENTENCE
        out.append((first, cut))
        first = cut
    return [*out, (first, last)]


@cache
def demonym(word: str) -> str | None:
    """The country an adjective or noun of nationality belongs to, as ISO 3166-1 alpha-3."""
    return gazetteer_index.open_gazetteer().demonym(word)


def _apart(found: re.Match[str]) -> tuple[tuple[int, str], ...]:
    """Where a word begins, and the word; a pronoun behind its verb stands apart: "dit-il"."""
    text = found.group()
    inverted = _INVERTED.match(text) if "-" in text else None
    if inverted is None:
        return ((found.start(), text),)
    cut = inverted.end(1)
    return (found.start(), text[:cut]), (found.start() + cut, text[cut:])


def read_words(document: Document, parse: Parse) -> Reading:
    """The words of a parsed document, sentence by sentence."""
    tree = Tree(parse)
    words: list[Word] = []
    bounds: list[tuple[int, int]] = []
    tokens, count, at = parse.tokens, len(parse.tokens), 0
    for sentence in parse.sentences:
        first = len(words)
        for found in _WORD.finditer(document.text, sentence.span.start, sentence.span.end):
            for a, text in _apart(found):
                while at < count and tokens[at].end <= a:
                    at += 1
                token = tokens[at] if at < count else None
                b = a + len(text)
                low, capital = text.lower(), text[:1].isupper() or "-" in text and _ARABIC.match(text) is not None
                # Adjectives of nationality come out of the parser as verbs ("afghan").
                adjective = token is not None and token.upos == "VERB" and text == low and demonym(low) is not None
                if text == "est" and _EAST.match(document.text, a - 2):
                    words.append(Word(a, b, low, "Est", "NOUN", low, None, token.i if token else -1, {}, True))
                    continue
                if token is None:
                    words.append(Word(a, b, low, text, "X", "", None, -1, {}, capital))
                    continue
                upos, feats = ("ADJ", {}) if adjective else (token.upos, token.feats)
                lemma = token.lemma.lower()
                words.append(Word(a, b, low, text, upos, lemma, token.entity, token.i, feats, capital))
        bounds += _windows(words, first)
    return Reading(document=document, language=document.language, tree=tree, words=tuple(words), bounds=tuple(bounds))


class PhraseList:
    """Phrases of a lexicon by their first and by their last word, longest first."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.first: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.last: dict[str, tuple[tuple[str, ...], ...]] = {}
        for row in sorted(set(rows), key=lambda p: (-len(p), p)):
            self.first[row[0]] = (*self.first.get(row[0], ()), row)
            self.last[row[-1]] = (*self.last.get(row[-1], ()), row)


class Verb(NamedTuple):
    """A verb of saying: what it does (`act`) and where it counts (`frame`: any, object, inserted)."""

    lemma: str
    act: str
    frame: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The lexicon of one language, ready for look-up.

    `verbal` has every form a saying may have at its verb, `closed` the words no name goes on with, `made` and `loose`
    those of two and three sets that are asked for together, `before_name` what may stand right before a name.
    """

    verbal: frozenset[str]
    closed: frozenset[str]
    made: frozenset[str]
    loose: frozenset[str]
    before_name: frozenset[str]
    finite: dict[str, Verb]
    participle: dict[str, Verb]
    gerund: dict[str, Verb]
    infinitive: dict[str, Verb]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    gaps: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    preceded: dict[str, dict[str, str]]
    prepositions: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    tallies: frozenset[str]
    sets: dict[str, frozenset[str]]
    lists: dict[str, PhraseList]
    never_followed: dict[str, tuple[tuple[str, ...], ...]]


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of the lexicon as the words of a text are cut."""
    return tuple(w.lower() for w in _WORD.findall(phrase))


@cache
def inflected(language: str, lemma: str) -> tuple[frozenset[str], frozenset[str]]:
    """All forms of a verb, and its past participles alone."""
    verbs = import_module(f"dateline.lang.{language}.verbs")
    extra = table(language, "attribution").get("irregular", {}).get(lemma, {})
    return (
        frozenset(verbs.forms(lemma)) | frozenset(extra.get("forms", ())),
        frozenset(verbs.participles(lemma)) | frozenset(extra.get("participles", ())),
    )


def _phrases(rows: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({split(r) for r in rows}, key=lambda p: (-len(p), p)))


def _by_form(language: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """What may stand behind each form of the verbs of a table of set phrases, longest first, with its act."""
    by_verb: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows:
        by_verb.setdefault(row["verb"], []).extend((then, row["act"]) for then in _phrases(row["then"]))
    by_form: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for verb, found in by_verb.items():
        for form in inflected(language, verb)[0]:
            by_form.setdefault(form, []).extend(found)
    return {form: tuple(sorted(set(found), key=lambda r: (-len(r[0]), r))) for form, found in by_form.items()}


@cache
def cues(language: str) -> Cues:
    """The cue lexicon of a language."""
    t = table(language, "attribution")
    finite: dict[str, Verb] = {}
    participle: dict[str, Verb] = {}
    gerund: dict[str, Verb] = {}
    infinitive: dict[str, Verb] = {}
    for act, frames in t["verbs"].items():
        for frame, lemmas in frames.items():
            for lemma in lemmas:
                verb = Verb(lemma, act, frame)
                every, past = inflected(language, lemma)
                for form in every:
                    if form == lemma:
                        infinitive.setdefault(form, verb)
                    elif form.endswith(tuple(t["endings"]["gerund"])):
                        gerund.setdefault(form, verb)
                    if form in past:
                        participle.setdefault(form, verb)
                    if form != lemma and (form not in past or form in t["endings"]["also_finite"]):
                        finite.setdefault(form, verb)
    closed = frozenset(w for name in t["closed"]["lists"] for w in t["words"][name])
    for forms in (finite, participle, gerund, infinitive):
        for form in closed.intersection(forms):
            del forms[form]
    for form in t["closed"]["gerunds"]:
        gerund.pop(form, None)
    preceded: dict[str, dict[str, str]] = {}
    for row in t["preceded"]:
        for form in inflected(language, row["verb"])[0]:
            preceded.setdefault(form, {}).update(dict.fromkeys(row["by"], row["act"]))
    prepositions = [(split(p), act) for act, rows in t["prepositions"].items() for p in rows]
    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for entry in sorted(prepositions, key=lambda p: -len(p[0])):
        by_first[entry[0][0]] = (*by_first.get(entry[0][0], ()), entry)
    sets = {name: frozenset(rows) for name, rows in t["words"].items() if name not in ("asides", "tails")}
    for name, lemmas in (
        ("relay_quoted", t["relays"]["quoted"]),
        ("passive_reports", t["passive"]["reports"]),
        ("passive_states", t["passive"]["states"]),
        ("makers", t["documents"]["makers"]),
    ):
        sets[name] = frozenset(f for v in lemmas for f in inflected(language, v)[1])
    sets["adding"] = frozenset(f for v in t["words"]["adding"] for f in inflected(language, v)[0])
    sets["connected"] = frozenset(f for v in t["words"]["connected"] for f in inflected(language, v)[1])
    sets["relay_quoted_finite"] = frozenset(f for v in t["relays"]["quoted"] for f in inflected(language, v)[0])
    sets["relay_quoting"] = frozenset(
        f
        for v in t["relays"]["quoting"]
        for f in inflected(language, v)[0]
        if f.endswith(tuple(t["endings"]["gerund"]))
    )
    sets["shows"] = frozenset(f for v in t["documents"]["shows"] for f in inflected(language, v)[0])
    sets["show_participles"] = frozenset(f for v in t["documents"]["shows"] for f in inflected(language, v)[1])
    sets["role_clauses"] = frozenset(
        f for v in table(language, "speakers")["role_clauses"]["verbs"] for f in inflected(language, v)[0]
    )
    sets["attached"] = frozenset(
        f for v in table(language, "speakers")["role_clauses"]["attached"] for f in inflected(language, v)[1]
    )
    sets["documents"] = frozenset(t["documents"]["nouns"])
    sets["images"] = frozenset(t["documents"]["images"])
    sets["stems_from"] = frozenset(f for v in t["origins"]["verbs"] for f in inflected(language, v)[0])
    sets["reflexive_claims"] = frozenset(t["reflexive"]["claims"])
    sets["reflexive_never"] = frozenset(t["reflexive"]["never"])
    sets["reflexive_only"] = frozenset(t["reflexive"]["only"])
    lists = {
        "asides": PhraseList(_phrases(t["words"]["asides"])),
        "contrast": PhraseList(_phrases(t["contrast"]["words"])),
        "never_first": PhraseList(_phrases(t["never_sources"]["first"])),
        "never_stance": PhraseList(_phrases(t["never_sources"]["stance"])),
        "hedges": PhraseList(_phrases(t["hedges"]["words"])),
        "same": PhraseList(_phrases(t["same"]["source"])),
        "role_phrases": PhraseList(_phrases(t["role_phrases"]["words"])),
        "spoken_through": PhraseList(_phrases(t.get("spoken_through", {}).get("words", ()))),
        "role_adverbs": PhraseList(_phrases(t["role_phrases"]["led_by"])),
        "role_idioms": PhraseList(_phrases(t.get("role_idioms", {}).get("words", ()))),
        "origins": PhraseList(_phrases(t["origins"]["words"])),
        "tails": PhraseList(_phrases(t["words"]["tails"])),
        "stressed": PhraseList(_phrases(t["words"]["stressed"])),
    }
    tallies = frozenset(form for lemma in t["tallies"]["verbs"] for form in inflected(language, lemma)[0])
    by_form, gaps = _by_form(language, t["phrases"]), _by_form(language, t["gaps"])
    closing = ("prepositions", "determiners", "clitics", "pronouns", "conjunctions", "relatives", "subordinators")
    return Cues(
        verbal=frozenset().union(finite, participle, gerund, infinitive, by_form, gaps, preceded, tallies),
        closed=sets["negations"].union(*(sets[name] for name in closing)),
        made=sets["makers"] | sets["passive_reports"],
        loose=sets["prepositions"] | sets["conjunctions"] | sets["clitics"],
        before_name=sets["determiners"] | _PREFIXES,
        finite=finite,
        participle=participle,
        gerund=gerund,
        infinitive=infinitive,
        phrases=by_form,
        gaps=gaps,
        preceded=preceded,
        prepositions=by_first,
        tallies=tallies,
        sets=sets,
        lists=lists,
        never_followed={lemma: _phrases(rows) for lemma, rows in t["never_followed"].items()},
    )
