"""Names whose announcing noun stands behind them: "Belgorod region", "Kursk and Bryansk regions", "Engels air base"."""

from dataclasses import replace

from dateline.mentions.place_names import NameHit, NameScanner
from dateline.model import Span

_MOST = 12  # names in one list
_UNKNOWN = 3  # words of a name the gazetteer does not have
_GAP = 2  # adjectives between a name and its noun


def followed(scanner: NameScanner, i: int, last: int) -> list[NameHit]:
    """The names at token `i` that a noun of a place follows, one or a list of them; none where none does."""
    names: list[tuple[int, int, bool]] = []
    k = i
    while len(names) < _MOST and k < last and scanner.capital(k):
        end = scanner.reach(k, last)
        known = end is not None
        if end is None:
            end = _run(scanner, k, last)
        if scanner.foreign(k, end) or (end == k + 1 and scanner.low(k) in scanner.words["never"]):
            return []
        names.append((k, end, known))
        j = end
        while j < last and j - end < _GAP and scanner.low(j) in scanner.words["adjectives"]:
            j += 1
        nature, after = scanner.nature_at(j, last)
        if nature == "city" and _goes_on(scanner, after, last):
            return []  # "the West Bank city of Jenin": the noun is the second name's
        if nature is not None:
            return _found(scanner, names, nature, j, after, last)
        joint = end
        while joint < last and (scanner.low(joint) in scanner.words["joints"] or scanner.low(joint) == "the"):
            joint += 1
        if joint == end:
            return []
        k = joint
    return []


def _goes_on(scanner: NameScanner, k: int, last: int) -> bool:
    """Whether "of" and another name stand at token `k`."""
    return k + 1 < last and scanner.low(k) == "of" and scanner.capital(k + 1)


def _run(scanner: NameScanner, k: int, last: int) -> int:
    """The token after an unknown name: its capitals up to a noun of a place."""
    end = k + 1
    stop = scanner.run(k, last)
    while end < stop and scanner.nature_at(end, last)[0] is None:
        end += 1
    return end


def _found(
    scanner: NameScanner, names: list[tuple[int, int, bool]], nature: str, noun: int, after: int, last: int
) -> list[NameHit]:
    """The hits of names before the noun at tokens `[noun, after)`."""
    t = scanner.tokens
    wording = scanner.text[t[noun].start : t[after - 1].end]
    if len(names) > 1 and not wording.endswith("s"):
        return []  # only the last name is the noun's: it is found from its own first word
    hits = []
    for n, (first, end, known) in enumerate(names):
        listed = nature in ("region", "district") and scanner.known(scanner.text[t[first].start : t[end - 1].end])
        if not (known or listed) and (end - first > _UNKNOWN or not all(_named(scanner, k) for k in range(first, end))):
            return []
        hit = scanner.hit(first, end, first, nature, wording, known, listed=len(names) > 1)
        if n == len(names) - 1:
            span = Span(t[first].start, t[after - 1].end)
            hit = replace(hit, last=after, span=span, surface=scanner.text[span.start : span.end])
        hits.append(hit)
    if nature == "street" and (not hits[-1].known or wording.islower()):
        return []  # "a downtown Bogota street" bears no name
    if nature == "facility" and wording in scanner.words["bases"] and _short(hits[-1].name):
        return []  # "a U.S. base" is whose, not where
    return hits


def _short(name: str) -> bool:
    """Whether a name is a country's in capitals: "US", "U.K."."""
    return name.replace(".", "").isupper() and len(name) < 5


def _named(scanner: NameScanner, k: int) -> bool:
    """Whether a token of an unknown name can be one."""
    token = scanner.tokens[k]
    return token.entity not in ("PER", "ORG") and (token.upos in ("PROPN", "X") or token.text in ("-", "'"))
