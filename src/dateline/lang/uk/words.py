"""What a Ukrainian word form can be: lemma, part of speech and features, by dictionary and by its ending."""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dateline.lang import table


class Reading(NamedTuple):
    """One thing a word form can be; `case`, `number` and `gender` are "" where it has none or any."""

    lemma: str
    upos: str
    feats: dict[str, str]
    case: str = ""
    number: str = ""
    gender: str = ""
    adjective: str = ""  # of a participle: its own nominative, where `lemma` is the verb

    @property
    def cell(self) -> tuple[str, str, str]:
        """Case, number and gender, which words of one phrase share; the plural has no gender."""
        return self.case, self.number, self.gender


CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
_CASE = {"nomn": "Nom", "gent": "Gen", "datv": "Dat", "accs": "Acc", "ablt": "Ins", "loct": "Loc", "voct": "Voc"}
_GENDER = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
_UPOS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "COMP": "ADV", "VERB": "VERB", "GRND": "VERB", "NUMR": "NUM", "NUMB": "NUM",
    "ADVB": "ADV", "PRED": "ADV", "PREP": "ADP", "PRCL": "PART", "INTJ": "INTJ", "NPRO": "PRON",
}  # fmt: skip
_PRONOUNS = frozenset(
    "я ти він вона воно ми ви вони себе хто що ніхто ніщо це те все всі хтось щось дехто дещо".split()
)
_RELATIVE = frozenset(("який", "котрий", "чий", "що", "хто"))
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_ORDINAL = re.compile(r"\d+-(?:го|му|й|ій|ої|ю|та|те|та|і|х|ма|им|їй|ша|ше|я|є|е|а|ого|ому|тий|мий|гий|ший|ою|ті|мі)")
# An oblast's or a town's administration with its place before it: "ХОВА", "ДніпроОВА", "КМВА".
_OBLAST_BODY = re.compile(r"(?:[ДЗКЛОХЧ]О|[А-ЯІЇЄҐ][а-яіїєґ]{2,12}О)[ВД]А|[КСМЗХДОЧ]МВА")
_COUNT = re.compile(r"\d+-(?:ти|ьох|ох|х|ма|тьма|ро|ьом|ом)")
_REGIONAL = re.compile(r"[сцз]ьк(?:ий|а|е|і|ого|ої|ому|ій|у|им|ою|их|ими)$")  # "Аннинський"


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="uk")


@cache
def closed() -> dict[str, Any]:
    """The small words of `words.toml`, ready for look-up."""
    data = table("uk", "words")
    return {
        "prepositions": {word: tuple(cases.split()) for word, cases in data["prepositions"].items()},
        "only": {word: upos for upos, words in data["only"].items() for word in words.split()},
        "relative": frozenset(data["openers"]["relative"]),
        "adverbial": frozenset(data["openers"]["adverbial"]),
        "content": frozenset(data["openers"]["content"]),
        "saying": frozenset(data["saying"]["lemmas"].split()),
        "bodies": frozenset(data["bodies"]["lemmas"].split()),
        "blows": frozenset(data["striking"]["nouns"].split()),
        "striking": frozenset(data["striking"]["lemmas"].split()),
        "wielded": frozenset(data["striking"]["with"].split()),
        "downing": frozenset(data["downing"]["lemmas"].split()),
        "sustaining": frozenset(data["sustaining"]["lemmas"].split()),
        "sustained": frozenset(data["sustaining"]["what"].split()),
        "sites": frozenset(data["sites"]["lemmas"].split()),
        "leading": frozenset(data["leading"]["lemmas"].split()),
        "unlikely": frozenset(data["unlikely"]["lemmas"].split()),
        "times": frozenset(data["times"]["lemmas"].split()),
        "like": data["like"],
        "common": frozenset(data["common"]["words"].split()),
    }


_WHERE = frozenset(("де", "куди", "звідки"))  # what opens a clause under the place before it


