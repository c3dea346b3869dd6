"""Whether a capitalised name is a place at all in this text, or a person, an organisation, a word."""

from collections.abc import Callable, Sequence

from dateline.gazetteer import Gazetteer
from dateline.lang import table, word_set, word_sets
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_relations import LOCATING, read_relation
from dateline.mentions.place_words import lowered
from dateline.mentions.tree import Tree
from dateline.model import Document, Place, Span

# How well known a place must be (tenths of powers of ten of people) to be taken for one with nothing said of it,
# after "de", and as the first word of a paragraph.
_KNOWN, _KNOWN_AFTER_OF, _KNOWN_OPENING = 50, 38, 52
_ROW = 3  # names in a row that vouch for one another
_LARGE = frozenset({"country", "region", "area", "sea"})


class Evidence:
    """Weighs what speaks for a name being a place; `held` tells whether a region is said to hold it."""

    def __init__(
        self,
        document: Document,
        tree: Tree,
        gazetteer: Gazetteer,
        hits: Sequence[NameHit],
        held: Callable[[NameHit], bool],
    ) -> None:
        self.document, self.tree, self.gazetteer, self.held = document, tree, gazetteer, held
        words = table(document.language, "places")
        self.clues = word_sets(document.language, "places", "clues")
        self.suffer = word_set(document.language, "places", "verbs", "suffer")
        self.strike = word_set(document.language, "places", "verbs", "strike")
        self.ground = word_set(document.language, "places", "verbs", "ground")
        self.towns = word_set(document.language, "places", "appositions", "towns")
        self.roads = word_set(document.language, "places", "names", "roads")
        self.around = word_set(document.language, "places", "names", "around")
        self.quarters = word_set(document.language, "places", "names", "quarters")
        self.local = word_set(document.language, "places", "names", "local")
        self.sites = word_set(document.language, "places", "names", "sites")
        self.parts = word_set(document.language, "places", "names", "parts_of_town")
        self.bare = bool(words["names"].get("bare"))
        self.bare_countries = word_set(document.language, "places", "names", "bare_countries")
        self.opening = frozenset(p.start for p in document.paragraphs)
        self.said = frozenset(h.name for h in hits if h.nature is not None or self.led(h))
        self.rowed = self.rows(hits, word_set(document.language, "places", "names", "joints"))

    def rows(self, hits: Sequence[NameHit], joints: frozenset[str]) -> frozenset[Span]:
        """The names of rows of three or more known ones, "A, B et C", that all have a place in one region."""
        out: set[Span] = set()
        row: list[NameHit] = []
        for hit in [*sorted((h for h in hits if h.known and h.nature is None), key=lambda h: h.span.start), None]:
            gap = self.document.text[row[-1].span.end : hit.span.start].split() if row and hit is not None else []
            if row and (hit is None or not gap or any(w not in joints for w in gap)):
                if len(row) >= _ROW and self.one_region(row):
                    out |= {h.span for h in row}
                row = []
            if hit is not None:
                row.append(hit)
        return frozenset(out)

    def one_region(self, row: Sequence[NameHit]) -> bool:
        """Whether some first-level region has a place of each name."""
        of = [{c.place.admin1 for c in self.gazetteer.candidates(h.name) if c.place.admin1} for h in row]
        return bool(set.intersection(*of))

    def led(self, hit: NameHit) -> bool:
        """Whether "à" or another word of place leads a name."""
        return hit.first > 0 and lowered(self.tree.tokens, hit.first - 1) in self.clues["led"]

    def prefix(self, hit: NameHit) -> str:
        """The sentence up to a name."""
        first = self.tree.sentences[self.tree.tokens[hit.first].sentence].span.start
        return self.document.text[first : hit.span.start]

    def placed(self, hit: NameHit) -> bool:
        """Whether an unknown name is said to be a place: by an announcing noun, "à", a region that holds it."""
        if hit.nature is not None or self.held(hit):
            return True
        first = self.tree.sentences[self.tree.tokens[hit.first].sentence].first
        if hit.entity == "PER" or hit.first == first:
            return False
        if lowered(self.tree.tokens, hit.first - 1) in self.clues["led_unknown"]:
            return True
        if hit.known and hit.entity == "LOC" and lowered(self.tree.tokens, hit.first - 1) in self.clues["led_known"]:
            return True
        relation = read_relation(self.prefix(hit), self.document.language)
        return relation is not None and relation.kind in LOCATING

    def struck(self, hit: NameHit, first: int) -> bool:
        """Whether a name is the bare object of a verb of striking or taking: "ont attaqué X", "a repris X"."""
        token = self.tree.tokens[hit.first - 1]
        verbal = hit.first > first and token.upos == "VERB" and hit.entity == "LOC"
        return verbal and token.lemma.lower() in self.strike

    def undergoes(self, hit: NameHit) -> bool:
        """Whether a name is the subject of what is done to ground alone: "X a été pilonnée", "X was shelled"."""
        token = self.tree.tokens[hit.first]
        verb = self.tree.tokens[token.head]
        passive = token.deprel == "nsubj:pass" and verb.i >= hit.last and verb.sentence == token.sentence
        return passive and hit.known and verb.lemma.lower() in self.ground

    def befallen(self, hit: NameHit) -> bool:
        """Whether what a town goes through follows its name: "X bore the brunt of the attack", "X came under fire"."""
        near = " ".join(self.tree.lows[hit.last : hit.last + 4]) + " "
        return any(near.startswith(f"{phrase} ") for phrase in self.clues.get("befalls", ()))

    def fired_at(self, hit: NameHit, before: str) -> bool:
        """Whether weapons are told to be used against a name: "used drones and mortars against X"."""
        if before not in self.clues["against"]:
            return False
        first = self.tree.sentences[self.tree.tokens[hit.first].sentence].first
        return any(t.lemma in self.clues["weapons"] for t in self.tree.tokens[first : hit.first])

    def told_what(self, hit: NameHit) -> bool:
        """Whether what a name is called right after makes it a town's: "X, ville de garnison"."""
        near = self.tree.lows[hit.last : hit.last + 5]
        if near[:1] != [","] or len(near) < 2 or near[1] in self.clues["led"]:
            return False
        return any(word in self.towns for word in near[1:4]) and not set(near[1:4]) & self.clues["led"]

    def of_a_site(self, hit: NameHit, first: int) -> bool:
        """Whether a name stands between an article or adjective and what lies in it: "a downtown Bogota street"."""
        tokens = self.tree.tokens
        if hit.first == first or hit.last >= len(tokens) or self.tree.lows[hit.last] not in self.sites:
            return False
        return tokens[hit.first - 1].upos in ("DET", "ADJ", "NUM") or tokens[hit.first - 1].text.islower()

    def has_streets(self, hit: NameHit, first: int) -> bool:
        """Whether a name is of what has streets, suburbs or a centre: "dans les rues de X"."""
        led = hit.first > first + 1 and self.tree.tokens[hit.first - 1].upos == "ADP"
        return led and self.tree.lows[hit.first - 2] in self.parts

    def credible(self, hit: NameHit, place: Place) -> bool:
        """Whether a bare name is likely a place here: said where, or too well known to be a person's name."""
        if hit.nature is not None or hit.listed or self.held(hit) or hit.span in self.rowed:
            return True
        tokens = self.tree.tokens
        first = self.tree.sentences[tokens[hit.first].sentence].first
        before = lowered(self.tree.tokens, hit.first - 1) if hit.first > first else ""
        article = before in self.clues["articles"]
        if article and hit.first - 1 > first:
            before = lowered(self.tree.tokens, hit.first - 2)
        person = hit.entity == "PER"
        if not person and (before in self.clues["strong"] or self.struck(hit, first) or self.told_what(hit)):
            return True
        if not person and self.undergoes(hit):
            return True
        if not person and (self.fired_at(hit, before) or self.of_a_site(hit, first) or self.has_streets(hit, first)):
            return True
        weight = max((c.weight for c in self.gazetteer.candidates(hit.name) if c.place.id == place.id), default=0.0)
        if not person and hit.span.start in self.opening:
            follow = [t.text.lower() for t in tokens[hit.last : hit.last + 3]]
            lived = any(t.lemma in self.suffer for t in tokens[hit.last : hit.last + 4])
            if hit.entity == "LOC" and lived or self.befallen(hit):
                return True
            closed = hit.last < len(tokens) and tokens[hit.last].upos == "PUNCT"
            return (
                closed or bool(self.clues["passive"] & set(follow)) or place.kind in _LARGE or weight >= _KNOWN_OPENING
            )
        if place.kind == "country":
            follow_of = hit.last + 1 < len(tokens) and tokens[hit.last].text.lower() in self.clues["of"]
            bare = self.bare or hit.name.lower() in self.bare_countries
            return article or bare or (before in self.clues["before_country"] and not follow_of)
        if not person and read_relation(self.prefix(hit), self.document.language):
            return True
        if person and before not in self.clues["led"]:
            return hit.name in self.said and before in self.clues["of"]
        if before in self.clues["of"]:
            return weight >= _KNOWN_AFTER_OF or place.kind in _LARGE
        return weight >= _KNOWN or place.kind in _LARGE or hit.name in self.said
