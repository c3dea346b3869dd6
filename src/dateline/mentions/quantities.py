"""Quantities: numbers said of things, with what the words around them do to the number."""

import re
from dataclasses import replace

from dateline.mentions.attribution_words import cues
from dateline.mentions.lexicon import participle_forms, things
from dateline.mentions.numerals import (
    Bounds,
    Patterns,
    bounds,
    counted_words,
    how_of,
    lowered,
    patterns,
    said_number,
    value_of,
)
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, QuantityMention, Span, TimeMention

_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTES = frozenset('«»"“”‘')
_NOMINAL = ("NOUN", "PROPN")


def find_quantities(
    document: Document, parse: Parse, times: tuple[TimeMention, ...] = ()
) -> tuple[QuantityMention, ...]:
    """All quantities in text order; numbers inside time expressions, ages, distances and money left out."""
    p = patterns(document.language)
    tree = Tree(parse)
    taken = [t.span for t in times]
    found: list[QuantityMention] = []
    for sentence in parse.sentences:
        text = lowered(document.text[sentence.span.start : sentence.span.end])
        base = sentence.span.start
        at = 0
        while m := p.main.search(text, at):
            at = max(m.end(), at + 1)
            start, end = base + m.start(), base + m.end()
            if any(s.start < end and start < s.end for s in taken):
                continue
            quantity, after = _quantity(p, document, tree, m, base)
            if quantity is not None:
                found.append(quantity)
                at = max(at, after - base)
        found.extend(_nones(p, document, tree, text, base))
        found = _with_singled_out(p, document, tree, text, base, found)
    return tuple(sorted(found, key=lambda q: q.span))


def _nones(p: Patterns, document: Document, tree: Tree, text: str, base: int) -> list[QuantityMention]:
    """Words of none with their noun: "aucun blessé" is 0..0."""
    out: list[QuantityMention] = []
    for m in p.none.finditer(text):
        head = _head(p, tree, base + m.end(), False, document.language)
        token = head if head is not None else tree.at(base + m.start())
        if token is not None:
            span = Span(base + m.start(), max(tree.tokens[token].end, base + m.end()))
            out.append(_made(span, token, tree, (0, 0, 0), "none", head is not None))
    return out


def _with_singled_out(
    p: Patterns, document: Document, tree: Tree, text: str, base: int, found: list[QuantityMention]
) -> list[QuantityMention]:
    """`found` with one thing out of several ("l'un des drones") and things told by their rank ("la troisième")."""
    for m in p.one_of.finditer(text):
        token = tree.at(base + m.start())
        if token is None or any(q.span.start < base + m.start() < q.span.end for q in found):
            continue  # "cinquante et un d'entre eux"
        following = document.text[base + m.start() : base + m.end()].lower()
        head = (
            None
            if "'eux" in following or "'elles" in following
            else _head(p, tree, base + m.end(), True, document.language)
        )
        end = tree.tokens[head].end if head is not None else base + m.end()
        if head is not None and tree.lows[head] in things(document.language).classes:
            if "territory" in things(document.language).classes[tree.lows[head]]:
                continue  # "à Melitopol, une des principales villes": what a place is
        found = [q for q in found if not (base + m.start() <= q.span.start < base + m.end())]
        made = _made(Span(base + m.start(), end), token, tree, (1, 1, 1), "one_of", False)
        found.append(replace(made, unit=tree.tokens[head].lemma.lower() if head is not None else None))
    known = participle_forms(document.language)
    for m in p.ordinal.finditer(text):
        i = tree.at(base + m.start("word"))
        span = Span(base + m.start(), base + m.end())
        if (
            i is None
            or _noun_follows(tree, i, known)
            or any(q.span.start < span.end and span.start < q.span.end for q in found)
        ):
            continue
        found.append(_made(span, i, tree, (1, 1, 1), "ordinal", False))
    return found


def _noun_follows(tree: Tree, i: int, participles: frozenset[str]) -> bool:
    """Whether the rank word at `i` only qualifies a noun after it, or is a noun's own word ("le premier ministre")."""
    if i + 1 >= len(tree.tokens):
        return False
    following = tree.tokens[i + 1]
    if following.sentence != tree.tokens[i].sentence:
        return False
    if following.text.lower() in participles and following.text.lower().endswith(("é", "ée", "u", "ue")):
        return False
    if following.upos in ("NOUN", "PROPN", "NUM") or following.text == "-":
        return True
    adjective = following.upos in ("ADJ", "ADV") and following.text.isalpha()
    return adjective and i + 2 < len(tree.tokens) and tree.tokens[i + 2].upos in _NOMINAL