@lru_cache(maxsize=200_000)
def readings(word: str, capital: bool) -> tuple[Reading, ...]:
    """All a form can be, the likeliest first; `capital`: written so where no sentence begins."""
    low = word.lower()
    if not word[0].isalpha():
        return _of_number(word, low)
    if word.isascii() or not any("а" <= c <= "ґ" for c in low):
        return _any_case(word if capital else low, "PROPN" if word[0].isupper() else "X", {"Foreign": "Yes"})
    lists = closed()
    if low in lists["prepositions"] and not (capital and len(low) > 3):
        found = [Reading(low, "ADP", {})]
        return tuple(found + [r for r in _parsed(word, low, False) if r.upos == "ADV"][:1])
    if low in ("немає", "нема", "нету"):
        feats = {"Polarity": "Neg", "VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres", "Person": "0"}
        return (Reading("немає", "VERB", feats),)
    only = lists["only"].get(low)
    if only in ("ADV", "PART", "CCONJ", "SCONJ", "INTJ") and not (capital and len(low) > 4):
        return (Reading(low, only, {"Polarity": "Neg"} if low in ("не", "ні", "ані") else {}),)
    found = _parsed(word, low, capital)
    if only == "NUM":
        cases = {"х": ("Gen", "Acc", "Loc"), "м": ("Dat",), "а": ("Ins",), "и": ("Gen", "Dat", "Loc")}.get(
            low[-1] if low not in ("кілька", "декілька") else "", ("Nom", "Acc")
        )
        lemma = next((r.lemma for r in found if r.upos in ("NUM", "DET")), low)
        feats = {"NumType": "Card"}
        return tuple(Reading(lemma, "NUM", _featured(feats, c, "Plur", ""), c, "Plur") for c in cases)
    if only is not None:
        found = [r for r in found if r.upos in (only, "PROPN")] or found
    if low in _WHERE:
        found = [r._replace(feats=r.feats | {"PronType": "Rel"}) for r in found]
    if low == "що":
        found.sort(key=lambda r: r.upos != "SCONJ")
    return tuple(found)


def is_given(word: str) -> bool:
    """Whether a word may be a first name."""
    return any(r.feats.get("NameType") == "Giv" for r in readings(word, False))


def _of_number(word: str, low: str) -> tuple[Reading, ...]:
    if word[0] in "#@":
        return (Reading(word, "X", {}),)
    if not word[0].isdigit():
        return (Reading(word, "PUNCT" if not word.isalnum() else "X", {}),)
    if _NUMBER.fullmatch(word):
        return (Reading(word, "NUM", {"NumType": "Card"}),)
    if _COUNT.fullmatch(low):
        return (Reading(word.partition("-")[0], "NUM", {"NumType": "Card"}),)
    if _ORDINAL.fullmatch(low):
        return _any_case(word, "ADJ", {"NumType": "Ord"}, genders=("Masc", "Fem", "Neut"))
    return tuple(_parsed(word, low, False)) or _any_case(word, "NOUN", {})


def _any_case(
    lemma: str, upos: str, feats: dict[str, str], genders: tuple[str, ...] = ("Masc", "Fem", "Neut")
) -> tuple[Reading, ...]:
    """Readings of a word that does not change: every case and number."""
    cells = [(c, "Sing", g) for c in CASES for g in genders] + [(c, "Plur", "") for c in CASES]
    return tuple(Reading(lemma, upos, _featured(feats, *cell), *cell) for cell in cells)


def _featured(feats: dict[str, str], case: str, number: str, gender: str) -> dict[str, str]:
    cell = (("Case", case), ("Number", number), ("Gender", gender))
    return feats | {name: value for name, value in cell if value}


