"""What kind of speaker a naming is, and on whose side: lexicon and gazetteer."""

from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.lang import table
from dateline.mentions.attribution_words import demonym, split
from dateline.mentions.grammar import speaker_kinds
from dateline.mentions.own_grammar import has_own_grammar

_JOINTS = frozenset(("le", "la", "les", "l'", "de", "d'", "du", "et", "ou"))
_PLURAL = ("s", "x", "z")
Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerWords:
    """The speaker lexicon of one language; phrases are kept by their first word, longest first."""

    kinds: Phrases
    sides: Phrases
    capitals: Phrases
    generic: frozenset[str]
    people: frozenset[str]
    local: frozenset[str]
    upgrades: frozenset[str]
    titles: frozenset[str]
    fallback: dict[str, str]
    ranked: frozenset[str]
    sited: frozenset[str]
    rank: str
    agent: str
    national: str
    taken_up: dict[str, str]
    no_side: frozenset[str]
    armed: frozenset[str]
    regular: frozenset[str]
    deferring: frozenset[str]
    bodies: frozenset[str]
    body_kinds: frozenset[str]
    exact_offices: frozenset[str]
    any_offices: frozenset[str]
    own_staff: frozenset[str]


def _by_first(rows: list[tuple[tuple[str, ...], str]]) -> Phrases:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in rows:
        out.setdefault(phrase[0], []).append((phrase, value))
    return {first: tuple(sorted(found, key=lambda r: -len(r[0]))) for first, found in out.items()}


@cache
def speaker_words(language: str) -> SpeakerWords:
    """The speaker lexicon of a language."""
    t = table(language, "speakers")

    def phrases(name: str) -> Phrases:
        return _by_first([(split(w), value) for value, words in t[name].items() for w in words])

    kinds = phrases("kinds")
    for first in [w for w in kinds if len(w) > 4 and w.isalpha() and not w.endswith(_PLURAL)]:
        # The plural of every noun of one word.
        own = next((value for phrase, value in kinds[first] if phrase == (first,)), None)
        if own is not None:
            kinds.setdefault(first + "s", (((first + "s",), own),))
    return SpeakerWords(
        kinds=kinds,
        sides=phrases("sides"),
        capitals=phrases("capitals"),
        generic=frozenset(t["generic"]["words"]),
        people=frozenset(t["generic"]["people"]),
        local=frozenset(t["local"]["words"]),
        upgrades=frozenset(t["local"]["upgrades"]),
        titles=frozenset(t["titles"]["words"]),
        no_side=frozenset(t["no_side"]["words"]),
        armed=frozenset(t["armed"]["words"]),
        regular=frozenset(t["armed"]["regular"]),
        deferring=frozenset(t["deferring"]["words"]),
        bodies=frozenset(t["deferring"]["bodies"]),
        body_kinds=frozenset(t["deferring"]["to"]),
        exact_offices=frozenset(t["offices"]["exact"]),
        any_offices=frozenset(t["offices"]["any"]),
        own_staff=frozenset(t["offices"].get("staff", ())),
        sited=frozenset(t["sited"]["words"]),
        ranked=frozenset(t["generic"]["ranked"]),
        rank=t["generic"]["rank"],
        agent=t["generic"]["agent"],
        national=t["local"]["national"],
        taken_up={w: kind for kind, words in t["taken_up"].items() for w in words},
        fallback={w: kind for kind, words in t["fallback"].items() for w in words},
    )


