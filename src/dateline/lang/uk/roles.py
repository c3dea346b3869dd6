"""What each phrase of a Ukrainian clause is: subject, object, agent, circumstance, or part of another phrase."""

from collections.abc import Callable, Sequence

from dateline.lang.uk.phrases import Phrase, Word
from dateline.lang.uk.words import closed

_BREAKS = frozenset((",", ";", ":", "—", "–", "(", ")"))
_DEPENDENT = frozenset("по на проти з із зі від для до про через між".split())
_ONE_EACH = frozenset(("одному", "одній"))
_JOINTS = frozenset((",", "і", "й", "та", "або", "чи", "а", "також"))


def give_roles(
    words: Sequence[Word], phrases: Sequence[Phrase], predicate: int, agrees: Callable[[Word, Phrase], bool]
) -> None:
    """Hangs the phrases of a clause; `role` of each becomes the case it stands in."""
    verb = words[predicate] if predicate >= 0 else None
    free: list[Phrase] = []
    heads: dict[int, Phrase] = {}
    subject = _subject(words, phrases, verb, agrees)
    latest: Phrase | None = None
    for phrase in phrases:
        if phrase.head == predicate:
            phrase.role = "Nom"
            latest = phrase
            continue
        over = _of_them(words, phrase, latest, phrases) or _over(words, phrase, latest, subject, verb)
        if over is not None:
            other, rel = over
            if rel in ("appos", "conj", "acl"):
                shared = phrase.cases & ({other.role} if other.role else other.cases)
                phrase.role = min(shared, key=_rank) if shared else _first(words, phrase)
            else:
                phrase.role = "Gen" if phrase.prep < 0 else _first(words, phrase)
            words[phrase.head].link(other.head, rel)
            phrase.after = other
        else:
            free.append(phrase)
            phrase.after = None
            if phrase.prep >= 0:
                phrase.role = _first(words, phrase)
            elif phrase is subject:
                phrase.role = _of_subject(phrase, verb)
            else:
                phrase.role = _case(words, phrase, subject, verb)
        latest = phrase
        heads[phrase.head] = phrase
    if verb is None:
        return
    passive = verb.chosen.feats.get("Voice") == "Pass"
    has_object = False
    for phrase in free:
        head = words[phrase.head]
        if head.head >= 0:
            continue
        each = phrase.prep >= 0 and not has_object and _each(words, phrase, verb)
        if phrase is subject:
            head.link(predicate, "nsubj:pass" if passive else "nsubj")
        elif phrase.prep >= 0 and not each:
            head.link(predicate, "obl")
        elif (
            each
            or phrase.role == "Acc"
            or phrase.role == "Gen"
            and not has_object
            and phrase.head > predicate
            and not _timed(head)
        ):
            head.link(predicate, "obj" if not has_object and not _timed(head) else "obl")
            has_object = has_object or head.rel == "obj"
        elif phrase.role == "Ins":
            head.link(predicate, "obl:agent" if passive else "obl")
        elif phrase.role == "Dat":
            head.link(predicate, "iobj")
        elif phrase.role == "Nom":
            head.link(predicate, "parataxis")
        else:
            head.link(predicate, "obl")


def _each(words: Sequence[Word], phrase: Phrase, verb: Word) -> bool:
    """Whether a number behind "по" counts what the verb befalls at each of several places: "збили по два дрони"."""
    if words[phrase.prep].low != "по" or verb.chosen.lemma in closed()["striking"]:
        return False
    if verb.chosen.feats.get("VerbForm") != "Fin" or words[phrase.head].chosen.upos == "PROPN":
        return False
    return phrase.counted and "Loc" not in phrase.cases or any(words[k].low in _ONE_EACH for k, _ in phrase.parts)


def _of_subject(phrase: Phrase, verb: Word | None) -> str:
    """The case of a subject; what an impersonal verb befalls stands in the accusative: "пошкоджено два будинки"."""
    if verb is not None and verb.chosen.lemma == "немає":
        return "Gen"
    impersonal = verb is not None and verb.chosen.feats.get("Person") == "0"
    return "Acc" if impersonal and "Acc" in phrase.cases else "Nom"