def _parsed(word: str, low: str, capital: bool) -> list[Reading]:
    """What the dictionary says of a word, or the endings where it does not know it."""
    model = next(((new, old) for new, old in closed()["like"].items() if low.startswith(new)), None)
    if model is not None:
        alike = model[1] + low[len(model[0]) :]
        return [r._replace(lemma=r.lemma.replace(model[1], model[0])) for r in _parsed(alike, alike, False)]
    if _OBLAST_BODY.fullmatch(word):
        return list(_any_case(word, "PROPN", {"Abbr": "Yes"}))
    parses = _analyzer().parse(low)
    known = [p for p in parses if p.is_known]
    title = word[0].isupper()
    several = sum(c.isupper() for c in word) > 1 and "-" not in word
    if title and several and low in closed()["common"]:
        return list(_any_case(low, "NOUN", {"Abbr": "Yes"}))
    abbreviated = any("Abbr" in p.tag.grammemes for p in known)
    if several and abbreviated:
        return list(_any_case(word, "PROPN", {"Abbr": "Yes"}))
    if not known and title and (made := _of_make(word) or several and _inflected(word)):
        return list(made)
    if not known and title:
        if several:
            return list(_any_case(word, "PROPN", {"Abbr": "Yes"}))
        return _of_name(word, parses)
    found: list[Reading] = []
    seen = set()
    for parse in known or parses:
        reading = _of_tag(word, low, parse, capital)
        key = (reading.lemma, reading.upos, reading.cell, reading.feats.get("VerbForm"), reading.feats.get("NameType"))
        form = reading.feats.get("VerbForm")
        if form == "Inf" and not low.endswith(("ти", "тись", "тися", "ть", "ться")):
            continue
        if form == "Inf" and low.endswith(("ть", "ться")) and any("infn" not in p.tag.grammemes for p in parses):
            continue  # "зводиться" is more often a person's than the short infinitive
        if reading.case == "Voc" or reading.feats.get("Mood") == "Imp" or key in seen:
            continue
        seen.add(key)
        found.append(reading)
    found = [r for r in found if r.lemma not in closed()["unlikely"]] or found
    if any(r.lemma.endswith("ти") and r.feats.get("VerbForm") == "Part" for r in found):
        if all(r.upos == "ADJ" for r in found):  # "атаковані" is of "атакувати" before an adjective of its own
            found.sort(key=lambda r: not r.lemma.endswith("ти"))
    if not known and not title and (made := _hyphened(low)):
        return made
    if not found and parses:
        found = [_of_tag(word, low, parses[0], capital)]
    if capital:
        # Where no sentence begins, a capital is a name's; a surname gives way to a place ("Харкові").
        found = sorted((r for r in found if r.upos in ("PROPN", "NOUN", "ADJ")), key=_as_name) or found
    else:
        if any(r.upos in ("DET", "PRON") for r in found):  # "Того ж дня" is about no Togo
            found = [r for r in found if r.upos not in ("NOUN", "PROPN")]
        found.sort(key=lambda r: "NameType" in r.feats)
    return found or [Reading(low, "X", {})]


# Endings of acronyms that are inflected, with the number and the cases that they may stand for.
_ACRONYM = re.compile(r"([А-ЯЄІЇҐ]{2,})(ами|ові|ів|ам|ах|ом|и|у|а|і)")
_OF_ENDING = {
    "и": ("Plur", ("Nom", "Acc")),
    "ів": ("Plur", ("Gen", "Acc")),
    "ам": ("Plur", ("Dat",)),
    "ами": ("Plur", ("Ins",)),
    "ах": ("Plur", ("Loc",)),
    "у": ("Sing", ("Gen", "Dat", "Loc")),
    "а": ("Sing", ("Gen",)),
    "ом": ("Sing", ("Ins",)),
    "і": ("Sing", ("Loc",)),
    "ові": ("Sing", ("Dat", "Loc")),
}


def _inflected(word: str) -> list[Reading]:
    """Readings of an acronym with an ending of its own: "КАБами", "ФАБів"."""
    found = _ACRONYM.fullmatch(word)
    if found is None:
        return []
    number, cases = _OF_ENDING[found[2]]
    gender = "" if number == "Plur" else "Masc"
    return [Reading(found[1].lower(), "NOUN", _featured({}, c, number, gender), c, number, gender) for c in cases]


def _of_make(word: str) -> list[Reading]:
    """Readings of a noun with its make before a hyphen, which does not change: "FPV-дрона", "Х-ракетою"."""
    head, dash, tail = word.partition("-")
    if not dash or not head.isupper() or len(tail) < 4 or not tail.islower():
        return []
    return [r._replace(lemma=f"{head}-{r.lemma}") for r in readings(tail, False) if r.upos == "NOUN"]


