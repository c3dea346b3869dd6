"""Who speaks by the shape of a line: a label or heading, X: A, A — X, A (X), a signature."""

from dateline.gazetteer import open_gazetteer
from dateline.mentions.grammar import adjuncts
from dateline.mentions.grammar.namings import Naming, naming_before, naming_from
from dateline.mentions.grammar.noun_phrases import lows
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.saying import Saying
from dateline.mentions.grammar.saying_words import Cues, cues
from dateline.mentions.grammar.speaker_kinds import capital_of, kind_of
from dateline.mentions.grammar.who_speaks import person_in, plausible
from dateline.mentions.grammar.words import CLOSING, DASHES, OPENING, Reading

_LABEL = 5
_HEADING = 18
_REPORT = 40  # words of a line that is the title of a report
_HEADLINE = 12


def headed(reading: Reading, sentence: int) -> list[Saying]:
    """Blocks under a label, X: A, and A — X."""
    first, last = reading.bounds[sentence]
    c = cues(reading.language)
    hour = reading.lows[first : first + 3]
    if len(hour) == 3 and first + 3 < last and hour[1] == ":" and (hour[0] + hour[2]).isdigit():
        first += 3  # the hour of an entry: "07:20 Mayor: ..."
    colon = next((k for k in range(first, min(first + 24, last)) if reading.lows[k] == ":"), None)
    if colon is not None:
        label = c.labels.at(reading.lows, first)
        if label is not None and label.last <= colon and colon - label.last <= _LABEL:
            found = _labelled(reading, sentence, label.value, label.last, colon, last, c)
            return [found] if found is not None else []
        found = _announced(reading, sentence, first, colon, last, c)
        if found is not None:
            return [found]
    found = _heading(reading, sentence, first, last, c) or _signature(reading, sentence, first, last)
    found = found or _signed(reading, sentence, first, last)
    return [found] if found is not None else []


