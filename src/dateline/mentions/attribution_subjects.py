"""The subject of a verb of saying: what stands before it, with the parser's word where the surface is silent."""

from typing import NamedTuple

from dateline.mentions.attribution_namings import naming
from dateline.mentions.attribution_phrases import Phrase, core_phrase, is_person, is_speaker
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading, cues


class _Item(NamedTuple):
    kind: str
    first: int
    last: int
    phrase: Phrase | None = None


def _items(reading: Reading, first: int, last: int, c: Cues) -> list[_Item]:
    """The words `[first, last)` as a row of phrases, verbs, commas and relative words."""
    key = ("items", first, last)
    if key not in reading.memo:
        reading.memo[key] = _read_items(reading, first, last, c)
    return list(reading.memo[key])


def _read_items(reading: Reading, first: int, last: int, c: Cues, *, opening: bool = False) -> list[_Item]:
    """All items; of the `opening` of a clause only those up to its subject or its first finite verb."""
    words, s = reading.words, c.sets
    out: list[_Item] = []
    k = first
    while k < last:
        if opening and out and (out[-1].kind == "finite" or out[-1].kind == "phrase"):
            break
        w = words[k]
        aside = reading.match(k, c.lists["asides"], last)
        if aside:
            k += len(aside)
        elif w.low in COMMAS and k + 2 < last and words[k + 1].low in s["stressed"] and words[k + 2].low in COMMAS:
            k += 3
        elif w.low in COMMAS:
            out.append(_Item("comma", k, k + 1))
            k += 1
        elif w.low in STOPS or w.low in QUOTES:
            out.append(_Item("stop", k, k + 1))
            k += 1
        elif w.low in s["relatives"]:
            out.append(_Item("relative", k, k + 1))
            k += 1
        elif (
            w.low in s["finite_auxiliaries"]
            or not w.capital
            and w.upos in ("VERB", "AUX")
            and w.feats.get("VerbForm") == "Fin"
        ):
            out.append(_Item("finite", k, k + 1))
            k += 1
        elif w.low in s["prepositions"] and not (
            w.low == "des" and (k == first or out and out[-1].kind in ("comma", "stop", "relative", "conjunction"))
        ):
            inner = core_phrase(reading, k if w.low in s["determiners"] and w.low not in ("de",) else k + 1, last)
            end = inner.core if inner else k + 1
            end = _without_speaker(reading, k, end, last) if w.low in s["placing"] else end
            out.append(_Item("adjunct", k, max(end, k + 1), inner if inner and inner.core == end else None))
            k = max(end, k + 1)
        elif w.low in s["conjunctions"]:
            out.append(_Item("conjunction", k, k + 1))
            k += 1
        else:
            phrase = naming(reading, k, last)
            if phrase is not None:
                out.append(_Item("phrase", k, phrase.end, phrase))
                k = max(phrase.end, k + 1)
            else:
                k += 1
    return out


def _without_speaker(reading: Reading, first: int, end: int, last: int) -> int:
    """Where an adjunct ends to which the next clause seems joined: "au centre de Kiev et le maire a annoncé ..."."""
    joint = next((k for k in range(first + 1, end - 1) if reading.words[k].low == "et"), None)
    if joint is None or reading.words[joint + 1].low not in cues(reading.language).sets["articles"]:
        return end
    speaker = naming(reading, joint + 1, last)
    return joint if speaker is not None and is_speaker(reading, speaker) else end


def _boundary(reading: Reading, at: int, first: int) -> int:
    """Where the clause that ends before word `at` may begin at the earliest."""
    k = at - 1
    while k >= first:
        low = reading.words[k].low
        if low in STOPS and not (low == "." and k > first and len(reading.words[k - 1].low) <= 3):
            return k + 1
        k -= 1
    return first


def subject_before(reading: Reading, at: int, first: int) -> Phrase | None:
    """The subject that stands right before the verb group at word `at`; None where none does."""
    c = cues(reading.language)
    items = _items(reading, _boundary(reading, at, first), at, c)
    i = len(items) - 1
    if i >= 0 and items[i].kind == "relative" and reading.words[items[i].first].low in c.sets["relative_speakers"]:
        j = i - 1
        while j >= 0 and items[j].kind == "comma":
            j -= 1
        # "Vincent Chenal, 19 ans, qui reconnaît": the first of the row that speaks.
        for k in range(j, max(-1, j - 5), -1):
            one = items[k].phrase
            if items[k].kind == "adjunct" and k > 0 and items[k - 1].kind == "phrase":
                continue  # "le ministère à Moscou, qui"
            if items[k].kind == "adjunct" and one is not None and reading.words[items[k].first].low == "selon":
                return one  # "selon un bilan de la police qui précise"
            if items[k].kind not in ("comma", "phrase", "adjunct") or one is not None and is_speaker(reading, one):
                return _row_head(reading, items, k, at) or one or items[j].phrase
        return items[j].phrase if j >= 0 else None
    while i >= 0 and items[i].kind in ("comma", "adjunct"):
        i -= 1
    if i < 0:
        return _parsed(reading, at, first)
    if items[i].kind == "phrase":
        return _lead(reading, items, i)
    if items[i].kind in ("stop", "conjunction", "relative"):
        return None
    # A relative clause between commas: "X, qui ..., a dit".
    if not any(item.kind == "comma" for item in items[i:]):
        return None
    for r in range(i - 1, 0, -1):
        if items[r].kind == "relative" and items[r - 1].kind == "comma":
            j = r - 1
            while j >= 0 and items[j].kind in ("comma", "adjunct"):
                j -= 1
            return items[j].phrase if j >= 0 and items[j].kind == "phrase" else None
    return None