def _hyphened(low: str) -> list[Reading]:
    """Readings of a common noun with another behind its hyphen that does not change: "дронів-камікадзе"."""
    head, dash, tail = low.rpartition("-")
    if not dash or not head.isalpha() or not any(p.is_known for p in _analyzer().parse(head)):
        return []
    if not any(p.is_known and "Fixd" in p.tag.grammemes for p in _analyzer().parse(tail)):
        return []
    return [r._replace(lemma=f"{r.lemma}-{tail}") for r in readings(head, False) if r.upos == "NOUN"]


def _as_name(reading: Reading) -> int:
    kind = reading.feats.get("NameType")
    if kind in ("Giv", "Pat"):
        return 0 if reading.number != "Plur" else 3  # "Миколаїв" is rather a town than several of that name
    return 3 if reading.upos == "ADJ" else 2 if kind or reading.feats.get("Animacy") else 1


def _of_tag(word: str, low: str, parse: Any, capital: bool) -> Reading:
    """A reading in Universal Dependencies terms of one parse of the dictionary."""
    tag = parse.tag
    grammemes = tag.grammemes
    lemma = str(parse.normal_form)
    upos = _UPOS.get(str(tag.POS), "X")
    feats: dict[str, str] = {}
    adjective = ""
    if tag.POS == "CONJ" or "CONJ" in grammemes:
        upos = "SCONJ" if "subord" in grammemes else "CCONJ"
    if upos == "PRON" and (lemma not in _PRONOUNS or "Fixd" in grammemes):
        upos = "DET"
        if "Fixd" in grammemes:
            feats["Poss"] = "Yes"
    if lemma in _RELATIVE and upos in ("PRON", "DET"):
        upos = "PRON"
        feats["PronType"] = "Rel"
    if lemma in ("ніхто", "ніщо", "жодний", "жоден", "ніякий"):
        feats["PronType"] = "Neg"
    name = next((v for k, v in (("Name", "Giv"), ("Surn", "Sur"), ("Patr", "Pat")) if k in grammemes), None)
    abbreviated = "Abbr" in grammemes or word[:1].isupper() and "Fixd" in grammemes and word.isupper()
    if name and word[0].isupper():
        upos, feats["NameType"] = "PROPN", name
    elif name:
        feats["NameType"] = name
    elif upos == "NOUN" and abbreviated:
        upos = "NOUN" if low in closed()["common"] else "PROPN"
        feats["Abbr"] = "Yes"
    elif (
        upos == "NOUN"
        and word[0].isupper()
        and lemma not in closed()["bodies"] | closed()["times"]
        and (capital or _sole(parse))
    ):
        upos = "PROPN"
    if upos == "PROPN":
        lemma = word if abbreviated else _title(lemma)
    default = "Nom" if upos in ("NOUN", "PROPN") else ""  # left out for a few nouns: "вогонь"
    case = next((v for k, v in _CASE.items() if k in grammemes), default)
    gender = next((v for k, v in _GENDER.items() if k in grammemes), "")
    number = "Plur" if "plur" in grammemes else "Sing" if "sing" in grammemes or gender else ""
    if number == "Plur":
        gender = ""
    if upos == "VERB":
        feats |= _verbal(grammemes)
        if feats["VerbForm"] == "Conv":
            lemma = _infinitive(low)
    elif "pssv" in grammemes:
        adjective = lemma
        lemma = _verb_of(lemma) if "perf" in grammemes or lemma.endswith("ізований") else lemma
        feats |= {"VerbForm": "Part", "Voice": "Pass", "Aspect": "Perf" if "perf" in grammemes else "Imp"}
    elif "actv" in grammemes:
        feats |= {"VerbForm": "Part", "Voice": "Act"}
    if "anim" in grammemes:
        feats["Animacy"] = "Anim"
    if upos == "NUM":
        feats["NumType"] = "Card"
    return Reading(lemma, upos, _featured(feats, case, number, gender), case, number, gender, adjective)


def _sole(parse: Any) -> bool:
    """Whether a noun has no plural, as names of places have none: a capital at the start may then be theirs."""
    tag = parse.tag.grammemes
    return "inan" in tag and "plur" not in tag and not any("plur" in form.tag.grammemes for form in parse.lexeme)


