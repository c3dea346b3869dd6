"""Noun phrases as the templates want them: the words without articles and numbers, and what kind of thing they name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dateline.evaluate.muc4.words import words
from dateline.model import Parse, Token

_BEFORE = frozenset(("amod", "compound", "nmod:poss", "flat", "nummod"))
_OUTER = ("det", "nummod", "nmod:poss")
_TITLE = frozenset(("Don", "Dona", "Dr", "Msgr", "Mr", "Mrs", "St"))
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_MANY |= {"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "one": 1, "a": 1, "an": 1}


_GOVERNING = ("government", "ministry", "presidential", "municipal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun phrase: `text` as the template writes it, `kind` person, thing, instrument, perpetrator, group or other.

    `type` is the template's type for it, `name` and `title` the parts of a person's naming, `number` as it is written.
    """

    head: int
    text: str
    lemma: str
    kind: str
    type: str
    name: str | None = None
    title: str | None = None
    number: str = "1"
    nation: str | None = None


class Tree:
    """A parse with the children of each token at hand."""

    def __init__(self, parse: Parse, text: str) -> None:
        self.tokens, self.sentences, self.text = parse.tokens, parse.sentences, text

    @cached_property
    def _children(self) -> list[list[Token]]:
        found: list[list[Token]] = [[] for _ in self.tokens]
        for t in self.tokens:
            if t.head != t.i:
                found[t.head].append(t)
        return found

    def children(self, i: int, *relations: str) -> list[Token]:
        """The children of a token with any of these relations, or all."""
        return [t for t in self._children[i] if not relations or t.deprel in relations]

    def case(self, i: int) -> str:
        """The preposition of a noun, in lower case."""
        return next((t.text.lower() for t in self.children(i, "case")), "")

    def with_conjuncts(self, i: int) -> Iterator[int]:
        """A noun and what is joined to it."""
        yield i
        for t in self.children(i, "conj"):
            yield from self.with_conjuncts(t.i)

    def noun(self, i: int) -> Noun:
        """The noun phrase of a head."""
        known, head = words(), self.tokens[i]
        lemma = head.lemma.lower()
        first = head.i
        while first and self.tokens[first - 1].head in range(first, i + 1) and _is_before(self.tokens[first - 1], i):
            first -= 1
        inside = list(self.tokens[first : i + 1])
        while len(inside) > 1 and (inside[0].deprel in _OUTER or inside[0].upos in ("NUM", "PUNCT")):
            inside.pop(0)
        text = self.text[inside[0].start : head.end]
        number = self._number(i)
        nation = next((known.nations[t.text.lower()] for t in inside if t.text.lower() in known.nations), None)
        name, title = self._naming(inside)
        if name is not None:
            kind, type = "person", self._type_of_named(i, title)
        elif lemma in known.perpetrators and known.perpetrators[lemma] == "terrorist":
            kind, type = "perpetrator", "terrorist"
        elif lemma in known.people:
            kind, type = "person", known.people[lemma]
            type = self._sharper(type, inside)
        elif lemma in known.instruments and lemma not in ("gun",):
            kind, type = "instrument", known.instruments[lemma]
        elif lemma in known.things or any(t.text.lower() == "embassy" for t in inside):
            kind, type = "thing", known.things.get(lemma, "DIPLOMAT OFFICE OR RESIDENCE")
            type = self._thing_type(type, inside, i)
        elif lemma in known.perpetrators:
            kind, type = "group", known.perpetrators[lemma]
        else:
            kind, type = "other", ""
        return Noun(
            head=i,
            text=_tidy(text),
            lemma=lemma,
            kind=kind,
            type=type,
            name=name,
            title=title,
            number=number,
            nation=nation,
        )

    def _naming(self, inside: list[Token]) -> tuple[str | None, str | None]:
        """The name and the title of a person: "Mayor Carlos Torrado" is Carlos Torrado, Mayor."""
        known = words()
        if inside[-1].upos != "PROPN" or not inside[-1].text[:1].isupper():
            return None, None
        cut = len(inside)
        while cut and inside[cut - 1].upos in ("PROPN", "PUNCT") and inside[cut - 1].text[:1].isupper():
            low = inside[cut - 1].text.lower()
            if low in known.people or low in known.things or inside[cut - 1].text in _TITLE:
                break
            cut -= 1
        named = inside[cut:]
        last = inside[-1].text.lower()
        if not named or last in known.things or last in known.people or inside[-1].entity in ("LOC", "ORG"):
            return None, None
        if any(t.text.lower() in known.things or t.text.isupper() and len(t.text) > 2 for t in named):
            return None, None
        if len(named) == 1 and cut == 0:
            return None, None  # one word alone may be anything
        title = self.text[inside[0].start : inside[cut - 1].end] if cut else None
        return _tidy(self.text[named[0].start : named[-1].end]), _tidy(title) if title else None

    def _type_of_named(self, i: int, title: str | None) -> str:
        """What a named person is, by title or apposition."""
        known = words()
        said = [w.lower() for w in (title or "").split()]
        said += [t.lemma.lower() for t in self.children(i, "appos")]
        head = self.tokens[i]
        if head.deprel == "appos":
            said.append(self.tokens[head.head].lemma.lower())
        types = [known.people[w] for w in said if w in known.people]
        former = any(w in ("former", "ex", "retired") for w in said)
        best = next((t for t in types if t != "CIVILIAN"), types[0] if types else "CIVILIAN")
        if former and best in ("GOVERNMENT OFFICIAL", "ACTIVE MILITARY"):
            return f"FORMER {best}"
        return best

    def _sharper(self, type: str, inside: list[Token]) -> str:
        """A type made sharper by what stands before the noun: "presidential candidate", "police commander"."""
        said = {t.text.lower() for t in inside[:-1]}
        if "police" in said:
            return "LAW ENFORCEMENT"
        if type == "CIVILIAN" and said & {"army", "military", "soldier"}:
            return "ACTIVE MILITARY"
        if type == "POLITICAL FIGURE" and said & {"union", "labor", "student", "peasant", "guerrilla"}:
            return "CIVILIAN"
        if said & {"security"} and type != "CIVILIAN":
            return "SECURITY GUARD"
        return type

    def _thing_type(self, type: str, inside: list[Token], i: int) -> str:
        """What a building is, by what stands before or behind it: "bank branch", "office of the ministry"."""
        known = words()
        around = [t.text.lower() for t in inside[:-1]]
        around += [t.lemma.lower() for t in self.children(i, "nmod")]
        around += [c.text.lower() for t in self.children(i, "nmod") for c in self.children(t.i)]
        if "embassy" in around or {"u.s.", "ambassador"} & set(around) and type in ("OTHER", "CIVILIAN RESIDENCE"):
            return "DIPLOMAT OFFICE OR RESIDENCE"
        if type in ("OTHER", "CIVILIAN RESIDENCE", "ORGANIZATION OFFICE", "GOVERNMENT OFFICE OR RESIDENCE"):
            for word in around:
                if word in ("police", "guard", "das"):
                    return "LAW ENFORCEMENT FACILITY"
                if known.people.get(word) == "GOVERNMENT OFFICIAL" or word in _GOVERNING:
                    return "GOVERNMENT OFFICE OR RESIDENCE"
                if known.people.get(word) == "POLITICAL FIGURE" or word in ("party", "alliance"):
                    return "POLITICAL FIGURE OFFICE OR RESIDENCE"
                if word in ("union", "federation", "association", "workers"):
                    return "ORGANIZATION OFFICE"
                other = known.things.get(word)
                if other is not None and other not in ("CIVILIAN RESIDENCE", "OTHER"):
                    return other
        return type

    def _number(self, i: int) -> str:
        """How many, as the template writes it."""
        head = self.tokens[i]
        for t in self.children(i, "nummod", "det"):
            low = t.text.lower().replace(",", "")
            if low.isdigit():
                return low
            if low in _MANY:
                return str(_MANY[low])
        if head.feats.get("Number") == "Plur" or head.lemma.lower() in ("people",):
            return "PLURAL"
        return "1"


def _tidy(text: str) -> str:
    return " ".join(text.upper().split())


def _is_before(t: Token, head: int) -> bool:
    """True for a word that belongs before its head in the same phrase."""
    return t.deprel in _BEFORE or t.deprel in ("det", "punct") or (t.deprel in ("advmod", "case") and t.head != head)
