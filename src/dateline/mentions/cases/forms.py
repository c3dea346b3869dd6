"""The nominative behind an inflected name: candidates, of which the gazetteer knows the right one."""

import re
from functools import cache
from itertools import islice, product

from dateline.lang import table

MOST = 8  # candidates of one word
MOST_NAMES = 60  # candidates of a name of several words


class Forms:
    """Gives nominatives of words as they stand in a text, by the endings listed in `places.toml`."""

    def __init__(self, language: str) -> None:
        rows = table(language, "places")["cases"]
        self.endings = {ending: tuple(to) for ending, to in rows["endings"].items()}
        self.longest = max(map(len, self.endings))
        self.inner = frozenset(rows["inner"])
        adjective = rows["adjectives"]
        self.nominative: dict[str, str] = adjective["nominative"]
        self.hard: dict[str, str] = adjective.get("hard", {})  # where hard and soft stems differ
        self.soft = tuple(adjective.get("soft", ()))
        stems, ends = "|".join(adjective["stems"]), "|".join(sorted(adjective["endings"], key=len, reverse=True))
        self.adjectival = re.compile(rf"(?P<stem>[^\W\d_][\w'-]*(?:{stems}))(?P<ending>{ends})", re.IGNORECASE)
        self.bare = tuple(adjective["bare"])  # endings of an adjective that is no region's name without its noun
        self.spellings: list[list[list[str]]] = rows.get("spellings", [])
        self.seats_of: dict[str, list[str]] = rows.get("seats", {})
        self.compounds: dict[str, list[str]] = rows.get("compounds", {})
        self.lands: dict[str, list[str]] = rows.get("lands", {})
        self.genders: dict[str, str] = {noun: gender for gender, nouns in rows["genders"].items() for noun in nouns}

    def words(self, text: str, lemma: str) -> tuple[str, ...]:
        """The nominatives a word may have, the likeliest first: its lemma, itself, what its ending was made from."""
        first, dash, rest = text.partition("-")
        if dash and rest.partition("-")[0].lower() in self.inner:  # "Ростове-на-Дону": the first part is inflected
            found = tuple(f"{head}-{rest}" for head in self._bare(first, lemma.partition("-")[0]))
        else:
            found = self._bare(text, lemma)
            if rest and (town := self.adjective(rest, "", "masc")):  # "Каменска-Шахтинского": both parts are inflected
                found += tuple(f"{head}-{town}" for head in self._bare(first, first))
        if text[:1].isupper():
            found = tuple(word[:1].upper() + word[1:] for word in found)
        return found

    def _bare(self, text: str, lemma: str) -> tuple[str, ...]:
        found = dict.fromkeys((lemma, text))
        for size in range(min(self.longest, len(text) - 2), -1, -1):
            stem = text[: len(text) - size]
            for new in self.endings.get(text[len(stem) :].lower(), ()):
                found.setdefault(stem + new)
        return tuple(islice(found, MOST))

    def names(self, words: tuple[tuple[str, str, str], ...]) -> tuple[str, ...]:
        """The nominatives a name of several words may have, each told by its text, lemma and part of speech."""
        if len(words) == 1:
            text, lemma, _ = words[0]
            return self.words(text, lemma)
        each: list[tuple[str, ...]] = []
        for text, lemma, upos in words:
            if upos in ("ADP", "PUNCT") or not text[:1].isalpha():
                each.append((text,))
            else:
                each.append(self.words(text, lemma))
        whole = " ".join(text for text, _, _ in words)
        return tuple(
            dict.fromkeys((whole, *self._agreeing(words, each), *map(" ".join, islice(product(*each), MOST_NAMES))))
        )

    def _agreeing(self, words: tuple[tuple[str, str, str], ...], each: list[tuple[str, ...]]) -> list[str]:
        """Names whose adjectives agree with the noun behind them: "Объединенных Арабских Эмиратов", "... Эмираты"."""
        led = next((k for k, (_, _, upos) in enumerate(words) if upos not in ("ADJ", "VERB")), len(words))
        if not 0 < led < len(words):
            return []
        out = []
        behind = [dict.fromkeys((text, *each[k][:1])) for k, (text, _, _) in enumerate(words) if k > led]
        tails = [" ".join(tail) for tail in islice(product(each[led], *behind), MOST)]
        for gender in self.nominative:
            heads = [self.adjective(text, "", gender) for text, _, _ in words[:led]]
            if None not in heads:
                out += [" ".join((*filter(None, heads), tail)) for tail in tails]
        return out

    def adjective(self, word: str, noun: str, gender: str | None = None) -> str | None:
        """The nominative of an adjective of a place as it stands beside a noun: "Брянской", "область" -> "Брянская".

        `gender` (Fem, Masc, Neut) is that of a noun which the table does not list.
        """
        found = self.adjectival.fullmatch(word)
        if found is None:
            return None
        kind = self.genders.get(noun, (gender or "masc").lower())
        endings = self.nominative if found["stem"].lower().endswith(self.soft) else self.nominative | self.hard
        return found["stem"] + endings[kind]

    def otherwise(self, name: str) -> tuple[str, ...]:
        """How a neighbouring language spells a name ("Рильськ": "Рыльск"), and the town that a land is named after."""
        out: dict[str, None] = {}
        for pairs in self.spellings:
            spelled = name
            for old, new in pairs:
                spelled = spelled.replace(old, new)
            out.setdefault(spelled)
        for ending, towns in self.lands.items():  # "Чугуївщина": Чугуїв
            if name.endswith(ending) and len(name) - len(ending) > 2:
                out.update(dict.fromkeys(name.removesuffix(ending) + new for new in towns))
        out.pop(name, None)
        return tuple(out)

    def seats(self, adjective: str) -> tuple[str, ...]:
        """The towns a district may be named after: "Шосткинський", Шостка; "Великобурлуцький", Великий Бурлук."""
        towns = [adjective] if "-" in adjective else []
        towns += [
            adjective.removesuffix(ending) + new
            for ending, endings in self.seats_of.items()
            if adjective.endswith(ending) and len(adjective) - len(ending) > 1
            for new in endings
        ]
        for old, heads in self.compounds.items():  # the adjective of a name in two words is written as one
            if adjective.startswith(old) and len(adjective) - len(old) > 5:
                rest = adjective.removeprefix(old).removeprefix("-")
                towns += [f"{head} {seat}" for head in heads for seat in self.seats(rest[:1].upper() + rest[1:])]
        first, dash, rest = adjective.partition("-")
        if dash and first.endswith("о"):  # "Середино-Будський": Середина-Буда
            towns += [f"{first[:-1]}{end}-{seat}" for end in ("а", "о") for seat in self.seats(rest)]
        return tuple(dict.fromkeys([*towns, *(other for town in towns for other in self.otherwise(town))]))


@cache
def forms(language: str) -> Forms:
    """The forms of a language."""
    return Forms(language)
