"""What a place name in some case does in its clause: where something happened, or who spoke, acted, came from there."""

from collections import defaultdict

from dateline.lang import word_set, word_sets
from dateline.mentions.place_context import Role
from dateline.mentions.place_names import NameHit
from dateline.mentions.tree import Tree
from dateline.model import Token

REACH = 9
_BAN = 10  # words of an aside before the country
_EVENT = Role(role="event", rule="role.event")
_SEAT = Role(role="seat", rule="role.says")


class CaseRoles:
    """Tells the role of names in one parsed document, by the words before and after them and by their case."""

    def __init__(self, tree: Tree, language: str) -> None:
        self.tree, self.tokens = tree, tree.tokens
        listed = word_sets(language, "places", "cases", "roles")
        self.words: defaultdict[str, frozenset[str]] = defaultdict(frozenset, listed)  # a list may be missing
        self.metonyms = word_set(language, "places", "metonyms", "words")

    def role(self, hit: NameHit, kind: str | None) -> Role:
        """The role of a name whose gazetteer entry is of this kind (country, city, ...)."""
        sentence = self.tree.sentences[self.tokens[hit.lead].sentence]
        first, last = sentence.first, sentence.last
        if hit.entity == "PER" and hit.nature is None:
            return Role(role="modifier", rule="role.person")
        k = self.before(hit, first)
        word = self.low(k) if k >= first else ""
        lemma = self.lemma(k) if k >= first else ""
        party = hit.nature is None and (kind == "country" or hit.name in self.metonyms)
        if kind == "country" and self.banned(hit, first):
            return Role(role="modifier", rule="role.head_noun")
        if word in self.words["off"] and self.one_of(k, first):
            return _EVENT  # "обстріляли один із районів Харкова"
        if word in self.words["source"] or self.phrase(k, first) in self.words["source"] or self.joined_to_source(hit):
            return Role(role="origin", rule="role.origin")
        if word in self.words["reach"] and self.reached(k, first):
            return _EVENT
        if word in self.words["against"]:
            return Role(role="actor", rule="role.party")
        if word in self.words["fought_for"] and any(self.lemma(j) in self.words["fights"] for j in range(first, k)):
            return _EVENT  # "бои за город Гома"
        if word in self.words["for"]:
            return Role(role="modifier", rule="role.beneficiary")
        if word in self.words["locative"]:
            return self.located(hit, k, first, last, kind, party)
        if word in self.words["with"]:
            return Role(role="actor" if party else "modifier", rule="role.party" if party else "role.head_noun")
        if k > first and self.low(k - 1) == "№" and self.tended(k, first):
            return Role(role="modifier", rule="role.destination")
        governed = self.tokens[hit.lead].deprel == "obj" and self.case(hit) == "Acc"  # "обстріляли з гармат місто X"
        noun = k >= first and (self.tokens[k].upos in ("NOUN", "PROPN") or lemma in self.words["forces"])
        noun = noun and self.tokens[k].feats.get("VerbForm") != "Part"  # "призначений Москвою", which is tagged a noun
        if noun and not governed or lemma in self.words["according"]:
            if (found := self.complement(k, first, last, kind, party, hit)) is not None:
                return found
        return self.argument(hit, first, last, party, kind)

    def joined_to_source(self, hit: NameHit) -> bool:
        """Whether a name is joined to one that something came from: "запускали из Ейска и с мыса Чауда"."""
        joined = next((t for t in self.tokens[hit.lead : hit.last] if t.deprel == "conj" and t.head < hit.lead), None)
        if joined is None or self.tree.children(joined.i, "case") or self.case(hit) != "Gen":
            return False
        return any(self.low(c.i) in self.words["source"] for c in self.tree.children(joined.head, "case"))

    def banned(self, hit: NameHit, first: int) -> bool:
        """Whether a country only forbids an organisation: "(запрещена в РФ)", "организация, запрещенная в России"."""
        before = range(max(first, hit.lead - _BAN), hit.lead)
        lows = [self.low(k) for k in before]
        if lows.count("(") > lows.count(")"):
            return any(low.startswith(stem) for low in lows for stem in self.words["banned"])
        return any(low.startswith(stem) for low in lows[-4:] for stem in self.words["banned_long"])

    def reached(self, k: int, first: int) -> bool:
        """Whether something gets as far as the name: "долетели до", "дошли до"."""
        return any(self.lemma(j).startswith(tuple(self.words["reach_stems"])) for j in range(max(first, k - 4), k))

    def before(self, hit: NameHit, first: int) -> int:
        """The token before the name, its adjectives and quotation marks."""
        k = hit.lead - 1
        while k >= first and (
            (self.tokens[k].upos in ("ADJ", "DET") and self.tokens[k].text[:1].islower())
            or self.tokens[k].text in '«"„('
        ):
            k -= 1
        return k

    def phrase(self, k: int, first: int) -> str:
        """The two words that end at token `k`."""
        return f"{self.low(k - 1)} {self.low(k)}" if k > first else ""

    def located(self, hit: NameHit, k: int, first: int, last: int, kind: str | None, party: bool) -> Role:
        """The role after "в", "на", "под", "по": place, unless someone only speaks there or goes there."""
        word = self.low(k)
        case = self.case(hit)
        if word in self.words["in"] and k > first and self.lemma(k - 1) in self.words["based"]:
            return Role(role="modifier", rule="role.based")
        whither = case == "Acc" or word in self.words.get("whither", ())
        if whither and kind in ("country", "city") and self.blamed(k, first):
            return Role(role="actor", rule="role.party")
        if word in self.words["into"] and whither and self.goes(k, first):
            return Role(role="modifier", rule="role.destination")
        if self.tended(k, first) or hit.noun in self.words["hospitals"] and whither and self.taken_to(hit, last):
            return Role(role="modifier", rule="role.destination")
        if word in self.words["in"] and k > first and self.lemma(k - 1) in self.words["about"]:
            return Role(role="modifier", rule="role.topic")
        if word in self.words["by"] and self.spoken_of(k, first):
            return Role(role="modifier", rule="role.topic")
        if self.says_there(hit, k, first, last):
            return Role(role="seat", rule="role.saying_there")
        return _EVENT

    def blamed(self, k: int, first: int) -> bool:
        """Whether somebody puts the blame on what follows token `k`: "возложил вину прежде всего на Киев"."""
        back = range(k - 1, max(first, k - REACH - 1) - 1, -1)
        verb = next((j for j in back if self.tokens[j].upos == "VERB"), None)
        return verb is not None and self.lemma(verb) in self.words["blaming"]

    def says_there(self, hit: NameHit, k: int, first: int, last: int) -> bool:
        """Whether nobody but the place says: "в Кремле заявили", "сообщили в Киеве"."""
        if self.low(k) not in self.words["in"]:
            return False
        after = self.verb_after(hit, last)
        if after is not None and any(self.tokens[j].text == "," for j in range(k, after.i)):
            after = None  # "взрывы прогремели в Киеве, сообщили в мэрии"
        if after is not None and self.says(after) and after.feats.get("Number") == "Plur" and not self.subject(after):
            return True
        j = k - 1
        while j >= first and (self.tokens[j].upos in ("ADV", "PART") or self.low(j) in self.words["aside"]):
            j -= 1
        verb = self.tokens[j] if j >= first else None
        return verb is not None and self.says(verb) and not self.subject(verb)

    def subject(self, verb: Token) -> bool:
        """Whether a verb has a subject of its own."""
        return bool(self.tree.children(verb.i, "nsubj"))

    def says(self, token: Token) -> bool:
        """Whether a token is a verb of saying."""
        if token.feats.get("Person") == "1":
            return False  # "Напомним, в Дамаске прогремел взрыв"
        return token.upos == "VERB" and token.lemma in self.words["say"]

    def verb_after(self, hit: NameHit, last: int) -> Token | None:
        """The verb that follows the name, adverbs and times between them."""
        k = hit.last
        while k < last and k - hit.last < 5:
            token = self.tokens[k]
            if token.upos in ("VERB", "AUX") and token.lemma not in self.words["auxiliaries"]:
                return token
            if token.upos not in ("ADV", "AUX", "PART", "PRON") and self.low(k) not in self.words["aside"]:
                return None
            k += 1
        return None

    def tended(self, k: int, first: int) -> bool:
        """Whether a hospital before token `k` is where the wounded are taken: "доставили в больницу №2 в Белгороде"."""
        near = range(max(first, k - 3), k)
        return any(self.lemma(j) in self.words["hospitals"] and self.goes(j, first) for j in near)

    def taken_to(self, hit: NameHit, last: int) -> bool:
        """Whether a verb of going or taking follows a hospital's name: "в Вешенскую больницу доставлены двое"."""
        verb = self.verb_after(hit, last)
        return verb is not None and verb.lemma.lower().startswith(tuple(self.words["journey_stems"]))

    def goes(self, k: int, first: int) -> bool:
        """Whether someone or something is only sent or goes there: "отправил в", "поставки в", "визит в"."""
        for j in range(k - 1, max(first, k - REACH) - 1, -1):
            lemma = self.lemma(j)
            if lemma.startswith(tuple(self.words["strike_stems"])):
                return False
            if lemma.startswith(tuple(self.words["journey_stems"])):
                return True
            if self.tokens[j].text in (",", ";"):
                break
        return False

    def spoken_of(self, k: int, first: int) -> bool:
        """Whether "по" leads a topic: "переговоры по Сирии", "совет по Украине"."""
        j = k - 1
        return j >= first and self.lemma(j) in self.words["topics"]

    def complement(self, k: int, first: int, last: int, kind: str | None, party: bool, hit: NameHit) -> Role | None:
        """The role of a name that hangs on the nouns before it: "глава Чувашии", "армия Судана", "север Мали"."""
        j, nouns = k, 0
        while j >= first and k - j < REACH:
            token, lemma = self.tokens[j], self.lemma(j)
            if j > first and self.low(j) in self.words["of_forces"] and self.lemma(j - 1) in self.words["forces"]:
                j -= 1  # "армии обороны Израиля"
                continue
            if lemma in self.words["offices"] or self.low(j) in self.words["offices"]:
                if self.at_building(j, first, lemma):
                    wide = kind in ("country", "region")
                    return Role(role="modifier", rule="role.building_of") if wide else _EVENT
                governs = lemma in self.words["governing"] and kind not in ("country",)
                return Role(role="seat", rule="role.office.governs" if governs else "role.office")
            if lemma in self.words["natives"]:
                return Role(role="modifier", rule="role.native")
            if lemma in self.words["according"]:
                return Role(role="seat", rule="role.according_to")
            if lemma in self.words["hospitals"] and self.goes(j, first):
                return Role(role="modifier", rule="role.destination")
            if lemma in self.words["witnesses"] and self.heard(j, last):
                return Role(role="seat", rule="role.office.governs")
            if (
                nouns == 0
                and lemma in self.words["forces"]
                and j > first
                and self.low(j - 1) in self.words["weapon_by"]
            ):
                return _EVENT  # "обстреляли из артиллерии город Эль-Обейд"
            if nouns == 0 and hit.lead < hit.first and self.case(hit) in ("Nom", "Acc"):
                return None  # "взяли под контроль село X": it hangs on the verb
            if nouns == 0 and lemma in self.words["forces"]:
                sited = lemma in self.words["done_to"] or not party and lemma in self.words["done_to_towns"]
                if sited and kind != "country":
                    return _EVENT  # "обстріл Нікополя" hits the town, "обстріл РФ" is by the country
                return Role(role="actor", rule="role.party")
            if nouns == 0 and lemma in self.words["places"]:
                return None if self.led_elsewhere(j, first) is None else self.led_elsewhere(j, first)
            if nouns == 0 and lemma in self.words["wars"]:
                return Role(role="modifier", rule="role.head_noun")
            if token.upos in ("NOUN", "PROPN"):
                nouns += 1
            elif token.upos not in ("ADJ", "NUM", "DET") and self.low(j) not in self.words["inner"]:
                break
            j -= 1
        if hit.nature is not None:
            return _EVENT
        if kind == "country":
            return Role(role="modifier", rule="role.complement")
        return _EVENT if self.case(hit) not in ("Nom",) or nouns == 0 else None

    def led_elsewhere(self, j: int, first: int) -> Role | None:
        """The role of "территории X" by what leads the noun: "с территории" is an origin, "над территорией" a place."""
        k = j - 1
        while k >= first and self.tokens[k].upos in ("ADJ", "DET"):
            k -= 1
        if k >= first and self.low(k) in self.words["off"] and self.one_of(k, first):
            return _EVENT
        if k >= first and self.low(k) in self.words["source"] | self.words["off"]:
            return Role(role="origin", rule="role.origin")
        return _EVENT

    def one_of(self, k: int, first: int) -> bool:
        """Whether the preposition at token `k` takes some of several: "один із районів", not "двое из города X"."""
        noun = self.tokens[k + 1] if k + 1 < len(self.tokens) else None
        if noun is None or noun.feats.get("Number") == "Sing" or noun.text[:1].isupper():
            return False
        return k > first and (self.tokens[k - 1].upos == "NUM" or self.lemma(k - 1) in ("один", "одна", "одне", "одно"))

    def heard(self, j: int, last: int) -> bool:
        """Whether the person at token `j` speaks: "рассказал житель X", "по словам жителя X"."""
        above = self.tokens[self.tokens[j].head]
        if self.says(above) and self.tokens[j].deprel == "nsubj":
            return True
        return above.lemma.lower() in self.words["according"] or self.lemma(j - 1) in self.words["according"]

    def at_building(self, j: int, first: int, lemma: str) -> bool:
        """Whether something happens at the body's building: "над зданием правительства", "удар по посольству"."""
        if lemma not in self.words["buildings"]:
            return False
        k = j - 1
        while k >= first and (self.tokens[k].upos in ("ADJ", "DET") or self.lemma(k) in self.words["house"]):
            k -= 1
        return k >= first and self.low(k) in self.words["at"]

    def house(self, hit: NameHit) -> int:
        """The first token of "зданием правительства" before a name."""
        k = hit.lead
        first = self.tree.sentences[self.tokens[hit.lead].sentence].first
        while k > first and (
            self.tokens[k - 1].upos in ("ADJ", "DET")
            or self.lemma(k - 1) in self.words["house"] | self.words["buildings"]
        ):
            k -= 1
        return k

    def argument(self, hit: NameHit, first: int, last: int, party: bool, kind: str | None) -> Role:
        """The role of a name that nothing leads: subject, object, addressee."""
        case = self.case(hit)
        token = self.tokens[hit.first]
        verb = self.governor(token)
        after = self.verb_after(hit, last)
        if case == "Ins" and party:
            return Role(role="actor", rule="role.party")  # "назначенный Москвой глава"
        if (
            verb is not None
            and verb.i < token.i
            and token.deprel.startswith("nsubj")
            and verb.lemma in self.words["suffer"]
        ):
            return Role(role="event", rule="role.suffers")  # "пострадал Киев"
        if case in ("Nom", None) and after is not None:
            if self.says(after):
                return _SEAT if party or kind in ("country", "city") else _EVENT
            doer = token.deprel == "nsubj" and token.head == after.i and bool(self.tree.children(after.i, "obj"))
            if not doer and (after.lemma in self.words["suffer"] or after.feats.get("Voice") == "Pass"):
                return Role(role="event", rule="role.suffers")
            return Role(role="actor", rule="role.party") if party else _EVENT
        if (
            verb is not None
            and verb.i < token.i
            and self.says(verb)
            and case in ("Nom", None)
            and token.deprel == "nsubj"
        ):
            return _SEAT
        doer = party and verb is not None and token.deprel == "nsubj" and token.i < verb.i
        if doer and verb is not None and verb.feats.get("Voice") != "Pass":
            if verb.i == token.head or self.tree.children(token.i, "conj"):
                return Role(role="actor", rule="role.party")  # "РФ в ночь на среду атаковала порт"
        if verb is not None and self.struck(verb) and case in ("Acc", "Gen", "Nom"):
            return Role(role="event", rule="role.struck")
        if case == "Dat" and party:
            return Role(role="modifier", rule="role.beneficiary")
        if party and token.deprel in ("nsubj", "nsubj:pass", "obj", "iobj"):
            return Role(role="actor", rule="role.party")
        return _EVENT

    def struck(self, verb: Token) -> bool:
        """Whether a verb tells a strike on its object."""
        return verb.upos == "VERB" and verb.lemma.startswith(tuple(self.words["strike_stems"]))

    def governor(self, token: Token) -> Token | None:
        """The verb above a token, or None."""
        return next((t for t in self.tree.ancestors(token.i) if t.upos == "VERB"), None)

    def case(self, hit: NameHit) -> str | None:
        """The case of the name, of its announcing noun where it has one."""
        for k in (hit.lead, hit.first, hit.last - 1):
            if case := self.tokens[k].feats.get("Case"):
                return str(case)
        return None

    def lemma(self, k: int) -> str:
        """The lemma of token `k` in lower case."""
        return self.tokens[k].lemma.lower()

    def low(self, k: int) -> str:
        """Token `k` in lower case."""
        return self.tree.lows[k]