def _quantity(
    p: Patterns, document: Document, tree: Tree, m: re.Match[str], base: int
) -> tuple[QuantityMention | None, int]:
    """The quantity that a match of the main pattern makes, with where to read on; None where it is none."""
    said = said_number(p, m, document.language)
    read_to = base + m.end()
    if said is None:
        first = value_of(m["low2"], document.language) if m["low2"] else None
        if first is None:
            return None, 0
        said, read_to = (bounds(first, how_of(m["before"], p.table["before"])), "number"), base + m.end("low2")
    start = base + m.start()
    number = tree.at(base + m.start("number")) if m["number"] else None
    if number and (m["number"] or "").lower() in p.table["per"]["of"]:
        if tree.lows[number - 1] in p.table["per"]["lead"]:
            return None, 0  # "dix pour cent des drones"
    if m["low2"] and _revised(document, base + m.start(), document.language):
        latest = value_of(m["high2"], document.language)
        if latest is not None:
            said, start = (bounds(latest, None), "number"), base + m.start("high2")
    (low, best, high), rule = said
    word = (m["number"] or "").lower()
    after = read_to
    again = p.repeated.match(document.text, after)
    if again and rule in ("number", "article"):
        after, rule = again.end(), "number"
    if rule == "number" and _YEAR.fullmatch(word) and document.text[after : after + 1] != " ":
        return None, 0
    plain = not m["before"] and best is not None and rule not in ("article", "exact")
    among = p.among_them.match(document.text, after) if plain else None
    tail = p.after.match(document.text, among.end() if among else after) if plain else None
    if tail:
        low, best, high = bounds(_known(best), how_of(tail["after"], p.table["after"]))
        after = tail.end()
    if (named := p.number_of.match(document.text, after)) is not None:
        after = named.end()  # "chiffre à 629 le nombre de drones tirés"
    head = _head(p, tree, after, rule in ("collective", "plural_collective", "exact"), document.language)
    token = tree.at(base + m.start("number") if m["number"] else read_to - 1)
    if token is None:
        return None, 0
    if rule == "exact" and head is None:
        head = token
    if _not_counted(p, document, tree, head, after) or (
        head is not None and _residents(p, tree, head, base + m.start())
    ):
        return None, 0
    here = tree.tokens[token]
    if word in p.table["articles"]["words"] and (m["before"] or "").lower() in p.table["articles"]["where"]:
        return None, 0  # "près d'un bus" says where
    if rule == "article" and (
        here.upos not in ("DET", "NUM", "PRON")
        or (head is None and not _stands_alone(tree, token, frozenset(p.table["stops"]["words"])))
    ):
        return None, 0
    if (
        head is None
        and rule != "article"
        and (
            _YEAR.fullmatch(word)
            or _of_a_unit(p, tree, after)
            or _is_name(p, tree, base + m.start(), document.language)
        )
    ):
        return None, 0
    end = _end_of_qualifiers(p, tree, after, here.sentence) if head is None and rule != "article" else after
    if end > after and plain and rule == "number" and (tail := p.after.match(document.text, end)):
        low, best, high = bounds(_known(best), how_of(tail["after"], p.table["after"]))
        end = tail.end()  # "quatre autres au moins"
    if _is_rate(p, tree, base + m.start(), head if head is not None else tree.at(after - 1), head is None):
        return None, 0
    if head is not None:
        end = max(end, _word_end(tree, head))
        tail = p.after.match(document.text, _past_participle(tree, head, document.language))
        if tail and plain and rule == "number" and best == low == high:
            low, best, high = bounds(_known(best), how_of(tail["after"], p.table["after"]))
            end = tail.end()
    end = max(end, read_to)
    made = _made(
        Span(start, end),
        head if head is not None else token,
        tree,
        (low, best, high),
        rule,
        head is not None,
    )
    return made, end if rule not in ("article", "exact") else read_to


def _revised(document: Document, start: int, language: str) -> bool:
    """Whether a toll is said to have gone from one number to the next: "est passé de dix-sept à 21 morts"."""
    before = document.text[max(start - 40, 0) : start].lower().split()
    return bool(before) and before[-1] == "de" and bool(set(before) & counted_words(language, "revised"))


