"""French lemmas by spaCy's rules and tables, looked up without spaCy's table objects."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from spacy.strings import get_string_id

from dateline.lang.spacy_model import read_msgpack

RULED = frozenset(("noun", "verb", "adj", "adp", "adv", "aux", "cconj", "det", "pron", "punct", "sconj"))

# The tables know "tue" as a participle of "taire" alone.
PREFERRED = {("tue", "verb"): "tuer"}


class Lemmas:
    """Gives the lemma of a word and its part of speech, as spaCy's `FrenchLemmatizer` in its rule mode does, and better
    for verbs in -e.

    spaCy's own takes 1.2 of the 2.3 seconds in which the model loads, most of it spent on turning the tables into
    ordered dictionaries with a filter before them, and looks for a word in a list of 66,000.
    """

    def __init__(self, folder: Path) -> None:
        tables: dict[str, dict[int, Any]] = read_msgpack(folder / "lookups" / "lookups.bin")
        self._lookup: dict[int, str | list[str]] = tables["lemma_lookup"]
        by_pos = {pos: get_string_id(pos) for pos in RULED}
        self._exceptions: dict[str, Mapping[str, list[str]]] = _split(tables["lemma_exc"], by_pos, dict)
        self._rules: dict[str, list[list[str]]] = _split(tables["lemma_rules"], by_pos, list)
        self._index: dict[str, frozenset[str]] = _split(tables["lemma_index"], by_pos, frozenset)

    def __call__(self, word: str, upos: str) -> str:
        """The lemma of `word` as a part of speech (UPOS in capitals)."""
        pos = upos.lower()
        if pos in ("", "eol", "space"):
            return word.lower()
        if pos not in RULED:
            return self._looked_up(word)
        word = word.lower()
        if preferred := PREFERRED.get((word, pos)):
            return preferred
        index = self._index[pos]
        if word in index:
            return word
        if found := self._exceptions[pos].get(word):
            return found[0]
        unknown: list[str] = []
        for old, new in self._rules[pos]:
            if word.endswith(old) and (form := word[: len(word) - len(old)] + new):
                if form in index or not form.isalpha():
                    return form
                unknown.append(form)
        if unknown:
            return unknown[0]
        # The rules lack the commonest ending of a verb: "il frappe", "elle indique" were left as they are.
        return word + "r" if pos == "verb" and word + "r" in index else self._looked_up(word)

    def _looked_up(self, word: str) -> str:
        found = self._lookup.get(get_string_id(word), word)
        return found if isinstance(found, str) else found[0]


def _split(table: Mapping[int, Any], by_pos: Mapping[str, int], kind: Callable[..., Any]) -> dict[str, Any]:
    """The parts of a table by part of speech; an empty one where it has none."""
    return {pos: kind(table.get(key, ())) for pos, key in by_pos.items()}
