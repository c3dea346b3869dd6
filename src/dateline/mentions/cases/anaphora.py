"""Places said without their name: "в городе", "в регионе", "в столице", "на российской территории"."""

from collections import defaultdict
from functools import cache

from dateline.gazetteer import Gazetteer
from dateline.lang import table
from dateline.mentions.place_anaphora import Anaphor
from dateline.mentions.place_names import NameHit
from dateline.mentions.tree import Tree
from dateline.model import Span, Token


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    rows = table(language, "places")["cases"]["anaphora"]
    return defaultdict(frozenset, {k: frozenset(v) for k, v in rows.items()})  # a list may be missing


def find_anaphors(tree: Tree, text: str, language: str, taken: frozenset[int], gazetteer: Gazetteer) -> list[Anaphor]:
    """All nameless mentions outside the tokens already `taken` by names, in text order."""
    words = _words(language)
    kinds = {noun: kind for kind in ("capital", "city", "region", "district", "country") for noun in words[kind]}
    found: list[Anaphor] = []
    tokens = tree.tokens
    for sentence in tree.sentences:
        for i in range(sentence.first, sentence.last):
            noun = tokens[i].lemma.lower()
            if i in taken or i + 1 in taken or tokens[i].upos not in ("NOUN", "PROPN"):
                continue
            start, adjective, other, regional = i, None, False, False
            while start > sentence.first and i - start < 3 and tokens[start - 1].upos in ("ADJ", "DET"):
                start -= 1
                lemma = tokens[start].lemma.lower()
                regional = regional or lemma in words["regional"]
                other = other or lemma in words["other"] or tokens[start].text[:1].isupper()
                if start in taken:
                    other = True
                if lemma not in words["pointing"] and gazetteer.demonym(lemma, language=language):
                    adjective = lemma
                elif noun in words["town"] and gazetteer.demonym_place(lemma, language=language):
                    adjective = lemma
            if other:
                continue
            before = tree.lows[start - 1] if start > sentence.first else ""
            kind: str | None = None
            pairs = [
                (k, _pair(tokens[k].lemma, language, gazetteer)) for k in (i - 1, i - 2) if noun in words["border"]
            ]
            met = next(((k, pair) for k, pair in pairs if pair is not None and sentence.first <= k), None)
            if met is not None:  # "на киргизско-таджикской государственной границе"
                found.append(_anaphor(tokens, text, i, met[0], "border", "+".join(met[1])))
                continue
            if adjective is not None:
                town = gazetteer.demonym_place(adjective, language=language)
                if noun in words["capital"]:
                    kind = "capital"
                elif town is not None and noun in words["town"]:
                    kind = "town"
                elif town is None and noun in words["land"]:
                    kind = "land"
            elif noun in kinds and (before in words["led"] or tokens[i].feats.get("Case") == "Gen"):
                if tokens[i].feats.get("Number") == "Plur":
                    continue
                if i + 1 < sentence.last and tokens[i + 1].lemma.lower() in words["after"]:
                    continue
                kind = "seat" if regional and kinds[noun] in ("capital", "city") else kinds[noun]
            if (
                kind is None
                or kind == "capital"
                and adjective is None
                and _of_region(tree, i, sentence.last, words["region"])
            ):
                continue
            found.append(_anaphor(tokens, text, i, start, kind, adjective))
    return found


def _of_region(tree: Tree, i: int, last: int, regions: frozenset[str]) -> bool:
    """Whether a capital is that of a region named behind it: "столицы юго-западной провинции Асир"."""
    k = i + 1
    while k < last and tree.tokens[k].upos == "ADJ" and k - i < 4:
        k += 1
    named = k + 1 < last and tree.tokens[k + 1].text[:1].isupper()
    return named and tree.tokens[k].lemma.lower() in regions


def _anaphor(tokens: tuple[Token, ...], text: str, i: int, start: int, kind: str, adjective: str | None) -> Anaphor:
    """The mention of the noun at token `i` with its words from token `start`."""
    hit = NameHit(
        first=i,
        last=i + 1,
        lead=start,
        span=Span(tokens[start].start, tokens[i].end),
        name=text[tokens[i].start : tokens[i].end],
        known=True,
        nature="anaphor",
        noun=tokens[i].lemma.lower(),
    )
    return Anaphor(hit=hit, kind=kind, adjective=adjective)


def _pair(lemma: str, language: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """The two countries (ISO3) of "пакистано-афганский"; None for other words."""
    first, dash, second = lemma.lower().partition("-")
    other = gazetteer.demonym(second, language=language) if dash else None
    stems = (first[:-1], first[:-2]) if first.endswith("о") else ()
    for stem in stems:
        for ending in ("ский", "ий", "анский", "ийский", ""):
            if other is not None and (one := gazetteer.demonym(stem + ending, language=language)) is not None:
                return one, other
    return None
