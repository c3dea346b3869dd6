"""The clauses of a Ukrainian sentence: its verbs, the stretches between stops, and which clause stands under which."""

from collections.abc import Sequence

from dateline.lang.uk.phrases import Phrase, Word, caused
from dateline.lang.uk.words import closed

_STOPS = frozenset((",", ";", ":", "-", "–", "—", "(", ")", "[", "]", "…", "...", ".", "!", "?"))
_MORE = frozenset(("ще", "також"))
_ASIDE = 9  # words of an aside: ", зокрема двоє неповнолітніх,"
_JOINS = frozenset(("і", "й", "та", "а", "але", "або", "проте", "однак", "чи", "зате", "тоді"))


class Segment:
    """A stretch between stops: its phrases, its predicate, and the word that opens it."""

    __slots__ = ("clause", "first", "last", "mark", "opener", "phrases", "predicate", "stop")

    def __init__(self, first: int, last: int, stop: str, mark: str) -> None:
        self.first, self.last = first, last
        self.stop = stop  # the mark before it
        self.mark = mark  # the conjunction before it
        self.opener = ""
        self.predicate = -1
        self.phrases: list[Phrase] = []
        self.clause: Clause | None = None


class Clause:
    """One predicate with its segments; `kind` says how it hangs under `above`."""

    __slots__ = ("above", "kind", "opener", "phrases", "predicate", "segments")

    def __init__(self, segment: Segment) -> None:
        self.segments = [segment]
        self.predicate = segment.predicate
        self.opener = segment.opener
        self.phrases: list[Phrase] = list(segment.phrases)
        self.above: Clause | None = None
        self.kind = ""
        segment.clause = self


def mark_verbs(words: Sequence[Word]) -> None:
    """Marks the words that are verbs here."""
    for k, word in enumerate(words):
        verb = next((r for r in word.readings if r.upos == "VERB"), None)
        if verb is None:
            continue
        others = [r for r in word.readings if r.upos != "VERB"]
        if others and not _is_verb(words, k):
            continue
        word.verb = word.chosen = verb


def _is_verb(words: Sequence[Word], k: int) -> bool:
    """Whether a form that may be a verb or something else is one here."""
    word = words[k]
    kinds = word.kinds
    if word.capital:
        return False
    before = words[k - 1] if k else None
    if before is not None:
        if before.readings[0].upos == "ADP" and kinds.noun:
            return False
        if before.verb is None and before.kinds.adjective & kinds.noun and not before.kinds.noun:
            return False
    if before is not None and before.low == "не":
        return True
    if any(r.feats.get("VerbForm") == "Inf" or r.feats.get("Person") == "0" for r in word.readings):
        return True
    upos = {r.upos for r in word.readings}
    return upos & {"NOUN", "ADJ", "ADV", "NUM", "PRON", "PROPN", "PART"} != set() and (
        word.readings[0].upos == "VERB"
        or any(r.upos == "VERB" and r.feats.get("Tense") in ("Past", "Pres", "Fut") for r in word.readings)
        and "ADV" not in upos
        and "PRON" not in upos
        and "DET" not in upos
        and not (kinds.noun and word.low.endswith(("и", "і", "у", "ю")) and not _past(word))
    )


def _past(word: Word) -> bool:
    return any(r.upos == "VERB" and r.feats.get("Tense") == "Past" for r in word.readings) and word.low.endswith(
        ("ли", "лися", "лись")
    )


