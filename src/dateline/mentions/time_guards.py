"""Whether a match of a time rule is a time: ages, names, counts of things and the like are not."""

import re

from dateline.mentions.time_rules import TimeLexicon, TimeMatch
from dateline.mentions.tree import Tree
from dateline.model import Document, Token

# The line that says when a dispatch was put online stands among the first and is short.
_HEAD, _STAMP = 400, 40
_STAMPED = frozenset({"г", "год", "года", "в", "мск", "по", "сегодня", "вчера", "à", "at", "gmt", "о", "р", "h"})
CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-4])[:h]\d\d(?!\d)")
CLOCK_LINE = re.compile(r"^ *(?:[01]?\d|2[0-4])[:h]\d\d *$", re.MULTILINE)
AGE_CHAIN = re.compile(r"[\s\d,]*(?:\w{1,9}[\s,]+){0,3}$")


def is_time(match: TimeMatch, document: Document, tree: Tree, lexicon: TimeLexicon) -> bool:
    """Whether a rule's match means a time where it stands."""
    text = document.text
    make = match.rule.make
    if _in_stamp(match, text, lexicon) or _is_acronym(match, text):
        return False
    if lexicon.data.get("guards", {}).get("capitals"):
        if not _has_capitals(match, text, tree, lexicon):
            return False
    elif make in ("duration", "month", "part") and _is_name(match, document, tree):
        return False
    if make == "duration":
        return not _is_age(match, text, lexicon) and not _counts_things(match, text, tree)
    born = lexicon.data.get("guards", {}).get("born")
    if (
        born
        and make in ("year", "date", "month")
        and re.search(born, text[max(0, match.start - 40) : match.start], re.IGNORECASE)
    ):
        return False
    made = lexicon.data.get("guards", {}).get("made")
    if made and make in ("year", "date", "month") and re.match(made, text[match.end : match.end + 16], re.IGNORECASE):
        return False
    occasion = lexicon.data.get("guards", {}).get("named_for")
    if occasion and make in ("date", "month") and _preceded(occasion, text, match.start):
        return False
    named = lexicon.data.get("guards", {}).get("holiday_in")
    if named and make == "holiday" and re.search(named, text[max(0, match.start - 30) : match.start], re.IGNORECASE):
        return False
    if make == "year" and match.rule.arguments.get("bare"):
        return _is_year(match, text, tree, lexicon)
    superlative = lexicon.data.get("guards", {}).get("superlative_of")
    if superlative and make in ("season", "period", "year", "month"):
        before = text[max(0, match.start - 80) : match.start].rstrip()
        if re.search(superlative, before) and re.search(lexicon.data["joins"]["compared"], before, re.IGNORECASE):
            return False
    if make == "year" and text[match.end - 1].isdigit():  # "2014 году" counts nothing
        after = _token(tree, match.end)
        return after is None or after.start > match.end + 1 or after.upos != "NOUN"
    if make == "season":
        # "a été": the participle
        first = tree.at(match.start)
        return not first or tree.tokens[first - 1].upos != "AUX"
    if make == "ahead":
        # "dans un jour de grande forme" is no date
        return re.match(lexicon.data["ages"]["of"], text[match.end : match.end + 4].strip(), re.IGNORECASE) is None
    return True


def _in_stamp(match: TimeMatch, text: str, lexicon: TimeLexicon) -> bool:
    """Whether a match stands in the line that says when the dispatch was put online: "28.05.2023 09:37"."""
    start, end = text.rfind("\n", 0, match.start) + 1, text.find("\n", match.end)
    if start > _HEAD or end < 0 or end - start > _STAMP:
        return False
    line = text[start:end].lower()
    if len(line) > _STAMP or not CLOCK.search(line):
        return False
    if CLOCK_LINE.search(text, end):
        return False  # a running log has an hour above each entry
    words = re.findall(r"[^\W\d_]+", line)
    return all(w in _STAMPED or w in lexicon.classes.get("month", {}) for w in words)


def _is_acronym(match: TimeMatch, text: str) -> bool:
    """Whether the short form of a day is an acronym: "ВС" of armed forces."""
    said = text[match.start : match.end].split()[-1:]
    return match.rule.make == "weekday" and all(len(word) <= 2 and word.isupper() for word in said)


def _preceded(pattern: str, text: str, at: int) -> bool:
    """Whether the words before code point `at` end as a pattern says, in the same sentence."""
    return re.search(pattern, text[max(0, at - 90) : at], re.IGNORECASE) is not None


def _has_capitals(match: TimeMatch, text: str, tree: Tree, lexicon: TimeLexicon) -> bool:
    """Whether the names of days and months in a match have their capital, and a lone "May" or "March" is a name."""
    words = re.findall(r"[^\W\d_]+", text[match.start : match.end])
    names = [w for w in words for c in ("weekday", "dayname", "month") if w.lower() in lexicon.classes.get(c, {})]
    if any(w[0].islower() for w in names):
        return False
    if match.rule.make == "part" and len(words) > 1 and words[-2] == "the" and words[-1][0].isupper():
        return False  # "on Saturday, the Dawn newspaper reported"
    if match.rule.make == "weekday" and len(words) == 1 and _in_name(match, tree):
        return False
    if match.rule.make == "month" and len(words) == 1 and "year" not in match.groups:
        token = _token(tree, match.start)
        return token is not None and token.upos in ("PROPN", "NOUN")
    return True


