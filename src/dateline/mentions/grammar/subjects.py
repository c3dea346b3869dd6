"""Who is the subject of a verb of saying: before or behind it, in a body, shared or left out."""

from dateline.mentions.grammar import adjuncts
from dateline.mentions.grammar.namings import Naming, naming_around, naming_before, naming_from
from dateline.mentions.grammar.noun_phrases import lows, nominal
from dateline.mentions.grammar.placing import gives_out, place_saying
from dateline.mentions.grammar.saying import Saying
from dateline.mentions.grammar.saying_words import Cues, Verb, cues
from dateline.mentions.grammar.speaker_kinds import capital_of, kind_of, speaks
from dateline.mentions.grammar.verb_forms import is_passive
from dateline.mentions.grammar.who_speaks import plausible
from dateline.mentions.grammar.words import CLOSING, COMMAS, DASHES, OPENING, QUOTES, STOPS, Reading

_SUBJECTS = ("nsubj", "nsubj:pass")
_NEAR_TAIL = 3
_TITLE = 9  # words of the name of a medium, with its quotation marks
_UPON = ("на", "себя")
# Endings that no nominative has.
_OBLIQUE = ("ов", "ев", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "ів", "їв")


def find_subject(reading: Reading, k: int, cue: int, verb: Verb, first: int, last: int, c: Cues) -> Naming | None:
    """Who says it: as the parse has it, else what stands before the verb, or behind it in inverted order."""
    lemma = reading.words[k].lemma
    if lemma in c.impersonal and lemma.endswith("ся"):
        return None  # "зазначається": whatever is in the nominative is said, and says nothing
    if verb.act == "claim" and cue == k + 1 and lemma in c.then:  # "ответственность за который взяла на себя X"
        if (taker := _inverted(reading, k, cue, verb, first, last, c)) is not None and not taker.pronoun:
            return taker
    if gives_out(reading, first, k, c) and (maker := _inverted(reading, k, cue, verb, first, last, c)):
        return maker
    if (medium := _quoted_medium(reading, k, cue, last, c)) is not None:
        return medium
    for n in reading.child(k, *_SUBJECTS):
        if not first <= n < last:
            continue
        if n < k:
            found = naming_around(reading, n, first, adjuncts.before(reading, k, first) if n < k - 1 else k)
            found = _joined(reading, found or naming_around(reading, n, first, k), first, c)
        else:
            found = _right_of(reading, cue, n, last) or naming_around(reading, n, cue, last)
        oblique = found is not None and reading.words[found.head].case in ("Gen", "Dat", "Ins", "Loc")
        if oblique and (n == first or not reading.words[n].capital) and reading.words[n].low.endswith(_OBLIQUE):
            continue  # "Жителей просят ..."
        if oblique and found is not None and n < k and _governed(reading, found, first):
            continue  # "У МОЗ Гази оголосили"
        weak = found is not None and n < k and not plausible(reading, found, "party")
        if weak and found is not None and found.last != adjuncts.before(reading, k, first):
            continue  # an unknown noun far from its verb: the parse may err
        if found is not None and (not _agrees(reading, found, k) or _quoted(reading, found, k)):
            continue
        if found is not None and _fits(reading, found, verb) and not _other_clause(reading, found, k, c):
            loose = found.first > first and found.last == k - 1 and reading.lows[found.first - 1] not in COMMAS | QUOTES
            loose = loose or _told_between(reading, found, k)
            return (_set_off(reading, k, first, verb) or found) if loose else found
    edge = adjuncts.before(reading, k, first)
    found = naming_before(reading, edge, first) or _before_comma(reading, edge, first, c)
    fits = found is not None and _fits(reading, found, verb) and _nominative(reading, found)
    if found is not None and fits and _agrees(reading, found, k) and not _undergoes(reading, found, k, c):
        return found
    return _inverted(reading, k, cue, verb, first, last, c)


def _undergoes(reading: Reading, naming: Naming, k: int, c: Cues) -> bool:
    """Whether a naming is what another verb is done to: "захватили автобус и требуют выкуп"."""
    w = reading.words[naming.head]
    return not c.articles and w.deprel == "obj" and w.head < naming.first and reading.words[k].head == w.head


