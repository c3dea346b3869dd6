"""Quantities: numbers with the noun that they count, ready for the event that tells of them."""

from functools import cache

from dateline.lang.traits import traits
from dateline.mentions.grammar.lexicon import things
from dateline.mentions.grammar.numerals import WORD, Numeral, find_numerals, numbers
from dateline.mentions.grammar.phrases import plain
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, QuantityMention, Sentence, Span, TimeMention

_NOMINAL = ("NOUN", "PROPN")
_ROW = 6  # numbers of one list
_BEHIND = 8  # words behind an aside within which a part of the whole is told


def find_quantities(
    document: Document, parse: Parse, times: tuple[TimeMention, ...] = ()
) -> tuple[QuantityMention, ...]:
    """All quantities in text order; numbers inside time expressions, ages, distances and money are left out."""
    tree = Tree(parse)
    taken = [t.span for t in times]
    out: list[QuantityMention] = []
    for sentence in parse.sentences:
        text = document.text[sentence.span.start : sentence.span.end]
        found = list(WORD.finditer(text))
        words = [plain(m.group()) for m in found]
        for numeral in find_numerals(words, document.language):
            start = sentence.span.start + found[numeral.first].start()
            end = sentence.span.start + found[numeral.last - 1].end()
            if any(s.start < end and start < s.end for s in taken) or _reciprocal(words, numeral, document.language):
                continue
            made = _quantity(document, tree, sentence, numeral, words, Span(start, end))
            if made is not None:
                out.append(made)
        out += _by_ages(tree, sentence, document.language)
        out += [
            _by_rank(tree, i) for i in range(sentence.first, sentence.last) if stands_alone(tree, i, document.language)
        ]
    return tuple(sorted(out, key=lambda q: q.span.start))


def stands_alone(tree: Tree, i: int, language: str) -> bool:
    """Whether an ordinal stands for one of those told before: "the second was shot down", not "the second drone"."""
    if tree.lows[i] not in words_of(language, "alone") or not i or tree.lows[i - 1] not in ("the", "a"):
        return False
    after = tree.tokens[i + 1] if i + 1 < len(tree.tokens) else None
    if after is None or after.upos not in ("VERB", "AUX") or after.deprel == "amod":
        return False
    return tree.tokens[i].head in (after.i, after.head)  # not "the first reported attack"


def _by_rank(tree: Tree, i: int) -> QuantityMention:
    """The one that an ordinal stands for."""
    span = Span(tree.tokens[i - 1].start, tree.tokens[i].end)
    return QuantityMention(span=span, token=i, unit=None, low=1, best=1, high=1, rule="quantity.rank")


def _in_commas(tree: Tree, first: int, last: int) -> bool:
    """Whether a number alone behind a name is an age: "Zainab Musa, 82, and Maher Yunis, 43, were killed"."""
    tokens = tree.tokens
    if first < 2 or last + 1 >= len(tokens) or (tree.lows[first - 1], tree.lows[last + 1]) != (",", ","):
        return False
    return tokens[first - 2].upos == "PROPN" and tokens[first].sentence == tokens[first - 2].sentence


def _by_ages(tree: Tree, sentence: Sentence, language: str) -> list[QuantityMention]:
    """People told one by one by their ages before one noun: "40-річна та 60-річна жінки" are two."""
    stems = tuple(words_of(language, "aged"))
    ages: list[int] = []
    out: list[QuantityMention] = []
    for i in range(sentence.first, sentence.last) if stems else ():
        t = tree.tokens[i]
        aged = t.text[:1].isdigit() and t.upos in ("ADJ", "NUM") and t.feats.get("Number", "Sing") == "Sing"
        if aged and _stem(t.text, stems):
            ages.append(i)
        elif len(ages) > 1 and t.upos in _NOMINAL and t.feats.get("Number") == "Plur" and i - ages[-1] < 3:
            if "people" in things(language).classes.get(t.lemma.lower(), frozenset()):
                n = len(ages)
                span = Span(tree.tokens[ages[0]].start, t.end)
                out.append(
                    QuantityMention(
                        span=span, token=i, unit=t.lemma.lower(), low=n, best=n, high=n, rule="quantity.ages"
                    )
                )
            ages = []
        elif t.upos not in ("PUNCT", "CCONJ", "ADJ"):
            ages = []
        if n := _years_behind(tree, i, language):
            span = Span(t.start, t.end)
            out.append(
                QuantityMention(span=span, token=i, unit=t.lemma.lower(), low=n, best=n, high=n, rule="quantity.ages")
            )
    return out