def _row_head(reading: Reading, items: list[_Item], k: int, at: int) -> Phrase | None:
    """The person whom the phrases up to item `k`, between commas, tell of: "X, membre de Y, une autre ONG, qui ..."."""
    found = None
    for m in range(k - 1, max(-1, k - 6), -1):
        kind, phrase = items[m].kind, items[m].phrase
        if kind == "adjunct" and reading.words[items[m].first].low != "par":
            break
        if kind not in ("comma", "phrase", "adjunct"):
            break
        if phrase is not None and is_person(reading, phrase.first, phrase.core):
            found = naming(reading, phrase.first, at)
        if kind == "adjunct":
            break
    return found


def _lead(reading: Reading, items: list[_Item], i: int) -> Phrase | None:
    """The phrase at `i`, unless it closes a relative clause or an apposition whose head stands further left."""
    phrase = items[i].phrase
    assert phrase is not None
    j = i - 1
    while j >= 0 and items[j].kind == "adjunct":
        j -= 1
    after = next((item.kind for item in items[i + 1 :] if item.kind != "adjunct"), None)
    behind = after == "comma"  # "La Russie, qui a lancé une invasion en février 2022, dément"
    named = _apposed_to(reading, items, j, phrase) if behind else None
    if named is not None:
        return named
    if j >= 0 and items[j].kind == "finite":
        if not behind:
            # The object of the verb before and, after "et", the subject of this one.
            joint = next(
                (k for k in range(phrase.core - 1, phrase.first, -1) if reading.words[k].low in ("et", "mais")), None
            )
            if joint is None and not is_speaker(reading, phrase):
                # "une habitante qui a requis l'anonymat raconte"
                return _antecedent(reading, items, j) or phrase
            return naming(reading, joint + 1, phrase.end) if joint else phrase
        for r in range(j - 1, -1, -1):
            if items[r].kind == "relative":
                k = r - 1
                while k >= 0 and items[k].kind == "comma":
                    k -= 1
                return items[k].phrase if k >= 0 and items[k].kind == "phrase" else None
        return None
    if behind and j >= 1 and items[j].kind == "comma" and not is_speaker(reading, phrase):
        k = j - 1
        while k >= 0 and items[k].kind == "adjunct":
            k -= 1
        further = items[k].phrase if k >= 0 else None
        if further is not None and is_speaker(reading, further) and (k == 0 or items[k - 1].kind != "finite"):
            return further
    return phrase


def _apposed_to(reading: Reading, items: list[_Item], j: int, phrase: Phrase) -> Phrase | None:
    """Whom a noun without an article tells of, between commas: "Le Front, coalition armée du nord, a revendiqué"."""
    first = reading.words[phrase.first]
    bare = not first.capital and first.low not in cues(reading.language).sets["determiners"] and first.upos != "NUM"
    if not bare or j < 1 or items[j].kind != "comma":
        return None
    k = j - 1
    while k >= 0 and items[k].kind == "adjunct":
        k -= 1
    further = items[k].phrase if k >= 0 and items[k].kind == "phrase" else None
    capital = further is not None and any(w.capital for w in reading.words[further.head : further.last])
    return further if further is not None and (capital or is_speaker(reading, further)) else None


def _antecedent(reading: Reading, items: list[_Item], finite: int) -> Phrase | None:
    """Who speaks left of the relative clause whose verb stands at item `finite`; None where there is no such clause."""
    if finite < 2 or items[finite - 1].kind != "relative":
        return None
    phrase = items[finite - 2].phrase
    return phrase if phrase is not None and items[finite - 2].kind == "phrase" and is_speaker(reading, phrase) else None


def clause_before(reading: Reading, at: int, first: int) -> Phrase | None:
    """The subject of the clause before word `at`: its first bare phrase with a verb behind it."""
    c = cues(reading.language)
    while at > first and reading.words[at - 1].low in STOPS:
        at -= 1
    begin = _boundary(reading, at, first)
    if begin + 1 < at and reading.words[begin + 1].low == "par":
        # "Contacté par l'AFP, le maire n'a pas confirmé A, mais a dit B"
        begin = next((k + 1 for k in range(begin, at) if reading.words[k].low in COMMAS), begin)
    items = _read_items(reading, begin, at, c, opening=True)
    for i, item in enumerate(items):
        if item.kind == "phrase" and (i == 0 or items[i - 1].kind != "finite"):
            return item.phrase
        if item.kind == "finite":
            return None
    return None


def _parsed(reading: Reading, at: int, first: int) -> Phrase | None:
    """The subject the parser gives to the verb at word `at`."""
    tree, words = reading.tree, reading.words
    token = words[at].token
    for holder in (token, tree.tokens[token].head):
        for child in tree.children(holder, "nsubj"):
            start = tree.tokens[min(tree.subtree(child.i))].start
            k = next((j for j in range(first, at) if words[j].start == start), None)
            if k is not None:
                return naming(reading, k, at)
    return None