def _quoted_medium(reading: Reading, k: int, cue: int, last: int, c: Cues) -> Naming | None:
    """The medium whose name in quotation marks ends a sentence: "..., передають «Новини краю – НК»"."""
    if c.articles or cue >= last or reading.lows[cue] not in OPENING | {'"'} or not c.within("quoted", reading.lows[k]):
        return None
    ahead = range(cue + 2, min(cue + _TITLE, last))
    closing = next((n for n in ahead if reading.lows[n] in CLOSING | {'"'}), None)
    if closing is None or any(w.upos != "PUNCT" for w in reading.words[closing + 1 : last]):
        return None
    return Naming(first=cue, last=closing + 1, head=cue + 1, core=closing + 1)


def _joined(reading: Reading, naming: Naming | None, first: int, c: Cues) -> Naming | None:
    """A naming with the one that "and" joins to it from the left: "a rescue worker and an armed group told AFP"."""
    if naming is None or not c.articles or naming.first <= first + 1:
        return naming
    if not c.within("joins", reading.lows[naming.first - 1]):
        return naming
    whole = naming_before(reading, naming.last, first)
    return whole if whole is not None and whole.first < naming.first else naming


def _governed(reading: Reading, naming: Naming, first: int) -> bool:
    """Whether a naming stands inside a group behind a preposition."""
    k = naming.first - 1
    while k > first and nominal(reading, k):
        k -= 1
    return k >= first and reading.words[k].upos == "ADP"


def _right_of(reading: Reading, cue: int, n: int, last: int) -> Naming | None:
    """The naming behind a verb that holds word `n`, adjuncts before it skipped."""
    for start in (cue, adjuncts.after(reading, cue, last).end):
        found = naming_from(reading, start, last)
        if found is not None and found.first <= n < found.last and plausible(reading, found, "party"):
            return found
    return None


def _other_clause(reading: Reading, naming: Naming, k: int, c: Cues) -> bool:
    """Whether another finite verb stands between a supposed subject and its verb, outside commas."""
    between = reading.words[naming.last : k]
    if any(w.low in (":", ";") for w in between):
        return True
    if naming.last >= k or any(w.low == "," for w in between) or c.within("relatives", between[0].low):
        return False
    return any(w.finite and w.upos == "VERB" and not c.within("auxiliaries", w.lemma) for w in between)


def _quoted(reading: Reading, naming: Naming, k: int) -> bool:
    """Whether a naming stands in a quotation that ends before the verb: "two are hurt, a Pole and a Czech," X wrote."""
    mark = next((n for n in range(naming.last, k) if reading.lows[n] in CLOSING | {'"'}), None)
    if mark is None:
        return False
    alone = reading.lows[mark] != '"' or reading.lows[naming.last : k].count('"') % 2 == 1
    return alone and mark > naming.last and reading.lows[mark - 1] in COMMAS


def _told_between(reading: Reading, naming: Naming, k: int) -> bool:
    """Whether a clause stands between a supposed subject and its verb: "a group was hit, X told reporters"."""
    inside = reading.words[naming.last : k - 1]
    verbs = [w.i for w in inside if w.finite and not any(n < w.i for n in _relatives(reading, naming.last, w.i))]
    return bool(verbs) and "," in reading.lows[verbs[0] : k]


def _relatives(reading: Reading, first: int, last: int) -> list[int]:
    c = cues(reading.language)
    return [n for n in range(first, last) if c.within("clauses", reading.lows[n])]


def _set_off(reading: Reading, edge: int, first: int, verb: Verb) -> Naming | None:
    """Who stands behind a comma and ends right before word `edge`, where the parse has an earlier subject."""
    closed = reading.lows[edge - 1] == ","  # a role and a name between commas
    for j in range(edge - 2, max(first, edge - 24), -1):
        if reading.lows[j] != ",":
            continue
        found = naming_from(reading, j + 1, edge)
        if found is None or not _fits(reading, found, verb):
            continue
        if found.last >= edge - 1 and found.core < found.last if closed else found.last == edge:
            return found
    return None