def _years_behind(tree: Tree, i: int, language: str) -> int:
    """How many people a plural stands for by the ages listed behind it: "чоловіки 44 та 79 років"; 0 for none."""
    t = tree.tokens[i]
    if t.upos not in _NOMINAL or t.feats.get("Number") != "Plur" or tree.children(i, "nummod"):
        return 0
    if "people" not in things(language).classes.get(t.lemma.lower(), frozenset()):
        return 0
    ages, k = 0, i + 1 + (tree.lows[i + 1 : i + 2] == [","])
    while k + 1 < len(tree.tokens) and tree.tokens[k].text.isdigit():
        ages += 1
        if tree.tokens[k + 1].upos != "CCONJ" and tree.lows[k + 1] != ",":
            years = {tree.lows[k + 1], tree.tokens[k + 1].lemma.lower()} & words_of(language, "aged", "years")
            return ages if ages > 1 and years else 0
        k += 2
    return 0


def _stem(text: str, stems: tuple[str, ...]) -> bool:
    """Whether a word with a number before its hyphen begins with one of the stems behind it."""
    return text.partition("-")[2].startswith(stems)


@cache
def words_of(language: str, group: str, key: str = "words") -> frozenset[str]:
    """One list of words of the number lexicon."""
    return frozenset(numbers(language).table.get(group, {}).get(key, ()))


def _reciprocal(words: list[str], numeral: Numeral, language: str) -> bool:
    """Whether a number stands in "one after the other"."""
    phrases = words_of(language, "reciprocal")
    starts = range(max(numeral.first - 3, 0), numeral.first + 1)
    return any(" ".join(words[k : k + n]) in phrases for k in starts for n in (2, 3, 4) if k + n > numeral.first)


def _quantity(
    document: Document, tree: Tree, sentence: Sentence, numeral: Numeral, words: list[str], span: Span
) -> QuantityMention | None:
    language = document.language
    first, last = tree.at(span.start), tree.at(span.end - 1)
    if first is None or last is None:
        return None
    if numeral.rule in ("number", "range") and _is_name(tree, first, numeral, words, language):
        return None
    if numeral.rule == "number" and _in_street(tree, first, language):
        return None
    if numeral.rule == "several" and set(tree.lows[last + 1 : last + 2]) & words_of(language, "several", "of_a_name"):
        return None  # "multiple rocket launchers"
    if _is_rank(tree, last) or numeral.rule == "number" and _is_age_too(tree, first, language):
        return None
    text = document.text
    glued = text[span.end : span.end + 1]
    if numeral.rule == "number" and (
        glued in ("%", "°") or (glued in ("-", "/", ":") and text[span.end + 1 : span.end + 2].isalnum())
    ):
        return None
    if numeral.rule == "number" and text[max(span.start - 1, 0) : span.start] in ("$", "€", "£", "#", "№", "/", ":"):
        return None
    bracketed = text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"
    head = None if bracketed else _head(tree, sentence, last, language, numeral.rule)
    if head is None and (numeral.rule == "article" or numeral.rule == "number" and _in_commas(tree, first, last)):
        return None
    nearest = last + 1
    if nearest < sentence.last and _measure(tree, nearest, language):
        return None
    if head is None and _shares_a_measure(tree, sentence, nearest, language):
        return None
    if head is not None and _measure(tree, head, language):
        return None
    if numeral.rule == "article" and head is not None and tree.tokens[head].feats.get("Number") == "Plur":
        return None
    if head is None and numeral.rule == "number" and numeral.best is not None and 1900 <= numeral.best <= 2100:
        return None
    parted = _parted(tree, sentence, last, language)
    rule = "whole" if parted == "whole" else numeral.rule
    if rule == "further" and head is not None and tree.lows[head] not in words_of(language, "hurt"):
        rule = "article"  # "another drone" is one as "a drone" is
    if head is None and _is_age(tree, first, language):
        return None
    token = last if parted == "part" or head is None else head
    above = tree.tokens[token].head
    if above == first - 1 and tree.tokens[above].lemma.lower() in words_of(language, "conditions"):
        return None  # "состояние одного из них тяжелое"
    end = max(span.end, tree.tokens[head].end) if head is not None else span.end
    return QuantityMention(
        span=Span(span.start, end),
        token=token,
        unit=tree.tokens[head].lemma.lower() if head is not None else None,
        low=_whole(numeral.low),
        best=_whole(numeral.best),
        high=_whole(numeral.high),
        rule=f"quantity.{rule}",
    )


