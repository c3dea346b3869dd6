"""Names of persons, places and bodies told by their letters, their neighbours and the gazetteer, without a network.

The model's own network for names takes as long as all of its grammar, and claims score the same with the kinds
given here. Where the parser was run without it, the tokens get theirs from this module.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.gazetteer import Candidate, Gazetteer, fold
from dateline.lang import has_table, table
from dateline.mentions.cases.forms import forms
from dateline.model import Document, Parse, Token

_LONGEST = 6  # words of a name
_KNOWN = 40  # how well known a place must be where its name opens a sentence, as any noun may
_OFFICE = 7  # words from an office to who holds it: "the head of the southern border region"
_OPENERS = frozenset({"«", '"', "(", "-", "–", "—", ":"})
_MISTAKEN = frozenset({"PRON", "VERB", "ADV", "ADJ"})  # what the parser takes an unknown name at the start for
_CLOSED = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "ADV", "AUX", "VERB", "NUM"})


def with_entities(document: Document, parse: Parse, gazetteer: Gazetteer) -> Parse:
    """The parse with a kind for each name: as it is where the parser gave any, guessed where it gave none."""
    if not has_table(document.language, "entities"):
        return _with_places(parse, document.language, gazetteer)
    if any(token.entity for token in parse.tokens):
        return _with_particles(parse, document.language)
    kinds: dict[int, str] = {}
    joints = _words(document.language)["joints"]
    listed = 0  # the token after the last place of a list, to which the next name may belong
    for first, last in _runs(parse):
        along = listed and first - listed < 4 and all(t.text.lower() in joints for t in parse.tokens[listed:first])
        along = along and not (last - first > 1 and _holder_before(parse.tokens, listed, document.language))
        for begin, end, kind in _name(document, parse, first, last, gazetteer, along=bool(along)):
            kinds.update(dict.fromkeys(range(begin, end), kind))
            listed = end if kind == "LOC" else 0
    tokens = tuple(t._replace(entity=kinds[t.i]) if t.i in kinds else t for t in parse.tokens)
    return _with_particles(Parse(tokens=tokens, sentences=parse.sentences), document.language)


def _with_particles(parse: Parse, language: str) -> Parse:
    """The parse with persons whose name has a particle told as such: "Anna van de Velde" names no place."""
    w = _words(language)
    particles, articles = w.get("particles", frozenset()), w.get("particle_articles", frozenset())
    at = [t.i for t in parse.tokens[1:-1] if t.text in particles]
    if not at:
        return parse
    tokens = list(parse.tokens)
    for i in at:
        if not tokens[i - 1].text[:1].isupper():
            continue
        last = i + 2 if tokens[i + 1].text in articles else i + 1
        named = last < len(tokens) and tokens[last].text[:1].isupper()
        if named and tokens[last].sentence == tokens[i - 1].sentence:
            for k in range(i - 1, last + 1):
                tokens[k] = tokens[k]._replace(entity="PER", upos="PROPN")
    return Parse(tokens=tuple(tokens), sentences=parse.sentences)


def _with_places(parse: Parse, language: str, gazetteer: Gazetteer) -> Parse:
    """The parse of a language whose parser tells persons and lemmas: names that the gazetteer knows are places."""
    tokens = tuple(
        token._replace(entity="LOC")
        if token.upos == "PROPN"
        and token.entity is None
        and token.text[0].isupper()
        and not token.text.isupper()
        and "NameType" not in token.feats
        and (found := _found(token.lemma, language, gazetteer))
        and (token.i > parse.sentences[token.sentence].first or found[0].weight >= _KNOWN)
        else token
        for token in parse.tokens
    )
    return Parse(tokens=tokens, sentences=parse.sentences)


def _found(name: str, language: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What the gazetteer has under a name, as it stands or as a neighbouring language spells it."""
    for spelling in (name, *forms(language).otherwise(name)):
        if found := gazetteer.candidates(spelling):
            return tuple(found)
    return ()


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    first_names = table(language, "first_names")
    names = frozenset(n for row in first_names.values() if "names" in row for n in row["names"].split())
    for other in first_names.get("also", {}).get("languages", ()):
        names |= _words(other)["first_names"]
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
            while end < sentence.last and end - i < _LONGEST:
                hyphen = end + 1 < sentence.last and tokens[end].text == "-" and _touching(tokens, end)
                if not _capital(tokens[end]) and not (hyphen and _capital(tokens[end + 1])):
                    break
                end += 1
            yield i, end
            i = end