def _before_comma(reading: Reading, edge: int, first: int, c: Cues) -> Naming | None:
    """The naming before an apposition or aside in commas that ends right before word `edge`."""
    if edge - 1 <= first or reading.lows[edge - 1] != ",":
        return None
    for j in range(edge - 2, max(first, edge - 24), -1):
        if reading.lows[j] == ",":
            aside = reading.words[j + 1 : edge - 1]
            if any(w.finite for w in aside) and not (aside and c.within("relatives", aside[0].low)):
                return None
            held = naming_before(reading, j, first)
            if held is not None and not c.articles and not held.pronoun and not _told_of(reading, held):
                return None  # "атаковано об'єкт енергетики, низка сіл без світла, повідомили ..."
            return naming_from(reading, held.first, edge) if held is not None and not held.pronoun else held
    return None


def _told_of(reading: Reading, naming: Naming) -> bool:
    """Whether a naming is of a person, a name or a body that speaks."""
    words = lows(reading, naming.first, naming.core)
    return kind_of(reading.language, words) is not None or reading.words[naming.head].capital


def _inverted(reading: Reading, k: int, cue: int, verb: Verb, first: int, last: int, c: Cues) -> Naming | None:
    """The speaker behind the verb: "A, said X", "об этом сообщил в понедельник X"."""
    start = k
    while start > first and reading.words[start - 1].upos in ("ADV", "AUX", "PART"):
        start -= 1
    before = reading.lows[start - 1] if start > first else ""
    about = c.lists["about_this"].all(reading.lows[max(first, start - 3) : start])
    led = (
        not before
        or c.within("about", reading.lows[first])
        or before in COMMAS | QUOTES
        or c.within("as", before)
        or about
        or c.within("that", before)
        or gives_out(reading, first, start, c)
        or verb.act == "claim"  # "ответственность за который взяла на себя X"
    )
    if not led:
        return None
    j = cue + 2 * (verb.act == "claim" and reading.lows[cue : cue + 2] == _UPON)
    for _ in range(_NEAR_TAIL):
        quoted = verb.act == "claim" and j < last and reading.lows[j] in OPENING  # "взяла на себя «Аль-Каида»"
        found = naming_from(reading, j + quoted, last)
        fits = found is not None and _fits(reading, found, verb) and _nominative(reading, found)
        if fits and found is not None and _agrees(reading, found, k):
            return found
        tail = adjuncts.after(reading, j, last)
        if tail.end == j:
            return None
        j = tail.end
    return None


def _fits(reading: Reading, naming: Naming, verb: Verb) -> bool:
    return plausible(reading, naming, "party" if verb.frame == "quote" else verb.frame)


def _agrees(reading: Reading, naming: Naming, k: int) -> bool:
    """Whether a medium or thing in the singular can be a verb's subject: "рассказали РБК в полиции" has none."""
    verb, head = reading.words[k].feats.get("Number"), reading.words[naming.head].feats.get("Number")
    if verb != "Plur" or head != "Sing" or naming.pronoun:
        return True
    kind = kind_of(reading.language, lows(reading, naming.first, naming.core))
    if kind is None and naming.core == naming.head + 1 and not reading.words[naming.head].capital:
        return False  # "зникло світло, додали в компанії"
    return kind_of(reading.language, lows(reading, naming.first, naming.head + 1)) not in ("agency", "media")


def _nominative(reading: Reading, naming: Naming) -> bool:
    w = reading.words[naming.head]
    return (
        w.case in (None, "Nom")
        or w.text.isupper()
        or w.entity == "ORG"
        and w.low == w.lemma.lower()  # names that have no cases: "Минобороны"
        or w.case == "Acc"
        and (w.capital or w.low == w.lemma and not naming.pronoun)
    )


