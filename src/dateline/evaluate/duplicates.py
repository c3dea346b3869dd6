"""Scores which texts are told to be copies of one another, against groups that are known."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from dateline.evaluate.clusters import Group
from dateline.record.copies import compare, sketch, wording, worth_comparing


def found_groups(texts: Mapping[Hashable, str]) -> list[Group]:
    """The texts that the record would tie together as one text, by id: pairs that share their words, and theirs."""
    sketches = {name: frozenset(sketch(text)) for name, text in texts.items()}
    words = {name: wording(text) for name, text in texts.items()}
    leader: dict[Hashable, Hashable] = {name: name for name in texts}

    def root(name: Hashable) -> Hashable:
        while leader[name] != name:
            name = leader[name]
        return name

    for a, b in combinations(texts, 2):
        common = len(sketches[a] & sketches[b])
        if worth_comparing(common, len(sketches[a]), len(sketches[b])) and compare(words[a], words[b]) is not None:
            leader[root(b)] = root(a)
    return _by(texts, root)


def known_groups(rows: Iterable[Mapping[str, Any]]) -> list[Group]:
    """The groups of a corpus: rows with one `group` are copies, a row without one is alone."""
    named = {row["id"]: row.get("group") for row in rows}
    return _by(named, lambda name: ("alone", name) if named[name] is None else ("group", named[name]))


def _by(names: Iterable[Hashable], key: Any) -> list[Group]:
    grouped: dict[Hashable, set[Hashable]] = {}
    for name in names:
        grouped.setdefault(key(name), set()).add(name)
    return [frozenset(group) for group in grouped.values()]


def within(groups: Sequence[Group], names: Iterable[Hashable]) -> list[Group]:
    """The groups cut down to some of their items."""
    kept = frozenset(names)
    return [cut for group in groups if (cut := group & kept)]