_CONVERBS = (
    ("авшись", "атися"), ("увшись", "утися"), ("ившись", "итися"), ("івшись", "ітися"), ("вши", "ти"), ("аючи", "ати"),
    ("уючи", "увати"), ("юючи", "ювати"), ("яючи", "яти"), ("ячи", "ити"), ("ачи", "ати"), ("учи", "ти"), ("ючи", "ти"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _infinitive(converb: str) -> str:
    """The infinitive of a converb: "поранивши", поранити."""
    for ending, new in _CONVERBS:
        if converb.endswith(ending):
            verb = converb.removesuffix(ending) + new
            if any(p.is_known and "infn" in p.tag.grammemes for p in _analyzer().parse(verb)):
                return verb
    return converb


_PARTICIPLES = (
    ("ізований", "ізувати"), ("ований", "увати"), ("йований", "ювати"), ("аний", "ати"), ("яний", "яти"),
    ("ений", "ити"), ("утий", "ути"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _verb_of(participle: str) -> str:
    """The verb of a passive participle, which its form in "-но", "-то" shares: "пошкоджений", "пошкодити"."""
    for parse in _analyzer().parse(participle.removesuffix("ий") + "о"):
        if "Impe" in parse.tag.grammemes:
            return str(parse.normal_form)
    for ending, new in _PARTICIPLES:
        if participle.endswith(ending):
            verb = participle.removesuffix(ending) + new
            if new == "ізувати" or any(p.is_known and "infn" in p.tag.grammemes for p in _analyzer().parse(verb)):
                return verb
    return participle


def _verbal(grammemes: frozenset[str]) -> dict[str, str]:
    """Features of a verb form; the impersonal in -но, -то is past, passive and without a person."""
    aspect = {"Aspect": "Perf" if "perf" in grammemes else "Imp"}
    if "GRND" in grammemes:
        return aspect | {"VerbForm": "Conv"}
    if "infn" in grammemes:
        return aspect | {"VerbForm": "Inf"}
    if "Impe" in grammemes:
        return aspect | {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Past", "Person": "0", "Voice": "Pass"}
    feats = aspect | {"VerbForm": "Fin", "Mood": "Imp" if "impr" in grammemes else "Ind"}
    for name, tense in (("past", "Past"), ("pres", "Pres"), ("futr", "Fut")):
        if name in grammemes:
            feats["Tense"] = tense
    for person in ("1", "2", "3"):
        if f"{person}per" in grammemes:
            feats["Person"] = person
    return feats


def _title(lemma: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in lemma.split("-"))


@cache
def _endings() -> tuple[tuple[str, str, tuple[str, ...], str], ...]:
    rows = [row.split() for row in table("uk", "words")["endings"]["names"]]
    return tuple((old, new.strip("-"), tuple(cases.split(",")), gender) for old, new, cases, gender in rows)


def _of_name(word: str, parses: Any) -> list[Reading]:
    """Readings of a capitalised word that no dictionary has, by its ending."""
    low = word.lower()
    found: list[Reading] = []
    for ending, instead, cases, gender in _endings():
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            lemma = _title(low[: len(low) - len(ending)] + instead)
            found += [Reading(lemma, "PROPN", _featured({}, c, "Sing", gender), c, "Sing", gender) for c in cases]
    if low[-1] not in "аеиіуюяїє":
        gender = "Masc"
        cases = ("Nom", "Acc")
        first = [Reading(word, "PROPN", _featured({}, c, "Sing", gender), c, "Sing", gender) for c in cases]
        found = first + found
        if low[-1] == "о":  # "-ко" of a woman does not change
            found += [Reading(word, "PROPN", _featured({}, c, "Sing", "Fem"), c, "Sing", "Fem") for c in CASES]
    if _REGIONAL.search(low):
        adjective = [p for p in parses if p.tag.POS == "ADJF" and p.normal_form.endswith("ий")]
        found = [_of_tag(word, low, p, True) for p in adjective if "voct" not in p.tag.grammemes] + found
    if not found:
        found = list(_any_case(word, "PROPN", {}))
    return found