def find_segments(words: Sequence[Word], phrases: Sequence[Phrase], told: int = -1) -> list[Segment]:
    """The stretches between stops and between predicates joined by a conjunction; `told` is a sure predicate."""
    inside = {k: p for p in phrases for k in range(p.first, p.last)}
    heads = _predicates(words, inside) | ({told} if told >= 0 else set())
    edges: list[tuple[int, int, str, str]] = []
    begin, stop, mark = 0, "", ""
    seen = False  # a predicate since the last edge
    count = len(words)
    following = [0] * (count + 1)  # the next predicate at or after k, before the next stop
    nearest = -1
    for k in range(count - 1, -1, -1):
        if words[k].text in _STOPS and k not in inside:
            nearest = -1
        elif k in heads:
            nearest = k
        following[k] = nearest
    for k, word in enumerate(words):
        if word.text in _STOPS and (k not in inside):
            if k > begin:
                edges.append((begin, k, stop, mark))
            begin, stop, mark, seen = k + 1, word.text, "", False
        elif k in heads:
            seen = True
        elif word.low in _JOINS and k not in inside:
            if k == begin:
                mark, begin = word.low, k + 1
            elif seen and (following[k] >= 0 or _counted_past_aside(words, inside, following, k)):
                edges.append((begin, k, stop, mark))
                begin, stop, mark, seen = k + 1, "", word.low, False
    if begin < count:
        edges.append((begin, count, stop, mark))
    out = []
    for first, last, stop, mark in edges:
        segment = Segment(first, last, stop, mark)
        segment.phrases = _between(phrases, first, last)
        segment.predicate = _predicate(words, [k for k in range(first, last) if k in heads])
        segment.opener = _opener(words, segment)
        if segment.predicate >= 0 and words[segment.predicate].chosen.feats.get("VerbForm") == "Conv":
            segment.opener = "adverbial"  # "..., поранивши двох людей"
        out.append(segment)
    return out


def _counted_past_aside(words: Sequence[Word], inside: dict[int, Phrase], following: Sequence[int], k: int) -> bool:
    """Whether people counted behind a conjunction do something past an aside: "й ще 11, зокрема учень, дістали"."""
    count = len(words)
    at = k + 1
    at += at < count and words[at].low in _MORE
    phrase = inside.get(at)
    if phrase is None or not phrase.counted or phrase.prep >= 0 or phrase.last >= count - 1:
        return False
    first = phrase.last
    close = next((n for n in range(first + 1, min(first + _ASIDE, count)) if words[n].text in _STOPS), first)
    if words[first].text != "," or words[close].text != "," or close == first or close + 1 >= count:
        return False
    return following[first + 1] < 0 <= following[close + 1]


def _between(phrases: Sequence[Phrase], first: int, last: int) -> list[Phrase]:
    return [p for p in phrases if first <= p.head < last]


def _predicates(words: Sequence[Word], inside: dict[int, Phrase]) -> set[int]:
    """The words that can be what a clause says."""
    out: set[int] = set()
    for k, word in enumerate(words):
        if word.verb is not None:
            if word.chosen.feats.get("VerbForm") in ("Fin", "Inf", "Conv"):
                out.add(k)
            continue
        phrase = inside.get(k)
        if word.kinds.predicative and (phrase is None or phrase.head == k):
            # One that may be a noun ("поранені") is what is said only of a phrase right before it.
            back = k - 1
            while back > 0 and words[back].readings[0].upos in ("ADV", "PART") and back not in inside:
                back -= 1  # "двоє людей легко поранені"
            before = inside.get(back)
            after_be = k > 0 and words[k - 1].verb is not None and words[k - 1].chosen.lemma == "бути"
            after_be = after_be and not (words[k - 1].low == "є" and word.kinds.noun)  # "є загиблий та двоє поранених"
            after = inside.get(phrase.last) if phrase is not None and phrase.prep < 0 else None
            opens = phrase is not None and _said_of_next(phrase, after)
            opens = opens or after is not None and _apart(words, k, after)
            if (
                opens
                or phrase is None
                and inside.get(k + 1) is not None
                and caused(words, k)
                or after_be
                or not word.kinds.noun
                or before is not None
                and before is not phrase
                and before.prep < 0
            ):
                out.add(k)
    return out


def _apart(words: Sequence[Word], k: int, after: Phrase) -> bool:
    """Whether a participle and the noun behind it stand between stops: "..., поранений чоловік."."""
    ends = after.last >= len(words) or words[after.last].text in _STOPS
    nominative = {c for c in words[k].kinds.adjective if c[0] == "Nom"}
    return k > 1 and words[k - 1].text == "," and after.first == k + 1 and ends and bool(nominative & after.cells)


def _said_of_next(phrase: Phrase, after: Phrase | None) -> bool:
    """Whether a participle is said of several who follow one by one: "поранені 30-річний та 40-річний чоловіки"."""
    if after is None or after.prep >= 0 or "Nom" not in after.cases or "Nom" not in phrase.cases:
        return False
    return any(rel == "conj" for _, rel in after.parts)


