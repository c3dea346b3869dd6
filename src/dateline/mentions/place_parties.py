"""Whether a bare country or capital is party to the conflict, a speaker, or the place of an event."""

from dateline.mentions.place_context import NameContext, Role
from dateline.mentions.place_names import NameHit
from dateline.model import Token


class PartyReader(NameContext):
    """Tells the role of the bare countries and capitals of a document."""

    def party(self, hit: NameHit, k: int, first: int, kind: str | None, metonym: bool, articles: int) -> Role:
        """The role of a bare country or capital: party to the conflict, or place."""
        before = self.low(k) if k >= first else ""
        prior = self.low(k - 1) if k > first else ""
        if self.according(k, first) or (before in self.words["clue_after"] and prior in self.words["clue_of"]):
            return Role(role="seat", rule="role.according_to")
        if before in self.words["clue_party"]:
            return Role(role="actor", rule="role.party")
        if before in self.words["clue_against"]:
            near = range(max(first, k - 7), k)
            struck = any(self.low(n).startswith(tuple(self.words["clue_weapons"])) for n in near)
            return Role(role="event", rule="role.target") if struck else Role(role="actor", rule="role.party")
        if before in self.words["clue_inside"]:
            return Role(role="event", rule="role.event")
        if before in self.words["clue_at_or_to"]:
            return (
                Role(role="actor", rule="role.party")
                if kind == "country" and articles
                else Role(role="event", rule="role.event")
            )
        if before in self.words["clue_of"]:
            return self.complement(k, first, kind)
        return self.argument(hit, kind)

    def complement(self, k: int, first: int, kind: str | None) -> Role:
        """The role of a country or capital after "de": by the noun that governs it."""
        j = k - 1
        while j >= first and self.tokens[j].upos == "ADJ":
            j -= 1
        if j < first:
            return Role(role="event", rule="role.event")
        word, token = self.low(j), self.tokens[j]
        if word in self.words["mod_locative_heads"] and not (
            kind == "country" and word in self.words["mod_actor_heads"]
        ):
            return Role(role="event", rule="role.event")
        if word in self.words["mod_actor_heads"]:
            return Role(role="actor", rule="role.party")
        if kind == "country":
            if token.upos in ("NOUN", "PROPN"):
                return Role(role="modifier", rule="role.complement")
            return Role(role="event", rule="role.event")
        return Role(role="event", rule="role.event")

    def argument(self, hit: NameHit, kind: str | None) -> Role:
        """The role of a bare country or capital that no preposition leads: subject, object, apposition."""
        token = self.tokens[hit.first]
        verb = self.tokens[token.head]
        stricken = self.words.get("clue_stricken", frozenset())
        being = hit.last < len(self.tokens) and self.tokens[hit.last].lemma in self.words.get("clue_being", frozenset())
        if being and stricken & set(self.tree.lows[hit.last : hit.last + 5]):
            return Role(role="event", rule="role.suffers")  # "le pays est en proie à", "fait face depuis 2015 à"
        follows = self.next_verb(hit)
        if follows is not None:
            lasting = follows.feats.get("Aspect") == "Prog"  # "Kyiv was watching"
            passive = (
                not lasting
                and follows.i > hit.last
                and any(self.low(k) in self.words["clue_passive"] for k in range(hit.last, follows.i))
            )
            if passive or self.tree.children(follows.i, "aux:pass"):
                return Role(role="event", rule="role.passive_subject")
            turned = any(self.low(n) in self.words["clue_reflexive"] for n in range(hit.last, follows.i))
            if turned and not passive and follows.lemma not in self.words["verb_awake"]:
                return Role(role="actor", rule="role.party")
            if follows.lemma in self.words["verb_suffer"] or turned:
                return Role(role="event", rule="role.suffers")
            if follows.lemma in self.words["verb_say"] and not self.reflexive(follows.i, 0):
                return Role(role="seat", rule="role.says")
            return Role(role="actor", rule="role.party")
        if token.deprel in ("obj", "nsubj:pass") or (verb.i < token.i and verb.upos == "VERB"):
            if verb.lemma in self.words["verb_strike"]:
                return Role(role="event", rule="role.struck")
            if verb.lemma in self.words["verb_say"] and not (
                verb.lemma in self.words["verb_address"] and not self.inserted(verb)
            ):
                return Role(role="seat", rule="role.says")
            return Role(role="actor", rule="role.party")
        if token.deprel == "nsubj":
            return Role(role="seat" if verb.lemma in self.words["verb_say"] else "actor", rule="role.party")
        return Role(role="event", rule="role.event")

    def inserted(self, verb: Token) -> bool:
        """Whether a verb opens an inserted "..., accuse Kiev": its group follows a comma or a closing quote."""
        k = verb.i - 1
        while k >= 0 and self.tokens[k].upos in ("AUX", "ADV", "PRON"):
            k -= 1
        return k >= 0 and self.tokens[k].upos == "PUNCT"