def _is_rate(p: Patterns, tree: Tree, start: int, last: int | None, alone: bool) -> bool:
    """Whether a number is either side of a rate: "une personne sur trois", "trois sur quatre"."""
    first = tree.at(start)
    if first is None or last is None:
        return False
    if alone and first > 1 and tree.tokens[first - 1].text.lower() == "sur":
        before = [t.text.lower() for t in tree.tokens[max(first - 3, 0) : first - 1]]
        return any(w in p.table["words"] or w.isdigit() for w in before)
    following = tree.tokens[last + 1 : last + 4]
    if len(following) < 3 or following[0].text.lower() != "sur" or following[2].upos in _NOMINAL:
        return False
    number = following[1].text.lower()
    said, of = value_of(tree.tokens[first].text), value_of(number)
    if said is not None and of is not None and 1 < said <= of and of > 10 and of not in (100, 1000):
        return False  # "113 drones sur 185" counts, "sept habitants sur dix" does not
    return (
        number in p.table["words"]
        and number not in p.table["articles"]["words"]
        or number.isdigit()
        and following[2].upos != "ADJ"
    )


def _word_end(tree: Tree, i: int) -> int:
    """Where the word at `i` ends with what a hyphen ties to it: "pick-up", "Su-34"."""
    while (
        i + 1 < len(tree.tokens)
        and tree.tokens[i + 1].start == tree.tokens[i].end
        and (tree.tokens[i + 1].text.startswith("-") or tree.tokens[i].text.endswith("-"))
    ):
        i += 1
    return tree.tokens[i].end


def _known(number: float | None) -> float:
    return 0 if number is None else number


def _past_participle(tree: Tree, head: int, language: str) -> int:
    """The code point where the noun and the participle that qualifies it end: "vingt soldats morts, au moins"."""
    if head + 1 < len(tree.tokens):
        following = tree.tokens[head + 1]
        word = following.text.lower()
        if following.sentence == tree.tokens[head].sentence and (
            word in participle_forms(language) or word in things(language).casualty
        ):
            return following.end
    return tree.tokens[head].end


def _not_counted(p: Patterns, document: Document, tree: Tree, head: int | None, after: int) -> bool:
    """Whether the number measures (time, distance, money, age) rather than counts."""
    nearest = tree.at(after)
    if nearest is None:
        return False
    word = tree.tokens[nearest].text.lower()
    if word in p.table["per"]["lead"] and tree.lows[nearest + 1 : nearest + 2]:
        return tree.lows[nearest + 1] in p.table["per"]["of"]
    if head is None:
        return word in p.not_counted or word == "/"
    if tree.tokens[head].text.lower() not in p.not_counted:
        return False
    if "explosif" in " ".join(t.text.lower() for t in tree.tokens[head + 1 : head + 3]):
        return False
    return word not in ("tué", "mort")


def _residents(p: Patterns, tree: Tree, head: int, start: int) -> bool:
    """Whether the number gives the size of a place: "une ville de 20 000 habitants", "(30 000 habitants)"."""
    if tree.tokens[head].text.lower() not in p.residents:
        return False
    first = tree.at(start)
    if not first:
        return False
    before = [t.text.lower() for t in tree.tokens[max(first - 5, 0) : first]]
    if (
        tree.tokens[first - 1].text == "("
        and tree.tokens[head].i + 1 < len(tree.tokens)
        and tree.tokens[head + 1].text == ")"
    ):
        return True
    return any(w in p.peopled for w in before) and (before[-1] in ("de", "d'", "des", "par") or before[-1] in p.peopled)


def _stands_alone(tree: Tree, i: int, placed: frozenset[str]) -> bool:
    """Whether "un" or "une" without a noun is a pronoun: "une a touché un immeuble", "l'armée en a abattu un"."""
    before = tree.tokens[i - 1] if i else None
    after = tree.tokens[i + 1] if i + 1 < len(tree.tokens) else None
    quoted = after is not None and after.text in ("«", '"', "“")
    if quoted and i + 2 < len(tree.tokens):
        after = tree.tokens[i + 2]  # "dont un « au-dessus de la région de X »"
    opens = (
        before is None
        or before.sentence != tree.tokens[i].sentence
        or before.text in (",", ";", ":", "«", "(")
        or (before.text.lower() in ("et", "dont", "mais"))
    )
    if after is None or after.sentence != tree.tokens[i].sentence:
        return False
    if opens and after.text.lower() in placed:
        return before is not None and before.text.lower() in ((",", "et", ";", "dont") if quoted else (",", "et", ";"))
    if opens:
        return after.upos in ("VERB", "AUX", "PRON") and after.text.lower() not in ("tel", "telle", "qui")
    earlier = [t.text.lower() for t in tree.tokens[max(i - 5, 0) : i] if t.sentence == tree.tokens[i].sentence]
    return (
        "en" in earlier
        and after.text in (",", ".", ";", ")")
        or "en" in earlier
        and after.upos in ("ADP", "CCONJ", "ADV")
    )