def _predicate(words: Sequence[Word], found: Sequence[int]) -> int:
    """The predicate among the candidates of a segment; its auxiliaries hang under it."""
    if not found:
        return -1
    finite = [k for k in found if words[k].verb is not None and words[k].chosen.feats.get("VerbForm") == "Fin"]
    be = [k for k in finite if words[k].chosen.lemma == "бути"]
    other = [k for k in finite if k not in be]
    participles = [k for k in found if words[k].verb is None]
    infinitives = [k for k in found if words[k].verb is not None and words[k].chosen.feats.get("VerbForm") == "Inf"]
    converbs = [k for k in found if words[k].verb is not None and words[k].chosen.feats.get("VerbForm") == "Conv"]
    if converbs and not finite and not participles and not infinitives:
        return converbs[0]
    if other:
        main = other[0]
        for k in other[1:]:
            words[k].link(main, "conj")
    elif participles:
        main = participles[0]
        words[main].choose(("ADJ",), next((r.cell for r in words[main].readings if r.case == "Nom"), None))
        chosen = words[main].chosen
        words[main].chosen = chosen._replace(upos="VERB", feats=chosen.feats | {"Variant": "Short"})
        for k in participles[1:]:
            words[k].link(main, "conj")
    elif be:
        main = be[0]
        if infinitives and words[main].chosen.feats.get("Tense") == "Fut":
            words[main].chosen = words[main].chosen._replace(upos="AUX")
            words[main].link(infinitives[0], "aux")
            main = infinitives[0]
    else:
        main = infinitives[0]
    for k in be:
        if k != main and words[k].head < 0:
            words[k].chosen = words[k].chosen._replace(upos="AUX")
            words[k].link(main, "aux")
    for k in infinitives:
        if k != main and words[k].head < 0:
            words[k].link(main, "xcomp" if infinitives.index(k) == 0 else "conj")
    return main


def _opener(words: Sequence[Word], segment: Segment) -> str:
    """The word that opens a segment as a clause under another: "що", "який", "щоб"; "" where none does."""
    lists = closed()
    for k in range(segment.first, min(segment.first + 4, segment.last)):
        word = words[k]
        lemma = word.readings[0].lemma
        if lemma in lists["relative"] and (segment.stop or k > segment.first):
            return "relative"
        if k == segment.first or words[k - 1].readings[0].upos in ("ADP", "ADV", "PART"):
            if word.low in lists["content"]:
                return "content"
            if word.low in lists["adverbial"] and k == segment.first:
                return "adverbial"
        if word.readings[0].upos not in ("ADP", "ADV", "PART", "NOUN", "SCONJ") or k - segment.first > 2:
            break
    return ""


def find_clauses(words: Sequence[Word], segments: Sequence[Segment]) -> list[Clause]:
    """The clauses of a sentence, its main one among them, with every segment in one."""
    clauses: list[Clause] = []
    main: Clause | None = None  # the last clause not under another
    latest: Clause | None = None
    waiting: list[Segment] = []
    for segment in segments:
        if segment.stop == ";" and latest is not None:
            waiting = _give(latest, waiting)  # a list goes on to the semicolon
        if segment.predicate < 0:
            if segment.opener == "relative" or not segment.phrases:
                _join(latest, segment) if latest is not None else waiting.append(segment)
            else:
                waiting.append(segment)
            continue
        if main is None and _tolled(words, waiting):
            main = latest = _of(waiting)  # "загиблих уже троє, повідомив мер": what waits tells by itself
            clauses.append(main)
            waiting = []
        clause = Clause(segment)
        if segment.opener and (main is not None or waiting or segment is not segments[0]):
            # A clause under another; what waits stays for the main one, unless that is there already.
            if main is not None:
                waiting = _give(latest or main, waiting)
            clause.above = latest or main
            clause.kind = segment.opener
        elif main is None and waiting and _inserted(words, clause, segments):
            clause.kind = "beside"  # "у селі, каже староста, згоріла школа": what waits is for the clause behind
            clauses.append(clause)
            continue
        else:
            if main is None:
                waiting = _take(clause, waiting, all_of_them=True)
                for other in clauses:
                    if other.above is None:
                        other.above = clause
            else:
                waiting = _take(clause, waiting, all_of_them=False, words=words)
                waiting = _give(latest or main, waiting)
                told = latest is not None and latest.kind in ("content", "content+") and not says(words, clause)
                clause.above, clause.kind = latest if told else main, "content+" if told else "beside"
            if main is None or not says(words, clause) and clause.kind != "content+":
                main = clause
        clauses.append(clause)
        latest = clause
    if waiting:
        if latest is None:
            clauses.append(_of(waiting))
        else:
            _give(latest, waiting)
    return clauses


