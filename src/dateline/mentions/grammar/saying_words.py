"""The lexicon of saying of one language, ready for look-up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from dateline.lang import table
from dateline.mentions.grammar.phrases import Phrases, plain


class Verb(NamedTuple):
    """A verb of saying: what it does (`act`) and where it counts (`frame`: any, party, quote, witness)."""

    lemma: str
    act: str
    frame: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The lexicon of one language: verbs by lemma, lists of words and phrases by name."""

    verbs: Mapping[str, Verb]
    then: Mapping[str, Phrases]
    never: Mapping[str, Phrases]
    impersonal: frozenset[str]
    lists: Mapping[str, Phrases]
    labels: Phrases
    articles: bool

    def within(self, name: str, word: str) -> bool:
        """Whether one word is in a list."""
        return self.lists[name].alone[word]


def _verbs(rows: Mapping[str, Mapping[str, Iterable[str]]]) -> dict[str, Verb]:
    """Verbs by lemma; the widest frame first, so that it wins."""
    out: dict[str, Verb] = {}
    for frame in ("any", "party", "quote", "witness"):
        for act, frames in rows.items():
            for lemma in frames.get(frame, ()):
                out.setdefault(plain(lemma), Verb(plain(lemma), act, frame))
    return out


def _then(rows: Iterable[Mapping[str, Any]], endings: int) -> dict[str, Phrases]:
    by_verb: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        for verb in [row["verb"]] if isinstance(row["verb"], str) else row["verb"]:
            by_verb.setdefault(plain(verb), {}).setdefault(row["act"], []).extend(row["then"])
    return {verb: Phrases(found, endings=endings) for verb, found in by_verb.items()}


@cache
def cues(language: str) -> Cues:
    """The lexicon of saying of a language."""
    t = table(language, "attribution")
    endings: int = table(language, "speakers")["notation"]["endings"]

    def phrases(rows: Mapping[str, Iterable[str]]) -> Phrases:
        return Phrases(rows, endings=endings)

    lists = {name: phrases({name: rows}) for name, rows in t["words"].items()}
    lists |= {name: phrases({name: rows}) for name, rows in t["prepositions"].items()}
    lists |= {f"documents.{name}": phrases({name: rows}) for name, rows in t["documents"].items()}
    lists["hedges"] = phrases({"hedges": t["hedges"]["words"]})
    lists["same"] = phrases({"same": t["same"]["words"]})
    return Cues(
        verbs=_verbs(t["verbs"]),
        then=_then(t["phrases"], endings),
        never={plain(verb): phrases({"never": rows}) for verb, rows in t["never"].items() if rows},
        impersonal=frozenset(plain(v) for v in t["impersonal"]["verbs"]),
        lists=lists,
        labels=phrases(t["labels"]),
        articles=bool(t["words"]["definite"]),
    )