def _parted(tree: Tree, sentence: Sentence, last: int, language: str) -> str:
    """Of "24 of the 26 drones": part for the first number, whole for the second; else nothing."""
    links, skip = words_of(language, "grammar", "parted"), words_of(language, "skip")
    i = last + 1
    i += " ".join(tree.lows[i : i + 2]) in links  # "out of"
    if i < sentence.last and tree.lows[i] in links:
        while i + 1 < sentence.last and i - last < 4:
            i += 1
            if tree.tokens[i].upos == "NUM":
                return "part"
            if tree.lows[i] not in skip:
                break
    i = last
    while i > sentence.first and last - i < 4:
        i -= 1
        if tree.lows[i] in links:
            i -= " ".join(tree.lows[i - 1 : i + 1]) in links
            if i > sentence.first and tree.tokens[i - 1].upos == "NUM":
                return "whole"
            opens = i <= sentence.first or tree.tokens[i - 1].upos == "PUNCT"  # "из 83 дронов 70 уничтожены"
            ahead = tree.tokens[last + 2 : min(last + 6, sentence.last)]
            if (close := _aside_ends(tree, last, sentence.last)) is not None:
                ahead = tree.tokens[close : min(close + _BEHIND, sentence.last)]
            return "whole" if opens and any(t.upos == "NUM" for t in ahead) else ""
        if tree.lows[i] not in skip and tree.tokens[i].upos != "NUM":
            break
    return ""


def _aside_ends(tree: Tree, last: int, stop: int) -> int | None:
    """Where what describes a counted noun between commas ends: "із 40 дронів, якими росіяни били, збито 30"."""
    first = next((k for k in range(last + 1, min(last + 5, stop)) if tree.lows[k] == ","), None)
    if first is None or first + 1 >= stop:
        return None
    opener = tree.tokens[first + 1]
    describes = opener.feats.get("PronType") == "Rel" or opener.feats.get("VerbForm") == "Part"
    return next((k for k in range(first + 2, stop) if tree.lows[k] == ","), None) if describes else None


def _is_age(tree: Tree, first: int, language: str) -> bool:
    """Whether a bare number is someone's age: "a man of 60"."""
    if first > 1 and tree.tokens[first - 1].text == "," and _aged(tree, first, language):
        return True
    if _told_of_one(tree, first, language):
        return True
    if first < 2 or tree.lows[first - 1] != "of":
        return False
    noun = tree.tokens[first - 2].lemma.lower()
    if noun in words_of(language, "groups"):
        return False  # "a family of four"
    return "people" in things(language).classes.get(noun, frozenset())


def _told_of_one(tree: Tree, first: int, language: str) -> bool:
    """Whether a bare number is what one person was, or turned: "загиблому було 18"."""
    verb = tree.tokens[tree.tokens[first].head]
    if verb.lemma.lower() not in words_of(language, "aged", "verbs"):
        return False
    persons = (t for t in tree.children(verb.i, "iobj", "obl") if t.feats.get("Case") == "Dat")
    return any(t.feats.get("Number") == "Sing" and t.upos in ("NOUN", "PROPN", "PRON", "ADJ") for t in persons)


def _aged(tree: Tree, first: int, language: str) -> bool:
    """Whether a bare number between commas behind someone is an age: "a local man, 34, who passed on ..."."""
    t, before = tree.tokens[first], tree.tokens[first - 2]
    closed = first + 1 >= len(tree.tokens) or tree.tokens[first + 1].upos == "PUNCT"
    if not (t.text.isdigit() and int(t.text) < 111 and closed):
        return False
    if before.feats.get("Number") == "Plur":
        return False  # "among the wounded, 12, ..."
    return before.entity == "PER" or "people" in things(language).classes.get(before.lemma.lower(), frozenset())


def _measure(tree: Tree, i: int, language: str) -> bool:
    words = words_of(language, "not_counted")
    if tree.tokens[i].text[:1].isupper() and tree.tokens[i - 1].text in ("«", '"', "“", "„"):
        return False  # "чотири «Калібри»" are missiles
    return tree.tokens[i].lemma.lower() in words or tree.lows[i] in words


def _shares_a_measure(tree: Tree, sentence: Sentence, i: int, language: str) -> bool:
    """Whether the numbers listed from `i` on end with a measure: "two women, 58, 60 and 64 years old"."""
    for _ in range(_ROW):
        if i + 2 >= sentence.last or not (tree.tokens[i].upos == "CCONJ" or tree.lows[i] == ","):
            return False
        if tree.tokens[i + 1].upos != "NUM":
            return False
        if _measure(tree, i + 2, language):
            return True
        i += 2
    return False


