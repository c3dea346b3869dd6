"""What kind of speaker some words name, and on whose side: lexicon and gazetteer, in every language but French."""

from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.gazetteer import open_gazetteer
from dateline.gazetteer.entries import data
from dateline.lang import table
from dateline.lang.traits import traits
from dateline.mentions.grammar.phrases import Hit, Phrases, plain
from dateline.mentions.grammar.saying_words import cues

# By these endings the names of countries are declined, where a language has cases (the longest first).
_ENDINGS = ("ая", "ый", "ий", "ое", "ие", "ські", "а", "я", "ы", "и", "ь", "й")
_VOWELS = "аеиоуыэюяіїє"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerWords:
    """The speaker lexicon of one language."""

    kinds: Phrases
    generic: Phrases
    heads: Phrases
    fallback: Phrases
    unions: Phrases
    local: Phrases
    upgrades: Phrases
    national: Phrases
    led_heads: Phrases
    led_bodies: Phrases
    led_not: Phrases
    titles: Phrases
    people: tuple[str, ...]
    never_people: frozenset[str]
    sides: Phrases
    home: Phrases
    no_side: Phrases
    armed: Phrases
    regular: Phrases
    taken_up: Phrases
    capitals: Phrases


@cache
def speaker_words(language: str) -> SpeakerWords:
    """The speaker lexicon of a language."""
    t = table(language, "speakers")
    endings: int = t["notation"]["endings"]

    def phrases(rows: dict[str, list[str]]) -> Phrases:
        return Phrases(rows, endings=endings)

    def listed(group: str, key: str = "words") -> Phrases:
        return phrases({"yes": t[group][key]})

    return SpeakerWords(
        kinds=phrases(t["kinds"]),
        generic=listed("generic"),
        heads=listed("generic", "heads"),
        fallback=phrases(t["fallback"]),
        unions=listed("unions"),
        local=listed("local"),
        upgrades=listed("local", "upgrades"),
        national=listed("local", "national"),
        led_heads=listed("led", "heads"),
        led_bodies=listed("led", "bodies"),
        led_not=listed("led", "not"),
        titles=listed("titles"),
        people=tuple(t["people"]["endings"]),
        never_people=frozenset(plain(w) for w in t["people"]["never"]),
        sides=phrases(t["sides"]),
        home=phrases(t.get("home", {})),
        no_side=listed("no_side"),
        armed=listed("armed"),
        regular=phrases({"yes": t["armed"].get("regular", [])}),
        taken_up=phrases(t["taken_up"]),
        capitals=phrases(t["capitals"]),
    )


def kind_hits(language: str, words: tuple[str, ...]) -> list[Hit]:
    """The words among these that tell a kind, those that only do so with others left out."""
    lexicon = speaker_words(language)
    return [h for h in lexicon.kinds.all(words) if not (h.last == h.first + 1 and lexicon.generic.has(words[h.first]))]


@lru_cache(maxsize=20_000)  # the same few words are asked about again and again
def kind_of(language: str, words: tuple[str, ...], *, local: bool = False) -> str | None:
    """The kind of speaker these words name, or None; `local`: they name a place below a country."""
    lexicon = speaker_words(language)
    said = kind_hits(language, words)
    narrow = local or bool(lexicon.local.all(words))
    if lexicon.led_bodies.all(words) and lexicon.led_heads.all(words) and not lexicon.led_not.all(words):
        first = lexicon.led_bodies.all(words)[0].first
        if not said or said[0].first >= first or said[0].value in ("local_authority", "governor", "official"):
            return "governor"
    if said and said[0].value != "international_org" and lexicon.unions.all(words):
        return "official"  # "a police union"
    if said:
        hit = said[0]
        if narrow and hit.value in ("official", "ministry") and lexicon.upgrades.all(words[hit.first : hit.last]):
            national = lexicon.national.all(words[hit.first : hit.last])
            if not national or lexicon.local.all(words):
                return "local_authority"
        return hit.value
    if capital_of(language, words) is not None:
        return "official"
    if local and lexicon.led_heads.all(words) and all(_plain_head(lexicon, w) for w in words[:1]):
        return "governor"
    places = range(len(words))
    for k in [*(k for k in places if not lexicon.local.has(words[k])), *places]:
        found = lexicon.fallback.at(words, k)
        if found:
            upgraded = narrow and found.value == "official" and lexicon.upgrades.all(words)
            return "local_authority" if upgraded else found.value
    return None


