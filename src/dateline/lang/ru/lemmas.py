"""Russian lemmas from pymorphy3's dictionary: the reading of a word that agrees best with the tagger."""

from collections.abc import Mapping
from typing import Any

# What pymorphy calls the parts of speech and features that the tagger gives in UD terms.
_UPOS = {
    "NOUN": ("NOUN", "PROPN"),
    "ADJF": ("ADJ", "DET", "NUM", "PRON"),
    "ADJS": ("ADJ",),
    "COMP": ("ADV", "ADJ"),
    "VERB": ("VERB", "AUX"),
    "INFN": ("VERB", "AUX"),
    "PRTF": ("VERB", "ADJ"),
    "PRTS": ("VERB", "ADJ"),
    "GRND": ("VERB", "AUX"),
    "NUMR": ("NUM",),
    "ADVB": ("ADV",),
    "NPRO": ("PRON",),
    "PRED": ("ADV", "VERB", "ADJ"),
    "PREP": ("ADP",),
    "CONJ": ("CCONJ", "SCONJ"),
    "PRCL": ("PART",),
    "INTJ": ("INTJ",),
}
_FEATS: dict[str, dict[str, tuple[str, ...]]] = {
    "Case": {
        "Nom": ("nomn", "voct"),
        "Gen": ("gent", "gen1", "gen2"),
        "Dat": ("datv",),
        "Acc": ("accs", "acc2"),
        "Ins": ("ablt",),
        "Loc": ("loct", "loc1", "loc2"),
        "Par": ("gen2", "gent"),
    },
    "Number": {"Sing": ("sing",), "Plur": ("plur",)},
    "Gender": {"Masc": ("masc",), "Fem": ("femn",), "Neut": ("neut",)},
    "Animacy": {"Anim": ("anim",), "Inan": ("inan",)},
    "Aspect": {"Perf": ("perf",), "Imp": ("impf",)},
    "Tense": {"Past": ("past",), "Pres": ("pres",), "Fut": ("futr",)},
    "Voice": {"Act": ("actv",), "Pass": ("pssv",)},
    "Mood": {"Imp": ("impr",), "Ind": ("indc",)},
    "VerbForm": {"Inf": ("INFN",), "Conv": ("GRND",), "Part": ("PRTF", "PRTS"), "Fin": ("VERB",)},
}
_KEPT = frozenset(("PUNCT", "SYM", "X"))


class Lemmas:
    """Gives the lemma of a word with its UPOS and features; remembers what it has given."""

    def __init__(self) -> None:
        import pymorphy3

        self._analyzer: Any = pymorphy3.MorphAnalyzer(lang="ru")
        self._parse: Any = self._analyzer.parse

    def __call__(self, word: str, upos: str, feats: Mapping[str, str]) -> str:
        """The lemma: in lower case, with a capital for a proper name that has one; a participle's is its verb."""
        if upos in _KEPT or not any(map(str.isalpha, word)):
            return word.lower()
        low = word.lower()
        if upos in ("NOUN", "PROPN") and sum(map(str.isupper, word)) > 1 and not self._analyzer.word_is_known(low):
            return low if upos == "NOUN" else word  # "БпЛА", "ВСУ": letters, not endings
        best: Any = None
        most = -1.0
        for reading in self._parse(low)[:12]:
            tag = reading.tag
            score = float(reading.score)
            score += 3 * (upos in _UPOS.get(str(tag.POS), ()))
            grammemes = tag.grammemes
            for name, value in feats.items():
                for grammeme in _FEATS.get(name, {}).get(value, ()):
                    if grammeme in grammemes:
                        score += 1
                        break
            # A surname or town beside a common noun: "Белгород", "Орёл".
            if upos == "PROPN" and grammemes & {"Geox", "Surn", "Name", "Patr", "Orgn"}:
                score += 0.5
            if score > most:
                best, most = reading, score
        return self._shaped(best, word, upos)

    def _shaped(self, reading: Any, word: str, upos: str) -> str:
        """The lemma of a reading, as it is written in lexicons and names."""
        form = reading.normal_form if reading is not None else word.lower()
        if upos == "NOUN" and reading is not None and reading.tag.POS == "PRTF":
            noun = reading.inflect({"nomn", "sing", "masc"})  # "пострадавших" is "пострадавший", not "пострадать"
            form = noun.word if noun is not None else form
        best: str = form.replace("ё", "е")
        if upos == "PROPN" and word[:1].isupper():
            if word.isupper() and len(word) < 6:
                return best.upper()
            return "-".join(part[:1].upper() + part[1:] for part in best.split("-"))
        return best