def _whole(number: float | None) -> float | None:
    return int(number) if number is not None and number == int(number) else number


def _is_name(tree: Tree, first: int, numeral: Numeral, words: list[str], language: str) -> bool:
    """Whether a number is the name or age of what stands before it: "flight 370", "aged 14"."""
    if not first or tree.tokens[first - 1].sentence != tree.tokens[first].sentence:
        return False
    before = tree.tokens[first - 1]
    tolls = words_of(language, "tolls")
    if tree.lows[first - 1] == "at" and not tolls.isdisjoint(tree.lows[max(first - 9, 0) : first - 1]):
        return False  # "put the toll at 15"
    behind = tree.tokens[first + 1 : first + 2]
    if tree.lows[first - 1] == "at" and behind and behind[0].upos == "NOUN" and behind[0].feats.get("Number") == "Plur":
        return False  # "recorded at 20 locations"
    if words[numeral.first][:1].isdigit() and (
        tree.lows[first - 1] in words_of(language, "numbered") or before.lemma.lower() in words_of(language, "numbered")
    ):
        return True
    return before.text == "-" and before.start > 0 and before.end == tree.tokens[first].start


def _in_street(tree: Tree, first: int, language: str) -> bool:
    """Whether a number behind a comma is that of a house: "проспект Ленина, 13"."""
    if first < 3 or tree.tokens[first - 1].text != "," or not tree.tokens[first].text[:1].isdigit():
        return False
    streets = words_of(language, "streets")
    for k in range(first - 2, max(first - 7, -1), -1):
        if tree.tokens[k].lemma.lower() in streets or tree.lows[k] in streets:
            return True
        if tree.tokens[k].upos not in ("NOUN", "PROPN", "ADJ", "X", "NUM") and tree.tokens[k].text not in ("-", "."):
            return False
    return False


def _is_rank(tree: Tree, last: int) -> bool:
    """Whether "one" only ranks what is told: "one of its largest attacks", "one in three"."""
    if tree.lows[last] != "one" or last + 3 >= len(tree.tokens):
        return False
    ahead = tree.tokens[last + 1 : last + 5]
    if ahead[0].text == "of":
        return ahead[1].upos in ("DET", "PRON") and any(
            t.feats.get("Degree") == "Sup" or t.text == "most" for t in ahead[2:]
        )
    return ahead[0].text in ("in", "out") and (ahead[1].upos == "NUM" or ahead[2].upos == "NUM")


def _is_age_too(tree: Tree, first: int, language: str) -> bool:
    """Whether a number goes on a list of ages: "aged 61 and 34"."""
    k = first - 1
    while k > 0 and (tree.tokens[k].text in (",", "and", "or", "to", "-") or tree.tokens[k].upos == "NUM"):
        k -= 1
    return k < first - 1 and tree.lows[k] in words_of(language, "ages") and tree.lows[first - 1] in ("and", ",", "or")


def _divides(tree: Tree, k: int) -> bool:
    """Whether a word keeps a number from a noun behind it: a conjunction, or a verb that is no attribute."""
    t = tree.tokens[k]
    return t.upos == "CCONJ" or (t.upos == "VERB" and not t.deprel.startswith(("amod", "acl")))


def _counted_behind(tree: Tree, last: int, i: int) -> int | None:
    """The noun that a number counts behind a name and an adjective: "six Houthi ballistic missiles"."""
    t = tree.tokens[last]
    if t.deprel != "nummod" or not i + 1 < t.head < i + 5 or tree.tokens[i].head != t.head:
        return None
    if tree.tokens[t.head].upos not in _NOMINAL or tree.tokens[i].deprel not in ("nmod", "compound", "amod"):
        return None
    return t.head if all(x.upos in ("NOUN", "PROPN", "ADJ") for x in tree.tokens[i + 1 : t.head]) else None


def _goes_about(tree: Tree, i: int) -> bool:
    """Whether a participle tells what those counted were doing: "находившихся там", not "погибших", "нападавших"."""
    t = tree.tokens[i]
    doing = t.upos == "VERB" and t.feats.get("Voice") == "Act" and t.feats.get("Aspect") == "Imp"
    return doing and any(x.head == i and x.upos in ("NOUN", "PROPN", "ADV") for x in tree.tokens[i + 1 : i + 5])


