"""English lemmas by spaCy's rules and tables, looked up without spaCy's table objects."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spacy.strings import get_string_id

from dateline.lang.spacy_model import read_msgpack

RULED = frozenset(("noun", "verb", "adj", "adv", "punct"))


class Lemmas:
    """Gives the lemma of a word, its part of speech and its features, as spaCy's `EnglishLemmatizer` does."""

    def __init__(self, folder: Path) -> None:
        tables: dict[str, dict[int, Any]] = read_msgpack(folder / "lookups" / "lookups.bin")
        by_pos = {pos: get_string_id(pos) for pos in RULED}
        self._exceptions = {pos: dict(tables["lemma_exc"].get(key, {})) for pos, key in by_pos.items()}
        self._rules = {pos: list(tables["lemma_rules"].get(key, [])) for pos, key in by_pos.items()}
        self._index = {pos: frozenset(tables["lemma_index"].get(key, [])) for pos, key in by_pos.items()}

    def knows(self, word: str) -> bool:
        """Whether the dictionary has a word in lower case, as it stands or in its base form."""
        for pos, index in self._index.items():
            if word in index or word in self._exceptions[pos]:
                return True
            for old, new in self._rules[pos]:
                if word.endswith(old) and word[: len(word) - len(old)] + new in index:
                    return True
        return word.endswith("ly") and word[:-2] in self._index["adj"]

    def __call__(self, word: str, upos: str, feats: Mapping[str, str]) -> str:
        """The lemma of `word` as a part of speech (UPOS in capitals)."""
        pos = upos.lower()
        if pos not in RULED:
            return word if pos == "propn" else word.lower()
        low = word.lower()
        if _is_base(pos, feats):
            return low
        index = self._index[pos]
        forms: list[str] = []
        unknown: list[str] = []
        for old, new in self._rules[pos]:
            if low.endswith(old) and (form := low[: len(low) - len(old)] + new):
                if form in index:
                    forms.insert(0, form)
                elif form.isalpha():
                    unknown.append(form)
                else:
                    forms.append(form)
        for form in self._exceptions[pos].get(low, ()):
            if form not in forms:
                forms.insert(0, form)
        return forms[0] if forms else unknown[0] if unknown else word


def _is_base(pos: str, feats: Mapping[str, str]) -> bool:
    """Whether a word with these features is its own lemma."""
    if pos == "noun":
        return feats.get("Number") == "Sing"
    if pos == "verb":
        return feats.get("VerbForm") == "Inf" or (
            feats.get("VerbForm") == "Fin" and feats.get("Tense") == "Pres" and "Number" not in feats
        )
    return pos == "adj" and feats.get("Degree") == "Pos"