def _plain_head(lexicon: SpeakerWords, word: str) -> bool:
    return lexicon.led_heads.has(word)


def speaks(language: str, words: tuple[str, ...], head: int) -> bool:
    """Whether the word at `head` is itself one who speaks: "an army base" is not."""
    lexicon = speaker_words(language)
    if any(h.first <= head < h.last for h in lexicon.kinds.all(words)) or lexicon.heads.all(words[head : head + 1]):
        return True
    return lexicon.fallback.at(words, head) is not None or capital_of(language, words) is not None


def is_human(language: str, word: str) -> bool:
    """Whether a common noun names a person by its ending ("the baker")."""
    lexicon = speaker_words(language)
    low = plain(word)
    return len(low) > 4 and low.endswith(lexicon.people) and low not in lexicon.never_people


@cache
def countries(language: str) -> Phrases:
    """The names of countries in all their cases; in a language without cases none, for the gazetteer knows them."""
    rows: dict[str, list[str]] = {}
    for row in data("countries.tsv") if traits(language).cases else ():
        for name in row[language].split("|"):
            rows.setdefault(row["iso3"], []).append(" ".join(_stem(word) for word in name.split()))
    return Phrases(rows, endings=3)


def _stem(word: str) -> str:
    """A word of a country's name without its ending; a short or indeclinable one as it is."""
    for ending in _ENDINGS:
        if word.lower().endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)] + "*"
    return word if len(word) < 4 or word[-1] in _VOWELS else word + "*"


@lru_cache(maxsize=20_000)
def capital_of(language: str, words: tuple[str, ...]) -> str | None:
    """The country that these words as a whole stand for ("Moscow", "Russia"), as ISO 3166-1 alpha-3."""
    if not words or len(words) > 4:
        return None
    found = speaker_words(language).capitals.whole(words) or countries(language).whole(words)
    if found:
        return found
    place = open_gazetteer().country(" ".join(words))
    return place.country if place is not None else None


@lru_cache(maxsize=20_000)
def side_of(language: str, words: tuple[str, ...], name: range = range(0)) -> str | None:
    """The country whose side these words name, by demonym, name or capital; the first that does.

    `name`: which of them are somebody's name, which is no demonym ("Roman Petrenko").
    """
    lexicon = speaker_words(language)
    if lexicon.no_side.all(words) or lexicon.armed.all(words) or _allies(language, words):
        return None
    named = [(h.first, h.value) for h in _sides(language, words)]
    gazetteer = open_gazetteer()
    for k, word in enumerate(words):
        if k in name:
            continue
        for piece in (word, *([word.split("-")[0]] if "-" in word else ())):
            side = gazetteer.demonym(piece, language=language) if len(piece) > 3 else None
            if side:
                named.append((k, side))
                break
        for size in (1, 2):
            if len(word) > 3 and (country := gazetteer.country(" ".join(words[k : k + size]))):
                named.append((k, country.country or ""))
    return min(named)[1] or None if named else None


def home_of(language: str, words: tuple[str, ...]) -> str | None:
    """The country of a body that news in this language names without saying whose it is."""
    return next((str(hit.value) for hit in speaker_words(language).home.all(words)), None)


def _sides(language: str, words: tuple[str, ...]) -> list[Hit]:
    """The countries these words name; a word for something told is none ("дані" is no Denmark)."""
    lexicon = speaker_words(language)
    documents = cues(language).lists["documents.nouns"]
    found = [*lexicon.sides.all(words), *lexicon.capitals.all(words), *countries(language).all(words)]
    return [h for h in found if not documents.has(words[h.first])]


def _allies(language: str, words: tuple[str, ...]) -> bool:
    """Whether these are two powers that speak together: "Qatar and Saudi Arabia"."""
    joins = cues(language).lists["joins"]
    at = next((k for k, w in enumerate(words) if joins.has(w)), None)
    if at is None:
        return False
    one, other = capital_of(language, words[:at]), capital_of(language, words[at + 1 :])
    return one is not None and other is not None and one != other


def is_armed_group(language: str, words: tuple[str, ...]) -> bool:
    """Whether these words name an armed group that speaks for no country."""
    return bool(speaker_words(language).armed.all(words))


def is_of_a_state(language: str, words: tuple[str, ...]) -> bool:
    """Whether these words name soldiers of a state and no armed group: "военные"."""
    return bool(speaker_words(language).regular.all(words)) and not is_armed_group(language, words)