def said_inside(
    reading: Reading, k: int, cue: int, verb: Verb, sentence: int, first: int, last: int, c: Cues
) -> Saying | None:
    """В Минобороны сообщили, говорится в сообщении ведомства: a body in which it is said."""
    w = reading.words[k]
    if not c.lists["inside"].all(tuple(x.low for x in reading.words[first:last])):
        return None
    personal = w.finite and w.feats.get("Gender") in ("Masc", "Fem")  # "о чём сообщил в телеграм-канале"
    impersonal = w.lemma in c.impersonal and not personal or is_passive(reading, k, first, c)
    if not impersonal and (w.feats.get("Number") != "Plur" or w.feats.get("Person") in ("1", "2")):
        return None
    for j in [*range(cue, min(last - 1, cue + 8)), *range(k - 1, max(first - 1, k - 16), -1)]:
        if not c.within("inside", reading.lows[j]):
            continue
        found = naming_from(reading, j + 1, last if j > k else k, apposed=j > k)
        if found is None or found.pronoun or _moved_into(reading, found):
            continue
        behind = found.head + 1  # "повідомляють на сторінці командування"
        if not impersonal and c.within("channels", reading.lows[found.head]) and not c.articles and behind < last:
            owner = naming_from(reading, behind, last) if reading.words[behind].case == "Gen" else None
            found = owner if owner is not None and _body(reading, owner) else found
        words = lows(reading, found.first, found.core)
        if j > k and any(reading.lows[n] in COMMAS | STOPS or reading.words[n].finite for n in range(cue, j)):
            continue  # of what is said; the body may stand before the verb
        if j > k and reading.words[found.head].head != k and capital_of(reading.language, words) is not None:
            continue  # "сообщалось о взрыве в Багдаде": the town of what is told
        if j < k and any(reading.words[n].finite or reading.lows[n] in (",", ";", ":") for n in range(found.last, k)):
            break
        document = (
            c.within("documents.nouns", reading.lows[found.head]) or impersonal and bool(c.lists["channels"].all(words))
        )
        if document and not impersonal:
            continue
        if j < k and not document and _within_another(reading, found, first, c):
            continue  # "в посольстве России в Афганистане сообщили": the embassy
        if c.within("sites", reading.lows[found.head]) and list(reading.child(k, "obj")):
            continue  # "запретили полёты в аэропорту"
        if not document and not _body(reading, found) and not (verb.frame == "any" and _proper(reading, found)):
            continue
        begin = min(j, k, adjuncts.before(reading, k, first))
        return place_saying(reading, k, cue, verb, sentence, first, last, found, begin, max(cue, found.last), c)
    return None


def _moved_into(reading: Reading, naming: Naming) -> bool:
    """Whether a plural in the accusative is what someone becomes or is put into: "взяли в заложники"."""
    w = reading.words[naming.head]
    return w.case == "Acc" and w.feats.get("Number") == "Plur" and not w.capital


def _within_another(reading: Reading, naming: Naming, first: int, c: Cues) -> bool:
    """Whether a naming only says where the body is that stands before it: "в посольстве России в Афганистане"."""
    word = reading.words[naming.head]
    if c.articles or word.deprel != "nmod" or not first <= word.head < naming.first:
        return False
    return any(c.within("inside", reading.lows[n]) for n in reading.child(word.head, "case"))


def _proper(reading: Reading, naming: Naming) -> bool:
    """Whether a naming is a name in quotation marks or an acronym, which is no place."""
    w = reading.words[naming.first]
    return w.low in OPENING | {'"'} or w.text.isupper() and len(w.text) > 1 and naming.first not in reading.placed


def _body(reading: Reading, naming: Naming) -> bool:
    words = lows(reading, naming.first, naming.core)
    if capital_of(reading.language, words) is not None:
        return True
    return kind_of(reading.language, words) is not None and speaks(reading.language, words, naming.head - naming.first)


def subject_left_out(
    reading: Reading, k: int, verb: Verb, first: int, found: list[Saying], c: Cues
) -> tuple[bool, bool]:
    """Whether a verb without a subject goes on with the speaker of this sentence (same) or the last one (latest)."""
    start = adjuncts.before(reading, k, first)
    before = reading.words[start - 1] if start > first else None
    if before is not None and (c.within("conjunctions", before.low) or before.low in COMMAS) and verb.frame != "quote":
        if any(s.region[0] < k and s.mode in ("after", "around", "before") for s in found):
            return True, False
    w = reading.words[k]
    single = (
        w.feats.get("Number") == "Sing" and w.feats.get("Gender") in ("Masc", "Fem") or w.feats.get("Person") == "3"
    )
    opens = before is None or before.low in DASHES | CLOSING | {",", '"'}
    opens = opens or bool(c.lists["about_this"].all(reading.lows[max(first, start - 2) : start]))
    declined = bool(c.lists["inside"].all(("в",))) or bool(c.lists["inside"].all(("у",)))
    return False, bool(opens and single and declined and w.feats.get("Number") == "Sing")
