"""How French and English wires write Cyrillic place names."""

import re

_FR = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґё'’ʼ",
        "a b v g d e j z i i k l m n o p r s t ou f kh ts tch ch chtch  y  e iou ia i i ie g io   ".split(" "),
        strict=False,
    )
)
_EN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґё'’ʼ",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i i ye g yo   ".split(" "),
        strict=False,
    )
)
_UKRAINIAN = re.compile(r"[іїєґ]")
_RUSSIAN = re.compile(r"[ыэъё]")
_CYRILLIC = re.compile(r"[абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґё'’ʼ\- ]+")
_VOWEL = "аеёиоуыэюяіїє"


def is_wire_cyrillic(name: str) -> bool:
    """Whether a name is written in Russian or Ukrainian letters only."""
    return _CYRILLIC.fullmatch(name.casefold()) is not None


def romanise(name: str, *, country: str = "") -> tuple[str, ...]:
    """The spellings, French then English, that wires give a Russian or Ukrainian name; lower case, some variants.

    `country` (ISO2) decides the language where the letters don't: Ukraine reads г as h, Russia as g.
    """
    text = name.casefold()
    if not is_wire_cyrillic(text):
        return ()
    if _UKRAINIAN.search(text):
        languages: tuple[str, ...] = ("uk",)
    elif _RUSSIAN.search(text) or country != "UA":
        languages = ("ru",)
    else:
        languages = ("uk", "ru")
    found: dict[str, None] = {}
    for language in languages:
        for spelling in (*_french(text, language), *_english(text, language)):
            found.setdefault(spelling)
    return tuple(found)


def _letters(text: str, table: dict[str, str], language: str) -> str:
    """Letter by letter."""
    if language == "uk":
        table = table | {"г": "h", "и": "y"}
    return "".join(table.get(letter, letter) for letter in text)


_ADJECTIVE = re.compile(r"(?<=[кцгхнвлтш])(?:ий|ый|ій)(?=$|[ -])")


def _french(text: str, language: str) -> tuple[str, ...]:
    """Briansk, Koursk, Tchernihiv: the usual form and its common variants."""
    if language == "ru":
        text = re.sub("г(?=[еиё])", "гУ", text)  # Sergueï, Gueorguievka
    base = text.replace("ое", "оЕ").replace("ае", "аЕ").replace("ие", "иЕ").replace("ее", "еЕ")
    if base.startswith("е") and language == "ru":
        base = "Е" + base[1:]
    soft = re.sub("ь(?=[ео])", "и", base)  # Soledar'e: "ie"
    plain = re.sub(_ADJECTIVE, "и" if language == "ru" else "y", soft)
    out: list[str] = []
    for form in (plain, soft):
        spelled = _letters(form, _FR | {"У": "u", "Е": "ie", "y": "y"}, language)
        out.append(spelled)
        out.append(spelled.replace("ie", "e") if "Е" in form else spelled)
    first = out[0]
    out.append(re.sub(r"(?<=[aeiouy])s(?=[aeiouy])", "ss", first))
    out.append(first.replace("ks", "x"))
    if language == "uk":
        out += [first.replace("y", "i"), re.sub(r"y$", "yi", first), first.replace("iou", "iu")]
    if first.endswith("ski"):
        out.append(first[:-1] + "y")
    if "io" in first and "ё" in text:
        out.append(_letters(plain.replace("ё", "е"), _FR | {"У": "u", "Е": "ie"}, language))
    return tuple(out)


def _english(text: str, language: str) -> tuple[str, ...]:
    """Bryansk, Kursk, Chernihiv: BGN/PCGN without its apostrophes."""
    table = _EN | ({"є": "ie", "ю": "iu", "я": "ia", "й": "i"} if language == "uk" else {})
    form = text
    if language == "ru":
        form = re.sub(f"(?<=[{_VOWEL}ьъ])е", "Е", form)
        if form.startswith("е"):
            form = "Е" + form[1:]
    base = _letters(form, table | {"Е": "ye"}, language)
    adjective = _letters(re.sub(_ADJECTIVE, "y", form), table | {"Е": "ye", "y": "y"}, language)
    out = [base, adjective]
    if language == "uk":
        passport = _letters(text, _EN | {"є": "ye"}, language)
        out += [passport, re.sub(r"yi$", "yy", base)]
    return tuple(out)