def _heading(reading: Reading, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """A report that is told as such: "Statement by the general staff", "Сводка за сутки от губернатора:"."""
    colon = next((k for k in range(first, last) if reading.lows[k] == ":"), last - 1)
    if sentence > 1 or colon - first > (_REPORT if _is_report(reading, sentence, first, c) else _HEADING):
        return None
    if any(w.upos in ("VERB", "AUX") for w in reading.words[first:colon]):
        return None
    if "such" in c.lists and c.lists["such"].all(reading.lows[first:colon]):
        return None  # "двое раненых — таковы данные полиции"
    end, last = colon + 1, colon
    for k in range(first, last):
        by = c.lists["documents.by"].at(reading.lows, k)
        noun = c.within("documents.nouns", reading.lows[k]) and not (k > first and reading.words[k - 1].upos == "ADP")
        start = by.last if by is not None else k + 1 if noun and not c.articles else k
        owned = noun and k + 1 < last and c.articles
        if by is None and not noun or start >= last:
            continue
        naming = issuer_before(reading, k, first) if owned and by is None else naming_from(reading, start, last)
        if naming is not None and not naming.pronoun and is_known(reading, naming):
            return Saying(
                rule="heading",
                act="say",
                cue=(k, k + 1),
                region=(first, end),
                mode="block",
                sentence=sentence,
                naming=naming,
            )
    return None


def _is_report(reading: Reading, sentence: int, first: int, c: Cues) -> bool:
    """Whether a line of its own begins with a report: "Сводка штаба обороны области о ходе операции за день"."""
    alone = sentence + 1 < len(reading.bounds) and reading.paragraphs[sentence + 1] != reading.paragraphs[sentence]
    return alone and not c.articles and any(c.within("documents.nouns", w) for w in reading.lows[first : first + 2])


def _labelled(reading: Reading, sentence: int, kind: str, after: int, colon: int, last: int, c: Cues) -> Saying | None:
    if kind == "source":
        naming = naming_from(reading, colon + 1, last)
        if naming is None or naming.pronoun:
            return None
        tail = adjuncts.after(reading, naming.last, last)
        relays = tail.told
        if tail.quoted is not None:
            naming, relays = tail.quoted, (*relays, naming)
        return Saying(
            rule="label-source",
            act="say",
            cue=(colon, colon + 1),
            region=(reading.bounds[sentence][0], last),
            mode="block",
            sentence=sentence,
            naming=naming,
            relays=relays,
        )
    if kind == "quote":
        naming = naming_from(reading, after, colon)
        return Saying(
            rule="label-quote",
            act="say",
            cue=(colon, colon + 1),
            region=(reading.bounds[sentence][0], colon + 1),
            mode="after",
            sentence=sentence,
            naming=naming,
            latest=naming is None,
            content=colon + 1,
        )
    return None


def _announced(reading: Reading, sentence: int, first: int, colon: int, last: int, c: Cues) -> Saying | None:
    """X: A, where nothing but the naming stands before the colon."""
    naming = naming_from(reading, first, colon)
    if naming is None or naming.pronoun:
        return None
    if naming.last != colon and adjuncts.after(reading, naming.last, colon).end != colon:
        return None
    document = cues(reading.language).within("documents.nouns", reading.lows[naming.head])
    by = next((h.last for h in c.lists["documents.by"].all(reading.lows[first : naming.last])), None)
    if document and by is not None and first + by < naming.last:
        naming = naming_from(reading, first + by, naming.last) or naming  # "Update from Mayor Panas: A"
    if not is_known(reading, naming) or not plausible(reading, naming, "party"):
        return None
    if _only_place(reading, naming):
        return None  # "Джанкой: ...": where, not who
    return Saying(
        rule="colon",
        act="say",
        cue=(colon, colon + 1),
        region=(first, colon + 1),
        mode="after",
        sentence=sentence,
        naming=naming,
        content=colon + 1,
    )


def _signature(reading: Reading, sentence: int, first: int, last: int) -> Saying | None:
    """Who signs what stands above: a line that is nothing but a name or a name and what it is."""
    while first < last and reading.words[first].upos == "PUNCT":
        first += 1
    first = _past_closing(reading, first, last)
    end = last
    while end > first and reading.words[end - 1].upos == "PUNCT":
        end -= 1
    closes = sentence + 1 == len(reading.bounds) or reading.paragraphs[sentence + 1] != reading.paragraphs[sentence]
    naming = naming_from(reading, first, end) if closes and sentence > 0 and first < end else None
    if naming is None or naming.last != end or naming.pronoun:
        return None
    if person_in(reading, naming) is None and not _body_signs(reading, naming, sentence):
        return None
    if end - first < 2 or _only_place(reading, naming):
        return None
    return Saying(
        rule="signature",
        act="say",
        cue=(first, end),
        region=(first, last),
        mode="signed",
        sentence=sentence,
        naming=naming,
    )


def _past_closing(reading: Reading, k: int, last: int) -> int:
    """The word behind what a writer closes with before he signs: "С уважением, X", "На связи, X"; else `k`."""
    closing = cues(reading.language).lists.get("signs_off")
    hit = closing.at(reading.lows, k) if closing is not None and k < last else None
    if hit is None:
        return k
    end = hit.last
    while end < last and reading.words[end].upos == "PUNCT":
        end += 1
    return end if end < last and reading.words[end].capital else k


def _body_signs(reading: Reading, naming: Naming, sentence: int) -> bool:
    """Whether the last line of a text is nothing but an authority's name: "Генеральний штаб ЗСУ"."""
    if sentence + 1 < len(reading.bounds) or reading.paragraphs[sentence - 1] == reading.paragraphs[sentence]:
        return False
    head = reading.words[naming.head]
    kind = kind_of(reading.language, lows(reading, naming.first, naming.core))
    signs = kind in ("military", "ministry", "local_authority", "emergency_service", "governor")
    return signs and reading.words[naming.first].capital and head.case in (None, "Nom")


def _signed(reading: Reading, sentence: int, first: int, last: int) -> Saying | None:
    """A — X: a headline or sentence that ends in a dash and who says it."""
    end = last
    while end > first and reading.words[end - 1].upos == "PUNCT" and reading.lows[end - 1] in (".", "!"):
        end -= 1
    if end - 1 > first and reading.lows[end - 1] == ")":
        return _bracketed(reading, sentence, first, end, last)
    for k in range(end - 1, max(first - 1, end - _HEADLINE), -1):
        low = reading.lows[k]
        if low in OPENING or reading.words[k].finite:
            return None
        if low not in DASHES and low not in (":", ",") or k + 1 >= end:
            continue
        if low in DASHES and k > first and reading.words[k].start == _end_of(reading, k - 1):
            continue  # "the U.S.-backed forces"
        such = cues(reading.language).lists["about_this"].at(reading.lows, k + 1)  # "A – такі дані поліції"
        whose = naming_from(reading, such.last, end) if such and such.last - such.first > 1 else None
        naming = whose or naming_from(reading, k + 1, end)
        if low == "," and whose is None and (naming is None or not _data_of(reading, naming)):
            continue
        if naming is None or naming.last != end or naming.pronoun:
            return None
        if (
            whose is None
            and not _data_of(reading, naming)
            and (not is_known(reading, naming) or _only_place(reading, naming))
        ):
            return None
        if capital_of(reading.language, lows(reading, naming.first, naming.core)) and low == ":":
            return None
        if low in DASHES and (_only_said_to_be(reading, naming, first, k) or _among(reading, first)):
            return None
        if reading.lows[naming.first][:1].isdigit() or _counts(reading, naming):
            return None  # "two were wounded: a 63-year-old man and his wife", "среди погибших — один репортер"
        if not plausible(reading, naming, "party"):
            return None
        w = reading.words[naming.head]
        if (low == ":" or w.feats.get("Number") == "Sing") and _is_anyone(reading, naming):
            return None  # "загинув член екіпажу – громадянин Сирії", "загинули двоє: продавчиня та мешканка"
        if w.case not in (None, "Nom") and not w.capital and whose is None and not _data_of(reading, naming):
            return None
        return Saying(
            rule="signed",
            act="say",
            cue=(k, k + 1),
            region=(k, last),
            mode="before" if k > first else "previous",
            sentence=sentence,
            naming=naming,
        )
    return None


def _is_anyone(reading: Reading, naming: Naming) -> bool:
    """Whether a naming is of some private person without a name, who signs nothing."""
    witness = kind_of(reading.language, lows(reading, naming.first, naming.core)) == "witness"
    return witness and person_in(reading, naming) is None and not reading.words[naming.head].capital


def _among(reading: Reading, first: int) -> bool:
    """Whether a line tells who some of those told of are: "Среди раненых — женщина"."""
    subset = words_of(reading.language, "grammar", "subset")
    return any(low in subset for low in reading.lows[first : first + 2])


def _end_of(reading: Reading, k: int) -> int:
    """Where word `k` ends in the text."""
    return reading.words[k].start + len(reading.words[k].text)


def _counts(reading: Reading, naming: Naming) -> bool:
    """Whether a naming is a number, or begins with one: "в области – семь"."""
    return reading.words[naming.first].upos == "NUM" and person_in(reading, naming) is None


def _glosses(reading: Reading, naming: Naming, opens: int) -> bool:
    """Whether brackets only tell what a name means: "бойцами движения «Ансар» (повстанцами)"."""
    w = reading.words[naming.head]
    if w.capital or person_in(reading, naming) is not None:
        return False
    named = reading.words[opens - 1].capital or reading.lows[opens - 1] in CLOSING | {'"'}
    return w.case not in (None, "Nom") or named and naming.last - naming.first == 1 and w.low.isalpha()


def _only_said_to_be(reading: Reading, naming: Naming, first: int, k: int) -> bool:
    """Whether a dash stands for "are": "большинство погибших — рабочие, приехавшие на смену"."""
    if naming.last == naming.core or any(w.capital for w in reading.words[naming.first : naming.core]):
        return False
    return not any(w.finite or w.feats.get("Variant") == "Short" for w in reading.words[first:k])


def _bracketed(reading: Reading, sentence: int, first: int, end: int, last: int) -> Saying | None:
    """A (X): a sentence that ends in who says it, in brackets."""
    opens = next((k for k in range(end - 2, max(first, end - _HEADLINE), -1) if reading.lows[k] == "("), None)
    if opens is None or opens - first < 2:
        return None
    naming = naming_from(reading, opens + 1, end - 1)
    if naming is None or naming.last != end - 1 or not is_known(reading, naming) or _only_place(reading, naming):
        return None
    acronym = reading.words[naming.first].text.isupper()
    if acronym and _spells(reading, naming, opens):
        return None  # "the Rapid Support Forces (RSF)"
    if person_in(reading, naming) is None and not acronym and not any(w.finite for w in reading.words[first:opens]):
        return None
    if _glosses(reading, naming, opens):
        return None
    return Saying(
        rule="signed",
        act="say",
        cue=(opens, opens + 1),
        region=(opens, last),
        mode="before",
        sentence=sentence,
        naming=naming,
    )


def _spells(reading: Reading, naming: Naming, opens: int) -> bool:
    """Whether an acronym in brackets is made of the letters of the words before it: "Служба порятунку (СП)"."""
    short = reading.words[naming.first].text
    if naming.last - naming.first > 1:
        return False
    letters = iter(
        "".join(low[:1] for low in reading.lows[max(0, opens - 2 * len(short)) : opens] if low[:1].isalpha())
    )
    return all(letter in letters for letter in short.lower())


def _data_of(reading: Reading, naming: Naming) -> bool:
    """Whether a naming is what someone has told: ", дані Генштабу"."""
    c = cues(reading.language)
    if not c.within("documents.nouns", reading.lows[naming.first]) or naming.last - naming.first < 2:
        return False
    return kind_of(reading.language, lows(reading, naming.first + 1, naming.last)) is not None


def _only_place(reading: Reading, naming: Naming) -> bool:
    """Whether a single name without a role is that of a town: "the road from Odesa to Reni"."""
    if kind_of(reading.language, lows(reading, naming.first, naming.core)):
        return False
    if naming.last - naming.first > 1:
        return bool(open_gazetteer().lookup(reading.text(naming.first, naming.last)))
    return bool(open_gazetteer().lookup(reading.words[naming.head].lemma))


def is_known(reading: Reading, naming: Naming) -> bool:
    """Whether a naming is of a known kind, a capital or a person, and not of a document."""
    words = lows(reading, naming.first, naming.core)
    if cues(reading.language).lists["documents.nouns"].all(words[:1]):
        return False
    named = kind_of(reading.language, words) is not None or capital_of(reading.language, words) is not None
    return named or person_in(reading, naming) is not None


def issuer_before(reading: Reading, k: int, first: int) -> Naming | None:
    """Who stands in the genitive before a document: "the General Staff's evening update"."""
    owner = next((n for n in range(k - 1, max(first, k - 4), -1) if reading.lows[n] == "'s"), None)
    return naming_before(reading, owner, first) if owner is not None else None