def _head(tree: Tree, sentence: Sentence, last: int, language: str, rule: str) -> int | None:
    """The noun that a number ending at token `last` counts, by the words that follow, else by the parse."""
    skip, links = words_of(language, "skip"), words_of(language, "skip", "links")
    has = traits(language)
    i = last + 1
    steps = 0
    nouns = words_of(language, "nouns")
    participle: int | None = None  # "четверо убитых": a participle stands for a noun where none follows
    while i < sentence.last and steps < 7:
        t = tree.tokens[i]
        low = tree.lows[i]
        if t.feats.get("VerbForm") == "Part" and t.feats.get("Case") and t.feats.get("Variant") != "Short":
            participle = i
        if low in links and (steps < 2 or rule in ("plural", "exact", "collective")):
            i, steps = i + 1, steps + 1
            continue
        if t.upos in _NOMINAL and i + 1 < sentence.last and tree.lows[i + 1] in ("'s", "’s", "'"):
            i, steps = i + 2, steps + 1  # "several of the assailants' vehicles"
            continue
        if participle == i and i + 1 < sentence.last and tree.tokens[i + 1].upos in ("NOUN", "PROPN", "ADJ"):
            i, steps = i + 1, steps + 1  # "семи убитых военных"
            continue
        attribute = traits(language).cases and t.upos == "NOUN" and t.deprel == "amod" and t.head == i + 1
        if attribute and i + 1 < sentence.last and tree.tokens[i + 1].upos in _NOMINAL:
            i, steps = i + 1, steps + 1  # "четыре кассетных снаряда": an adjective that is tagged a noun
            continue
        if t.upos in _NOMINAL:
            if not has.cases and (counted := _counted_behind(tree, last, i)) is not None:
                return counted
            following = i + 1
            while (
                following < sentence.last
                and tree.tokens[following].upos in _NOMINAL
                and tree.tokens[i].deprel in ("compound", "nmod:poss", "nmod", "flat")
                and tree.tokens[following - 1].deprel.startswith(("compound",))
            ):
                i = following
                following += 1
            if (
                following + 2 < sentence.last
                and tree.tokens[following].text == "-"
                and tree.tokens[following].start == tree.tokens[i].end
                and tree.tokens[following + 2].upos in _NOMINAL
            ):
                return following + 2  # "18 aircraft-type drones"
            if (
                following + 1 < sentence.last
                and tree.tokens[following].text == "-"
                and tree.tokens[following].start == tree.tokens[i].end
                and tree.tokens[following + 1].start == tree.tokens[following].end
                and tree.tokens[following + 1].upos in _NOMINAL
            ):
                above = tree.tokens[following + 1].head
                if not has.cases and following + 1 < above < following + 5 and tree.tokens[above].upos in _NOMINAL:
                    return above  # "two Iskander-M ballistic missiles"
                return following + 1  # "three fighter-bombers"
            if (
                following + 2 < sentence.last
                and tree.tokens[following].text == "-"
                and tree.tokens[following].start == tree.tokens[i].end
                and tree.tokens[following + 1].start == tree.tokens[following].end
                and tree.tokens[following + 1].upos in ("VERB", "ADJ")
            ):
                i, steps = following + 2, steps + 1  # "75 Iranian-made drones"
                continue
            return i
        if low in nouns and (i + 1 >= sentence.last or tree.tokens[i + 1].upos not in ("NOUN", "PROPN", "ADJ")):
            return i
        if t.upos == "ADJ" and "people" in things(language).classes.get(t.lemma.lower(), ()):
            participle = i  # "семи убитых военных": an adjective that names people
        if low in skip or t.upos in ("ADJ", "DET", "NUM", "ADV") or t.text in ("«", '"', "“", "„", "-"):
            if t.upos == "ADV" and low not in skip and steps > 1:
                break
            i, steps = i + 1, steps + 1
            continue
        if t.upos == "PRON" and low in skip:
            i, steps = i + 1, steps + 1
            continue
        if t.upos == "VERB" and t.deprel == "amod":
            i, steps = i + 1, steps + 1
            continue
        break
    if participle is not None and tree.tokens[participle].deprel == "amod":  # "64 уничтоженных за ночь БПЛА"
        above = tree.tokens[participle].head
        if tree.tokens[above].upos in _NOMINAL and last < above < last + 9:
            return above
    t = tree.tokens[last]
    if participle is not None and tree.tokens[participle].upos == "ADJ" and has.participles_decline:
        return participle
    if t.deprel.startswith("nummod") and tree.tokens[t.head].upos in _NOMINAL and t.head > last and t.head - last < 7:
        if any(_divides(tree, k) for k in range(last + 1, t.head)):
            return None
        return t.head
    if participle is not None and has.participles_decline and _goes_about(tree, participle):
        return None  # "пятеро находившихся в доме": the number itself names people
    return participle
