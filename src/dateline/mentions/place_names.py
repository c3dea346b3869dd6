"""Where a text names places: names, with the nouns that announce them ("région de X", "aéroport X").

A name is looked for where a capitalised run may be one; the gazetteer has the say on how far it reaches.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from dateline.lang import table, word_set
from dateline.mentions.place_relations import LOCATING, read_relation
from dateline.mentions.place_words import aimed_at, lowered, name_words, nature_bounds, nature_words, past_bracket
from dateline.mentions.tree import Tree
from dateline.model import Span, Token
from dateline.model.quick import quick

LONGEST_NAME = 9
_ARABIC = ("al-", "el-")  # article written together with the name, whatever the language
_OPENERS = frozenset("«\"“”'([—–:-•")


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """One place name: its tokens `[first, last)` and what surrounds it.

    `span` covers the announcing noun too ("région de Briansk"), `name` is the name alone, `nature` the
    class of that noun (region, district, city, quarter, facility, area) and `noun` its wording.
    `lead` is the first token of the whole, `entity` what the parser takes the name for.
    """

    first: int
    last: int
    lead: int
    span: Span
    name: str
    known: bool
    nature: str | None = None
    noun: str | None = None
    entity: str | None = None
    listed: bool = False
    surface: str = ""
    article: bool = False


Behind: TypeAlias = "Callable[[NameScanner, int, int], list[NameHit]]"


class NameScanner:
    """Finds the place names of one parsed document.

    `known` tells whether the gazetteer has a name, `demonym` whether a word is an adjective of nationality.
    """

    def __init__(
        self,
        text: str,
        tree: Tree,
        language: str,
        known: Callable[[str], bool],
        demonym: Callable[[str], bool] = lambda word: False,
    ) -> None:
        self.text, self.tree, self.tokens = text, tree, tree.tokens
        self.language = language
        self.known, self.demonym = known, demonym
        self.words = name_words(language)
        self.natures = nature_words(language)
        self.weapons = tuple(table(language, "places")["clues"]["weapons"])
        self.officials = word_set(language, "places", "seats", "heads")
        self.datives = tuple(table(language, "places")["names"]["datives"])
        names = table(language, "places")["names"]
        self.follows = bool(names.get("follows"))
        self.longest_nature, self.nature_openers = nature_bounds(language)
        days = table(language, "times").get("class", {}).get("weekday", {}) if self.follows else {}
        self.days = frozenset(word for words in days.values() for word in words)
        self._capitals: list[bool | None] = [None] * len(self.tokens)

    def hits(self, behind: "Behind | None" = None) -> list[NameHit]:
        """All names in text order, none inside another.

        `behind` finds the names whose announcing noun follows them, in languages that have such.
        """
        found: list[NameHit] = []
        for sentence in self.tree.sentences:
            i = sentence.first
            while i < sentence.last:
                if not self.capital(i) and self.tree.lows[i] not in self.nature_openers:
                    i += 1  # neither a name nor the noun of one, as most words
                    continue
                group = self.announced(i, sentence.first, sentence.last)
                if not group and behind is not None and self.follows and self.capital(i):
                    group = behind(self, i, sentence.last)
                group = group or self.bare(i, sentence.first, sentence.last)
                i += 1
                if group:
                    found.extend(group)
                    i = max([i, *(h.last for h in group)])
        return found

    def announced(self, i: int, first: int, last: int) -> list[NameHit]:
        """The names after a nature noun at token `i`: one, or several where they are coordinated."""
        nature, k = self.nature_at(i, last)
        if nature is None or self.of_office(i, first):
            return []
        if i > first and self.low(i - 1) in self.words["pointing"]:
            return []  # "cette région de la Volga" points back; the name only describes
        if self.capital(i) and self.full_name(i, k, last):
            return []  # "République démocratique du Congo" is a name of its own
        if (
            nature == "area"
            and i > first
            and self.capital(i)
            and self.capital(k if k < last else i)
            and not self.follows
        ):
            if self.tokens[i - 1].text.lower() in self.words["articles"] and self.reach(i, last) is None:
                return []  # "le Delta Horizon": a ship
        noun = self.text[self.tokens[i].start : self.tokens[k - 1].end]
        titled = self.follows and self.tokens[i].text[:1].isupper()
        whole = self.reach(i, last) if nature == "area" or titled else None
        if titled and whole is not None and whole > k:  # "Port Sudan"
            return [self.hit(i, whole, i, None, None, True)]
        while k < last and k - i < 8 and self.is_adjective(k):
            k += 1
        linked = k
        while k < last and k - linked < 3 and self.low(k) in self.words["linkers"]:
            k += 1
        if linked < k and self.low(linked) in self.words["parting"]:
            return []  # "in a post the Russian army said", "the village the Germans held"
        article = self.words["articles"] | self.words["contracted"]
        apposed = i > first and self.tokens[i - 1].text == ","  # "Belgorod, région frontalière de Kharkiv"
        if self.low(linked - 1) in self.words["bordering"] and (self.low(k - 1) in article or apposed):
            return []  # "une ville frontalière de l'Ukraine" lies outside it
        if (
            k >= last
            or not self.capital(k)
            or (k == linked and nature in ("region", "district") and self.low(i) != "axe")
        ):
            return []
        if self.tokens[k].entity == "PER" and k == linked and nature != "facility":
            return []
        if self.follows and k == linked and not (titled and nature == "area"):
            return []
        if whole is not None and whole > k:  # "mer Noire": the noun is part of the name
            return [self.hit(i, whole, i, "area", noun, True)]
        n = i - 1
        while n > first and self.is_adjective(n):
            n -= 1
        some = n >= first and self.low(n) in self.words["some"]
        if nature == "quarter" and some and linked < k:
            return []  # "plusieurs quartiers de X"
        if nature == "street" and (some or any(self.is_adjective(n) for n in range(i + 1, linked))):
            return []  # "une rue de X", "la place centrale de X": the town itself
        if nature == "street":
            return [self.hit(k, self.run(k, last), i, nature, noun, False)]
        end = self.reach(k, last)
        if (end is None or end == k + 1) and self.low(k) in self.words["never"] and nature != "region":
            return []
        if end is None:
            if self.inner_nature(k, last):
                return []
            end = self.run(k, last)
            if self.follows and linked < k and end < last and self.nature_at(end, last)[0] in ("region", "district"):
                return []  # "the coastal zone of the Korabelny district"
            found = [self.hit(k, end, i, nature, noun, False)]
        else:
            found = [self.hit(k, end, i, nature, noun, True)]
        return found + self.coordinated(found[0], nature, noun, last)

    def full_name(self, i: int, k: int, last: int) -> int | None:
        """The token after a known name that begins with the noun at `i` and runs past `k`, or None."""
        for j in range(min(i + LONGEST_NAME, last), k, -1):
            if self.capital(j - 1) and self.known(self.text[self.tokens[i].start : self.tokens[j - 1].end]):
                return j
        return None

    def of_office(self, i: int, first: int) -> bool:
        """Whether the noun only titles an office: "le procureur de la République de Paris"."""
        k = i - 1
        while k > first and self.low(k) in self.words["linkers"]:
            k -= 1
        return self.low(i) in self.words["titling"] and k >= first and k < i - 1 and self.low(k) in self.officials

    def coordinated(self, head: NameHit, nature: str, noun: str, last: int) -> list[NameHit]:
        """The further names of "les régions de A, de B et de C"; only a plural noun has any."""
        if not noun.endswith(("s", "x")):
            return []
        found, k = [], past_bracket(self.tokens, head.last, last)
        while k < last and self.low(k) in self.words["joints"]:
            j = k + 1
            while (
                j < last and j - k < 4 and (self.low(j) in self.words["linkers"] or self.low(j) in self.words["again"])
            ):
                j += 1
            if j >= last or not self.capital(j):
                break
            end = self.reach(j, last)
            if end is None:
                break
            found.append(self.hit(j, end, j, nature, noun, True, listed=True))
            k = past_bracket(self.tokens, end, last)
        return found

    def bare(self, i: int, first: int, last: int) -> list[NameHit]:
        """A name that no noun announces."""
        token = self.tokens[i]
        if not self.capital(i):
            return []
        if self.follows and self.side_held(i, last):
            return []
        opens = i == first or self.tokens[i - 1].text in _OPENERS
        article = self.low(i) in self.words["articles"]
        if (
            not (token.entity == "LOC" and (not opens or len(token.text) > 3))
            and token.upos in ("ADP", "DET", "PRON", "CCONJ", "SCONJ", "AUX", "NUM")
            and not (article and i + 1 < last and self.capital(i + 1))
            and not (i > first and self.low(i - 1) in self.words["at"] and len(token.text) > 3)
        ):
            return []
        whole = self.full_name(i, i + 1, last) if self.nature_at(i, last)[0] is not None else None
        end = whole or self.reach(i, last)
        if self.low(i) in self.words["monuments"]:
            aimed = aimed_at(self.tokens, i, first, self.language)
            return [self.hit(i, i + 1, i, "facility", None, True)] if aimed else []
        if (article or self.low(i) in self.words["never"]) and (end is None or end == i + 1):
            return []
        known = end is not None
        end = end if end is not None else self.run(i, last)
        entity = self.entity(i, end)
        before = self.low(i - 1) if i > first else ""
        if article and not opens and self.low(i) == self.tokens[i].text and known and before not in self.words["place"]:
            return []
        acronym = (
            token.text not in self.words["acronyms"]
            and end - i == 1
            and token.text.isupper()
            and len(token.text) < 7
            and not (opens and self.tokens[i].start == self.line_start(i))
        )
        if acronym:
            return []
        if known and entity != "PER" and (town := self.described_before(i, first)) is not None:
            return [self.hit(i, end, i, "city", town, known, entity=entity)]
        named = token.upos == "PROPN" or entity == "LOC" or (known and self.in_row(i, end, first, last))
        if (
            not named
            and (opens or before not in self.words["place"] or token.upos in ("VERB", "ADV"))
            and not (known and end - i > 1)
        ):
            return []
        if not known and self.follows and (entity in ("ORG", "MISC") or self.foreign(i, end)):
            return []
        if not known and self.placed_by_verb(i, first):
            return [self.hit(i, end, i, None, None, known, entity=None if entity == "PER" else entity)]
        if not known and i > first and self.low(i - 1) in self.words["at"] and entity != "LOC":
            return []  # "attribué à X"
        if not known and not (
            entity in ("LOC", "MISC", "ORG", None)
            and token.upos in ("PROPN", "NOUN", "X", "ADJ")
            and before in self.words["locative"]
        ):
            return []
        led = before in self.words["led"] or self.struck(i, first)
        if not known and entity != "LOC" and not led and not self.located(i, first):
            return []
        nature = self.own_nature(i, end) if known and self.follows else None
        noun = self.low(end - 1) if nature is not None else None
        return [self.hit(i, end, i, nature, noun, known, entity=entity)]

    def described_before(self, i: int, first: int) -> str | None:
        """The noun of the place just described that a name behind a comma has: "dans une autre base du centre, X"."""
        for k in range(i - 2, max(first, i - 8), -1) if self.tokens[i - 1].text == "," and not self.follows else ():
            noun = self.tokens[k].upos == "NOUN" and self.nature_at(k, i - 1)[0] in ("facility", "city")
            if noun or self.capital(k) or self.tokens[k].upos in ("VERB", "AUX", "PUNCT"):
                return self.tree.lows[k] if noun and self.tokens[k - 1].upos in ("DET", "ADJ") else None
        return None

    def own_nature(self, i: int, end: int) -> str | None:
        """The class of the noun that ends a name the gazetteer has whole: "Plateau State"; only what holds others."""
        nature, after = self.nature_at(end - 1, end) if end - i > 1 else (None, end)
        return nature if after == end and nature in ("region", "district") else None

    def side_held(self, i: int, last: int) -> bool:
        """Whether a side's name only begins an adjective: "Russian-occupied Donetsk", "rebel-held Idlib"."""
        if i + 3 >= last or self.tokens[i + 1].text != "-" or not self.tight(i + 1):
            return False
        word = self.tokens[i + 2].text
        return word.islower() and (word.endswith("ed") or word in ("held", "run", "led", "backed", "hit", "built"))

    def in_row(self, i: int, end: int, first: int, last: int) -> bool:
        """Whether a known name stands in a row of capitalised words: "A, B et C", whatever the parser took it for."""
        joints = self.words["joints"]
        before = i - 2 >= first and self.low(i - 1) in joints and self.capital(i - 2)
        return before or (end + 1 < last and self.low(end) in joints and self.capital(end + 1))

    def placed_by_verb(self, i: int, first: int) -> bool:
        """Whether "à" leads an unknown name and nothing that is done to people governs it ("enlevés à X")."""
        if (
            i == first
            or self.low(i - 1) not in self.words["at"]
            or self.tokens[i].upos in ("VERB", "AUX", "DET", "PRON")
        ):
            return False
        if i - 1 == first:
            return True
        k = i - 2
        while k > first and (self.tokens[k].upos == "ADV" or self.tokens[k].text == ","):
            k -= 1
        if self.tokens[k].upos not in ("VERB", "NOUN", "AUX", "ADJ", "PROPN", "NUM"):
            return self.tokens[k].upos == "PUNCT" or self.low(k) in self.words["hence"]
        return not any(self.low(n).startswith(self.datives) for n in range(max(first, k - 2), k + 1))

    def located(self, i: int, first: int) -> bool:
        """Whether words of distance or direction lead to the name: "au large de X", "à 30 km de X"."""
        relation = read_relation(self.text[self.tokens[first].start : self.tokens[i].start], self.language)
        return relation is not None and relation.kind in LOCATING

    def struck(self, i: int, first: int) -> bool:
        """Whether a strike on the name is told: "une frappe sur X", "des roquettes contre X"."""
        return (
            i - 2 >= first
            and self.low(i - 1) in self.words["upon"]
            and any(self.low(k).startswith(self.weapons) for k in range(max(first, i - 4), i - 1))
        )

    def line_start(self, i: int) -> int:
        """Where the line of token `i` begins."""
        return self.text.rfind("\n", 0, self.tokens[i].start) + 1

    def nature_at(self, i: int, last: int) -> tuple[str | None, int]:
        """The class of the longest nature noun at token `i` and the token after it."""
        if i >= last or self.tree.lows[i] not in self.nature_openers:
            return None, i
        for n in range(min(self.longest_nature, last - i), 0, -1):
            words = tuple(t.text for t in self.tokens[i : i + n])
            for key in (words, tuple(w.lower() for w in words)):
                if key in self.natures:
                    return self.natures[key], i + n
        return None, i

    def inner_nature(self, k: int, last: int) -> bool:
        """Whether another nature noun or an article starts at `k`."""
        return self.nature_at(k, last)[0] is not None

    def reach(self, i: int, last: int) -> int | None:
        """The token after the longest name of the gazetteer that starts at `i`, or None."""
        stop = i + 1
        while stop < last and stop - i < LONGEST_NAME and self.joins(stop):
            stop += 1
        for j in range(stop, i, -1):
            tail = self.tokens[j - 1].text
            if j - i > 1 and tail in self.words["contracted"]:
                continue  # no name ends there: "l'Extrême-Nord du | Cameroun"
            if j - i > 1 and not (tail[:1].isupper() or tail.lower() in self.words["tails"] or tail[:1].isdigit()):
                continue
            if self.goes_on(i, j, last):
                return None
            if self.known(self.text[self.tokens[i].start : self.tokens[j - 1].end]):
                return j
        return None

    def goes_on(self, i: int, j: int, last: int) -> bool:
        """Whether the name that starts at `i` runs past token `j`: "Jisr | al-Choughour", "Toussaint | -Louverture"."""
        if j >= last:
            return False
        follow = self.tokens[j]
        if follow.text == "-" and self.tight(j):
            return True
        if follow.start - self.tokens[j - 1].end > 1:
            return False
        if self.runs_on(i, j, last):
            return True
        if (
            follow.text.lower() in self.words["binders"]
            and j + 1 < last
            and (self.capital(j + 1) or self.tokens[j + 1].text == "-")
        ):
            return True
        return follow.text[:3].lower() in _ARABIC and len(follow.text) > 3

    def runs_on(self, i: int, j: int, last: int) -> bool:
        """Whether exactly one more capitalised word belongs to the name: "Puerto | Jordán", "Boko | Haram".

        Two more are a person named after the town ("le maire de Goma Jean Kabila").
        """
        if not self.is_name(j) or self.tokens[j].start == self.tokens[j - 1].end:
            return False
        if self.low(j) in self.days and not (j + 1 < last and self.is_name(j + 1)):
            return False  # "in Ukraine Monday": no name goes on with the day
        if j + 1 < last and self.tokens[j + 1].start - self.tokens[j].end <= 1 and self.is_name(j + 1):
            return False
        if any(self.low(k) in self.officials for k in range(max(0, i - 5), i)):
            return False
        return self.tokens[j].entity != "PER" or self.tokens[j - 1].entity == "PER"

    def is_name(self, k: int) -> bool:
        """Whether token `k` is a capitalised word of a name, not an acronym or a little word."""
        text, upos = self.tokens[k].text, self.tokens[k].upos
        little = upos in ("DET", "ADP", "PRON", "CCONJ", "SCONJ", "NUM", "AUX") and self.tokens[k].entity is None
        return text[:1].isupper() and len(text) > 1 and not text.isupper() and not little

    def joins(self, k: int) -> bool:
        """Whether token `k` may stand inside a name."""
        text = self.tokens[k].text
        return (
            text[:1].isupper()
            or text in ("-", "'", "’")
            or text.lower() in self.words["particles"]
            or text.lower() in self.words["tails"]
        )

    def run(self, i: int, last: int) -> int:
        """The token after the capitalised run at `i`: how far an unknown name goes."""
        j = i + 1
        while j < last:
            if self.tokens[j].text == "-" and self.tight(j):
                j += 2
            elif (
                self.tokens[j].text.lower() in self.words["binders"]
                and j + 1 < last
                and (self.capital(j + 1) or self.tokens[j + 1].text == "-")
            ):
                j += 1
            elif self.capital(j) and self.tokens[j].start - self.tokens[j - 1].end <= 1:
                j += 1
            else:
                break
        return min(j, last)

    def hit(
        self,
        first: int,
        last: int,
        lead: int,
        nature: str | None,
        noun: str | None,
        known: bool,
        *,
        entity: str | None = None,
        listed: bool = False,
    ) -> NameHit:
        """The record of one name."""
        t = self.tokens
        return NameHit(
            first=first,
            last=last,
            lead=lead,
            span=Span(t[lead].start, t[last - 1].end),
            name=self.text[t[first].start : t[last - 1].end],
            known=known,
            nature=nature,
            noun=noun,
            entity=entity or self.entity(first, last),
            listed=listed,
            article=nature is None and first > 0 and self.low(first - 1) in self.words["contracted"],
            surface=self.text[t[lead].start : t[last - 1].end],
        )

    def foreign(self, first: int, last: int) -> bool:
        """Whether a capitalised word is only an adjective of nationality: "Russian", "Malian"."""
        return last == first + 1 and self.demonym(self.tokens[first].text)

    def entity(self, first: int, last: int) -> str | None:
        """The entity class of the tokens, LOC before any other."""
        seen = [t.entity for t in self.tokens[first:last] if t.entity]
        return "LOC" if "LOC" in seen else (seen[0] if seen else None)

    def capital(self, k: int) -> bool:
        """Whether token `k` begins like a name."""
        known = self._capitals[k]
        if known is None:
            known = self._capitals[k] = self._begins_like_a_name(k)
        return known

    def _begins_like_a_name(self, k: int) -> bool:
        text = self.tokens[k].text
        if text[:1].isupper() or (len(text) > 3 and text[:3].lower() in _ARABIC and text[3].isupper()):
            return True
        if text not in self.words["binders"] or k + 2 >= len(self.tokens) or self.tokens[k + 1].text != "-":
            return False
        return self.tight(k + 1) and self.tokens[k + 2].text[:1].isupper()  # "al-Bab" in three tokens

    def tight(self, k: int) -> bool:
        """Whether token `k` touches both neighbours, as the hyphen of a compound does."""
        return (
            0 < k < len(self.tokens) - 1
            and self.tokens[k - 1].end == self.tokens[k].start
            and self.tokens[k].end == self.tokens[k + 1].start
        )

    def is_adjective(self, k: int) -> bool:
        """Whether token `k` may stand between an announcing noun and the name."""
        token: Token = self.tokens[k]
        return token.text.lower() in self.words["adjectives"] or (token.upos == "ADJ" and token.text[:1].islower())

    def low(self, k: int) -> str:
        """Token `k` in lower case; "A Goma" is "À Goma"."""
        return lowered(self.tokens, k)