def matches(phrases: Phrases, words: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Where phrases of a table stand in `words`: `(first, last, value)`, longest first at each place."""
    out: list[tuple[int, int, str]] = []
    k = 0
    while k < len(words):
        for phrase, value in phrases.get(words[k], ()):
            last = k + len(phrase)
            if words[k:last] == phrase:
                out.append((k, last, value))
                k = last
                break
        else:
            k += 1
    return out


@lru_cache(maxsize=20_000)  # the same few words are asked about again and again
def kind_of(language: str, words: tuple[str, ...], *, local: bool = False) -> str | None:
    """The kind of speaker these words name, or None; `local`: they name a place below a country."""
    if not has_own_grammar(language):
        return speaker_kinds.kind_of(language, words, local=local)
    lexicon = speaker_words(language)
    agent = next((k for k, w in enumerate(words) if w == lexicon.agent and k > 1), None)
    if agent is not None:
        words = words[:agent]  # "l'administration mise en place par le Kremlin" is not the Kremlin
    found = [f for f in matches(lexicon.kinds, words) if not _no_rank(lexicon, words, f[0])]
    said = [f for f in found if f[1] - f[0] > 1 or words[f[0]] not in lexicon.generic]
    local = local or any(w in lexicon.local for w in words)
    if said:
        first, _, kind = said[0]
        head = words[first]
        national = head == lexicon.national and bool(matches(lexicon.capitals, words))
        ministry = kind == "ministry" and not _locally(lexicon, words, first)
        if local and head in lexicon.upgrades and not national and not ministry:
            return "local_authority"
        if (
            head in lexicon.deferring
            and len(said) > 1
            and any(w in lexicon.bodies for w in words[first + 1 : first + 5])
        ):
            body = next((f for f in said[1:] if words[f[0]] in lexicon.bodies), None)
            body = body or next((f for f in said[1:] if f[2] in lexicon.body_kinds), None)
            return body[2] if body else kind
        return kind
    joined = [w for w in words if w not in _JOINTS]
    if joined and sum(last - first for first, last, _ in matches(lexicon.capitals, tuple(joined))) == len(joined):
        return "official"
    for w in words:
        if w in lexicon.fallback:
            kind = lexicon.fallback[w]
            return "local_authority" if local and w in lexicon.upgrades else kind
    return None


def speaks(language: str, words: tuple[str, ...], head: int) -> bool:
    """Whether the word at `head` is itself one who speaks: "la perte du gouvernement" is not."""
    if not has_own_grammar(language):
        return speaker_kinds.speaks(language, words, head)
    lexicon = speaker_words(language)
    if words[head] in lexicon.generic or words[head] in lexicon.fallback or capital_of(language, words[head:]):
        return True
    if words[head] in lexicon.capitals and kind_of(language, words) == "official":
        return True
    return any(first <= head + 1 and last > head for first, last, _ in matches(lexicon.kinds, words))


def _no_rank(lexicon: SpeakerWords, words: tuple[str, ...], at: int) -> bool:
    """Whether the word at `at` is the adjective of an office, not a rank: "le secrétaire général"."""
    return words[at] == lexicon.rank and at > 0 and words[at - 1] in lexicon.ranked


def _locally(lexicon: SpeakerWords, words: tuple[str, ...], first: int) -> bool:
    """Whether a local adjective stands right behind the word at `first`."""
    return any(w in lexicon.local for w in words[first + 1 : first + 2])


def capital_of(language: str, words: tuple[str, ...]) -> str | None:
    """The country that these words as a whole stand for ("Moscou", "la Russie"), as ISO 3166-1 alpha-3."""
    if not has_own_grammar(language):
        return speaker_kinds.capital_of(language, words)
    bare = tuple(w for w in words if w not in _JOINTS or w in ("et", "ou"))
    found = matches(speaker_words(language).capitals, bare)
    return found[0][2] if found and found[0][0] == 0 and found[0][1] == len(bare) else None


def side_of(language: str, words: tuple[str, ...]) -> str | None:
    """The country whose side these words name, by demonym, name or capital; the first that does."""
    if not has_own_grammar(language):
        return speaker_kinds.side_of(language, words)
    lexicon = speaker_words(language)
    if any(w in lexicon.no_side for w in words):
        return None
    named = [(k, side) for k, _, side in matches(lexicon.sides, words) + matches(lexicon.capitals, words)]
    for k, word in enumerate(words):
        if len(word) > 3 and word.isalpha():
            side = demonym(word)
            if side:
                named.append((k, side))
                break
    return min(named)[1] if named else None
