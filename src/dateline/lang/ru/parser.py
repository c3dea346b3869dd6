"""Russian on natasha's networks, in the one token view of all languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock

from dateline.lang.ru.lemmas import Lemmas
from dateline.lang.ru.mend import mend
from dateline.lang.ru.networks import Analysis, Networks, load_networks
from dateline.lang.ru.tokenizer import words
from dateline.model import Document, Parse, Sentence, Token

# Names are inflected, so grammar and gazetteer alone do not find them; their network takes a third of the time.
ENTITIES = True
# Sentences of this many tokens are sorted by length and run together.
BATCH = 3_000
# The syntax weighs every pair of words of a sentence, so none is longer than this for it.
LONGEST = 150
# Beyond this many known words, they are forgotten.
WORDS = 200_000

# What a word does that is a noun, whatever it looks like.
_NOMINAL = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "appos"))
_SINGULAR = {"Animacy": "Inan", "Case": "Nom", "Gender": "Masc", "Number": "Sing"}
_PAST = {"Aspect": "Perf", "Mood": "Ind", "Tense": "Past", "VerbForm": "Fin", "Voice": "Act"}

_REFLEXIVE = ("ся", "сь")
_FORMLESS = "-камикадзе"

# The tokens of a stretch of a sentence: where each starts, and the words.
Stretch = tuple[list[int], list[str]]


class RussianParser:
    """Parses documents along the sentences they were given."""

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._tags = [_tag(label) for label in networks.tags]
        self._lemma = Lemmas()
        self._lemmas: dict[tuple[str, int], str] = {}
        self._lock = Lock()

    def __call__(self, document: Document) -> Parse:
        """The parse of one document."""
        return next(self.many((document,)))

    def many(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """The parses of documents, in their order, batched across them."""
        waiting: list[tuple[Document, list[list[Stretch]]]] = []
        size = 0
        for document in documents:
            cut = [_stretches(document, sentence) for sentence in document.sentences]
            waiting.append((document, cut))
            size += sum(len(texts) for own in cut for _, texts in own)
            if size >= BATCH:
                yield from self._parsed(waiting)
                waiting, size = [], 0
        yield from self._parsed(waiting)

    def _parsed(self, waiting: Sequence[tuple[Document, list[list[Stretch]]]]) -> Iterator[Parse]:
        """The parses of a batch of documents."""
        texts = [[_bare(text) for text in texts] for _, cut in waiting for own in cut for _, texts in own]
        with self._lock:
            if len(self._lemmas) > WORDS:
                self._lemmas.clear()
            rest = iter(self._networks.analyse(texts))
            parses = [self._parse(document, cut, rest) for document, cut in waiting]
        yield from parses  # outside the lock: who takes one may ask for another parse before the next

    def _parse(self, document: Document, cut: list[list[Stretch]], analyses: Iterator[Analysis]) -> Parse:
        """The parse of a document out of the stretches of its sentences and their analyses."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for k, (sentence, own) in enumerate(zip(document.sentences, cut, strict=True)):
            first = len(tokens)
            for starts, texts in own:
                self._add(tokens, starts, texts, next(analyses), k)
            sentences.append(
                Sentence(
                    index=sentence.index,
                    paragraph=sentence.paragraph,
                    span=sentence.span,
                    first=first,
                    last=len(tokens),
                )
            )
        return Parse(tokens=tuple(tokens), sentences=tuple(sentences))

    def _before_preposition(self, said: Analysis, i: int) -> bool:
        """Whether a bare number qualifies no noun: a preposition follows."""
        after = said.tags[i + 1 : i + 2]
        return said.relations[i] != "amod" and any(self._tags[tag][0] == "ADP" for tag in after)

    def _add(self, tokens: list[Token], starts: list[int], texts: list[str], said: Analysis, sentence: int) -> None:
        """Appends the tokens of one stretch."""
        base = len(tokens)
        heads = _tree(said.heads)
        mend(texts, [self._tags[tag] for tag in said.tags], heads, said)
        for i, (start, text, tag) in enumerate(zip(starts, texts, said.tags, strict=True)):
            upos, feats = self._tags[tag]
            if upos == "ADJ" and text.isdigit() and self._before_preposition(said, i):
                upos, feats, tag = "NUM", {}, -1  # "три дрона над Курской областью и 12 над Брянской"
            if upos == "VERB" and text.islower() and _quoted(texts, i) and said.relations[i] in _NOMINAL:
                upos, feats, tag = "NOUN", _SINGULAR, -1  # "российский «шахед» упал"
            relation = said.relations[i]
            if feats.get("Voice") == "Pass" and _can_only_be_active(text.lower(), feats):
                feats = {**feats, "Voice": "Act"}  # "овладели городом", "овладевшие городом"
            if relation == "nsubj:pass" and self._is_active(said.tags[heads[i]], texts[heads[i]]):
                relation = "nsubj"
            lemma = self._lemmas.get((text, tag))
            if lemma is None:
                lemma = self._lemmas[text, tag] = self._lemma(_bare(text), upos, feats)
            if upos == "ADJ" and lemma.endswith(("ть", "ться")) and text.islower() and _quoted(texts, i):
                upos, feats = "VERB", _PAST  # "восемь дронов «приземлили» силы РЭБ"
            root = heads[i] == i
            if root:
                relation = "ROOT"
            elif relation == "root":
                relation = "parataxis"
            kind = said.names[i][2:] or None if said.names is not None else None
            tokens.append(
                Token(
                    base + i,
                    start,
                    start + len(text),
                    text,
                    lemma,
                    upos,
                    feats,
                    base + heads[i],
                    relation,
                    kind,
                    sentence,
                )
            )

    def _is_active(self, tag: int, text: str) -> bool:
        """Whether a word is a finite verb that is not reflexive, which Russian has no passive of."""
        upos, feats = self._tags[tag]
        return upos == "VERB" and feats.get("VerbForm") == "Fin" and not text.lower().endswith(_REFLEXIVE)