def _in_name(match: TimeMatch, tree: Tree) -> bool:
    """Whether a day is part of a name behind an article: "the Monday Market", "the Sunday Times"."""
    token = _token(tree, match.start)
    if token is None or not token.i or not token.deprel.startswith("compound"):
        return False
    head = tree.tokens[token.head]
    return head.i > token.i and head.upos == "PROPN" and tree.tokens[token.i - 1].upos == "DET"


def _token(tree: Tree, offset: int) -> Token | None:
    i = tree.at(offset)
    return tree.tokens[i] if i is not None else None


def _is_name(match: TimeMatch, document: Document, tree: Tree) -> bool:
    """Names: "Le Soir", "Champ de Mars", "Avril Haines": a capital inside a sentence, or before another capital."""
    text = document.text
    word = re.search(r"[^\W\d_]\w*$", text[match.start : match.end])
    if word is None or not text[match.start + word.start()].isupper() or text[match.start : match.end].isupper():
        return False
    starts = {s.span.start for s in document.sentences}
    if match.start + word.start() in starts or match.start + word.start() == 0:
        return bool(re.match(r" [A-ZÀ-Ý][a-zà-ÿ]", text[match.end : match.end + 3]))
    return not re.search(
        r"(?:^|[.:!?\n«\"(–—-])\s*$", text[max(0, match.start + word.start() - 4) : match.start + word.start()]
    )


def _is_age(match: TimeMatch, text: str, lexicon: TimeLexicon) -> bool:
    """Ages: "âgé de 12 ans", "Marie, 23 ans,", "deux enfants de 12 et 13 ans"."""
    ages = lexicon.data["ages"]
    if match.groups.get("unit") not in ages["units"]:
        return False
    words = text[match.start : match.end].lower()
    right = text[match.end : match.end + 12].lower().lstrip(" -")
    if any(right.startswith(word) for word in ages.get("after", ())):
        return True
    left = text[max(0, match.start - 45) : match.start].lower()
    for word in ages["before"]:
        at = left.rfind(word.lower())
        if at >= 0 and AGE_CHAIN.fullmatch(left[at + len(word) :]):
            return True
    if match.groups["unit"] != "Y" or not re.search(r"\d", words):
        return False
    if any((left[-8:] + words).find(opener) >= 0 for opener in ages["open"]):
        return True
    noun = re.search(rf"(\w+) {ages['of']}\s?$", left)
    if noun is not None and noun.group(1) not in ages["lengths"] and not noun.group(1).isdigit():
        return True
    appositive = re.search(r"[\w»\"][,(] ?$|\($", left[-4:]) and re.match(r"\s?[,).;]", text[match.end : match.end + 2])
    return bool(appositive)


def _counts_things(match: TimeMatch, text: str, tree: Tree) -> bool:
    """Ordinals: "une seconde voiture", "des années-lumière", "deux heures supplémentaires" keep only the last."""
    after = _token(tree, match.end)
    words = text[match.start : match.end].lower().split()
    if match.groups.get("unit") == "S" and not words[-1].endswith("s"):
        return (
            after is not None and after.start <= match.end + 1 and after.upos in ("NOUN", "ADJ", "PROPN", "VERB", "NUM")
        )
    return False


def _is_year(match: TimeMatch, text: str, tree: Tree, lexicon: TimeLexicon) -> bool:
    """A number of four figures that counts nothing."""
    before = re.sub(r"\s+", " ", text[max(0, match.start - 12) : match.start])
    if re.search(r"[\d$€£°/.,-] ?$|[№°] ?$", before):
        return False
    if re.match(r" ?[%€$£°/]| ?\d|[.,]\d|-\w", text[match.end : match.end + 3]):
        return False
    after = _token(tree, match.end)
    near = after is not None and after.start <= match.end + 1
    if near and after is not None and after.upos in ("NOUN", "NUM", "SYM"):
        return False
    numbered = lexicon.data["joins"].get("numbered", ())
    if any(before.lower().rstrip().endswith(w) for w in numbered):
        return False
    cues = lexicon.data["joins"]["year_before"]
    if any(re.search(rf"(?:^|[\s('])({re.escape(c)}) ?$", before, re.IGNORECASE) for c in cues):
        return not (near and after is not None and after.upos in ("ADJ", "PROPN") and after.text[:1].islower())
    previous = tree.at(match.start)
    noun = tree.tokens[previous - 1] if previous else None
    return (
        noun is not None
        and noun.upos in ("NOUN", "PROPN", "ADJ", "PUNCT")
        and not (near and after is not None and after.upos in ("ADJ", "PROPN", "VERB"))
    )
