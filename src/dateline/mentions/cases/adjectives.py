"""Places named by an adjective before their noun: "в Брянской и Курской областях", "Курская АЭС"."""

from dateline.mentions.cases.names import NameReader
from dateline.mentions.place_names import NameHit
from dateline.model import Span

_LIST = 24  # adjectives of one list of regions


class AdjectiveReader(NameReader):
    """Reads the adjectives of places that begin at a token of one parsed document."""

    def adjectival(self, i: int, first: int, last: int) -> list[NameHit]:
        """The places of one or more adjectives before their noun: "Сумской, Киевской областях", "Курская АЭС"."""
        if not self.capital(i) or self.forms.adjectival.fullmatch(self.tokens[i].text) is None:
            return []
        adjectives, k = [i], i + 1
        while k < last and len(adjectives) < _LIST:
            token = self.tokens[k]
            nature, after = self.nature_at(k, last)
            if nature == "region" and (whole := self.reach(i, last)) is not None and whole.last > after:
                return []  # "Демократическая Республика Конго"
            if nature is not None and not self.capital(k) or nature is not None and token.text.isupper():
                return self._adjectives(adjectives, k, after, nature)
            if nature is not None and self.lemma(k) in self.forms.genders:  # "Чеченская Республика"
                return self._adjectives(adjectives, k, after, nature)
            if token.text == "(" and k + 2 < last and self.tokens[k + 2].text == ")" and self.low(k + 1).isdigit():
                k += 3  # "над Курською (2), Брянською (5) областями"
                continue
            follow = k + 1
            if follow < last and self.low(k) in self.words["also"] and self.low(follow) in self.words["also"]:
                follow += 1
            if (
                follow < last
                and (token.text == "," or self.low(k) in self.words["joints"])
                and self.capital(follow)
                and self.forms.adjectival.fullmatch(self.tokens[follow].text)
            ):
                adjectives.append(follow)
                k = follow + 1
            elif token.upos == "ADJ" and not self.capital(k) and k - adjectives[-1] < 4:
                k += 1
            else:
                break
        return self._elliptic(i, first)

    def _adjectives(self, adjectives: list[int], noun: int, after: int, nature: str) -> list[NameHit]:
        """The hits of adjectives before the noun at token `noun`."""
        if nature == "facility" and after - noun == 2 and self.tokens[noun].upos == "ADJ":
            noun += 1  # "Запорізька атомна електростанція"
        word = self.lemma(noun)
        out = []
        for n, k in enumerate(adjectives):
            is_last = n + 1 == len(adjectives)
            adjective = self.forms.adjective(self.tokens[k].text, word) or self.tokens[k].text
            between = [self.forms.adjective(self.tokens[j].text, word) or "" for j in range(adjectives[-1] + 1, noun)]
            whole = " ".join(filter(None, (adjective, *between, word)))
            names: tuple[str, ...] = (whole, f"{adjective} {word}", adjective)
            if nature == "region" and word != self.default:  # "в Донецкой народной республике"
                of_region = self.forms.adjective(self.tokens[k].text, self.default)
                names = (*names[:2], f"{of_region} {self.default}", adjective)
            names += tuple(other for name in names[1:] for other in self.forms.otherwise(name))
            if nature == "area" and self.tokens[noun].feats.get("Number") == "Plur":  # "на Голанских высотах"
                names = (*(f"{adjective} {word[:-1]}{end}" for end in ("ы", "и")), *names)
            if nature == "facility":  # "Новошахтинський завод": of the town Новошахтинськ
                masculine = self.forms.adjective(self.tokens[k].text, "район") or adjective
                towns = {*self.forms.seats(masculine), *names[2:]}
                names = (*names[:2], *sorted(towns, key=lambda town: (-self.weight(town, "region"), town)))
            if nature == "district":
                seats = self.forms.seats(self.forms.adjective(self.tokens[k].text, "район") or adjective)
                names += tuple(sorted(seats, key=lambda seat: -self.weight(seat)))
            name = next((name for name in names if self.gazetteer.candidates(name)), None)
            if nature == "district" and self.is_district(adjective):
                name = adjective  # before the quarter of a city that is called so
            opens = k == self.tree.sentences[self.tokens[k].sentence].first
            if name is None and (nature in ("city", "street") or opens and not self.of_place(k)):
                return []
            if name is None and self.lemma(k) in self.words["plain"]:
                return []  # "Городская больница" at the head of a sentence
            end = after if is_last else k + 1
            hit = NameHit(
                first=k,
                last=end,
                lead=k,
                span=Span(self.tokens[k].start, self.tokens[end - 1].end),
                name=self.cased(name or f"{adjective} {word}", noun),
                known=name is not None,
                nature=nature,
                noun=word,
                entity="LOC",
                listed=len(adjectives) > 1 and not is_last,
                surface=whole,
            )
            out.append(hit)
        return out

    def of_place(self, k: int) -> bool:
        """Whether an adjective is one that places have: in -ский."""
        found = self.forms.adjectival.fullmatch(self.tokens[k].text)
        return found is not None and found["stem"].lower().endswith(tuple(self.words["of_place"]))

    def cased(self, name: str, noun: int) -> str:
        """A nominative with its noun in capitals where the text has it so: "Курская АЭС"."""
        token = self.tokens[noun]
        head, space, _ = name.rpartition(" ")
        return f"{head} {token.text}" if space and token.text.isupper() else name

    def _elliptic(self, i: int, first: int) -> list[NameHit]:
        """An adjective of a region without its noun: "над Курской — три"."""
        before = self.low(i - 1) if i > first else ""
        if before not in self.words["place"] and not (before in self.words["joints"] or before == ","):
            return []
        for noun in (*self.nouns_before(i, first), self.default):
            adjective = self.forms.adjective(self.tokens[i].text, noun)
            name = f"{adjective} {noun}"
            if adjective is None or not any(
                c.place.kind in ("region", "sea", "area") for c in self.gazetteer.candidates(name)
            ):
                continue
            if noun == self.default and noun[:-1] not in self.text and self.reach(i, i + 1) is not None:
                break  # "в Донской": a town, where no region is told of
            nature = self.natures.get((noun,), "region")
            return [self.hit(i, i + 1, i, name, True, nature=nature, noun=noun)]
        return self._quarter(i, first) if before in self.words["inside"] else []

    def _quarter(self, i: int, first: int) -> list[NameHit]:
        """An adjective of a city's district without its noun: "у Шевченківському районі, а в Київському"."""
        before = [self.lemma(k) for k in range(first, i)]
        fronts = self.words["fronts"]
        noun = next((n for n in reversed(before) if self.natures.get((n,)) == "district" and n not in fronts), None)
        adjective = self.forms.adjective(self.tokens[i].text, noun) if noun is not None else None
        if noun is None or adjective is None or not self.of_place(i):
            return []
        name = adjective if self.is_district(adjective) else f"{adjective} {noun}"
        known = bool(self.gazetteer.candidates(name))
        return [self.hit(i, i + 1, i, name, known, nature="district", noun=noun)]

    def nouns_before(self, i: int, first: int) -> list[str]:
        """The nouns of regions and seas named before token `i` in its sentence, the last first."""
        found = [self.lemma(k) for k in range(i - 1, first - 1, -1) if self.tokens[k].upos == "NOUN"]
        return [n for n in dict.fromkeys(found) if self.natures.get((n,)) in ("region", "area")]
