"""Whether two texts are one text: reprinted, cut, re-headlined, re-ordered or lightly edited.

Candidates come from a sketch: of all hashes of four running words those that a fixed quarter of all hashes holds
(Broder's min-wise sampling in its modulo form, "On the resemblance and containment of documents", 1997). A MinHash
of fixed
size estimates only how much two whole texts resemble each other; a dispatch of which an outlet prints the first tenth
resembles it by a tenth. The modulo form keeps the share that is contained, and an index on disk finds it.

Candidates are then compared word for word. Two nights' reports in one agency's phrasing share most of their words
and are
not copies: sentences that tell the same must give the same numbers, days and names.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib import resources

SIZE = 4  # words of a shingle in the sketch
RATE = 4  # one of so many hashes is kept
FEW = 64  # texts of no more shingles keep all of them
SHARED = 3  # hashes that candidates share at least
_SHARE = 0.12  # and which part of the smaller sketch
_CLOSE = 3  # words of a shingle in the comparison
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…»\"])\s+(?=[^\W\d_a-zà-ÿ]|[«\"–—-])|\n+")
_MARKS = re.compile("[\u0300-\u036f]+")
_MASK = (1 << 62) - 1


def worth_comparing(shared: int, mine: int, theirs: int) -> bool:
    """Whether two sketches of these sizes share enough hashes for their texts to be compared."""
    return shared >= SHARED and shared >= _SHARE * min(mine, theirs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How two texts share their words: `kind` is same, near or part (the shorter one is a piece of the longer).

    `resemblance` is the share of all their shingles that both have, `containment` that of the shorter text.
    """

    kind: str
    resemblance: float
    containment: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    words: tuple[str, ...]
    bag: frozenset[str]
    facts: tuple[frozenset[str], frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text taken apart for comparison."""

    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    sentences: tuple[_Sentence, ...]


def fold(text: str) -> str:
    """The text in lower case, without accents, with plain apostrophes."""
    low = text.lower().replace("’", "'")
    return low if low.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", low))


_folded = lru_cache(maxsize=50_000)(fold)


def sketch(text: str) -> tuple[int, ...]:
    """The sampled hashes of a text, in their order."""
    words = _WORD.findall(fold(text))
    hashes = {_hash(" ".join(words[k : k + SIZE])) for k in range(len(words) - SIZE + 1)}
    return tuple(sorted(h for h in hashes if len(hashes) <= FEW or h % RATE == 0))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") & _MASK


@lru_cache(maxsize=200)
def wording(text: str) -> Wording:
    """A text taken apart: its words, its shingles, its sentences with the facts each of them gives."""
    words = tuple(_WORD.findall(fold(text)))
    sentences = tuple(s for piece in _SENTENCE.split(text) if (s := _sentence(piece)) is not None)
    return Wording(words=words, shingles=_shingles(words), sentences=sentences)


def _shingles(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[k : k + _CLOSE] for k in range(max(1, len(words) - _CLOSE + 1)))


def _sentence(piece: str) -> _Sentence | None:
    """A sentence; None where it is too short to tell anything."""
    said = _WORD.findall(piece)
    if len(said) < 4:
        return None
    words = tuple(map(_folded, said))
    numbers, days = _tables()
    values = frozenset(numbers.get(w, w.lstrip("0") or "0") for w in words if w in numbers or w[0].isdigit())
    dated = frozenset(days[w] for w in words if w in days)
    names = frozenset(
        w.split("'")[-1]
        for k, (w, s) in enumerate(zip(words, said, strict=True))
        if k > 0 and s.replace("’", "'").split("'")[-1][:1].isupper() and w not in days
    )
    return _Sentence(words=words, bag=frozenset(w for w in words if len(w) > 3), facts=(values, dated, names))


def compare(a: Wording, b: Wording) -> Overlap | None:
    """How two texts overlap where they are one text, None where they are two."""
    if a.words == b.words:
        return Overlap(kind="same", resemblance=1.0, containment=1.0)
    short, long = (a, b) if (len(a.words), a.words) <= (len(b.words), b.words) else (b, a)
    shared = len(short.shingles & long.shingles)
    containment = shared / len(short.shingles)
    resemblance = shared / len(short.shingles | long.shingles)
    if containment < 0.35 or len(short.words) < 12:
        return None
    told, facts, at_odds = _agreement(short, long)
    if 2 * told < len(short.words) or at_odds > 0.2 * facts:
        return None
    kind = "near" if len(short.words) >= 0.6 * len(long.words) else "part"
    return Overlap(kind=kind, resemblance=resemblance, containment=containment)


def _agreement(short: Wording, long: Wording) -> tuple[int, int, float]:
    """How many words of the shorter text stand in sentences that both have, how many of these sentences give facts
    in both, and in how many of them the two are at odds.
    """
    told, facts, at_odds = 0, 0, 0.0
    for sentence in short.sentences:
        match = max(long.sentences, key=lambda other: _alike(sentence, other), default=None)
        if match is None or _alike(sentence, match) < 0.5:
            continue
        told += len(sentence.words)
        facts += any(mine and theirs for mine, theirs in zip(sentence.facts, match.facts, strict=True))
        at_odds += _at_odds(sentence, match)
    return told, facts, at_odds


def _alike(a: _Sentence, b: _Sentence) -> float:
    """The share of the words of the sentence with fewer that both have."""
    fewer = min(len(a.bag), len(b.bag))
    return len(a.bag & b.bag) / fewer if fewer > 2 else 0.0


def _at_odds(a: _Sentence, b: _Sentence) -> float:
    """How far two sentences about one thing differ in what they say of it: a number, day or name for another."""
    for mine, theirs in zip(a.facts[:2], b.facts[:2], strict=True):
        if mine - theirs and theirs - mine:
            return 1.0
    mine, theirs = a.facts[2], b.facts[2]
    other = min(len(mine - theirs), len(theirs - mine))
    return 0.0 if other == 0 else 1.0 if other >= len(mine & theirs) else 0.5


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Number words and the words for days, each with its value."""
    data = tomllib.loads((resources.files("dateline.record") / "copies.toml").read_text(encoding="utf-8"))
    numbers, days = (
        {fold(word): value for value, words in data[name].items() for word in words.split()}
        for name in ("numbers", "days")
    )
    return numbers, days
