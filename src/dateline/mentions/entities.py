"""Names of persons, places and bodies told by their letters, their neighbours and the gazetteer, without a network.

The model's own network for names takes as long as all of its grammar and mistakes one name in four in dispatches
about places it has not seen. Where the parser was run without it, the tokens get their kinds here.
"""

from collections.abc import Iterator
from functools import cache

from dateline.gazetteer import Gazetteer, fold
from dateline.lang import table
from dateline.model import Document, Parse, Token

_LONGEST = 6  # words of a name


def with_entities(document: Document, parse: Parse, gazetteer: Gazetteer) -> Parse:
    """The parse with a kind for each name: as it is where the parser gave any, guessed where it gave none."""
    if any(token.entity for token in parse.tokens):
        return parse
    kinds: dict[int, str] = {}
    for first, last in _runs(parse):
        for begin, end, kind in _name(document, parse, first, last, gazetteer):
            kinds.update(dict.fromkeys(range(begin, end), kind))
    if not kinds:
        return parse
    tokens = tuple(t._replace(entity=kinds[t.i]) if t.i in kinds else t for t in parse.tokens)
    return Parse(tokens=tokens, sentences=parse.sentences)


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    names = frozenset(n for row in table(language, "first_names").values() for n in row["names"].split())
    rows = table(language, "entities")
    return {"first_names": names, **{name: frozenset(row["words"]) for name, row in rows.items()}}


def _runs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Stretches of words with a capital, with the particles between them."""
    tokens = parse.tokens
    for sentence in parse.sentences:
        i = sentence.first
        while i < sentence.last:
            if not _capital(tokens[i]):
                i += 1
                continue
            end = i + 1
            while end < sentence.last and end - i < _LONGEST and _capital(tokens[end]):
                end += 1
            yield i, end
            i = end


def _capital(token: Token) -> bool:
    text = token.text
    if text[0].isupper():
        return True
    head, dash, rest = text.partition("-")  # "al-Kazimi"
    return bool(dash) and len(head) < 4 and rest[:1].isupper()


def _name(
    document: Document, parse: Parse, first: int, last: int, gazetteer: Gazetteer
) -> Iterator[tuple[int, int, str]]:
    """The names in a stretch, with their kinds."""
    tokens, w = parse.tokens, _words(document.language)
    opens = first == parse.sentences[tokens[first].sentence].first or tokens[first - 1].text in ("«", '"', "(", "-", "–", "—")
    if opens and tokens[first].upos in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "VERB", "NUM"):
        first += 1
        if first == last:
            return
    before = tokens[first - 1].text.lower() if first else ""
    person = next((k for k in range(first, last) if fold(tokens[k].text).split(" ")[0] in w["first_names"]), None)
    whole = document.text[tokens[first].start : tokens[last - 1].end]
    if person is not None and (last - person > 1 or _led(tokens, first, w["roles"])):
        if person > first:
            yield from _name_at(first, person, before, whole, gazetteer, document, tokens)
        yield person, last, "PER"
        return
    if _led(tokens, first, w["roles"]) and not gazetteer.lookup(whole):
        yield first, last, "PER"
        return
    yield from _name_at(first, last, before, whole, gazetteer, document, tokens)


def _name_at(
    first: int, last: int, before: str, whole: str, gazetteer: Gazetteer, document: Document, tokens: tuple[Token, ...]
) -> Iterator[tuple[int, int, str]]:
    text = document.text[tokens[first].start : tokens[last - 1].end]
    if last - first == 1 and (len(text) < 3 or tokens[first].upos not in ("PROPN", "NOUN", "X", "ADJ")):
        return
    w = _words(document.language)
    if text.lower() in w["bodies"] or (last - first == 1 and text.isupper() and len(text) < 7 and not gazetteer.country(text)):
        yield first, last, "ORG"
    elif gazetteer.lookup(text):
        yield first, last, "LOC"
    elif last - first > 1 and before not in w["joined"]:
        yield first, last, "PER"


def _led(tokens: tuple[Token, ...], first: int, roles: frozenset[str]) -> bool:
    """Whether the name follows who bears it: "le gouverneur X", "le président ukrainien X"."""
    k = first - 1
    while k >= 0 and first - k < 4 and tokens[k].sentence == tokens[first].sentence:
        word = tokens[k].text.lower()
        if word in roles:
            return True
        if tokens[k].upos not in ("ADJ", "PROPN") and not word.endswith("."):
            return False
        k -= 1
    return False
