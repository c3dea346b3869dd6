"""Places said without their name: "в городе", "в регионе", "в столице", "на российской территории"."""

from functools import cache

from dateline.gazetteer import Gazetteer
from dateline.lang import table
from dateline.mentions.place_anaphora import Anaphor
from dateline.mentions.place_names import NameHit
from dateline.mentions.tree import Tree
from dateline.model import Span


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in table(language, "places")["cases"]["anaphora"].items()}


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
            start, adjective, other = i, None, False
            while start > sentence.first and i - start < 3 and tokens[start - 1].upos in ("ADJ", "DET"):
                start -= 1
                lemma = tokens[start].lemma.lower()
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
                kind = kinds[noun]
            if kind is None:
                continue
            hit = NameHit(
                first=i,
                last=i + 1,
                lead=start,
                span=Span(tokens[start].start, tokens[i].end),
                name=text[tokens[i].start : tokens[i].end],
                known=True,
                nature="anaphor",
                noun=noun,
            )
            found.append(Anaphor(hit=hit, kind=kind, adjective=adjective))
    return found