def _end_of_qualifiers(p: Patterns, tree: Tree, after: int, sentence: int) -> int:
    """Where a number without a noun ends together with "autres", "premiers", "grièvement" after it."""
    i = tree.at(after)
    while i is not None and i < len(tree.tokens):
        token = tree.tokens[i]
        if token.text.lower() not in p.skip or token.text in _QUOTES or token.sentence != sentence:
            break
        after = token.end
        i += 1
    return after


def _is_name(p: Patterns, tree: Tree, start: int, language: str) -> bool:
    """Whether a number without a noun is a name's or a thing's number: "la route 4", "Iskander 9", "vol 370"."""
    i = tree.at(start)
    if not i:
        return False
    before = tree.tokens[i - 1]
    if before.sentence != tree.tokens[i].sentence or before.end + 1 < start:
        return False
    word = before.text.lower()
    if word in p.numbered:
        return True
    if i > 1 and tree.lows[i - 2] == "en" and word in cues(language).finite:
        return False  # "la mairie en dénombre 14", taken for a noun
    if before.upos == "PROPN" and word not in participle_forms(language):
        return True
    return before.upos == "NOUN" and word not in participle_forms(language) and tree.tokens[i].text.isdigit()


def _of_a_unit(p: Patterns, tree: Tree, after: int) -> bool:
    """Whether the number ending at `after` shares the uncounted unit of a later one: "8, 10 et 13 ans"."""
    i = tree.at(after)
    for _ in range(5):
        if i is None or i + 2 >= len(tree.tokens) or tree.tokens[i].text.lower() not in ("et", "ou", "à", ",", "voire"):
            return False
        if tree.tokens[i + 1].text.lower() in p.links and i + 3 < len(tree.tokens):
            i += 1  # "de 19, de 53 et de 54 ans"
        number = tree.tokens[i + 1].text.lower()
        if not (number[:1].isdigit() or number in p.table["words"]):
            return False
        if tree.tokens[i + 2].text.lower() in p.not_counted:
            return True
        i += 2
    return False


def _whole(number: float | None) -> float | None:
    return int(number) if number is not None and number == int(number) else number


def _made(span: Span, token: int, tree: Tree, values: Bounds, rule: str, has_noun: bool) -> QuantityMention:
    low, best, high = values
    unit = tree.tokens[token].lemma.lower() if has_noun else None
    return QuantityMention(
        span=span,
        token=token,
        unit=unit,
        low=_whole(low),
        best=_whole(best),
        high=_whole(high),
        rule=f"quantity.{rule}",
    )


def _head(p: Patterns, tree: Tree, after: int, collective: bool, language: str) -> int | None:
    """The token of the noun that a number ending at `after` counts, or None where it stands alone."""
    i = tree.at(after)
    steps = 0
    sentence = tree.tokens[i].sentence if i is not None else -1
    while i is not None and i < len(tree.tokens) and steps < 8:
        token = tree.tokens[i]
        low = token.text.lower()
        steps += 1
        if (
            token.sentence != sentence or token.start > after and steps == 1 and token.start > after + 4
        ):  # a mark may stand between
            return None
        if low in p.links and steps <= 4:
            i += 1
            continue
        if low in p.skip or low in ("et", "-") and steps > 1 and tree.tokens[i - 1].text.lower() in p.skip:
            i += 1
            continue
        if low.replace(".", "").replace(",", "").isdigit() or low in p.table["words"] or low in p.table["scales"]:
            i += 1
            continue
        if low in p.table["stops"]["words"]:
            return None
        if token.upos in _NOMINAL and not _participle_here(tree, i, language):
            return i
        if low in p.not_counted:
            return i
        known = low in things(language).classes and not low.isdigit()
        if token.upos in ("ADJ", "NUM", "X", "VERB", "ADV", "DET", "PRON") and known:
            return i
        if token.upos in ("ADJ", "NUM", "X") and i + 1 < len(tree.tokens):
            following = tree.tokens[i + 1]
            if token.upos == "ADJ" and following.upos == "NOUN" and following.start == token.end + 1:
                return i + 1
            if collective and token.upos == "ADJ" and steps == 2 and low not in participle_forms(language):
                return i
        return None
    return None


def _participle_here(tree: Tree, i: int, language: str) -> bool:
    """Whether a word tagged as a noun is the participle of a verb of events: "dont treize stoppés par ..."."""
    word = tree.tokens[i].text.lower()
    if word not in participle_forms(language) or word in things(language).classes:
        return False
    return word.endswith(("é", "és", "ée", "ées", "us", "u", "ues"))