def _touching(tokens: Sequence[Token], k: int) -> bool:
    """Whether nothing stands between a hyphen and the words it joins: "El-Facher"."""
    return tokens[k - 1].end == tokens[k].start and tokens[k].end == tokens[k + 1].start


def _capital(token: Token) -> bool:
    text = token.text
    if text[0].isupper() or "-" not in text:
        return text[0].isupper()
    head, _, rest = text.partition("-")  # "al-Kazimi"
    return len(head) < 4 and rest[:1].isupper()


def _name(
    document: Document, parse: Parse, first: int, last: int, gazetteer: Gazetteer, *, along: bool
) -> Iterator[tuple[int, int, str]]:
    """The names in a stretch, with their kinds; `along`: the stretch goes on with a list of places."""
    tokens, w = parse.tokens, _words(document.language)
    opens = first == parse.sentences[tokens[first].sentence].first or tokens[first - 1].text in _OPENERS
    if opens and (tokens[first].upos in _CLOSED or tokens[first].text.lower() in w["at"]):
        if last - first == 1 and tokens[first].upos in _MISTAKEN and _well_known(tokens[first].text, gazetteer):
            yield first, last, "LOC"
            return
        first += 1
    if first == last:
        return
    text = document.text[tokens[first].start : tokens[last - 1].end]
    if last - first == 1 and _apposed(tokens, first, w["channels"]):
        yield first, last, "ORG"
        return
    titled = "orgs" in w and last - first > 1 and tokens[first].text.lower() in w["roles"]
    if (
        not titled and _sited(tokens, first, w) and not _heads_site(tokens, first, last, w)
    ):  # "Kursk region Governor Ana Silva" is no region of that name
        yield first, last, "ORG" if _is_body(text, last - first, w, gazetteer) else "LOC"
        return
    if "orgs" in w and (parts := _titled(tokens, first, last, w)) is not None:
        for begin, end, kind in parts:
            if kind is not None:
                yield begin, end, kind
            else:
                yield from _other(document, tokens, begin, end, gazetteer, opens, along)
        return
    led = _led(tokens, first, w["roles"])
    person = next((k for k in range(first, last) if fold(tokens[k].text).split(" ")[0] in w["first_names"]), None)
    if person is not None and (last - person > 1 or led):
        if person > first:
            yield from _other(document, tokens, first, person, gazetteer, opens, False)
        yield person, last, "PER"
    elif led and not gazetteer.lookup(text):
        yield first, last, "PER"
    else:
        yield from _other(document, tokens, first, last, gazetteer, opens, along)


def _titled(
    tokens: Sequence[Token], first: int, last: int, w: Mapping[str, frozenset[str]]
) -> list[tuple[int, int, str | None]] | None:
    """The parts of a stretch of capitals with a title or the noun of a body in it; None where it has neither.

    "Kharkiv Governor Ana Silva" is a place and a person, "State Border Service" a body. A part of no kind is to be
    told by other means.
    """
    lows = [t.text.lower() for t in tokens[first:last]]
    named = next((k for k in range(len(lows)) if fold(lows[k]).split(" ")[0] in w["first_names"]), len(lows))
    role = next((k for k in range(len(lows) - 1, -1, -1) if lows[k] in w["roles"]), None)
    body = next((k for k in range(len(lows) - 1, -1, -1) if lows[k] in w["orgs"] and k < named), None)
    if body is not None and (role is None or body > role):
        end = max(body + 1, len(lows) if named == len(lows) else body + 1)
        rest: list[tuple[int, int, str | None]] = [(first + end, last, "PER")] if end < len(lows) else []
        return [(first, first + end, "ORG"), *rest]
    if role is None or lows[0] in w["sites"]:
        return None
    start = _first_role(lows, w)
    parts: list[tuple[int, int, str | None]] = [(first, first + start, None)] if start else []
    if role + 1 < len(lows):
        parts.append((first + role + 1, last, "PER"))
    return parts


def _first_role(lows: Sequence[str], w: Mapping[str, frozenset[str]]) -> int:
    return next(k for k in range(len(lows)) if lows[k] in w["roles"])


