"""What a place name does in its clause: where something happened, or only who spoke, acted, came from there.

Surface first: the words right before the name decide most cases; the parse is asked only whether a bare
capital or country is subject or object of its verb.
"""

from dateline.mentions.place_behind import behind
from dateline.mentions.place_context import NameContext, Role
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_offices import OfficeReader
from dateline.mentions.place_parties import PartyReader
from dateline.mentions.tree import Tree


class RoleReader(NameContext):
    """Tells the role of names in one parsed document."""

    def __init__(self, tree: Tree, language: str) -> None:
        super().__init__(tree, language)
        self.offices, self.parties = OfficeReader(tree, language), PartyReader(tree, language)

    def role(self, hit: NameHit, kind: str | None) -> Role:
        """The role of a name whose gazetteer entry is of this kind (country, city, ...)."""
        first = self.tree.sentences[self.tokens[hit.lead].sentence].first
        if "behind_possessive" in self.words:
            party = hit.nature is None and (kind == "country" or hit.name in self.words["metonyms"])
            found = behind(self.tree, self.words, hit, party=party)
            if found is not None:
                return Role(role=found[0], rule=found[1])
        if part := self.part_of_name(hit, first):
            return part
        if self.labels(hit, first):
            return Role(role="event", rule="role.label")
        k = hit.lead - 1
        articles = 0
        capital = hit.nature is None and k >= first and self.low(k) in self.words["capital_nouns"]
        if capital:  # "in the Somali capital Mogadishu"
            k -= 2 if k > first and self.tokens[k - 1].text[:1].isupper() else 1
        while k >= first and self.low(k) in self.words["clue_articles"]:
            k, articles = k - 1, articles + 1
        if k > first and self.low(k) in self.words["clue_neighbours"] and self.low(k - 1) in self.words["clue_inside"]:
            k -= 1  # "in neighbouring Mali"
        before = self.low(k) if k >= first else ""
        if (origin := self.origin(k, first)) and not self.sheltered(hit, k, first):
            return origin
        if self.headed_for(k, first) or self.headed_for(self.past_title(k, first), first):
            return Role(role="modifier", rule="role.destination")
        if self.offices.says_there(hit, k, first) or self.offices.fronted_seat(hit, k, first):
            return Role(role="seat", rule="role.saying_there")
        if before in self.words["clue_of"] and kind in ("country", "area", "sea") and self.superlative(k, first):
            return Role(role="modifier", rule="role.superlative")
        if self.of_a_unit(hit, k, first):
            return Role(role="event", rule="relation.aside")
        if before in self.words["clue_prepositions"] and (seat := self.offices.office(hit, k, first, kind)):
            return seat
        if self.clock(hit, first):
            return Role(role="modifier", rule="role.clock")
        if before in self.words["clue_with"] and hit.nature is None:
            return Role(role="modifier", rule="role.beneficiary")
        counted = k > first and self.tokens[k - 1].upos == "NUM"  # "en compte trente pour la région de X"
        if before in self.words["clue_for"] and not counted:
            return Role(role="modifier", rule="role.beneficiary")
        metonym = hit.nature is None and hit.name in self.words["metonyms"] and not capital
        if k >= first and self.low(k - 1) in self.words["clue_groups"] and k > first:
            return Role(role="modifier", rule="role.part_of_name")
        if self.town_of(hit, first):
            return Role(role="event", rule="place.container")
        if self.war_of(hit, k, first):
            return Role(role="modifier", rule="role.head_noun")
        party = hit.nature is None and (kind == "country" or metonym)
        if party:
            return self.parties.party(hit, k, first, kind, metonym, articles)
        if self.according(k, first):
            return Role(role="seat", rule="role.according_to")
        return Role(role="event", rule="role.event")

    def clock(self, hit: NameHit, first: int) -> bool:
        """Whether the name only tells whose clock is meant: "soit 1 heure du matin en X", "heure de X"."""
        words = [self.low(k) for k in range(max(first, hit.lead - 10), hit.lead)]
        hours = [n for n, w in enumerate(words) if w in self.words["clue_hours"]]
        if not hours:
            return False
        rest = words[hours[-1] + 1 :]
        local = len(rest) in (1, 2) and rest[-1] in self.words["clue_of"]
        return local or bool(self.words["clue_that_is"] & set(words[: hours[-1]]))

    def part_of_name(self, hit: NameHit, first: int) -> Role | None:
        """Modifier where the name is a piece of a longer one: a paper, a person, a unit."""
        if hit.nature is not None or hit.listed:
            return None
        t = self.tokens
        after = t[hit.last] if hit.last < len(t) and t[hit.last].sentence == t[hit.first].sentence else None
        before = self.low(hit.first - 1) if hit.first > first else ""
        if after is not None and after.text.lower() in self.words["days"]:
            after = None  # "in Kyiv Tuesday"
        if after is not None and after.text[:1].isupper() and after.start - t[hit.last - 1].end <= 1:
            named = after.upos in ("PROPN", "NOUN", "ADJ", "X")
            led = before in self.words["clue_led"]
            titled = before in self.words["clue_titled"] and hit.name in self.words["metonyms"]
            whole = after.entity == t[hit.last - 1].entity and after.upos == "PROPN"
            if titled or whole or (named and (hit.entity != "LOC" or (not led and after.upos == "PROPN"))):
                return Role(role="modifier", rule="role.part_of_name")
        if hit.first > first:
            prior = t[hit.first - 1]
            touching = t[hit.first].start - prior.end <= 1
            if (
                touching
                and prior.text[:1].isupper()
                and (prior.upos in ("PROPN", "X") or len(prior.text) > 1 and prior.text.isupper())
                and (prior.i > first or hit.entity == "PER")
            ):
                return Role(role="modifier", rule="role.part_of_name")
            if prior.text == "-" and prior.end == t[hit.first].start:
                return Role(role="modifier", rule="role.part_of_name")
        if hit.entity == "PER" and hit.first > first and t[hit.first - 1].entity == "PER":
            return Role(role="modifier", rule="role.person")  # "Anna van de Velde"
        if hit.entity == "PER" and (hit.first == first or self.low(hit.first - 1) not in self.words["clue_locative"]):
            return Role(role="modifier", rule="role.person")
        return None

    def origin(self, k: int, first: int) -> Role | None:
        """Origin after "depuis", "en provenance de", "partis de", "fabriqués en"."""
        if k < first:
            return None
        word = self.low(k)
        if k > first + 1 and self.tokens[k - 1].upos == "ADV":
            k -= 1  # "originaires apparemment de X"
        prior = self.low(k - 1) if k > first else ""
        two = f"{self.low(k - 2)} {prior}" if k - 1 > first else prior
        ways = self.words["origin_prepositions"]
        if word in ways or (word in self.words["clue_of"] and (prior in ways or two in ways)):
            return Role(role="origin", rule="role.origin")
        n = k - 2 - (k - 2 > first and self.tokens[k - 2].upos == "ADJ")
        a_part = k - 1 > first and self.tokens[n].upos == "DET"  # "une (grande) partie de la ville"
        if word in self.words["clue_of"] and prior in self.words["origin_verbs"] and not a_part:
            return Role(role="origin", rule="role.origin")
        if word in self.words["origin_led"] and (self.came(k, first) or prior in self.words.get("origin_people", ())):
            return Role(role="origin", rule="role.origin")
        if word in self.words["joining"] and self.words["origin_led"] and (head := self.list_led(k, first)) is not None:
            return self.origin(head, first)
        if word in self.words["clue_made"] and prior in self.words["origin_makers"]:
            return Role(role="origin", rule="role.made_in")
        return None

    def list_led(self, k: int, first: int) -> int | None:
        """The word that leads the list of names that token `k` joins: "from Kursk, Oryol and Bryansk"."""
        for j in range(k - 1, max(first - 1, k - 14), -1):
            if self.low(j) in self.words["origin_led"]:
                return j
            named = self.tokens[j].text[:1].isupper() or self.tokens[j].upos in ("NOUN", "DET")
            if not named and self.low(j) not in self.words["joining"]:
                return None
        return None

    def came(self, k: int, first: int) -> bool:
        """Whether a verb of coming or launching stands before "from" at token `k`: "fired 20 missiles from"."""
        for j in range(k - 1, max(first - 1, k - 8), -1):
            if self.low(j) in self.words["origin_verbs"]:
                return True
            if self.tokens[j].upos in ("VERB", "PUNCT"):
                return False
        return False

    def of_a_unit(self, hit: NameHit, k: int, first: int) -> bool:
        """Whether a name is the seat of the unit that some of its men left: "une patrouille du détachement de X"."""
        units, going = self.words.get("mod_units", frozenset()), self.words.get("mod_going", frozenset())
        u = hit.lead if hit.nature is not None else k - 1
        if hit.nature is None and u > first and self.tokens[u].upos == "ADJ":
            u -= 1  # "le détachement militaire de X"
        if u - 2 < first or self.low(u) not in units:
            return False
        j = u - 1
        while j > first and self.low(j) in self.words["clue_articles"]:
            j -= 1
        return self.low(j) in self.words["clue_of"] and self.low(j - 1) in going

    def town_of(self, hit: NameHit, first: int) -> bool:
        """Whether "la cité du Masisi" is a town of that area: the town's own name would follow "de"."""
        k = hit.first - 1
        if k - 1 < first or self.low(k) not in self.words["clue_contracted"] or hit.name[:1].islower():
            return False
        return self.low(k - 1) in self.words["nature_city"]

    def war_of(self, hit: NameHit, k: int, first: int) -> bool:
        """Whether the name only tells which war: "la guerre à Gaza"."""
        named = hit.nature is None and hit.name.lower() in self.words["bare_countries"]
        return named and k > first and self.low(k - 1) in self.words["mod_conflicts"]

    def sheltered(self, hit: NameHit, k: int, first: int) -> bool:
        """Whether people are told of where they are: "camp de déplacés de X", "les déplacés du camp de X"."""
        if hit.nature in ("facility", "quarter") and self.low(k) in self.words["clue_of"]:
            return True
        if k > first + 1 and self.tokens[k - 1].upos == "ADV":
            k -= 1  # "un camp de réfugiés près de X"
        return (
            k - 3 >= first
            and self.low(k - 2) in self.words["clue_of"]
            and self.low(k - 3) in self.words["clue_shelters"]
        )

    def headed_for(self, k: int, first: int) -> bool:
        """Whether someone or something only goes there: "transporté à", "a fui au", "un vol pour"."""
        if k > first and self.low(k) in self.words.get("destination_past", ()):
            return self.low(k - 1) in self.words["destination_roundabout"]
        if k <= first or self.low(k) not in self.words["clue_ways_to"]:
            return False
        j = k - 1
        while j > first and (self.tokens[j].upos in ("ADV", "PUNCT") or self.low(j) in self.words["clue_by_means"]):
            j -= 1
        word = self.low(j)
        if self.low(k) in self.words["clue_for"]:
            return word in self.words["destination_journeys"]
        return word in self.words["destination_verbs"]

    def past_title(self, k: int, first: int) -> int:
        """The word before what a name behind a comma is called: "to" of "on its way to the regional capital, X"."""
        if k - 2 <= first or self.low(k) != "," or self.low(k - 1) not in self.words["capital_nouns"]:
            return first
        j = k - 1
        while j > first and self.tokens[j].upos in ("NOUN", "ADJ", "DET", "PROPN"):
            j -= 1
        return j

    def labels(self, hit: NameHit, first: int) -> bool:
        """Whether a name opens an item of a list and says where what follows was: "• Damas : pas de courant ..."."""
        if any(t.upos not in ("PUNCT", "SYM", "NUM", "X") for t in self.tokens[first : hit.lead]):
            return False
        k = hit.last
        if (
            k + 1 >= len(self.tokens)
            or self.tokens[k].text != ":"
            or self.tokens[k].sentence != self.tokens[first].sentence
        ):
            return False
        return self.tokens[k + 1].text not in ("«", '"', "“", "”")

    def superlative(self, k: int, first: int) -> bool:
        """Whether the name only says of what something is the largest: "la plus grande centrale d'Europe"."""
        for j in range(k - 1, max(first, k - 7) - 1, -1):
            if self.tokens[j].upos in ("VERB", "AUX", "PUNCT"):
                return False
            if self.low(j) in self.words["clue_superlatives"]:
                return (
                    j > first
                    and self.low(j - 1) in self.words["clue_ranking"]
                    or self.low(j) in self.words["clue_ordinals"]
                )
        return False
