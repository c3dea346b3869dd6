"""From a fine tag of the English model and the word under it to UPOS, features and lemma.

The model's own table of some 120 words and tags is read from its folder; what it decides by relation is decided in
`relations.py`, which knows the tree.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.lang.en.lemmas import Lemmas
from dateline.lang.spacy_adapter import Word
from dateline.lang.spacy_model import Networks, read_msgpack

# What spaCy leaves without features and a grammar asks for.
_MORE: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("WP", ""): {"PronType": "Rel"},
    ("WDT", ""): {"PronType": "Rel"},
    ("MD", "will"): {"Tense": "Fut"},
    ("MD", "wo"): {"Tense": "Fut"},
    ("MD", "'ll"): {"Tense": "Fut"},
    ("MD", "shall"): {"Tense": "Fut"},
}


def tagged(networks: Networks, folder: Path) -> Callable[[str, int], Word]:
    """What makes a word of a text and the index of its tag."""
    labels: list[str] = list(networks.tagger.labels)
    rules = dict(_rules(read_msgpack(folder / "attribute_ruler" / "patterns")))
    lemmas = Lemmas(folder / "lemmatizer")

    def word(text: str, tag: int) -> Word:
        if text.isspace():
            return text, text.lower(), "SPACE", {}
        label, low = labels[tag], text.lower()
        if label == "_SP":
            return text, low, "X", {}
        upos, lemma = "X", None
        feats: dict[str, str] = {}
        for key in ((label, ""), ("", low), (label, low)):
            rule = rules.get(key, {})
            upos = rule.get("POS", upos)
            feats = _features(rule["MORPH"]) if "MORPH" in rule else feats
            lemma = rule.get("LEMMA", lemma)
            feats = {**feats, **_MORE.get(key, {})}
        return text, lemma or lemmas(text, upos, feats), upos, feats

    return word


def _rules(patterns: Iterable[Mapping[str, Any]]) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """The rules of the model's table that look at one word alone: what a tag and a word give; the last one holds."""
    merged: dict[tuple[str, str], dict[str, str]] = {}
    for pattern in patterns:
        for tokens in pattern["patterns"]:
            if len(tokens) != 1 or not set(tokens[0]) <= {"TAG", "LOWER"}:
                continue
            for tag in _either(tokens[0].get("TAG", "")):
                for low in _either(tokens[0].get("LOWER", "")):
                    merged.setdefault((tag, low), {}).update(pattern["attrs"])
    yield from merged.items()


def _either(value: Any) -> tuple[str, ...]:
    """The strings that a pattern's value allows."""
    if isinstance(value, str):
        return (value,)
    return tuple(value.get("IN", ()))


def _features(written: str) -> dict[str, str]:
    """The features of "Number=Sing|Person=3"."""
    return dict(pair.split("=", 1) for pair in written.split("|") if "=" in pair)