def _of_them(
    words: Sequence[Word], phrase: Phrase, latest: Phrase | None, phrases: Sequence[Phrase]
) -> tuple[Phrase, str] | None:
    """The count that another takes some of: "пошкоджень зазнали 20 об'єктів, з них 15 будинків"."""
    if latest is None or latest.prep < 0 or not phrase.counted or latest.last != phrase.first:
        return None
    if words[latest.prep].low not in ("з", "із", "зі", "серед") or words[latest.head].low not in ("них", "яких"):
        return None
    before = [p for p in phrases if p.head < latest.first and p.counted and p.prep < 0]
    return (before[-1], "conj") if before else None


_ORDER = {"Nom": 0, "Acc": 1, "Gen": 2, "Ins": 3, "Loc": 4, "Dat": 5, "Voc": 6}


def _rank(case: str) -> int:
    return _ORDER.get(case, 9)


def _first(words: Sequence[Word], phrase: Phrase) -> str:
    """The likeliest case of a phrase: what its preposition stands with most, else the first in the usual order."""
    if phrase.prep >= 0:
        cases: tuple[str, ...] = closed()["prepositions"].get(words[phrase.prep].low, ())
        if words[phrase.prep].low in ("у", "в") and "Gen" in phrase.cases:
            if words[phrase.head].readings[0].feats.get("Animacy") == "Anim":
                return "Gen"  # "у жінки діагностували контузію"
        for case in cases:
            if case in phrase.cases:
                return case
    return min(phrase.cases, key=_rank, default="Nom")


def _timed(head: Word) -> bool:
    """Whether a noun tells a time: "15 жовтня", "минулої ночі", "цього року"."""
    return head.readings[0].lemma in closed()["times"]


def _subject(
    words: Sequence[Word], phrases: Sequence[Phrase], verb: Word | None, agrees: Callable[[Word, Phrase], bool]
) -> Phrase | None:
    """The predicate's subject: a sure nominative, else the phrase before it, else the first behind it."""
    if verb is None:
        return None
    if verb.chosen.upos == "VERB" and verb.chosen.feats.get("VerbForm") in ("Inf", "Conv"):
        return None
    options = [p for p in phrases if p.prep < 0 and p.head != verb.i and agrees(verb, p) and words[p.head].head < 0]
    if verb.chosen.feats.get("Number") == "Plur":
        free = [p for p in phrases if p not in options and p.prep < 0 and p.head != verb.i and words[p.head].head < 0]
        options += [p for p in free if _opens_row(words, phrases, p)]
    options = [p for p in options if not (_timed(words[p.head]) and len(options) > 1) and not _undergoes(words, p)]
    if verb.chosen.gender == "Neut":  # "внаслідок падіння БпЛА вибило вікна"
        options = [p for p in options if p.after is None or "Abbr" not in words[p.head].readings[0].feats]
    if verb.chosen.lemma in closed()["sustaining"]:  # "поранення дістали двоє поліцейських"
        nominative = (p for p in phrases if p.prep < 0 and "Nom" in p.cases and words[p.head].head < 0)
        options = options or [p for p in nominative if p.head > verb.i]  # "дістали пошкоджень будинок і гараж"
        options = [p for p in options if words[p.head].readings[0].lemma not in closed()["sustained"]]
    if verb.chosen.lemma in closed()["saying"]:
        options = [p for p in phrases if _called(words, p, verb)][-1:] or options
    if not options:
        return None
    impersonal = verb.chosen.feats.get("Person") == "0"
    if impersonal:  # "пошкоджено територію підприємства", "збито ракету Х-59"
        options = [p for p in options if p.counted or not _of_noun(words, p) and not _make_of_noun(words, p)]
        if not options:
            return None
    says = verb.chosen.lemma in closed()["saying"]
    if says and verb.chosen.feats.get("Number") == "Plur":
        options = [p for p in options if not _within_body(words, phrases, p)]
        if not options:
            return None

    def cost(phrase: Phrase) -> tuple[int, int, int]:
        unsure = "Acc" in phrase.cases and not impersonal
        genitive = phrase.after is not None and "Gen" in phrase.cases
        behind = phrase.head > verb.i
        head = words[phrase.head]
        far = any(words[k].text in _BREAKS for k in range(min(phrase.last, verb.i), max(phrase.first, verb.i)))
        dashed = not behind and any(w.text in ("–", "—") for w in words[phrase.last : verb.i])  # "Слобода – загинув A"
        named = genitive and "Abbr" in head.readings[0].feats  # "начальник ОВА"
        sited = phrase.after is not None and words[phrase.after.head].readings[0].lemma in closed()["sites"]
        sited = sited and head.readings[0].upos == "PROPN"  # "у селищі Малинівка"
        before = phrase.after if genitive else None
        led = before is not None and before.prep >= 0  # "під час атаки"
        led = led and before is not None and words[before.head].readings[0].lemma in closed()["leading"]
        likely = says and (head.readings[0].upos in ("PROPN", "PRON") or _animate(head))
        doubt = (
            unsure
            + genitive
            + (phrase.counted and not impersonal)
            + behind
            + 2 * far
            + 2 * dashed
            + named
            + 3 * (sited or led)
        )
        return (doubt - 2 * likely, behind, phrase.head)

    best = min(options, key=cost)
    return None if _is_downed(words, phrases, best, verb) else best