def _inserted(words: Sequence[Word], clause: Clause, segments: Sequence[Segment]) -> bool:
    """Whether who says it only stands between the words of a clause: "Запорізьке, кажуть військові, ми тримаємо"."""
    said = clause.segments[0]
    after = next((s for s in segments if s.first > said.last), None)
    if not says(words, clause) or after is None or (said.stop, after.stop) != (",", ",") or after.opener or after.mark:
        return False
    verb = words[clause.predicate]
    bare = [p for p in clause.phrases if p.prep < 0]
    return after.predicate >= 0 and not says(words, Clause(after)) and all(agrees(verb, p) for p in bare[:1])


def _of(segments: Sequence[Segment]) -> Clause:
    """The clause of several segments without a predicate."""
    clause = Clause(segments[0])
    for segment in segments[1:]:
        _join(clause, segment)
    return clause


def _tolled(words: Sequence[Word], waiting: Sequence[Segment]) -> bool:
    """Whether segments without a predicate say how many there are: "поранених у Ромнах – п'ятеро"."""
    bare = [p for segment in waiting for p in segment.phrases if p.prep < 0]
    if len(bare) < 2 or bare[0].counted or not any(c[:2] == ("Gen", "Plur") for c in bare[0].cells):
        return False
    if any(c[0] == "Nom" for c in bare[0].cells):
        return False
    last = bare[-1]
    return last.counted and not words[last.head].kinds.noun and not words[last.head].kinds.adjective


def _join(clause: Clause, segment: Segment) -> None:
    clause.segments.append(segment)
    clause.phrases.extend(segment.phrases)
    segment.clause = clause


def _give(clause: Clause, waiting: list[Segment]) -> list[Segment]:
    for segment in waiting:
        _join(clause, segment)
    return []


def _take(clause: Clause, waiting: list[Segment], *, all_of_them: bool, words: Sequence[Word] = ()) -> list[Segment]:
    """The clause takes the segments before it: all, or from the one that holds its subject; the rest comes back."""
    start = 0
    if not all_of_them:
        predicate = clause.predicate
        own = [p for p in clause.phrases if p.prep < 0 and p.head != predicate and agrees(words[predicate], p)]
        if own and not (_counted(waiting) and all(p.head > predicate and "Acc" in p.cases for p in own)):
            return waiting
        start = next(
            (
                k
                for k, segment in enumerate(waiting)
                if any(p.prep < 0 and agrees(words[predicate], p) for p in segment.phrases)
            ),
            len(waiting),
        )
    taken = waiting[start:]
    clause.segments = taken + clause.segments
    clause.phrases = [p for segment in clause.segments for p in segment.phrases]
    for segment in taken:
        segment.clause = clause
    return waiting[:start]


def _counted(waiting: Sequence[Segment]) -> bool:
    """Whether people counted wait for their verb past an aside: "ще 14, серед них дитина, отримали поранення"."""
    first = waiting[0].phrases[:1] if waiting else []
    return len(waiting) > 1 and bool(first) and first[0].counted and first[0].prep < 0


def agrees(predicate: Word, phrase: Phrase) -> bool:
    """Whether a phrase can be the subject of a predicate: nominative, of its number and gender."""
    if "Nom" not in phrase.cases:
        return predicate.chosen.lemma == "немає" and "Gen" in phrase.cases
    number, gender = predicate.chosen.number, predicate.chosen.gender
    if predicate.chosen.feats.get("Person") == "0":
        return bool(phrase.cases & {"Acc", "Nom"})
    if phrase.counted:
        return (
            number == "Plur"
            or gender == "Neut"
            or not number
            or predicate.chosen.feats.get("Tense") != "Past"
            and predicate.chosen.feats.get("Variant") != "Short"  # "три споруди, ще одна – знищена"
            or any(c[1] == "Sing" and c[2] == gender for c in phrase.cells)
        )
    for case, own, kind in phrase.cells:
        if case == "Nom" and (not number or not own or own == number) and (not gender or not kind or kind == gender):
            return True
    return False


def says(words: Sequence[Word], clause: Clause) -> bool:
    """Whether a clause's predicate is a word of saying."""
    return words[clause.predicate].chosen.lemma in closed()["saying"]