def _can_only_be_active(low: str, feats: Mapping[str, str]) -> bool:
    """Whether a form is of a finite verb or of a past participle in -вш-, neither reflexive."""
    return not low.endswith(_REFLEXIVE) and (feats.get("VerbForm") == "Fin" or "вш" in low[-6:])


def _stretches(document: Document, sentence: Sentence) -> list[Stretch]:
    """The words of a sentence, in stretches where it is very long."""
    start, end = sentence.span
    starts: list[int] = []
    texts: list[str] = []
    for at, word in words(document.text[start:end]):
        starts.append(start + at)
        texts.append(word)
    return [(starts[k : k + LONGEST], texts[k : k + LONGEST]) for k in range(0, len(texts), LONGEST)]


def _bare(text: str) -> str:
    """A compound without its second part where that has no forms: "дронов-камикадзе" is tagged as "дронов"."""
    return text[: -len(_FORMLESS)] if text.lower().endswith(_FORMLESS) and len(text) > len(_FORMLESS) else text


def _quoted(texts: list[str], i: int) -> bool:
    """Whether a word stands alone in quotation marks."""
    return 0 < i < len(texts) - 1 and texts[i - 1] in '«"„“' and texts[i + 1] in '»"“”'


def _tree(heads: list[int]) -> list[int]:
    """Heads as positions, a root its own: one root, and no circles, which the network does not rule out."""
    n = len(heads)
    out = [head - 1 if 0 < head <= n else i for i, head in enumerate(heads)]
    root = next((i for i in range(n) if out[i] == i), None)
    settled = [False] * n
    for i in range(n):
        path: list[int] = []
        on_path: set[int] = set()
        k = i
        while not settled[k] and k not in on_path and out[k] != k:
            path.append(k)
            on_path.add(k)
            k = out[k]
        if k in on_path:  # a circle: its first word hangs on the root, or is it
            first = min(on_path.intersection(_circle(out, k)))
            if root is None:
                root = first
            out[first] = root
        for k in path:
            settled[k] = True
    for i in range(n):
        if out[i] == i and root is not None:
            out[i] = root
    return out


def _circle(heads: list[int], start: int) -> Iterator[int]:
    """The positions on the circle through `start`."""
    yield start
    k = heads[start]
    while k != start:
        yield k
        k = heads[k]


def _tag(label: str) -> tuple[str, dict[str, str]]:
    """UPOS and features of a label of the tagger: "NOUN|Case=Gen|Number=Sing"."""
    upos, _, rest = label.partition("|")
    if upos == "<pad>":
        return "X", {}
    return upos, dict(pair.split("=", 1) for pair in rest.split("|")) if rest else {}


def load(*, entities: bool = True) -> RussianParser:
    """The Russian parser with its networks loaded. Without `entities` it leaves out names."""
    return RussianParser(load_networks(names=entities))