def _of_noun(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a noun in the genitive stands right behind one in the accusative that it belongs to."""
    before = phrase.after
    if before is None or before.last != phrase.first or "Gen" not in phrase.cases or before.prep >= 0:
        return False
    return "Acc" in before.cases and "Nom" not in before.cases and not _timed(words[before.head])


def _make_of_noun(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a name with figures stands right behind the noun that it is the make of: "ракету Х-59"."""
    before = phrase.after
    if before is None or before.last != phrase.first or words[before.head].readings[0].upos != "NOUN":
        return False
    text = words[phrase.head].text
    return phrase.prep < 0 and text[0].isalpha() and any(c.isdigit() for c in text)


def _is_downed(words: Sequence[Word], phrases: Sequence[Phrase], phrase: Phrase, verb: Word) -> bool:
    """Whether those counted behind a verb of shooting down are what was downed: "збили та знищили 19 дронів"."""
    if verb.chosen.lemma not in closed()["downing"] or not phrase.counted or phrase.head < verb.i:
        return False
    passive = verb.chosen.feats.get("Voice") == "Pass" or verb.chosen.feats.get("Person") == "0"
    other = (p for p in phrases if p is not phrase and p.prep < 0 and p.cases == {"Acc"} and words[p.head].head < 0)
    return not passive and "Acc" in phrase.cases and next(other, None) is None


def _called(words: Sequence[Word], phrase: Phrase, verb: Word) -> bool:
    """Whether a verb of saying agrees with the name behind its subject: "угруповання «Хезболла» заявила"."""
    free = phrase.prep < 0 and "Nom" in phrase.cases and phrase.last < verb.i and words[phrase.head].head < 0
    quoted = free and words[phrase.last].text in '«"“„' and words[phrase.last + 1].text[0].isupper()
    return quoted and verb.i - phrase.last < 6 and words[phrase.head].readings[0].upos == "NOUN"


def _undergoes(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a noun right behind one of doing is what is done to: "під час гасіння пожежі"."""
    before = phrase.after
    if before is None or before.last != phrase.first or phrase.counted or "Gen" not in phrase.cases:
        return False
    return words[before.head].readings[0].lemma.endswith(("ння", "ття"))


def _opens_row(words: Sequence[Word], phrases: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether several in the nominative, joined by "і", share a verb: "загинули чоловік і жінка"."""
    if "Nom" not in phrase.cases or phrase.counted:
        return False
    sure, latest = "Acc" not in phrase.cases, phrase
    for other in phrases[phrases.index(phrase) + 1 :]:
        gap = words[latest.last : other.first]
        if _tells_age(words, other) and all(w.low in _JOINTS for w in gap):
            latest = other  # "чоловік 51 року та жінка"
            continue
        if not gap and other.prep < 0 and "Gen" in other.cases:
            latest = other  # "водій автобуса та пасажирка"
            continue
        if other.prep >= 0 or "Nom" not in other.cases or not gap or any(w.low not in _JOINTS for w in gap):
            return False
        sure = sure or "Acc" not in other.cases
        if any(w.low in ("і", "й", "та") for w in gap) or any(rel == "conj" for _, rel in other.parts):
            return sure
        latest = other
    return False


def _tells_age(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a number behind someone is an age: "чоловік 51 року", "жінки 62 та 71 року"."""
    head = words[phrase.head]
    return phrase.counted and phrase.prep < 0 and (_timed(head) or head.text.isdigit())


def _within_body(words: Sequence[Word], phrases: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether a noun only tells whose the body before it is: "заявили в Міноборони України"."""
    if phrase.counted or "Gen" not in phrase.cases or _animate(words[phrase.head]):
        return False
    first = phrase.first
    before: Phrase | None = None
    for _ in range(4):  # "у головному управлінні ДСНС області"
        before = next((p for p in phrases if p.last == first), None)
        first = before.first if before is not None else -1
        if before is None or before.prep >= 0 or "Gen" not in before.cases:
            break
    if before is None or before.prep < 0 or words[before.prep].low not in ("в", "у"):
        return False
    noun = words[before.head].readings[0]
    body = noun.upos == "NOUN" or "Abbr" in noun.feats
    return body and not _timed(words[before.head]) and noun.lemma not in closed()["sites"]


def _animate(word: Word) -> bool:
    return any(r.feats.get("Animacy") == "Anim" for r in word.readings)


def _over(
    words: Sequence[Word], phrase: Phrase, latest: Phrase | None, subject: Phrase | None, verb: Word | None
) -> tuple[Phrase, str] | None:
    """The phrase that another hangs under, and as what; None where it hangs under the predicate."""
    if latest is None:
        return None
    head = words[phrase.head]
    adjacent = latest.last == phrase.first
    if adjacent and _make_of_noun(words, phrase):
        return latest, "appos"
    if adjacent and _tells_age(words, phrase) and latest.prep < 0 and _animate(words[latest.head]):
        return latest, "nmod"
    if adjacent and phrase.prep < 0 and phrase is not subject:
        named = head.readings[0].upos in ("PROPN", "X") and "Abbr" not in head.readings[0].feats
        if named and (holder := _holder(words, phrase, latest)):
            return holder, "appos"
        free = phrase.counted and phrase.cases & {"Nom", "Acc"} and not _deverbal(words[latest.head])
        at_place = latest.prep >= 0 and words[latest.head].readings[0].upos == "PROPN" and "Acc" in phrase.cases
        if "Ins" in phrase.cases and "Gen" not in phrase.cases and _blow(words[latest.head]) and not _timed(head):
            return latest, "nmod"  # "унаслідок удару FPV-дроном пошкоджено будинок"
        if (
            "Gen" in phrase.cases
            and not free
            and not (at_place and _animate(head) and head.readings[0].upos == "NOUN")  # "затримали в Чугуєві чоловіка"
            and not (_timed(head) and "Gen" in phrase.cases and words[latest.head].kinds.numeral)
            and not (_timed(words[latest.head]) and head.readings[0].upos == "PROPN")  # "2 жовтня Миколаїв обстріляли"
        ):
            return latest, "nmod"
    if (
        adjacent
        and phrase.prep >= 0
        and words[phrase.prep].low in _DEPENDENT
        and (verb is None or latest.head > verb.i or _deverbal(words[latest.head]))
    ):
        if not _timed(head) and words[latest.head].chosen.upos != "PRON" or _timed(head) and _timed(words[latest.head]):
            return latest, "nmod"
    if adjacent and phrase.prep >= 0 and words[phrase.prep].low in ("з", "із", "зі") and "Gen" in phrase.cases:
        if (
            words[latest.head].chosen.upos == "NUM"
            or words[latest.head].kinds.numeral
            and not words[latest.head].kinds.noun
        ):
            return latest, "nmod"
    if _participial(words, latest, phrase):
        return latest, "acl"
    if _quoted(words, latest, phrase):
        return latest, "appos"
    if phrase is not subject and (other := _beside(words, latest, phrase)):
        return other, "conj"
    if subject is phrase and (other := _beside(words, latest, phrase)) and "Nom" in other.cases and other.role == "Nom":
        return other, "conj"
    return None


def _holder(words: Sequence[Word], phrase: Phrase, latest: Phrase) -> Phrase | None:
    """The noun a name stands beside: "губернатор Гусєв", "голова Харківської ОВА Олег Синєгубов", "місто Суми"."""
    person = any(words[k].readings[0].feats.get("NameType") for k in range(phrase.first, phrase.last))
    other: Phrase | None = latest
    for _ in range(5):
        if other is None or other is not latest and not person and "Gen" in phrase.cases:
            return None  # "міністр з відновлення України"
        noun = words[other.head]
        if noun.readings[0].upos == "NOUN" and not noun.capital or noun.readings[0].feats.get("Animacy") == "Anim":
            animate = any(r.feats.get("Animacy") == "Anim" and r.upos == "NOUN" for r in noun.readings)
            shared = phrase.cases & other.cases
            if shared and (animate or not person and noun.readings[0].lemma in closed()["sites"]):
                if noun.readings[0].feats.get("NameType") is None:
                    return other
            if noun.readings[0].lemma in closed()["sites"] and not person and "Nom" in phrase.cases and other is latest:
                return other
        other = other.after
    return None


def _participial(words: Sequence[Word], latest: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase is a participle behind its noun: "безпілотників, збитих на підльоті"."""
    head = words[phrase.head]
    if phrase.first != phrase.last - 1 or phrase.first - latest.last != 1 or words[latest.last].text != ",":
        return False
    cells = {c[:2] for c in head.kinds.adjective} & {c[:2] for c in latest.cells}
    return bool(cells) and any(r.adjective and r.feats.get("VerbForm") == "Part" for r in head.readings)


def _quoted(words: Sequence[Word], latest: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase is the name in quotation marks of the noun before it."""
    between = phrase.first - latest.last
    return (
        between == 1 and phrase.prep < 0 and words[latest.last].text in '«"“„' and words[phrase.first].text[0].isupper()
    )


def _beside(words: Sequence[Word], latest: Phrase, phrase: Phrase) -> Phrase | None:
    """The phrase before, or one it hangs under, with which this one is joined by "," or "і" in one case."""
    gap = range(latest.last + _closes(words, latest), phrase.first)
    if not 0 < len(gap) <= 3 or any(
        words[k].low not in _JOINTS and words[k].chosen.upos not in ("ADV", "PART") for k in gap
    ):
        return None
    if not any(words[k].low in _JOINTS for k in gap):
        return None
    if phrase.prep >= 0:
        other: Phrase | None = latest
        for _ in range(6):
            if other is None:
                return None
            if other.prep >= 0 and (
                words[other.prep].low == words[phrase.prep].low
                or {words[other.prep].low, words[phrase.prep].low} <= {"у", "в", "на"}
            ):
                return other
            other = other.after
        return None
    chain: list[Phrase] = []
    other = latest
    while other is not None and len(chain) < 6:
        chain.append(other)
        other = other.after
    for candidate in chain:
        shared = phrase.cases & ({candidate.role} if candidate.role else candidate.cases)
        if shared and candidate.counted == phrase.counted:
            return candidate
    others = (c for c in chain if not (phrase.counted and c.prep >= 0 and _is_place(words, c, phrase)))
    return next((c for c in others if phrase.cases & ({c.role} if c.role else c.cases)), None)


def _is_place(words: Sequence[Word], place: Phrase, counted: Phrase) -> bool:
    """Whether what is counted is none of the places before it: "ракету над областю та 17 БпЛА"."""
    sites = closed()["sites"]
    return words[place.head].readings[0].lemma in sites and words[counted.head].readings[0].lemma not in sites


def _closes(words: Sequence[Word], latest: Phrase) -> bool:
    """Whether a quotation mark closes the name that a phrase is: "з РСЗВ «Смерч» та гаубиць"."""
    return words[latest.head].rel == "appos" and latest.last < len(words) and words[latest.last].text in '»"”“'


def _blow(word: Word) -> bool:
    """Whether a noun tells a blow, which is struck with something."""
    return word.readings[0].lemma in closed()["blows"]


def _deverbal(word: Word) -> bool:
    return word.readings[0].lemma.endswith(("ння", "ття", "ка", "удар", "напад", "наступ", "обстріл", "наліт"))


def _case(words: Sequence[Word], phrase: Phrase, subject: Phrase | None, verb: Word | None) -> str:
    """The case of a phrase that stands free and is no subject."""
    cases = phrase.cases
    if verb is None:
        return min(cases, key=_rank, default="Nom")
    if _timed(words[phrase.head]) and "Gen" in cases:
        return "Gen"
    if phrase.prep < 0:
        order = ("Acc", "Ins", "Dat", "Gen", "Nom") if verb.chosen.feats.get("Person") != "0" else ("Acc", "Ins", "Gen")
        bare = phrase.counted and words[phrase.head].text.isdigit()  # "збито 12 ракет: 6 над Києвом"
        if verb.chosen.feats.get("Voice") == "Pass" and "Ins" in cases and not bare:
            return "Ins"
        if "Ins" in cases and _wielded(words[phrase.head], verb):
            return "Ins"
        for case in order:
            if case in cases:
                return case
    return min(cases, key=_rank, default="Nom")


def _wielded(head: Word, verb: Word) -> bool:
    """Whether an acronym without cases is what a blow is struck with: "вдарили БПЛА", but "збили БПЛА"."""
    return head.readings[0].lemma in closed()["wielded"] and verb.chosen.lemma in closed()["striking"]