def _other(
    document: Document,
    tokens: Sequence[Token],
    first: int,
    last: int,
    gazetteer: Gazetteer,
    opens: bool,
    along: bool,
) -> Iterator[tuple[int, int, str]]:
    """The kind of a name that nothing before it and no first name tells."""
    w = _words(document.language)
    text = document.text[tokens[first].start : tokens[last - 1].end]
    single = last - first == 1
    if single and (len(text) < 3 or text.lower() in w["common"]):
        return
    if single and tokens[first].upos not in ("PROPN", "NOUN", "X", "ADJ"):
        if not opens and tokens[first].upos in _MISTAKEN and _well_known(text, gazetteer):
            yield first, last, "LOC"
        return
    before = tokens[first - 1].text.lower() if first else ""
    if _is_body(text, last - first, w, gazetteer):
        yield first, last, "ORG"
    elif found := gazetteer.candidates(text):
        if single and fold(text) in w["first_names"] and before not in w["placing"]:
            return
        if not (single and opens and tokens[first].upos != "PROPN" and found[0].weight < _KNOWN):
            yield first, last, "LOC"
    elif (before in w["at"] and not _given(tokens, first, document.language) or along) and not opens:
        yield first, last, "LOC"
    elif not single and before not in w["joined"]:
        yield first, last, "PER"


def _well_known(text: str, gazetteer: Gazetteer) -> bool:
    return len(text) > 3 and any(c.weight >= _KNOWN for c in gazetteer.candidates(text)[:1])


def _holder_before(tokens: Sequence[Token], k: int, language: str) -> bool:
    """Whether an office stands shortly before the place that ends at `k`: "le gouverneur de l'Etat de X, ..."."""
    near = (t for t in tokens[max(k - 8, 0) : k] if t.sentence == tokens[k - 1].sentence)
    return any(t.text.lower() in _words(language)["roles"] for t in near)


def _apposed(tokens: Sequence[Token], first: int, nouns: frozenset[str]) -> bool:
    """Whether a word between commas names the body just spoken of: "une chaîne proche du pouvoir, X, ..."."""
    if first == 0 or first + 1 >= len(tokens) or not tokens[first - 1].text == tokens[first + 1].text == ",":
        return False
    near = [t for t in tokens[max(first - 7, 0) : first - 1] if t.sentence == tokens[first].sentence]
    at = next((n for n in range(len(near) - 1, -1, -1) if near[n].text.lower() in nouns), None)
    return at is not None and not any(t.upos in ("VERB", "PUNCT") for t in near[at:])


def _given(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Whether "à" gives something to the name: "attribué à X", "a dit à X"."""
    return first > 1 and tokens[first - 2].text.lower().startswith(tuple(table(language, "places")["names"]["datives"]))


def _is_body(text: str, size: int, w: Mapping[str, frozenset[str]], gazetteer: Gazetteer) -> bool:
    """Whether a name is an organisation's: one of those known, or an acronym of no country."""
    return text.lower() in w["bodies"] or (
        size == 1 and text.isupper() and len(text) < 7 and gazetteer.country(text) is None
    )


def _sited(tokens: Sequence[Token], first: int, w: Mapping[str, frozenset[str]]) -> bool:
    """Whether the name follows a noun of a place: "la prison de X", "l'hôpital X", "le village de X"."""
    k = first - 1
    while k >= 0 and first - k < 3 and tokens[k].text.lower() in w["of"]:
        k -= 1
    return k >= 0 and tokens[k].sentence == tokens[first].sentence and tokens[k].text.lower() in w["sites"]


def _heads_site(tokens: Sequence[Token], first: int, last: int, w: Mapping[str, frozenset[str]]) -> bool:
    """Whether a first name opens who heads the site before it: "the governor of the border region Oleg Petrov"."""
    if last - first < 2 or fold(tokens[first].text).split(" ")[0] not in w["first_names"]:
        return False
    before = tokens[max(first - _OFFICE, 0) : first - 1]
    return tokens[first - 1].text.lower() in w["sites"] and any(t.text.lower() in w["roles"] for t in before)


def _led(tokens: Sequence[Token], first: int, roles: frozenset[str]) -> bool:
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
